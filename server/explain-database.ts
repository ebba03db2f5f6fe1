/** Why a store in PostgreSQL cannot be used, in words. */
import { LOCALES } from '$lib/messages';
import { databaseWords, type DatabaseWords } from '$lib/messages/database';
import type { DatabaseFailure } from './store/postgres/database-failure';

export function explainDatabase(failure: DatabaseFailure, words: DatabaseWords): string {
	const { kind, server } = failure;
	return words.failure[kind]({ server, detail: detailOf(failure) });
}

function detailOf(failure: DatabaseFailure): string {
	switch (failure.kind) {
		case 'unreachable':
			return failure.code;
		case 'no-such-database':
			return failure.database;
		case 'refused':
		case 'no-rights':
			return failure.user;
		case 'not-utf8':
			return failure.encoding;
		default:
			return '';
	}
}

/** The sentence in Chinese and in English. */
export function databaseInBoth(sentence: (words: DatabaseWords) => string): string {
	return LOCALES.map((locale) => sentence(databaseWords[locale])).join('\n');
}

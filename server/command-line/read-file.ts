/** A file on disk → a book, or the sentence that says why not. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { GivenHead } from '$lib/exchange/read/disclosure/read-disclosure';
import { readAnyDocument, type ReadResult } from '$lib/exchange/read/read-document';
import { SIZE_LIMIT } from '$lib/exchange/read/import-report';
import type { Locale } from '$lib/messages';
import { reading } from '$lib/messages/reading';
import { SERVER_WORDS } from '$lib/messages/server';
import { shippedMaps } from '../shipped-file';
import type { Terminal } from './terminal';

export type FileRead =
	| Extract<ReadResult, { ok: true }>
	| {
			readonly ok: false;
			/** Where and why, ready to print. */
			readonly sentence: string;
	  };

export async function readFile(
	file: string,
	locale: Locale,
	{ home }: Pick<Terminal, 'home'>,
	head: GivenHead = {}
): Promise<FileRead> {
	let bytes: Uint8Array;
	try {
		const { size } = statSync(file);
		// A file that will be refused for its size is not loaded first.
		if (size > SIZE_LIMIT) {
			const failure = { kind: 'too-large', bytes: size, limit: SIZE_LIMIT } as const;
			return { ok: false, sentence: `${file}: ${reading[locale].failure(failure)}` };
		}
		bytes = readFileSync(file);
	} catch (error) {
		const reason = (error as NodeJS.ErrnoException).code ?? String(error);
		return { ok: false, sentence: SERVER_WORDS[locale].cannotOpen(file, reason) };
	}
	const characterMaps = shippedMaps(home);
	const read = await readAnyDocument(path.basename(file), bytes, { characterMaps, head });
	if (read.ok) return read;
	return { ok: false, sentence: `${file}: ${reading[locale].failure(read.failure)}` };
}

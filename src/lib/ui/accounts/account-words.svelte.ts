/** Words about accounts in the language chosen; read in a template, they change with it. */
import { accountWords, type AccountWords } from '$lib/messages/accounts';
import { preferences } from '../state/preferences.svelte';
import { sayTime } from '../state/words.svelte';
import type { AccountFailure } from './account-api';

export function sayAccounts(): AccountWords {
	return accountWords[preferences.locale];
}

/** Why something about an account did not work, for a person. */
export function sayAccountFailure({ kind, reason, retryAt }: AccountFailure): string {
	const say = sayAccounts().failure;
	if (kind === 'throttled')
		return say.throttled(sayTime(Math.ceil((retryAt ?? 0) / 60_000) * 60_000));
	if (kind === 'no-session') return say['no-identity'];
	const key = kind === 'weak-password' ? reason : kind;
	const words = (say as Readonly<Record<string, unknown>>)[key ?? 'other'];
	return typeof words === 'string' ? words : say.other;
}

import { accountWords } from '$lib/messages/accounts';
import { preferences } from '../state/preferences.svelte';
import { sayTime } from '../state/words.svelte';
import type { AccountFailure } from './account-api';

/** Why something about an account did not work, for a person. */
export function sayAccountFailure({ kind, reason, retryAt }: AccountFailure): string {
	const say = accountWords[preferences.locale].failure;
	if (kind === 'throttled')
		return say.throttled(sayTime(Math.ceil((retryAt ?? 0) / 60_000) * 60_000));
	if (kind === 'no-session') return say['no-identity'];
	const key = kind === 'weak-password' ? reason : kind;
	const words = (say as Readonly<Record<string, unknown>>)[key ?? 'other'];
	return typeof words === 'string' ? words : say.other;
}

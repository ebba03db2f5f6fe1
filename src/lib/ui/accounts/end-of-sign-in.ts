/** Why the sign-in of an open book ended, from what the server answers now. */
import type { SignInEnd } from '$lib/collab/room/sign-in-end';
import type { Me } from '../state/api';

export type EndOfSignIn =
	| { readonly kind: SignInEnd }
	/** Somebody else has signed in with this browser. */
	| { readonly kind: 'other'; readonly name: string }
	/** The same person has signed in with this browser again: nothing stands in the way any more. */
	| { readonly kind: 'again' };

/**
 * @param person the id of who opened the book
 * @param expiresAt when their sign-in was to run out (UTC milliseconds), as far as that is known
 */
export function endOfSignIn(
	person: string,
	expiresAt: number | undefined,
	{ identity, ended, now }: Pick<Me, 'identity' | 'ended' | 'now'>
): EndOfSignIn {
	if (identity)
		return identity.id === person ? { kind: 'again' } : { kind: 'other', name: identity.name };
	if (ended && ended !== 'unknown') return { kind: ended };
	// A browser drops the cookie in time, and nobody can tell from its absence.
	if (expiresAt !== undefined && expiresAt <= now) return { kind: 'expired' };
	// Without a cookie: it went when somebody signed out, or with the data of the browser.
	return { kind: ended ?? 'left' };
}

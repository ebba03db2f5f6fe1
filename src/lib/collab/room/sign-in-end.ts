/** Why somebody is not signed in any more. */
export const SIGN_IN_ENDS = [
	/** It lasted as long as one may. */
	'expired',
	/** Signed out in this browser. */
	'left',
	/** Ended by the person in another browser. */
	'left-elsewhere',
	/** Ended by the coordinator. */
	'coordinator',
	/** The password is another now. */
	'password',
	/** The account was removed. */
	'removed',
	/** The server's data are those of a backup: everybody signs in again. */
	'restored',
	/** The server does not know the sign-in and cannot tell why. */
	'unknown'
] as const;

export type SignInEnd = (typeof SIGN_IN_ENDS)[number];

/** The ends that somebody causes; the others are concluded. */
export type CausedEnd = Extract<
	SignInEnd,
	'left' | 'left-elsewhere' | 'coordinator' | 'password' | 'removed'
>;

/**
 * One attempt to sign in by the issuer, as the browser keeps it while it is there: in a cookie that only
 * the server can read or write. What comes back is held to it, so it counts in that browser alone, and
 * the server keeps nothing of attempts that nobody ends.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** Milliseconds after which an attempt counts no more. */
export const ATTEMPT_LASTS = 10 * 60_000;
/** Refused by browsers from anybody but us, as the cookie of a session is. */
export const ATTEMPT_COOKIE = '__Host-hebian_oidc';

const attempt = z.object({
	secrets: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
	/** UTC milliseconds. */
	startedAt: z.number(),
	/** The page to go on to, of this origin. */
	to: z.string(),
	/** The one-time link that led here, and what its new account is to be called. */
	link: z
		.object({ token: z.string(), username: z.string().optional(), name: z.string().optional() })
		.optional()
});

export type Attempt = z.infer<typeof attempt>;

const [IV, TAG] = [12, 16];

export function sealAttempt(of: Attempt, secret: Uint8Array): string {
	const iv = randomBytes(IV);
	const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv);
	const sealed = Buffer.concat([cipher.update(JSON.stringify(of), 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Undefined where we did not seal it. */
export function openAttempt(cookie: string, secret: Uint8Array): Attempt | undefined {
	const bytes = Buffer.from(cookie, 'base64url');
	if (bytes.length <= IV + TAG) return undefined;
	const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, IV));
	decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
	try {
		const text = Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]);
		return attempt.parse(JSON.parse(text.toString('utf8')));
	} catch {
		return undefined;
	}
}

/** A key of its own, made of the one that signs sessions. */
function keyOf(secret: Uint8Array): Uint8Array {
	return new Uint8Array(hkdfSync('sha256', secret, '', 'hebian oidc attempt', 32));
}

/** A path of this origin, or the first page: nobody is led elsewhere. */
export function ownPath(to: string, origin: string): string {
	if (!to.startsWith('/') || !URL.canParse(to, origin)) return '/';
	const { origin: of, pathname, search, hash } = new URL(to, origin);
	// A path that begins with two slashes would be another host to who resolves it again.
	return of === origin && !pathname.startsWith('//') ? pathname + search + hash : '/';
}

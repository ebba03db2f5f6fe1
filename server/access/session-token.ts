/**
 * The session cookie: 32 random bytes and their signature. The server keeps only the SHA-256 of
 * the token, so that a stolen database opens no session; the signature lets it turn away made-up
 * tokens without a look at the database.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The prefix has browsers refuse the cookie from anybody but us, by https, for this host alone. */
export const COOKIES = { demo: 'hebian_session', production: '__Host-hebian_session' } as const;

export interface Token {
	readonly cookie: string;
	readonly hash: string;
}

export function newToken(
	secret: Uint8Array,
	random: (size: number) => Buffer = randomBytes
): Token {
	const token = random(32).toString('base64url');
	return { cookie: `${token}.${sign(token, secret)}`, hash: hashOf(token) };
}

/** The hash of a cookie's token, or undefined where we never signed it. */
export function readToken(cookie: string, secret: Uint8Array): string | undefined {
	const match = /^([\w-]{43})\.([\w-]{43})$/.exec(cookie);
	if (!match) return undefined;
	const [, token, signature] = match;
	const expected = Buffer.from(sign(token, secret));
	return timingSafeEqual(expected, Buffer.from(signature)) ? hashOf(token) : undefined;
}

/** The value of the cookie of this name in a `Cookie` header. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
	for (const part of (header ?? '').split(';')) {
		const at = part.indexOf('=');
		if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
	}
	return undefined;
}

export interface CookieOptions {
	readonly name: string;
	/** Only over https: where people reach the server by https. */
	readonly secure: boolean;
	/** Seconds; 0 removes the cookie. */
	readonly maxAge: number;
}

export function setCookie(value: string, { name, secure, maxAge }: CookieOptions): string {
	const flags = secure ? '; Secure' : '';
	return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${flags}`;
}

function sign(token: string, secret: Uint8Array): string {
	return createHmac('sha256', secret).update(token).digest('base64url');
}
function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

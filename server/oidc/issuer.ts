/**
 * The office's OpenID Connect issuer, asked by `openid-client`: authorization code with PKCE, state and
 * nonce (OpenID Connect Core 1.0, RFC 7636, RP-Initiated Logout 1.0). No token of it is kept.
 */
import * as client from 'openid-client';
import { isLoopback, type OidcConfiguration } from '../configuration';
import type { Subject } from '../store/subject-store';

export type IssuerFailure =
	/** It does not answer, or not as an issuer does. */
	| { readonly kind: 'issuer-down' }
	/** It let nobody in: the person cancelled, or may not use this client. */
	| { readonly kind: 'issuer-refused' }
	/** It sent the browser back without a state that this browser began with. */
	| { readonly kind: 'state-lost' }
	/** Its code or token is not what was asked for, or is signed by somebody else. */
	| { readonly kind: 'token-refused' }
	/** By our clock its token has run out, or is not valid yet. */
	| { readonly kind: 'clock-off' };

export type IssuerResult<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly failure: IssuerFailure };

/** What one attempt is held to; the browser keeps it, sealed. */
export interface Secrets {
	readonly state: string;
	readonly nonce: string;
	/** Of PKCE. */
	readonly verifier: string;
}

export interface IssuerOptions {
	readonly settings: OidcConfiguration;
	/** The address in people's browsers. */
	readonly origin: string;
	readonly now: () => number;
	/** Told why it cannot be used, or refused what. Nothing of a token is in it. */
	readonly onFailure?: (what: 'discovery' | 'callback', reason: string) => void;
}

/** Seconds that one answer of the issuer is waited for. */
const PATIENCE = 5;
/** Milliseconds before an issuer that did not answer is asked again unasked. */
const ASK_AGAIN = 10_000;

export const CALLBACK = '/api/oidc/callback';

export class Issuer {
	readonly #options: IssuerOptions;
	#found: client.Configuration | undefined;
	#asking: Promise<client.Configuration | undefined> | undefined;
	#askedAt = -Infinity;

	constructor(options: IssuerOptions) {
		this.#options = options;
	}

	get settings(): OidcConfiguration {
		return this.#options.settings;
	}

	/** Whether it has answered; where it has not, it is asked again now and then. Waits for nothing. */
	get isReachable(): boolean {
		if (!this.#found && this.#options.now() - this.#askedAt >= ASK_AGAIN) void this.discover();
		return this.#found !== undefined;
	}

	/** Reads what the issuer says of itself, once. */
	discover(): Promise<client.Configuration | undefined> {
		if (this.#found) return Promise.resolve(this.#found);
		this.#askedAt = this.#options.now();
		return (this.#asking ??= this.#discover().finally(() => (this.#asking = undefined)));
	}

	/** Where the browser goes to prove who somebody is, and what its return is held to. */
	async begin(): Promise<IssuerResult<{ readonly location: string; readonly secrets: Secrets }>> {
		const found = await this.discover();
		if (!found) return { ok: false, failure: { kind: 'issuer-down' } };
		const secrets = {
			state: client.randomState(),
			nonce: client.randomNonce(),
			verifier: client.randomPKCECodeVerifier()
		};
		const location = client.buildAuthorizationUrl(found, {
			redirect_uri: this.#options.origin + CALLBACK,
			scope: 'openid',
			state: secrets.state,
			nonce: secrets.nonce,
			code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
			code_challenge_method: 'S256'
		});
		return { ok: true, value: { location: location.href, secrets } };
	}

	/** Who came back. @param query of the callback, with its `?` */
	async prove(query: string, secrets: Secrets): Promise<IssuerResult<Subject>> {
		const found = await this.discover();
		if (!found) return { ok: false, failure: { kind: 'issuer-down' } };
		try {
			const tokens = await client.authorizationCodeGrant(
				found,
				new URL(this.#options.origin + CALLBACK + query),
				{
					expectedState: secrets.state,
					expectedNonce: secrets.nonce,
					pkceCodeVerifier: secrets.verifier,
					idTokenExpected: true
				}
			);
			const { iss, sub } = tokens.claims()!;
			return { ok: true, value: { issuer: iss, subject: sub } };
		} catch (error) {
			this.#options.onFailure?.('callback', reasonOf(error));
			return { ok: false, failure: { kind: kindOf(error) } };
		}
	}

	/** Where the browser goes to sign out of the issuer too; undefined where it has no such place. */
	endSession(): string | undefined {
		if (!this.#found?.serverMetadata().end_session_endpoint) return undefined;
		return client.buildEndSessionUrl(this.#found, {
			post_logout_redirect_uri: `${this.#options.origin}/`
		}).href;
	}

	async #discover(): Promise<client.Configuration | undefined> {
		const { settings, now, onFailure } = this.#options;
		try {
			this.#found = await discoverIssuer(settings, now);
		} catch (error) {
			onFailure?.('discovery', reasonOf(error));
		}
		return this.#found;
	}
}

/** @throws whatever went wrong, for `reasonOf` */
export function discoverIssuer(
	{ issuer, clientId, clientSecret }: OidcConfiguration,
	now: () => number
): Promise<client.Configuration> {
	const address = new URL(issuer);
	const isPlain = address.protocol === 'http:' && isLoopback(address.hostname);
	return client.discovery(
		address,
		clientId,
		{ [client.clockSkew]: Math.round((now() - Date.now()) / 1000) },
		clientSecret === undefined ? client.None() : proofOf(clientSecret),
		{
			timeout: PATIENCE,
			execute: [
				// Signatures are checked although the token comes over TLS.
				client.enableNonRepudiationChecks,
				...(isPlain ? [client.allowInsecureRequests] : [])
			]
		}
	);
}

/** As the issuer says that it takes a secret; in a header where it says nothing (RFC 6749, 2.3.1). */
function proofOf(secret: string): client.ClientAuth {
	const [inHeader, inBody] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
	return (server, ...rest) => {
		const methods = server.token_endpoint_auth_methods_supported;
		const basic = methods === undefined || methods.includes('client_secret_basic');
		return (basic ? inHeader : inBody)(server, ...rest);
	};
}

/** What the issuer's own error codes say of itself, and not of the person. */
const TROUBLE: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

function kindOf(error: unknown): IssuerFailure['kind'] {
	if (error instanceof client.AuthorizationResponseError)
		return TROUBLE.has(error.error) ? 'issuer-down' : 'issuer-refused';
	if (error instanceof client.ResponseBodyError)
		return error.status >= 500 ? 'issuer-down' : 'token-refused';
	if (error instanceof client.WWWAuthenticateChallengeError) return 'token-refused';
	const { code } = error as { code?: unknown };
	if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'clock-off';
	if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM') return 'issuer-down';
	// What `fetch` throws where nobody answers.
	if (error instanceof TypeError && error.message === 'fetch failed') return 'issuer-down';
	return 'token-refused';
}

/** For a log: the library's words and codes, which carry nothing of a token. */
export function reasonOf(error: unknown): string {
	const { message, code, cause } = error as Error & { code?: unknown };
	const below = cause instanceof Error ? (cause as NodeJS.ErrnoException) : undefined;
	return [message, code, below?.code ?? below?.message].filter(Boolean).join(', ');
}

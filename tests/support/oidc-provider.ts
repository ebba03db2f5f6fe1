/** A real OpenID Connect issuer on a free port of this machine, and a browser that signs in to it. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = { clientId: 'hebian', clientSecret: 'a secret of the office' };

export interface TestIssuer {
	readonly issuer: string;
	/** Set by a test: what is made of the answer of the token endpoint. */
	tamper: ((answer: Record<string, unknown>) => Record<string, unknown>) | undefined;
	close(): Promise<void>;
}

/** @param origin where Hebian is reached; `port` of one that was closed, to be there again */
export async function startIssuer(origin: string, port = 0): Promise<TestIssuer> {
	const http = createServer();
	await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
	const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	const handle = makeProvider(issuer, origin).callback();
	const started: TestIssuer = { issuer, tamper: undefined, close: () => closeHttp(http) };
	http.on('request', (request, response) => {
		if (request.url === '/token' && started.tamper) changeAnswer(response, started.tamper);
		void handle(request, response);
	});
	return started;
}

function makeProvider(issuer: string, origin: string): Provider {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	return new Provider(issuer, {
		clients: [
			{
				client_id: CLIENT.clientId,
				client_secret: CLIENT.clientSecret,
				redirect_uris: [`${origin}/api/oidc/callback`],
				post_logout_redirect_uris: [`${origin}/`]
			}
		],
		jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'k', use: 'sig' }] },
		cookies: { keys: [randomBytes(16).toString('hex')] },
		ttl: { AccessToken: 60, Grant: 3600, IdToken: 3600, Interaction: 600, Session: 3600 },
		findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
		// Its own client: nobody is asked whether it may know who they are.
		loadExistingGrant: async (context) => {
			const { client, session, provider } = context.oidc;
			const grant = new provider.Grant({
				clientId: client!.clientId,
				accountId: session!.accountId!
			});
			grant.addOIDCScope('openid');
			await grant.save();
			return grant;
		}
	});
}

/** Has what is answered pass through a hand. */
function changeAnswer(response: ServerResponse, tamper: NonNullable<TestIssuer['tamper']>): void {
	const end = response.end.bind(response);
	response.end = ((body: unknown) => {
		const changed = JSON.stringify(tamper(JSON.parse(String(body)) as Record<string, unknown>));
		response.setHeader('content-length', Buffer.byteLength(changed));
		return end(changed);
	}) as typeof response.end;
}

function closeHttp(http: Server): Promise<void> {
	http.closeAllConnections();
	return new Promise((resolve) => http.close(() => resolve()));
}

/** A browser as far as an issuer needs one: it keeps cookies and follows redirects, up to our callback. */
export class IssuerBrowser {
	readonly #cookies = new Map<string, string>();

	/** Signs in; tells the callback's path and query, with which the browser would come back. */
	async signIn(location: string, login: string): Promise<string> {
		const page = await this.#follow(location);
		if (page.back !== undefined) return page.back;
		const body = new URLSearchParams({ prompt: 'login', login, password: 'any' });
		const after = await this.#follow(page.at, { method: 'POST', body });
		if (after.back === undefined) throw new Error(`no way back from ${after.at}`);
		return after.back;
	}

	/** Cancels where the issuer asks who it is. */
	async cancel(location: string): Promise<string> {
		const { at } = await this.#follow(location);
		const { back } = await this.#follow(`${at}/abort`);
		return back!;
	}

	async #follow(
		address: string,
		init: RequestInit = {}
	): Promise<{ readonly at: string; readonly back?: string }> {
		const { origin } = new URL(address);
		const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		const answer = await fetch(address, { ...init, headers: { cookie }, redirect: 'manual' });
		for (const line of answer.headers.getSetCookie()) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
			this.#cookies.set(name, value);
		}
		const location = answer.headers.get('location');
		if (location === null) return { at: address };
		const next = new URL(location, address);
		if (next.origin !== origin) return { at: address, back: next.pathname + next.search };
		return this.#follow(next.href);
	}
}

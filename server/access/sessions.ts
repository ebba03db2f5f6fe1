/** Who is signed in. A session that ends tells its listeners, so that its sockets close with it. */
import type { Store } from '../store/store';
import type { Person } from './person';
import { cookieIn, newToken, readToken } from './session-token';

export interface Session {
	readonly hash: string;
	readonly person: Person;
	/** UTC milliseconds. */
	readonly expiresAt: number;
}

export const SESSION_LASTS = 14 * 24 * 3600 * 1000;

export interface SessionsOptions {
	readonly store: Store;
	readonly secret: Uint8Array;
	/** Sessions of one mode open nothing in the other. */
	readonly mode: 'demo' | 'production';
	readonly now: () => number;
}

export class Sessions {
	readonly #options: SessionsOptions;
	readonly #known = new Map<string, Session>();
	readonly #listeners = new Set<(hash: string) => void>();

	constructor(options: SessionsOptions) {
		this.#options = options;
	}

	async start(person: Person): Promise<{ session: Session; cookie: string }> {
		const { store, secret, mode, now } = this.#options;
		const { cookie, hash } = newToken(secret);
		const session = { hash, person, expiresAt: now() + SESSION_LASTS };
		await store.sessions.removeExpired(now());
		await store.sessions.put({
			hash,
			identity: person,
			mode,
			createdAt: now(),
			expiresAt: session.expiresAt
		});
		this.#known.set(hash, session);
		return { session, cookie };
	}

	/** The session that a `Cookie` header opens, if it is ours and still good. */
	async find(cookieHeader: string | undefined): Promise<Session | undefined> {
		const cookie = cookieIn(cookieHeader);
		const hash = cookie && readToken(cookie, this.#options.secret);
		if (!hash) return undefined;
		const known = this.#known.get(hash);
		if (known) return this.isOpen(hash) ? known : undefined;
		const record = await this.#options.store.sessions.find(hash);
		if (!record || record.mode !== this.#options.mode) return undefined;
		if (record.expiresAt <= this.#options.now()) return undefined;
		const session = { hash, person: record.identity, expiresAt: record.expiresAt };
		this.#known.set(hash, session);
		return session;
	}

	/** Whether a session found earlier is still good now. */
	isOpen(hash: string): boolean {
		const session = this.#known.get(hash);
		if (!session) return false;
		if (session.expiresAt > this.#options.now()) return true;
		this.#known.delete(hash);
		return false;
	}

	async end(hash: string): Promise<void> {
		await this.#options.store.sessions.remove(hash);
		this.#known.delete(hash);
		for (const listener of this.#listeners) listener(hash);
	}

	onEnd(listener: (hash: string) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}
}

/** Who is signed in. A session that ends tells its listeners, so that its sockets close with it. */
import type { CausedEnd, SignInEnd } from '$lib/collab/room/sign-in-end';
import type { SessionRecord, Store } from '../store/store';
import type { People } from './people';
import type { Person } from './person';
import { COOKIES, cookieIn, newToken, readToken } from './session-token';

export interface Session {
	readonly hash: string;
	/** The id of who is signed in. */
	readonly personId: string;
	/** UTC milliseconds. */
	readonly expiresAt: number;
}

/** Where somebody signs in from, as they are shown it in the list of their sessions. */
export interface SessionOrigin {
	readonly agent: string;
	readonly address: string;
}

export const SESSION_LASTS = 14 * 24 * 3600 * 1000;
/** When a session was last used is kept to the minute: it is no reason to write at every request. */
const SEEN_EVERY = 60_000;

export interface SessionsOptions {
	readonly store: Pick<Store, 'sessions' | 'lostSpans'>;
	readonly secret: Uint8Array;
	/** Sessions of one mode open nothing in the other. */
	readonly mode: 'demo' | 'production';
	readonly people: People;
	readonly now: () => number;
}

export class Sessions {
	readonly #options: SessionsOptions;
	readonly #known = new Map<string, Session>();
	readonly #seen = new Map<string, number>();
	readonly #listeners = new Set<(hash: string) => void>();

	constructor(options: SessionsOptions) {
		this.#options = options;
	}

	get cookieName(): string {
		return COOKIES[this.#options.mode];
	}

	async start(
		personId: string,
		origin: SessionOrigin = { agent: '', address: '' }
	): Promise<{ session: Session; cookie: string }> {
		const { store, secret, mode, now, people } = this.#options;
		if (!people.find(personId)) await people.refresh();
		const { cookie, hash } = newToken(secret);
		const at = now();
		const session = { hash, personId, expiresAt: at + SESSION_LASTS };
		await store.sessions.removeExpired(at);
		const { expiresAt } = session;
		const times = { createdAt: at, seenAt: at, expiresAt };
		await store.sessions.put({ hash, person: personId, mode, ...times, ...origin });
		this.#known.set(hash, session);
		this.#seen.set(hash, at);
		return { session, cookie };
	}

	/** The session that a `Cookie` header opens, if it is ours and still good. */
	async find(cookieHeader: string | undefined): Promise<Session | undefined> {
		const hash = this.#hashIn(cookieHeader);
		if (!hash) return undefined;
		if (!this.#known.has(hash)) await this.#recall(hash);
		if (!this.isOpen(hash)) return undefined;
		await this.#use(hash);
		return this.#known.get(hash);
	}

	/** Why a cookie opens nothing; undefined where none came along. */
	async whyEnded(cookieHeader: string | undefined): Promise<SignInEnd | undefined> {
		if (!cookieIn(cookieHeader, this.cookieName)) return undefined;
		const { store, people, now } = this.#options;
		const hash = this.#hashIn(cookieHeader);
		const why = hash && (await store.sessions.whyEnded(hash));
		if (why) return why;
		const record = hash && (await store.sessions.find(hash));
		if (record && record.expiresAt <= now()) return 'expired';
		if (record && !people.find(record.person)) return 'removed';
		// A cookie lasts as long as its session: one that is not known was lost within that time.
		const isRestored = store.lostSpans.some(({ until }) => until > now() - SESSION_LASTS);
		return isRestored ? 'restored' : 'unknown';
	}

	/** Who is signed in with it, as they are now. */
	personOf({ personId }: Session): Person | undefined {
		return this.#options.people.find(personId);
	}

	/** Whether a session found earlier is still good now. */
	isOpen(hash: string): boolean {
		const session = this.#known.get(hash);
		if (!session || !this.personOf(session)) return false;
		if (session.expiresAt > this.#options.now()) return true;
		this.#forget(hash);
		return false;
	}

	/** The open sessions of a person, the newest first. */
	async ofPerson(personId: string): Promise<readonly SessionRecord[]> {
		const { store, mode, now } = this.#options;
		const all = await store.sessions.ofPerson(personId, mode);
		return all.filter(({ expiresAt }) => expiresAt > now());
	}

	async end(hash: string, why: CausedEnd): Promise<void> {
		await this.#options.store.sessions.end(hash, why);
		this.#close(hash);
	}

	/** Ends all sessions of a person but the one that is to stay; tells how many. */
	async endAll(personId: string, why: CausedEnd, but?: string): Promise<number> {
		const ending = (await this.ofPerson(personId)).filter(({ hash }) => hash !== but);
		for (const { hash } of ending) await this.end(hash, why);
		return ending.length;
	}

	/** Takes in which sessions another process has ended. */
	async refresh(): Promise<void> {
		for (const hash of [...this.#known.keys()])
			if (!(await this.#options.store.sessions.find(hash))) this.#close(hash);
	}

	onEnd(listener: (hash: string) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async #recall(hash: string): Promise<void> {
		const { store, mode, people } = this.#options;
		const record = await store.sessions.find(hash);
		if (!record || record.mode !== mode) return;
		// Somebody who joined by another process, or a demo identity of a book that is new.
		if (!people.find(record.person)) await people.refresh();
		this.#known.set(hash, { hash, personId: record.person, expiresAt: record.expiresAt });
		this.#seen.set(hash, record.seenAt);
	}

	async #use(hash: string): Promise<void> {
		const { store, now } = this.#options;
		if (now() - (this.#seen.get(hash) ?? 0) < SEEN_EVERY) return;
		this.#seen.set(hash, now());
		await store.sessions.seen(hash, now());
	}

	/** The hash of the cookie, where we signed it. */
	#hashIn(cookieHeader: string | undefined): string | undefined {
		const cookie = cookieIn(cookieHeader, this.cookieName);
		return cookie && readToken(cookie, this.#options.secret);
	}

	#close(hash: string): void {
		this.#forget(hash);
		for (const listener of this.#listeners) listener(hash);
	}

	#forget(hash: string): void {
		this.#known.delete(hash);
		this.#seen.delete(hash);
	}
}

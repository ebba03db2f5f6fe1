/** Users, one-time links and attempts to sign in, in memory. */
import type {
	AttemptRows,
	Attempts,
	AttemptStore,
	LinkRecord,
	LinkStore,
	UserChange,
	UserRecord,
	UserStore
} from '../store';

export class MemoryUsers implements UserStore {
	readonly #users = new Map<string, UserRecord>();

	async list(): Promise<readonly UserRecord[]> {
		return [...this.#users.values()].sort(
			(a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
		);
	}
	async add(user: UserRecord): Promise<boolean> {
		for (const { username } of this.#users.values()) if (username === user.username) return false;
		this.#users.set(user.id, user);
		return true;
	}
	async change(id: string, change: UserChange): Promise<void> {
		const user = this.#users.get(id);
		if (user) this.#users.set(id, { ...user, ...change });
	}
}

export class MemoryLinks implements LinkStore {
	readonly #links = new Map<string, LinkRecord>();

	async add(link: LinkRecord): Promise<void> {
		this.#links.set(link.hash, link);
	}
	async find(hash: string): Promise<LinkRecord | undefined> {
		return this.#links.get(hash);
	}
	async open(): Promise<readonly LinkRecord[]> {
		return [...this.#links.values()]
			.filter(({ closedAt }) => closedAt === undefined)
			.sort((a, b) => b.createdAt - a.createdAt || (a.hash < b.hash ? -1 : 1));
	}
	async close(hash: string, at: number, usedBy?: string): Promise<boolean> {
		const link = this.#links.get(hash);
		if (!link || link.closedAt !== undefined || link.expiresAt <= at) return false;
		this.#links.set(hash, { ...link, closedAt: at, ...(usedBy !== undefined && { usedBy }) });
		return true;
	}
}

export class MemoryAttempts implements AttemptStore {
	readonly rows = new Map<string, Attempts>();

	async change<T>(decide: (rows: AttemptRows) => T): Promise<T> {
		const { rows } = this;
		return decide({
			get: (key) => rows.get(key),
			set: (key, attempts) => void (attempts ? rows.set(key, attempts) : rows.delete(key)),
			drop: (prefix) => {
				for (const key of rows.keys()) if (key.startsWith(prefix)) rows.delete(key);
			},
			forget: (before) => {
				for (const [key, { at }] of rows) if (at < before) rows.delete(key);
			}
		});
	}
}

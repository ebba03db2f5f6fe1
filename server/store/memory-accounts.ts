/** Users, one-time links and attempts to sign in, in memory. */
import type {
	Attempts,
	AttemptStore,
	LinkRecord,
	LinkStore,
	UserChange,
	UserRecord,
	UserStore
} from './store';

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
	readonly #attempts = new Map<string, Attempts>();

	async update(
		key: string,
		change: (before: Attempts | undefined) => Attempts | undefined
	): Promise<void> {
		const after = change(this.#attempts.get(key));
		if (after) this.#attempts.set(key, after);
		else this.#attempts.delete(key);
	}
	async forget(before: number): Promise<void> {
		for (const [key, { at }] of this.#attempts) if (at < before) this.#attempts.delete(key);
	}
}

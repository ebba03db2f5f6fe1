/** The users of this server, kept in memory: rights are asked for at every message. */
import type { Store, UserChange, UserRecord } from '../store/store';
import type { People } from './people';
import type { Person } from './person';

export class UserDirectory implements People {
	readonly #store: Pick<Store, 'users'>;
	#users = new Map<string, UserRecord>();
	readonly #listeners = new Set<(id: string) => void>();

	constructor(store: Pick<Store, 'users'>) {
		this.#store = store;
	}

	find(id: string): Person | undefined {
		return this.user(id);
	}
	all(): readonly UserRecord[] {
		return this.everybody().filter(isHere);
	}

	/** Undefined for who was removed. */
	user(id: string): UserRecord | undefined {
		const user = this.#users.get(id);
		return user && isHere(user) ? user : undefined;
	}
	byUsername(username: string): UserRecord | undefined {
		return this.all().find((user) => user.username === username);
	}
	/** Also those who were removed: their names stand beside what they wrote. */
	everybody(): readonly UserRecord[] {
		return [...this.#users.values()];
	}

	/** False where the username is taken. */
	async add(user: UserRecord): Promise<boolean> {
		if (!(await this.#store.users.add(user))) return false;
		await this.refresh();
		return true;
	}

	async change(id: string, change: UserChange): Promise<void> {
		await this.#store.users.change(id, change);
		await this.refresh();
	}

	async refresh(): Promise<void> {
		const before = this.#users;
		this.#users = new Map((await this.#store.users.list()).map((user) => [user.id, user]));
		for (const [id, user] of this.#users)
			if (asSeen(before.get(id)) !== asSeen(user))
				for (const listener of this.#listeners) listener(id);
	}

	onChange(listener: (id: string) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}
}

function isHere({ removedAt }: UserRecord): boolean {
	return removedAt === undefined;
}

/** What others notice of a user. */
function asSeen(user: UserRecord | undefined): string {
	return JSON.stringify(user && [user.name, user.grants, user.removedAt]);
}

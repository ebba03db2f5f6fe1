/**
 * One commit for everything that arrived in one turn of the event loop. A commit costs an fsync,
 * whether it carries one row or five hundred, so under load the price per update falls.
 */
interface Waiting<T> {
	readonly item: T;
	readonly resolve: (result: number) => void;
	readonly reject: (error: unknown) => void;
}

export class GroupCommit<T> {
	#waiting: Waiting<T>[] = [];
	#scheduled = false;
	#commits = 0;
	#rows = 0;

	/** `write` stores all items durably or throws; it returns their sequences in order. */
	constructor(private readonly write: (items: readonly T[]) => readonly number[]) {}

	add(item: T): Promise<number> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ item, resolve, reject });
			if (this.#scheduled) return;
			this.#scheduled = true;
			setImmediate(() => this.commit());
		});
	}

	/** Commits what waits, now. */
	commit(): void {
		this.#scheduled = false;
		const group = this.#waiting;
		if (group.length === 0) return;
		this.#waiting = [];
		try {
			const sequences = this.write(group.map((w) => w.item));
			this.#commits++;
			this.#rows += group.length;
			group.forEach((w, i) => w.resolve(sequences[i]));
		} catch (error) {
			for (const w of group) w.reject(error);
		}
	}

	/** How many commits carried how many rows, for the bench and the health page. */
	get figures(): { commits: number; rows: number } {
		return { commits: this.#commits, rows: this.#rows };
	}
}

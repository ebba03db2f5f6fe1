/**
 * One commit for everything that arrived together, in whatever rooms. A commit costs an fsync and
 * what goes with it, whatever it carries (500 µs of CPU with three rows, 700 with fourteen): the
 * first after a pause is made at once, at the end of its turn of the event loop. The next waits until
 * three frames of the screen have passed since, so that under load the price per update falls, that
 * of telling everybody, too, and nobody sees the difference.
 */
interface Waiting<T> {
	readonly item: T;
	readonly resolve: (result: number) => void;
	readonly reject: (error: unknown) => void;
}

/** Milliseconds between two commits. */
const PACE = 48;

export class GroupCommit<T> {
	#waiting: Waiting<T>[] = [];
	#scheduled = false;
	/** A commit that is being written; none is begun before it has ended. */
	#underWay: Promise<void> | undefined;
	/** When the last commit ended, on the clock of `performance.now`: a slow disk gets its pause too. */
	#last = -Infinity;
	#commits = 0;
	#rows = 0;

	/** `write` stores all items durably or throws; it returns their sequences in order. */
	constructor(
		private readonly write: (items: readonly T[]) => readonly number[] | Promise<readonly number[]>
	) {}

	add(item: T): Promise<number> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ item, resolve, reject });
			if (this.#scheduled) return;
			this.#scheduled = true;
			const wait = this.#last + PACE - performance.now();
			if (wait > 0) setTimeout(() => void this.commit(), wait);
			else setImmediate(() => void this.commit());
		});
	}

	/** Commits what waits, now: done when it returns, or when what it returns resolves. */
	commit(): void | Promise<void> {
		if (this.#underWay) return this.#underWay.then(() => this.commit());
		this.#scheduled = false;
		const group = this.#waiting;
		if (group.length === 0) return;
		this.#waiting = [];
		try {
			const written = this.write(group.map((w) => w.item));
			if (!(written instanceof Promise)) return this.#written(group, written);
			this.#underWay = written
				.then(
					(sequences) => this.#written(group, sequences),
					(error: unknown) => this.#failed(group, error)
				)
				.finally(() => (this.#underWay = undefined));
			return this.#underWay;
		} catch (error) {
			this.#failed(group, error);
		}
	}

	#written(group: readonly Waiting<T>[], sequences: readonly number[]): void {
		this.#commits++;
		this.#rows += group.length;
		group.forEach((w, i) => w.resolve(sequences[i]));
		this.#last = performance.now();
	}

	#failed(group: readonly Waiting<T>[], error: unknown): void {
		for (const w of group) w.reject(error);
		this.#last = performance.now();
	}

	/** How many commits carried how many rows, for the bench and the health page. */
	get figures(): { commits: number; rows: number } {
		return { commits: this.#commits, rows: this.#rows };
	}
}

/** The edits of a room that the server has not acknowledged. */
import { covers, type WaitingEdit } from './offline-store';

export class WaitingEdits {
	/** By client and clock: other tabs tell of edits that are known already. */
	readonly #edits = new Map<string, WaitingEdit>();
	/** What the server has acknowledged: client → clock. */
	acknowledged: ReadonlyMap<number, number> = new Map();
	/** For each client with waiting edits the clock after the last of them. */
	readonly #ends = new Map<number, number>();

	get count(): number {
		return this.#edits.size;
	}
	get all(): readonly WaitingEdit[] {
		return [...this.#edits.values()];
	}

	add(edits: Iterable<WaitingEdit>): void {
		for (const edit of edits) {
			if (covers(this.acknowledged, edit)) continue;
			this.#edits.set(`${edit.client}.${edit.clock}`, edit);
			this.#ends.set(edit.client, Math.max(this.#ends.get(edit.client) ?? 0, edit.clock));
		}
	}

	/** Notes an acknowledgement; true when edits ceased to wait. */
	cover(vector: ReadonlyMap<number, number>): boolean {
		this.acknowledged = vector;
		const before = this.all;
		this.clear();
		this.add(before);
		return this.#edits.size < before.length;
	}

	/** Whether what a client made at a clock may still be unknown to the server. */
	holds(client: number, clock: number): boolean {
		return clock < (this.#ends.get(client) ?? 0) && clock >= (this.acknowledged.get(client) ?? 0);
	}

	/**
	 * A document's state without what the server lacks: for each client up to the first edit that
	 * waits, and up to what the server said that it has.
	 */
	beforeThem(
		state: ReadonlyMap<number, number>,
		server: ReadonlyMap<number, number> | undefined
	): Map<number, number> {
		const vector = new Map(state);
		for (const client of this.#ends.keys()) vector.set(client, this.acknowledged.get(client) ?? 0);
		if (server)
			for (const [client, clock] of vector)
				vector.set(client, Math.min(clock, server.get(client) ?? 0));
		return vector;
	}

	clear(): void {
		this.#edits.clear();
		this.#ends.clear();
	}
}

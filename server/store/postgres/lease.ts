/**
 * Who may append. A lease names its owner and a fence, a number that rises with each owner; every
 * append is written only under its own fence. It is on the clock of the database: a process that was
 * stopped for longer, and goes on as if nothing had been, writes no row once another has taken over.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { SqlRows, SqlValue } from '../sql-rows';

/** Of everything in the store. */
const SCOPE = 'store';
/** Seconds until a lease that is not renewed may be taken over. */
const LASTS = 10;
/** Milliseconds between two renewals. */
const RENEW_EVERY = 3_000;
/** So long a new owner waits for the lease of one that was killed. */
const PATIENCE = (LASTS + 2) * 1_000;

/** Somebody else may append now. */
export class LeaseLost extends Error {
	readonly code = 'LEASE_LOST';
	constructor() {
		super('another server has taken over the database');
	}
}

export class Lease {
	#fence = 0;
	#timer: NodeJS.Timeout | undefined;
	#isLost = false;

	constructor(
		private readonly database: SqlRows,
		private readonly owner: string,
		private readonly onLost: () => void
	) {}

	/** False where somebody else has it and keeps it. */
	async take(patience = PATIENCE): Promise<boolean> {
		const until = performance.now() + patience;
		while (!(await this.#tryTake())) {
			if (performance.now() > until) return false;
			await pause(250);
		}
		this.#timer = setInterval(() => void this.#renew(), RENEW_EVERY).unref();
		return true;
	}

	/** The values of `HELD`. */
	get claim(): readonly SqlValue[] {
		return [SCOPE, this.owner, this.#fence];
	}

	/**
	 * Raises the fence. Resolves when every statement under the fence of before has ended, and none of
	 * them that is still on its way will write; rejects with `LeaseLost`.
	 */
	async raise(): Promise<void> {
		const [row] = await this.database.all(
			`UPDATE lease SET fence = fence + 1, until = clock_timestamp() + interval '${LASTS} s'
			 WHERE scope = ? AND owner = ? AND fence = ? RETURNING fence`,
			...this.claim
		);
		if (!row) throw this.lost();
		this.#fence = Number(row.fence);
	}

	/** Inside a transaction: nobody takes over before it has ended. */
	async hold(rows: SqlRows): Promise<void> {
		const held = await rows.all(HELD, ...this.claim);
		if (held.length === 0) throw this.lost();
	}

	/** Another may have it at once. */
	async release(): Promise<void> {
		clearInterval(this.#timer);
		if (this.#fence === 0) return;
		await this.database.run(
			`UPDATE lease SET until = clock_timestamp() WHERE scope = ? AND owner = ? AND fence = ?`,
			...this.claim
		);
	}

	/** A statement under our fence wrote nothing. */
	lost(): LeaseLost {
		clearInterval(this.#timer);
		if (!this.#isLost) this.onLost();
		this.#isLost = true;
		return new LeaseLost();
	}

	async #tryTake(): Promise<boolean> {
		const [row] = await this.database.all(
			`INSERT INTO lease VALUES (?, ?, 1, clock_timestamp() + interval '${LASTS} s')
			 ON CONFLICT (scope) DO UPDATE
				SET owner = excluded.owner, fence = lease.fence + 1, until = excluded.until
				WHERE lease.until <= clock_timestamp()
			 RETURNING fence`,
			SCOPE,
			this.owner
		);
		if (row) this.#fence = Number(row.fence);
		return row !== undefined;
	}

	/** A database that cannot be reached is asked again: as long as nobody took over, the lease is ours. */
	async #renew(): Promise<void> {
		try {
			const fence = this.#fence;
			const renewed = await this.database.run(
				`UPDATE lease SET until = clock_timestamp() + interval '${LASTS} s'
				 WHERE scope = ? AND owner = ? AND fence = ?`,
				...this.claim
			);
			if (renewed === 0 && fence === this.#fence) this.lost();
		} catch {
			// Tried again in three seconds.
		}
	}
}

/** Finds a row while the lease is held, and keeps others from taking it until the transaction ends. */
export const HELD = 'SELECT 1 FROM lease WHERE scope = ? AND owner = ? AND fence = ? FOR SHARE';

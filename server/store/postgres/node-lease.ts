/**
 * That this process lives, on the clock of the database. A node whose lease has run out is removed by
 * whoever takes something of it over; it finds that out by its next renewal, and ends. A node without
 * an address of its own is alone: it neither begins beside others nor lets others begin.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { SqlRows } from '../sql-rows';
import type { PostgresDatabase } from './database';

/** Seconds until a lease that is not renewed has run out. */
const LASTS = 10;
/** Milliseconds between two renewals. */
const RENEW_EVERY = 3_000;
/** So long a new node waits for the lease of one that was killed. */
const PATIENCE = (LASTS + 2) * 1_000;
const UNTIL = `clock_timestamp() + interval '${LASTS} s'`;

/** Somebody else may append now. */
export class LeaseLost extends Error {
	readonly code = 'LEASE_LOST';
	constructor() {
		super('another server has taken over');
	}
}

export interface NodeLeaseOptions {
	readonly id: string;
	/** Where other nodes reach this one; absent for one that is alone. */
	readonly url: string | undefined;
	/** Nothing that is in memory may be trusted any more. */
	readonly onLost: () => void;
}

export class NodeLease {
	readonly id: string;
	readonly #options: NodeLeaseOptions;
	#timer: NodeJS.Timeout | undefined;
	#isLost = false;

	constructor(
		private readonly database: PostgresDatabase,
		options: NodeLeaseOptions
	) {
		this.id = options.id;
		this.#options = options;
	}

	/** False where a node is there, and stays, beside which this one cannot be. */
	async take(patience = PATIENCE): Promise<boolean> {
		const until = performance.now() + patience;
		while (!(await this.#tryTake())) {
			if (performance.now() > until) return false;
			await pause(250);
		}
		return true;
	}

	/** Renews it from here on. @param missing whether something of ours is another's by now */
	keep(missing: () => Promise<boolean>): void {
		this.#timer = setInterval(() => void this.#renew(missing), RENEW_EVERY).unref();
	}

	/** Inside a transaction: nobody removes this node before it has ended. */
	async hold(rows: SqlRows): Promise<void> {
		const held = await rows.all('SELECT 1 FROM node WHERE id = ? FOR KEY SHARE', this.id);
		if (held.length === 0) throw this.lost();
	}

	/** Others may have everything at once. */
	async release(): Promise<void> {
		clearInterval(this.#timer);
		await this.database.run('DELETE FROM node WHERE id = ?', this.id);
	}

	/** What was ours is not: a statement of ours wrote nothing. */
	lost(): LeaseLost {
		clearInterval(this.#timer);
		if (!this.#isLost) this.#options.onLost();
		this.#isLost = true;
		return new LeaseLost();
	}

	#tryTake(): Promise<boolean> {
		const { id, url = null } = this.#options;
		return this.database.transaction(async (rows) => {
			await rows.run('LOCK TABLE node IN SHARE ROW EXCLUSIVE MODE');
			await removeDead(rows);
			const added = await rows.run(
				`INSERT INTO node SELECT ?::text, ?::text, ${UNTIL}
				 WHERE NOT EXISTS (SELECT FROM node WHERE url IS NULL OR ?::text IS NULL)`,
				...[id, url, url]
			);
			return added === 1;
		});
	}

	/** A database that cannot be reached is asked again: as long as nobody took over, all is ours. */
	async #renew(missing: () => Promise<boolean>): Promise<void> {
		try {
			const renewed = await this.database.run(
				`UPDATE node SET until = ${UNTIL} WHERE id = ?`,
				this.id
			);
			if (renewed === 0 || (await missing())) this.lost();
		} catch {
			// Tried again in three seconds.
		}
	}
}

/** Nodes whose lease has run out are no nodes any more. */
export async function removeDead(rows: SqlRows): Promise<void> {
	await rows.run(
		`DELETE FROM node WHERE id IN (
			SELECT id FROM node WHERE until <= clock_timestamp() FOR UPDATE SKIP LOCKED)`
	);
}

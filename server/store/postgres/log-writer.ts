/**
 * Appends to the logs of rooms, many in one statement, which is a transaction by itself: it writes only
 * under our fence, and waits for nobody. Where a connection breaks before the answer, it is found out
 * whether the rows are there before anybody is told that they are not.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { roomSeed, rowChecksum } from '../checksum';
import type { Tail } from '../room-chain';
import { placeholders, type SqlRows } from '../sql-rows';
import { AppendFailed, type AppendMeta } from '../store';
import { storable, type PostgresDatabase } from './database';
import { isConnectionLost } from './database-failure';
import { bookOf } from '../book-of';
import { HELD, type BookLeases } from './book-leases';

export interface Appending {
	readonly room: string;
	readonly update: Uint8Array;
	readonly meta: AppendMeta;
}

/** As the table `log` has its columns: room, sequence, at, by, data, checksum. */
export type LogRow = readonly [string, number, number, string, Uint8Array, number];

const FIRST_ROW = '(?::text, ?::bigint, ?::bigint, ?::text, ?::bytea, ?::bigint)';
/** Each number of rows up to this has a statement that the server keeps ready. */
const READY = 64;
/** A statement has 65,535 values at most; what is more goes in several of one transaction. */
const ROWS_AT_ONCE = 2_000;
/** Milliseconds for which a database that went away is waited for before an append has failed. */
const PATIENCE = 20_000;

export class LogWriter {
	readonly #tails = new Map<string, Tail>();
	/** Books for which a statement of ours may be on its way still. */
	readonly #uncertain = new Set<string>();

	constructor(
		private readonly database: PostgresDatabase,
		/** Absent for a store that only looks. */
		private readonly leases: BookLeases | undefined
	) {}

	/** The sequences of the rows, durable; rejects with `AppendFailed` where they are not in the log. */
	async write(items: readonly Appending[]): Promise<readonly number[]> {
		const { leases } = this;
		if (!leases) throw new AppendFailed('NO_LEASE');
		const rooms = new Set(items.map(({ room }) => room));
		const books = [...new Set([...rooms].map(bookOf))];
		try {
			await leases.own(books);
			await this.#settle(leases);
			const rows = await this.#next(items);
			if (!(await this.#insert(rows, books, leases)) && !(await this.#areWritten(rows, leases)))
				throw leases.lost();
			return rows.map(([, sequence]) => sequence);
		} catch (error) {
			for (const room of rooms) this.#tails.delete(room);
			throw new AppendFailed((error as { code?: string }).code ?? 'UNKNOWN', { cause: error });
		}
	}

	/** Where a room's log ends. */
	async tail(room: string): Promise<Tail> {
		const known = this.#tails.get(room);
		if (known) return known;
		await this.#readTails([room]);
		return this.#tails.get(room)!;
	}

	/** Somebody has read the log up to here. */
	seen(room: string, tail: Tail): void {
		if (tail.sequence >= (this.#tails.get(room)?.sequence ?? 0)) this.#tails.set(room, tail);
	}

	/** What is known of the end of a room's log does not count any more. */
	forget(room: string): void {
		this.#tails.delete(room);
	}

	/** Others may write in this book from here on. */
	forgetBook(book: string): void {
		for (const room of this.#tails.keys()) if (bookOf(room) === book) this.#tails.delete(room);
		this.#uncertain.delete(book);
	}

	/** The rows that follow; from here on their rooms end with them. */
	async #next(items: readonly Appending[]): Promise<LogRow[]> {
		const unknown = items.map(({ room }) => room).filter((room) => !this.#tails.has(room));
		if (unknown.length > 0) await this.#readTails([...new Set(unknown)]);
		return items.map(({ room, update, meta: { by, at } }) => {
			const meta = { by: storable(by), at };
			const tail = this.#tails.get(room)!;
			const sequence = tail.sequence + 1;
			const checksum = rowChecksum(tail.checksum, sequence, update, meta);
			this.#tails.set(room, { sequence, checksum });
			return [room, sequence, meta.at, meta.by, update, checksum];
		});
	}

	async #readTails(rooms: readonly string[]): Promise<void> {
		const list = placeholders(rooms.length);
		const rows = await this.database.all(
			`SELECT DISTINCT ON (room) room, sequence, checksum FROM (
				SELECT room, through AS sequence, chain AS checksum FROM snapshot WHERE room IN ${list}
				UNION ALL (SELECT DISTINCT ON (room) room, sequence, checksum FROM log
					WHERE room IN ${list} ORDER BY room, sequence DESC)
			) AS ends ORDER BY room, sequence DESC`,
			...rooms,
			...rooms
		);
		for (const room of rooms) this.#tails.set(room, { sequence: 0, checksum: roomSeed(room) });
		for (const { room, sequence, checksum } of rows)
			this.#tails.set(String(room), { sequence: Number(sequence), checksum: Number(checksum) });
	}

	/** False where the connection broke, and nobody knows. */
	async #insert(
		rows: readonly LogRow[],
		books: readonly string[],
		leases: BookLeases
	): Promise<boolean> {
		try {
			const written = await this.#insertAll(rows, books, leases);
			if (written !== rows.length) throw leases.lost();
			return true;
		} catch (error) {
			if (!isConnectionLost(error)) throw error;
			for (const book of books) this.#uncertain.add(book);
			return false;
		}
	}

	async #insertAll(
		rows: readonly LogRow[],
		books: readonly string[],
		leases: BookLeases
	): Promise<number> {
		if (rows.length <= READY) {
			const values = [...leases.claimOf(books), ...rows.flat(), books.length];
			return this.database.named(`append-${rows.length}`, fenced(rows.length), values);
		}
		return this.database.transaction(async (database) => {
			await leases.hold(database, books);
			return insertRows(database, rows);
		});
	}

	/**
	 * Whether rows are in the log of which a broken connection left that open. Rejects where the
	 * database does not come back in time.
	 */
	async #areWritten(rows: readonly LogRow[], leases: BookLeases): Promise<boolean> {
		const until = performance.now() + PATIENCE;
		for (;;) {
			try {
				await this.#settle(leases);
				const found = await this.database.all(
					`SELECT room FROM log WHERE (room, sequence, checksum) IN (VALUES ${rows
						.map(() => '(?::text, ?::bigint, ?::bigint)')
						.join(', ')})`,
					...rows.flatMap(([room, sequence, , , , checksum]) => [room, sequence, checksum])
				);
				if (found.length === rows.length) return true;
				throw Object.assign(new Error('the connection broke before the commit'), {
					code: 'CONNECTION_LOST'
				});
			} catch (error) {
				if (!isConnectionLost(error) || performance.now() > until) throw error;
				await pause(250);
			}
		}
	}

	/** No statement of before writes any more. */
	async #settle(leases: BookLeases): Promise<void> {
		if (this.#uncertain.size === 0) return;
		await leases.raise([...this.#uncertain]);
		this.#uncertain.clear();
	}
}

/** Inside a transaction that holds the lease; tells how many were written. */
export async function insertRows(database: SqlRows, rows: readonly LogRow[]): Promise<number> {
	let written = 0;
	for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
		const some = rows.slice(from, from + ROWS_AT_ONCE);
		const list = some.map(() => placeholders(6)).join(', ');
		written += await database.run(`INSERT INTO log VALUES ${list}`, ...some.flat());
	}
	return written;
}

/** All rows where all books are held, or none. */
function fenced(count: number): string {
	const list = Array.from({ length: count }, (_, i) => (i === 0 ? FIRST_ROW : placeholders(6)));
	const sql = `WITH held AS (${HELD})
		INSERT INTO log SELECT one.* FROM (VALUES ${list.join(', ')}) AS one
		WHERE (SELECT count(*) FROM held) = ?::bigint`;
	let n = 0;
	return sql.replace(/\?/g, () => `$${++n}`);
}

/**
 * The history in PostgreSQL, and when each book was last edited. What rows of logs did is gathered and
 * written every other second: history never makes an edit wait, and what a crash leaves unwritten is
 * looked at again when its room is loaded.
 */
import type { HistoryPage } from '$lib/collab/history/history';
import type { HistoryQuery, HistoryStore, RecordedRow } from '../history-store';
import { turn } from '../../threads/turns';
import { bookOf } from '../book-of';
import { historyConditions, historyPage, historyPieces } from '../records/history';
import { placeholders, type SqlRows, type SqlValue } from '../sql-rows';
import type { BookLeases } from './book-leases';
import type { PostgresDatabase } from './database';

/** Milliseconds that changes are gathered for; who asks for the history has them written first. */
const GATHERED = 2_000;
/** Rows of one statement. */
const AT_ONCE = 200;

export class PostgresHistory implements HistoryStore {
	readonly #database: PostgresDatabase;
	readonly #names = new Map<string, string>();
	#waiting: RecordedRow[] = [];
	#newNames = new Map<string, string>();
	/** By book: UTC milliseconds. */
	#edits = new Map<string, number>();
	#timer: NodeJS.Timeout | undefined;
	#writing: Promise<void> = Promise.resolve();

	/** @param leases absent for a store that only looks */
	constructor(
		database: PostgresDatabase,
		private readonly leases?: BookLeases
	) {
		this.#database = database;
	}

	record(row: RecordedRow): void {
		this.#waiting.push(row);
		this.#soon();
	}

	named({ id, name }: { id: string; name: string }): void {
		if (this.#names.get(id) === name) return;
		this.#names.set(id, name);
		this.#newNames.set(id, name);
		this.#soon();
	}

	/** Something of a book was written into a log. */
	edited(book: string, at: number): void {
		this.#edits.set(book, at);
		this.#soon();
	}

	/** When a book was last edited, where that is not in the database yet. */
	editedAt(book: string): number | undefined {
		return this.#edits.get(book);
	}

	/** Writes what waits, in a transaction of its own. */
	flush(): Promise<void> {
		const writing = this.#writing.then(() => this.#write());
		this.#writing = writing.catch(() => undefined);
		return writing;
	}

	async through(room: string): Promise<number> {
		await this.flush();
		const [row] = await this.#database.all(
			'SELECT sequence FROM history_mark WHERE room = ?',
			room
		);
		return Number(row?.sequence ?? 0);
	}

	/** Of a log that was cut, nothing after the last good row has happened; inside a transaction. */
	async forgetAfter(database: SqlRows, room: string, sequence: number): Promise<void> {
		this.#waiting = this.#waiting.filter((row) => row.room !== room || row.sequence <= sequence);
		await database.run('DELETE FROM history WHERE room = ? AND sequence > ?', room, sequence);
		await database.run(
			'UPDATE history_mark SET sequence = least(sequence, ?) WHERE room = ?',
			sequence,
			room
		);
	}

	async query(query: HistoryQuery): Promise<HistoryPage> {
		await this.flush();
		const { text, values } = historyConditions(query);
		const rows = await this.#database.all(
			`SELECT * FROM history WHERE ${text} ORDER BY id DESC LIMIT ?`,
			...values,
			query.limit + 1
		);
		return historyPage(rows, query.limit);
	}

	async names(ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
		await this.flush();
		const rows = await this.#database.all(
			`SELECT id, name FROM history_name WHERE id IN ${placeholders(ids.length)}`,
			...ids
		);
		return Object.fromEntries(rows.map((row) => [String(row.id), String(row.name)]));
	}

	async close(): Promise<void> {
		clearTimeout(this.#timer);
		await this.flush();
	}

	async #write(): Promise<void> {
		const [rows, names, edits] = [this.#waiting, this.#newNames, new Map(this.#edits)];
		if (rows.length + names.size + edits.size === 0) return;
		this.#waiting = [];
		this.#newNames = new Map();
		try {
			const books = new Set([...rows.map(({ room }) => bookOf(room)), ...edits.keys()]);
			await this.leases?.own(books);
			await this.#database.transaction(async (database) => {
				// Whoever took a book over writes its history anew from where it ended.
				await this.leases?.hold(database, [...books]);
				await writeAll(database, { rows, names, edits });
			});
		} catch (error) {
			this.#waiting = [...rows, ...this.#waiting];
			this.#newNames = new Map([...names, ...this.#newNames]);
			throw error;
		}
		for (const [book, at] of edits) if (this.#edits.get(book) === at) this.#edits.delete(book);
	}

	#soon(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			// The database is away: the log has those rows until it is back.
			this.flush().catch(() => this.#soon());
		}, GATHERED).unref();
	}
}

interface Gathered {
	readonly rows: readonly RecordedRow[];
	readonly names: ReadonlyMap<string, string>;
	readonly edits: ReadonlyMap<string, number>;
}

async function writeAll(database: SqlRows, { rows, names, edits }: Gathered): Promise<void> {
	// Each piece is made when the one before is written: what a large import did is not made at once.
	for (const piece of historyPieces(rows, AT_ONCE)) {
		await insertAll(
			database,
			piece,
			(list) =>
				`INSERT INTO history (book, room, sequence, part, at, by, sheet, row, col, change) VALUES ${list}`
		);
		// The next one takes its turn among other long work.
		await turn();
	}
	const through = new Map<string, number>();
	for (const { room, sequence } of rows)
		through.set(room, Math.max(sequence, through.get(room) ?? 0));
	await insertAll(
		database,
		[...through],
		(list) =>
			`INSERT INTO history_mark VALUES ${list} ON CONFLICT (room) DO UPDATE
			 SET sequence = greatest(history_mark.sequence, excluded.sequence)`
	);
	await insertAll(
		database,
		[...names],
		(list) =>
			`INSERT INTO history_name VALUES ${list} ON CONFLICT (id) DO UPDATE SET name = excluded.name`
	);
	for (const [book, at] of edits)
		await database.run('UPDATE book_edit SET at = ? WHERE book = ?', at, book);
}

async function insertAll(
	database: SqlRows,
	rows: readonly (readonly SqlValue[])[],
	statement: (list: string) => string
): Promise<void> {
	for (let from = 0; from < rows.length; from += AT_ONCE) {
		const some = rows.slice(from, from + AT_ONCE);
		const list = some.map((row) => placeholders(row.length)).join(', ');
		await database.run(statement(list), ...some.flat());
	}
}

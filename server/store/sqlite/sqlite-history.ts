/**
 * The history in SQLite, and when each book was last edited. What rows of logs did is gathered and
 * written every other second, in one statement a batch: history never makes an edit wait, and a crash
 * in between only means that those rows are looked at again when their room is loaded.
 */
import type { HistoryPage } from '$lib/collab/history/history';
import { historyConditions, historyPage, historyValues } from '../records/history';
import type { Database, Statement } from './database';
import type { HistoryQuery, HistoryStore, RecordedRow } from '../history-store';

/** Milliseconds that changes are gathered for; who asks for the history has them written first. */
const GATHERED = 2_000;

export class SqliteHistory implements HistoryStore {
	readonly #database: Database;
	readonly #insert: Statement;
	readonly #mark: Statement;
	readonly #name: Statement;
	readonly #edit: Statement;
	readonly #names = new Map<string, string>();
	#waiting: RecordedRow[] = [];
	#newNames = new Map<string, string>();
	/** By book: UTC milliseconds. */
	#edits = new Map<string, number>();
	#timer: NodeJS.Timeout | undefined;

	constructor(database: Database) {
		this.#database = database;
		this.#insert = database.prepare(
			`INSERT INTO history (book, room, sequence, part, at, by, sheet, row, col, change)
			 SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
				value->>7, value->>8, value->>9
			 FROM json_each(?)`
		);
		this.#mark = database.prepare(
			`INSERT INTO history_mark SELECT value->>0, value->>1 FROM json_each(?) WHERE true
			 ON CONFLICT (room) DO UPDATE SET sequence = max(sequence, excluded.sequence)`
		);
		this.#name = database.prepare('INSERT OR REPLACE INTO history_name VALUES (?, ?)');
		this.#edit = database.prepare('UPDATE book_edit SET at = ? WHERE book = ?');
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
	flush(): void {
		if (this.#waiting.length + this.#newNames.size + this.#edits.size === 0) return;
		this.#database.transaction(() => this.write());
		this.written();
	}

	/** Writes what waits, inside the running transaction. It waits on until `written` says it is kept. */
	write(): void {
		const rows = this.#waiting;
		const through = new Map<string, number>();
		for (const { room, sequence } of rows)
			through.set(room, Math.max(sequence, through.get(room) ?? 0));
		const values = rows.flatMap(historyValues);
		if (values.length > 0) this.#insert.run(JSON.stringify(values));
		if (through.size > 0) this.#mark.run(JSON.stringify([...through]));
		for (const [id, name] of this.#newNames) this.#name.run(id, name);
		for (const [book, at] of this.#edits) this.#edit.run(at, book);
	}

	/** The transaction in which `write` ran has been committed. */
	written(): void {
		this.#waiting = [];
		this.#newNames = new Map();
		this.#edits = new Map();
	}

	async through(room: string): Promise<number> {
		this.flush();
		const row = this.#database
			.prepare('SELECT sequence FROM history_mark WHERE room = ?')
			.get(room);
		return Number(row?.sequence ?? 0);
	}

	/** Of a log that was cut, nothing after the last good row has happened. */
	forgetAfter(room: string, sequence: number): void {
		this.#waiting = this.#waiting.filter((row) => row.room !== room || row.sequence <= sequence);
		this.#database
			.prepare('DELETE FROM history WHERE room = ? AND sequence > ?')
			.run(room, sequence);
		this.#database
			.prepare('UPDATE history_mark SET sequence = min(sequence, ?) WHERE room = ?')
			.run(sequence, room);
	}

	async query(query: HistoryQuery): Promise<HistoryPage> {
		this.flush();
		const { text, values } = historyConditions(query);
		const rows = this.#database
			.prepare(`SELECT * FROM history WHERE ${text} ORDER BY id DESC LIMIT ?`)
			.all(...values, query.limit + 1);
		return historyPage(rows, query.limit);
	}

	async names(ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
		this.flush();
		return Object.fromEntries(
			this.#database
				.prepare('SELECT id, name FROM history_name WHERE id IN (SELECT value FROM json_each(?))')
				.all(JSON.stringify(ids))
				.map((row) => [String(row.id), String(row.name)])
		);
	}

	close(): void {
		clearTimeout(this.#timer);
		this.flush();
	}

	#soon(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			try {
				this.flush();
			} catch {
				// The disk is full or broken: the log has those rows until it is not.
				this.#soon();
			}
		}, GATHERED).unref();
	}
}

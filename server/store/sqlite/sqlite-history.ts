/**
 * The history in SQLite, and when each book was last edited. What rows of logs did is gathered and
 * written every other second, a piece a turn. History never makes an edit wait, and a crash in
 * between only means that those rows are looked at again when their room is loaded. What a row did
 * may take several pieces; its room's mark moves with the last of them.
 */
import type { HistoryPage } from '$lib/collab/history/history';
import { turn } from '../../threads/turns';
import { historyConditions, historyPage, historyPiece } from '../records/history';
import type { Database, Statement } from './database';
import type { HistoryQuery, HistoryStore, RecordedRow } from '../history-store';

/** Milliseconds that changes are gathered for; who asks for the history has them written first. */
const GATHERED = 2_000;
/** Changes that are written in one transaction: a few milliseconds. */
const PIECE = 200;

export class SqliteHistory implements HistoryStore {
	readonly #database: Database;
	readonly #insert: Statement;
	readonly #mark: Statement;
	readonly #name: Statement;
	readonly #edit: Statement;
	readonly #names = new Map<string, string>();
	#waiting: RecordedRow[] = [];
	/** How many changes of the first that waits are written. */
	#begun = 0;
	/** How many rows were ever recorded. */
	#recorded = 0;
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
		this.#recorded++;
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

	/** Writes what waits now, and ends where no row is written in part. */
	async flush(): Promise<void> {
		const until = this.#recorded;
		while (this.#isDue(until)) {
			this.#writePiece();
			if (this.#isDue(until)) await turn();
		}
	}

	#isDue(until: number): boolean {
		if (this.#begun > 0 || this.#newNames.size + this.#edits.size > 0) return true;
		return this.#recorded - this.#waiting.length < until && this.#waiting.length > 0;
	}

	#writePiece(): void {
		const { finished, begun, values } = historyPiece(this.#waiting, this.#begun, PIECE);
		const through = new Map<string, number>();
		for (const { room, sequence } of this.#waiting.slice(0, finished))
			through.set(room, Math.max(sequence, through.get(room) ?? 0));
		this.#database.transaction(() => {
			if (values.length > 0) this.#insert.run(JSON.stringify(values));
			if (through.size > 0) this.#mark.run(JSON.stringify([...through]));
			for (const [id, name] of this.#newNames) this.#name.run(id, name);
			for (const [book, at] of this.#edits) this.#edit.run(at, book);
		});
		this.#waiting.splice(0, finished);
		this.#begun = begun;
		this.#newNames.clear();
		this.#edits.clear();
	}

	/** Removes what a crash left of a row that was written in part: it is the last, and looked at again. */
	clearUnfinished(): void {
		const last = this.#database.prepare('SELECT * FROM history ORDER BY id DESC LIMIT 1').get();
		if (!last || Number(last.sequence) <= this.#markOf(String(last.room))) return;
		const [id, part] = [Number(last.id), Number(last.part)];
		this.#database.prepare('DELETE FROM history WHERE id BETWEEN ? AND ?').run(id - part, id);
	}

	async through(room: string): Promise<number> {
		await this.flush();
		return this.#markOf(room);
	}

	#markOf(room: string): number {
		const row = this.#database
			.prepare('SELECT sequence FROM history_mark WHERE room = ?')
			.get(room);
		return Number(row?.sequence ?? 0);
	}

	/** Of a log that was cut, nothing after the last good row has happened. */
	forgetAfter(room: string, sequence: number): void {
		const [first] = this.#waiting;
		this.#waiting = this.#waiting.filter((row) => row.room !== room || row.sequence <= sequence);
		// Of what was written in part nothing stays.
		if (this.#waiting[0] !== first) this.#begun = 0;
		this.#database
			.prepare('DELETE FROM history WHERE room = ? AND sequence > ?')
			.run(room, sequence);
		this.#database
			.prepare('UPDATE history_mark SET sequence = min(sequence, ?) WHERE room = ?')
			.run(sequence, room);
	}

	async query(query: HistoryQuery): Promise<HistoryPage> {
		await this.flush();
		const { text, values } = historyConditions(query);
		const rows = this.#database
			.prepare(`SELECT * FROM history WHERE ${text} ORDER BY id DESC LIMIT ?`)
			.all(...values, query.limit + 1);
		return historyPage(rows, query.limit);
	}

	async names(ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
		await this.flush();
		return Object.fromEntries(
			this.#database
				.prepare('SELECT id, name FROM history_name WHERE id IN (SELECT value FROM json_each(?))')
				.all(JSON.stringify(ids))
				.map((row) => [String(row.id), String(row.name)])
		);
	}

	async close(): Promise<void> {
		clearTimeout(this.#timer);
		await this.flush();
	}

	#soon(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			// Where the disk is full or broken, the log has those rows until it is not.
			this.flush().catch(() => this.#soon());
		}, GATHERED).unref();
	}
}

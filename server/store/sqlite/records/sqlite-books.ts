/** Making books in the SQLite store. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SqlBooks, type BookSight } from '../../records/books';
import { rowsOf, type Database } from '../database';
import type { AppendMeta, CreateResult, NewBook, RoomSeed } from '../../store';

interface SeedRow {
	readonly room: string;
	readonly update: Uint8Array;
}

/** Bytes of a seed that are written in one transaction: a few milliseconds. */
const AT_ONCE = 256 * 1024;

export class SqliteBooks extends SqlBooks {
	readonly #isMaking = new Set<string>();

	constructor(
		private readonly database: Database,
		private readonly log: BookSight & {
			/** Inserts a log row inside the running transaction. */
			insert(room: string, update: Uint8Array, meta: AppendMeta): void;
		}
	) {
		super(rowsOf(database), log);
	}

	async create(book: NewBook): Promise<CreateResult> {
		const { id } = book.record;
		if (this.#isMaking.has(id) || this.#exists(id)) return { ok: false, kind: 'exists' };
		this.#isMaking.add(id);
		try {
			while (unmakeSome(this.database, id)) await nextTurn();
			await this.#make(book);
			return { ok: true };
		} catch (error) {
			await this.#unmake(id);
			throw error;
		} finally {
			this.#isMaking.delete(id);
		}
	}

	/** Removes what was written of books that a crash kept from their end. */
	clearUnfinished(): void {
		const unfinished = this.database.prepare('SELECT book FROM making').all();
		for (const { book } of unfinished) while (unmakeSome(this.database, String(book)));
	}

	/** The seed a little at a time, the book's own record at the end. */
	async #make(book: NewBook): Promise<void> {
		const groups = groupsOf(book.rooms);
		const [last, id] = [groups.pop() ?? [], book.record.id];
		const begin = this.database.prepare('INSERT OR IGNORE INTO making VALUES (?)');
		for (const group of groups) {
			this.database.transaction(() => {
				begin.run(id);
				this.#insertSeed(group, book);
			});
			// A write-ahead log that grew by all of them would be copied into the database in one go.
			this.database.pragma('wal_checkpoint(PASSIVE)');
			await nextTurn();
		}
		this.database.transaction(() => {
			this.#insertSeed(last, book);
			this.#insertRecord(book);
			if (groups.length > 0) this.database.prepare('DELETE FROM making WHERE book = ?').run(id);
		});
	}

	#insertSeed(seed: readonly SeedRow[], { by, record }: NewBook): void {
		for (const { room, update } of seed)
			this.log.insert(room, update, { by, at: record.createdAt });
	}

	#insertRecord({ record, report, rooms }: NewBook): void {
		const { id, title, year, createdAt } = record;
		this.database
			.prepare('INSERT INTO book VALUES (?, ?, ?, ?, ?, ?, ?)')
			.run(
				id,
				title,
				year,
				JSON.stringify(record.department),
				JSON.stringify(record.units),
				report,
				createdAt
			);
		this.database.prepare('INSERT INTO book_edit VALUES (?, ?)').run(id, createdAt);
		const ends = JSON.stringify(rooms.map(({ room, updates }) => [room, updates.length]));
		for (const table of ['history_mark', 'seed'])
			this.database
				.prepare(`INSERT INTO ${table} SELECT value->>0, value->>1 FROM json_each(?)`)
				.run(ends);
	}

	/** What cannot be removed now is removed at the next start, or before this book is made again. */
	async #unmake(id: string): Promise<void> {
		try {
			while (unmakeSome(this.database, id)) await nextTurn();
		} catch {
			// The disk is full or broken: the first failure tells so.
		}
	}

	#exists(id: string): boolean {
		return this.database.prepare('SELECT id FROM book WHERE id = ?').get(id) !== undefined;
	}
}

/** The rows of all rooms in groups that are each written in one go. */
function groupsOf(rooms: readonly RoomSeed[]): SeedRow[][] {
	const groups: SeedRow[][] = [];
	let bytes = Infinity;
	for (const { room, updates } of rooms)
		for (const update of updates) {
			bytes += update.length;
			if (bytes > AT_ONCE) {
				groups.push([]);
				bytes = update.length;
			}
			groups.at(-1)!.push({ room, update });
		}
	return groups;
}

/** Removes a little of what was written of a book that was not finished; true while there may be more. */
function unmakeSome(database: Database, book: string): boolean {
	const isMaking = database.prepare('SELECT book FROM making WHERE book = ?').get(book);
	if (!isMaking) return false;
	const start = `book/${book}/`;
	const rooms = database
		.prepare('SELECT room FROM room WHERE substr(room, 1, ?) = ?')
		.all(start.length, start)
		.map(({ room }) => String(room));
	const remove = database.prepare(
		`DELETE FROM log WHERE room = ?1 AND sequence IN
		 (SELECT sequence FROM log WHERE room = ?1 ORDER BY sequence DESC LIMIT 8)`
	);
	if (rooms.some((room) => remove.run(room).changes > 0)) return true;
	database.transaction(() => {
		database
			.prepare('DELETE FROM room WHERE room IN (SELECT value FROM json_each(?))')
			.run(JSON.stringify(rooms));
		database.prepare('DELETE FROM making WHERE book = ?').run(book);
	});
	return false;
}

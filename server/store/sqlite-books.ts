/** Books and their import reports in the SQLite store. */
import { z } from 'zod';
import type { Database, SqlRow } from './database';
import { readJson, readRows } from './stored-json';
import type {
	AppendMeta,
	BookRecord,
	BookStore,
	CreateResult,
	NewBook,
	RecordDamage
} from './store';

const department = z.object({ code: z.string(), name: z.string() });
const units = z.array(z.object({ id: z.string(), name: z.string() }));

/** Without the import report, which may be long. */
const SELECT = `SELECT id, title, year, department, units, created_at, book_edit.at AS edited_at
	FROM book LEFT JOIN book_edit ON book_edit.book = book.id`;

export class SqliteBooks implements BookStore {
	constructor(
		private readonly database: Database,
		private readonly log: {
			/** Inserts a log row inside the running transaction. */
			insert(room: string, update: Uint8Array, meta: AppendMeta): void;
			/** When a book was last edited, where that is not in the database yet. */
			editedAt(book: string): number | undefined;
			/** Told of a book that cannot be read; the others are. */
			onDamage(record: RecordDamage): void;
		}
	) {}

	async create({ record, report, rooms, by }: NewBook): Promise<CreateResult> {
		return this.database.transaction((): CreateResult => {
			if (this.database.prepare('SELECT id FROM book WHERE id = ?').get(record.id))
				return { ok: false, kind: 'exists' };
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
			for (const { room, update } of rooms) this.log.insert(room, update, { by, at: createdAt });
			return { ok: true };
		});
	}

	async list(): Promise<readonly BookRecord[]> {
		const rows = this.database.prepare(`${SELECT} ORDER BY created_at DESC, id`).all();
		const { good, damaged } = readRows(rows, (row) => this.#bookOf(row));
		for (const record of damaged) this.log.onDamage(record);
		return good;
	}

	async find(id: string): Promise<BookRecord | undefined> {
		const row = this.database.prepare(`${SELECT} WHERE id = ?`).get(id);
		return row && this.#bookOf(row);
	}

	async report(id: string): Promise<string | undefined> {
		const row = this.database.prepare('SELECT report FROM book WHERE id = ?').get(id);
		return row && String(row.report);
	}

	#bookOf(row: SqlRow): BookRecord {
		const id = String(row.id);
		return {
			id,
			title: String(row.title),
			year: Number(row.year),
			department: readJson(department, row, 'department', { table: 'book', id }),
			units: unitsOf(row),
			createdAt: Number(row.created_at),
			updatedAt: this.log.editedAt(id) ?? Number(row.edited_at ?? row.created_at)
		};
	}
}

/** The units of a row of the table `book`. */
export function unitsOf(row: SqlRow): BookRecord['units'] {
	return readJson(units, row, 'units', { table: 'book', id: String(row.id) });
}

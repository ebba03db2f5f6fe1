/** Books and their import reports in a store of SQL; how a book is made is each engine's own. */
import { z } from 'zod';
import type { SqlRow, SqlRows } from '../sql-rows';
import { readJson, readRows } from '../stored-json';
import type { BookRecord, BookStore, CreateResult, NewBook, RecordDamage } from '../store';

const department = z.object({ code: z.string(), name: z.string() });
const units = z.array(z.object({ id: z.string(), name: z.string() }));

/** Without the import report, which may be long. */
const SELECT = `SELECT id, title, year, department, units, created_at, book_edit.at AS edited_at
	FROM book LEFT JOIN book_edit ON book_edit.book = book.id`;

/** What the store knows of books besides their rows. */
export interface BookSight {
	/** When a book was last edited, where that is not in the database yet. */
	editedAt(book: string): number | undefined;
	/** Told of a book that cannot be read; the others are. */
	onDamage(record: RecordDamage): void;
}

export abstract class SqlBooks implements BookStore {
	constructor(
		private readonly rows: SqlRows,
		private readonly sight: BookSight
	) {}

	abstract create(book: NewBook): Promise<CreateResult>;

	async list(): Promise<readonly BookRecord[]> {
		const rows = await this.rows.all(`${SELECT} ORDER BY created_at DESC, id`);
		const { good, damaged } = readRows(rows, (row) => this.#bookOf(row));
		for (const record of damaged) this.sight.onDamage(record);
		return good;
	}

	async find(id: string): Promise<BookRecord | undefined> {
		const [row] = await this.rows.all(`${SELECT} WHERE id = ?`, id);
		return row && this.#bookOf(row);
	}

	async report(id: string): Promise<string | undefined> {
		const [row] = await this.rows.all('SELECT report FROM book WHERE id = ?', id);
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
			updatedAt: this.sight.editedAt(id) ?? Number(row.edited_at ?? row.created_at)
		};
	}
}

/** The units of a row of the table `book`. */
export function unitsOf(row: SqlRow): BookRecord['units'] {
	return readJson(units, row, 'units', { table: 'book', id: String(row.id) });
}

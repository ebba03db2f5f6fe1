/** Making books in PostgreSQL: in one transaction, of which nobody sees anything before its end. */
import { roomSeed, rowChecksum } from '../checksum';
import { SqlBooks, type BookSight } from '../records/books';
import { placeholders, type SqlRows } from '../sql-rows';
import type { CreateResult, NewBook, RoomSeed } from '../store';
import type { PostgresDatabase } from './database';
import { insertRows, type LogRow } from './log-writer';
import type { NodeLease } from './node-lease';

/** Rows of a log that are sent in one statement; each has up to 256 KB. */
const AT_ONCE = 8;

export class PostgresBooks extends SqlBooks {
	constructor(
		private readonly database: PostgresDatabase,
		private readonly node: NodeLease | undefined,
		sight: BookSight
	) {
		super(database, sight);
	}

	async create(book: NewBook): Promise<CreateResult> {
		return this.database.transaction(async (rows) => {
			await this.node?.hold(rows);
			if (!(await insertRecord(rows, book))) return { ok: false, kind: 'exists' };
			for (const seed of book.rooms) await insertSeed(rows, seed, book);
			return { ok: true };
		});
	}
}

/** False where there is such a book. */
async function insertRecord(rows: SqlRows, { record, report }: NewBook): Promise<boolean> {
	const { id, title, year, department, units, createdAt } = record;
	const made = await rows.run(
		`INSERT INTO book VALUES ${placeholders(7)} ON CONFLICT (id) DO NOTHING`,
		...[id, title, year, JSON.stringify(department), JSON.stringify(units), report, createdAt]
	);
	if (made === 0) return false;
	await rows.run('INSERT INTO book_edit VALUES (?, ?)', id, createdAt);
	return true;
}

async function insertSeed(
	rows: SqlRows,
	{ room, updates }: RoomSeed,
	{ by, record }: NewBook
): Promise<void> {
	const meta = { by, at: record.createdAt };
	let checksum = roomSeed(room);
	const log = updates.map((update, i): LogRow => {
		checksum = rowChecksum(checksum, i + 1, update, meta);
		return [room, i + 1, meta.at, meta.by, update, checksum];
	});
	for (let from = 0; from < log.length; from += AT_ONCE)
		await insertRows(rows, log.slice(from, from + AT_ONCE));
	for (const table of ['history_mark', 'seed'])
		await rows.run(`INSERT INTO ${table} VALUES (?, ?)`, room, updates.length);
}

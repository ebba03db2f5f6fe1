/**
 * Carries every row of a store into another, and compares them: through statements that both engines
 * share, so that it is the same in all directions. Whoever calls holds a transaction open on each side.
 */
import { placeholders, type SqlRow, type SqlRows, type SqlValue } from '../sql-rows';
import { TABLES, type Table } from './tables';

/** Told after every table: how many are done, of all. */
export type OnTable = (done: number, all: number) => void;

/** What was carried over is not what was read. */
export class CopyDiffers extends Error {
	readonly kind = 'copy-differs';
	constructor(
		readonly table: string,
		/** The key of the first row that differs. */
		readonly row: string
	) {
		super(`${table} ${row} differs`);
	}
}

/** Tells how many rows there were. */
export async function copyRows(
	from: SqlRows,
	to: SqlRows,
	onTable: OnTable = () => {}
): Promise<number> {
	let copied = 0;
	for (const [i, table] of TABLES.entries()) {
		for await (const rows of pagesOf(from, table)) {
			await insert(to, table, rows);
			copied += rows.length;
		}
		onTable(i + 1, TABLES.length);
	}
	return copied;
}

/**
 * Reads both again and compares every column of every row.
 * @param storable text as the target keeps it
 * @throws CopyDiffers at the first row that is not there, is too many or differs
 */
export async function compareRows(
	from: SqlRows,
	to: SqlRows,
	storable: (text: string) => string = (text) => text,
	onTable: OnTable = () => {}
): Promise<void> {
	for (const [i, table] of TABLES.entries()) {
		const copies = rowsOfTable(to, table);
		for await (const row of rowsOfTable(from, table)) {
			const { value: copy } = await copies.next();
			if (!copy || !isSame(row, copy, storable))
				throw new CopyDiffers(table.name, nameOf(row, table));
		}
		const { value: more } = await copies.next();
		if (more) throw new CopyDiffers(table.name, nameOf(more, table));
		onTable(i + 1, TABLES.length);
	}
}

async function* rowsOfTable(
	rows: SqlRows,
	table: Table
): AsyncGenerator<SqlRow, undefined, undefined> {
	for await (const page of pagesOf(rows, table)) yield* page;
	return undefined;
}

/** Page by page, each after the key of the one before. */
async function* pagesOf(
	rows: SqlRows,
	{ name, key, page, keeps }: Table
): AsyncGenerator<SqlRow[]> {
	const columns = key.join(', ');
	const order = `ORDER BY ${columns} LIMIT ${page}`;
	const after = `WHERE (${columns}) > ${placeholders(key.length)}`;
	let found = await rows.all(`SELECT * FROM ${name} ${order}`);
	while (found.length > 0) {
		yield keeps ? found.filter(keeps) : found;
		const last = found.at(-1)!;
		const values = key.map((column) => last[column] as SqlValue);
		found = await rows.all(`SELECT * FROM ${name} ${after} ${order}`, ...values);
	}
}

async function insert(rows: SqlRows, { name }: Table, page: readonly SqlRow[]): Promise<void> {
	if (page.length === 0) return;
	const columns = columnsOf(page[0]);
	const list = page.map(() => placeholders(columns.length)).join(', ');
	// A log that begins registers its room by itself.
	const unless = name === 'room' ? 'ON CONFLICT DO NOTHING' : '';
	await rows.run(
		`INSERT INTO ${name} (${columns.join(', ')}) VALUES ${list} ${unless}`,
		...page.flatMap((row) => columns.map((column) => valueOf(row[column])))
	);
}

/** libsql gives rows a property of its own. */
const columnsOf = (row: SqlRow): string[] =>
	Object.keys(row).filter((column) => column !== '_metadata');

const valueOf = (value: unknown): SqlValue =>
	value instanceof ArrayBuffer ? new Uint8Array(value) : (value as SqlValue);

function isSame(row: SqlRow, copy: SqlRow, storable: (text: string) => string): boolean {
	const columns = columnsOf(row);
	if (columns.length !== columnsOf(copy).length) return false;
	return columns.every((column) => {
		const [one, other] = [valueOf(row[column]), valueOf(copy[column])];
		if (one instanceof Uint8Array)
			return other instanceof Uint8Array && Buffer.compare(one, other) === 0;
		return (typeof one === 'string' ? storable(one) : one) === other;
	});
}

/** Long keys are not for a terminal. */
const nameOf = (row: SqlRow, { key }: Table): string =>
	key.map((column) => String(row[column]).slice(0, 80)).join(' ');

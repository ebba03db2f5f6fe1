/**
 * Whole stores in and out of PostgreSQL, always by way of a SQLite file: the file is what a backup is,
 * what `audit verify` follows, and what is restored. Each of those is one thing for both engines.
 */
import { randomUUID } from 'node:crypto';
import { NEWEST_SCHEMA, migrate } from '../sqlite/migrations';
import { openDatabase, rowsOf } from '../sqlite/database';
import { StoreTooNew } from '../store';
import type { SqlRows } from '../sql-rows';
import { PostgresDatabase, SCHEMA, storable } from '../postgres/database';
import { DatabaseUnusable, explaining, placeOfDatabase } from '../postgres/database-failure';
import { ONE_MOMENT } from '../postgres/room-log';
import { makeSchema, requireIdle, requireUsable, schemaOf } from '../postgres/schema';
import { compareRows, copyRows, type OnTable } from './copy-rows';

export interface CopyOut {
	readonly onTable?: OnTable;
	/** Refuses where a server works on the database: what it writes would be left behind. */
	readonly idle?: boolean;
}

/** Writes a SQLite file that is not there yet: the store as it is at one moment, compared row by row. */
export function copyOutOfPostgres(
	url: string,
	file: string,
	{ onTable, idle = false }: CopyOut = {}
): Promise<{ readonly rows: number }> {
	return withDatabase(url, (database, server) =>
		database.transaction(async (rows) => {
			const found = await schemaOf(rows);
			if (found === 0) throw new DatabaseUnusable({ kind: 'empty', server });
			if (found !== NEWEST_SCHEMA) throw new StoreTooNew(found, NEWEST_SCHEMA);
			if (idle) await requireIdle(rows, server);
			return { rows: await fill(rows, file, onTable) };
		}, ONE_MOMENT)
	);
}

async function fill(from: SqlRows, file: string, onTable?: OnTable): Promise<number> {
	const target = openDatabase(file);
	try {
		migrate(target);
		target.exec('BEGIN');
		const copied = await copyRows(from, rowsOf(target), onTable);
		target.exec('COMMIT');
		await compareRows(from, rowsOf(target));
		return copied;
	} finally {
		target.close();
	}
}

export interface IntoPostgres {
	/** A SQLite file of the newest schema that nobody writes. */
	readonly file: string;
	readonly url: string;
	/** Whether a store that is there may be replaced; it is kept as a schema of another name. */
	readonly replace: boolean;
	readonly now: () => number;
	readonly onTable?: OnTable;
}

export interface CopiedInto {
	readonly rows: number;
	/** The schema under which the store that was there is kept. */
	readonly kept: string | undefined;
}

/**
 * Everything of the file, compared row by row, or nothing.
 * @throws DatabaseUnusable `occupied` where a store is there, `in-use` where a server works on it
 */
export function copyIntoPostgres(options: IntoPostgres): Promise<CopiedInto> {
	const { file, url, onTable } = options;
	return withDatabase(url, async (database, server) => {
		await requireUsable(database, server);
		const source = openDatabase(file, { readonly: true });
		try {
			return await database.transaction(async (rows) => {
				const kept = await makeRoom(rows, server, options);
				await makeSchema(rows, server);
				const copied = await copyRows(rowsOf(source), rows, onTable);
				await compareRows(rowsOf(source), rows, storable);
				await rows.all(
					`SELECT setval(pg_get_serial_sequence('history', 'id'), max(id)) FROM history HAVING max(id) > 0`
				);
				return { rows: copied, kept };
			});
		} finally {
			source.close();
		}
	});
}

/** The name under which what is there is kept; undefined where nothing is. */
async function makeRoom(
	rows: SqlRows,
	server: string,
	{ replace, now }: IntoPostgres
): Promise<string | undefined> {
	if ((await schemaOf(rows)) === 0) return undefined;
	await requireIdle(rows, server);
	const [{ books, people }] = await rows.all(
		`SELECT (SELECT count(*) FROM book) AS books, (SELECT count(*) FROM "user") AS people`
	);
	if (!replace && Number(books) + Number(people) > 0)
		throw new DatabaseUnusable({ kind: 'occupied', server });
	const stamp = new Date(now()).toISOString().replace(/[-:.]/g, '').toLowerCase();
	const kept = `${SCHEMA}_before_${stamp}`;
	await rows.run(`ALTER SCHEMA ${SCHEMA} RENAME TO ${kept}`);
	return kept;
}

/** A connection for a whole store: nothing in it has to be quick. */
function withDatabase<T>(
	url: string,
	work: (database: PostgresDatabase, server: string) => Promise<T>
): Promise<T> {
	return explaining(url, async () => {
		const database = new PostgresDatabase(url, {
			...{ writer: randomUUID(), most: 1, unhurried: true },
			onLost: () => undefined
		});
		try {
			return await work(database, placeOfDatabase(url).server);
		} finally {
			await database.close();
		}
	});
}

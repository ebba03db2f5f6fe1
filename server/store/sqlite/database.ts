/**
 * The few calls we make of libsql, typed and with its traps closed: a lone Buffer argument aborts
 * the whole process (it is taken for named parameters), rows carry a stray `_metadata`, and small
 * blobs arrive as ArrayBuffer.
 */
import Libsql from 'libsql';
import type { SqlRow, SqlRows, SqlValue } from '../sql-rows';

export interface Statement {
	run(...values: SqlValue[]): { changes: number };
	get(...values: SqlValue[]): SqlRow | undefined;
	all(...values: SqlValue[]): SqlRow[];
}

export interface Database {
	exec(sql: string): void;
	prepare(sql: string): Statement;
	pragma(source: string): unknown;
	/** Runs `work` inside one transaction; what throws rolls back. */
	transaction<T>(work: () => T): T;
	close(): void;
}

/** Milliseconds: a command that writes beside the server (a user is added) has it wait, not fail. */
export const BUSY_TIMEOUT = 2_000;

export function openDatabase(file: string, { readonly = false } = {}): Database {
	const raw = new Libsql(file, { readonly });
	const database: Database = {
		exec: (sql) => void raw.exec(sql),
		prepare: (sql) => wrap(raw.prepare(sql)),
		pragma: (source) => {
			const row = raw.prepare(`PRAGMA ${source}`).all([])[0] as SqlRow | undefined;
			return row && Object.values(row)[0];
		},
		transaction(work) {
			raw.exec('BEGIN IMMEDIATE');
			try {
				const result = work();
				raw.exec('COMMIT');
				return result;
			} catch (error) {
				// SQLite itself rolls back after some failures (a full disk): then there is nothing to undo.
				if (raw.inTransaction) raw.exec('ROLLBACK');
				throw error;
			}
		},
		close: () => void raw.close()
	};
	return database;
}

function wrap(statement: Libsql.Statement): Statement {
	return {
		run: (...values) => statement.run(values),
		get: (...values) => statement.get(values) as SqlRow | undefined,
		all: (...values) => statement.all(values) as SqlRow[]
	};
}

/** The statements that both engines share, on this one. */
export function rowsOf(database: Pick<Database, 'prepare'>): SqlRows {
	return {
		all: async (sql, ...values) => database.prepare(sql).all(...values),
		run: async (sql, ...values) => database.prepare(sql).run(...values).changes
	};
}

export function hasTable(database: Database, name: string): boolean {
	const table = `SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?`;
	return database.prepare(table).get(name) !== undefined;
}

/** The SQLite code of an error, e.g. `SQLITE_FULL`. */
export function sqliteCode(error: unknown): string {
	const code = (error as { code?: unknown } | null)?.code;
	return typeof code === 'string' && code !== '' ? code : 'UNKNOWN';
}

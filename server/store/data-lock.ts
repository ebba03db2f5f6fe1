/**
 * One server for one data folder: two would each hold the rooms in memory and contradict one
 * another. The lock is SQLite's own on a file of its own, so it ends with the process that holds it.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, sqliteCode } from './sqlite/database';

export type DataLock =
	{ readonly ok: true; release(): void } | { readonly ok: false; readonly kind: 'data-in-use' };

export function lockData(data: string): DataLock {
	mkdirSync(data, { recursive: true });
	const database = openDatabase(path.join(data, 'server.lock'));
	try {
		database.exec('BEGIN EXCLUSIVE');
		return { ok: true, release: () => database.close() };
	} catch (error) {
		database.close();
		if (sqliteCode(error) === 'SQLITE_BUSY') return { ok: false, kind: 'data-in-use' };
		throw error;
	}
}

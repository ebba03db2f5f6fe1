/** Opens the database of a store, proves that it is sound, and brings it to today's schema. */
import { statSync } from 'node:fs';
import { StoreDamaged } from '../store';
import { copyBeforeMigration } from './copy-before-migration';
import { BUSY_TIMEOUT, openDatabase, sqliteCode, type Database } from './database';
import { migrate, NEWEST_SCHEMA } from './migrations';

/** Throws `StoreDamaged`. @param thorough reads every page */
export function openChecked(
	file: string,
	{ thorough, now }: { thorough: boolean; now: number }
): Database {
	// SQLite would take it for a new one, and the server begin anew as if there had been nothing.
	if (statSync(file, { throwIfNoEntry: false })?.size === 0)
		throw new StoreDamaged(file, 'the file is empty');
	let database: Database | undefined;
	try {
		database = openDatabase(file);
		database.pragma('journal_mode = WAL');
		database.pragma('synchronous = FULL');
		database.pragma('foreign_keys = ON');
		database.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
		if (database.pragma('synchronous') !== 2)
			throw new StoreDamaged(file, 'synchronous is not FULL');
		const check = database.pragma(thorough ? 'integrity_check(1)' : 'quick_check(1)');
		if (check !== 'ok') throw new StoreDamaged(file, String(check));
		const schema = Number(database.pragma('user_version') ?? 0);
		if (schema > 0 && schema < NEWEST_SCHEMA && file !== ':memory:')
			copyBeforeMigration(database, file, schema, now);
		migrate(database);
		return database;
	} catch (error) {
		database?.close();
		const code = sqliteCode(error);
		if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') throw new StoreDamaged(file, code);
		throw error;
	}
}

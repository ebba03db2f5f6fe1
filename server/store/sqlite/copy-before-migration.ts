/**
 * A copy of the database before its schema is changed, compared row by row with what it was made of:
 * whoever must go back to the version of before has something to go back to.
 */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { reachDisk } from '../backup/backup';
import { openDatabase, type Database } from './database';
import { StoreDamaged } from '../store';

/** So many are kept, the latest. */
const KEPT = 3;

/** @param schema of the database as it is now */
export function copyBeforeMigration(
	database: Database,
	file: string,
	schema: number,
	now: number
): void {
	const stamp = new Date(now).toISOString().replace(/[:.]/g, '-');
	const copy = `${file}.before-schema-from-${schema}-${stamp}`;
	try {
		database.prepare('VACUUM INTO ?').run(copy);
		compare(database, copy, schema);
		reachDisk(copy);
	} catch (error) {
		rmSync(copy, { force: true });
		throw error;
	}
	const folder = path.dirname(file);
	const begin = `${path.basename(file)}.before-schema-`;
	// By the stamp at the end: names sort by schema first.
	const mine = readdirSync(folder)
		.filter((name) => name.startsWith(begin))
		.sort((a, b) => (stampOf(a) < stampOf(b) ? -1 : 1));
	for (const old of mine.slice(0, -KEPT)) rmSync(path.join(folder, old));
}

const stampOf = (name: string): string => name.slice(-'2026-01-01T00-00-00-000Z'.length);

/** Throws where the copy is not, table by table, what the database holds. */
function compare(database: Database, copy: string, schema: number): void {
	const other = openDatabase(copy, { readonly: true });
	try {
		const check = other.pragma('integrity_check(1)');
		if (check !== 'ok') throw new StoreDamaged(copy, String(check));
		if (Number(other.pragma('user_version')) !== schema) throw new StoreDamaged(copy, 'schema');
	} finally {
		other.close();
	}
	database.prepare('ATTACH ? AS copy').run(copy);
	try {
		const tables = database
			.prepare(
				`SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
			)
			.all()
			.map(({ name }) => String(name));
		for (const table of tables) {
			const differ = database
				.prepare(
					`SELECT (SELECT count(*) FROM main."${table}") <> (SELECT count(*) FROM copy."${table}")
					 OR EXISTS (SELECT * FROM main."${table}" EXCEPT SELECT * FROM copy."${table}") AS differ`
				)
				.get()!.differ;
			if (Number(differ) !== 0) throw new StoreDamaged(copy, `table ${table} differs`);
		}
	} finally {
		database.exec('DETACH copy');
	}
}

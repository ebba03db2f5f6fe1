import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { rowChecksum, SEED_OF_BEFORE } from '../checksum';
import { copyBeforeMigration } from './copy-before-migration';
import { openDatabase } from './database';
import { migrate, MIGRATIONS, NEWEST_SCHEMA } from './migrations';
import { restore } from '../backup/restore';
import { SqliteStore } from './sqlite-store';
import { StoreDamaged } from '../store';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'hebian-copy-'));
const isCopy = (name: string): boolean => name.includes('.before-schema-');

/** A database of the schema before the newest, with a book in it. */
function older(data: string, title = 't'): string {
	const file = path.join(data, 'hebian.db');
	const database = openDatabase(file);
	const before = MIGRATIONS.filter(({ number }) => number < NEWEST_SCHEMA);
	database.pragma('journal_mode = WAL');
	migrate(database, before);
	database
		.prepare('INSERT INTO book VALUES (?, ?, ?, ?, ?, ?, ?)')
		.run('b1', title, 2023, '{"code":"","name":"某局"}', '[]', '{}', 1);
	const update = new Uint8Array([1, 2, 3]);
	const sum = rowChecksum(SEED_OF_BEFORE, 1, update, { by: 'x', at: 1 });
	database
		.prepare('INSERT INTO log VALUES (?, 1, 1, ?, ?, ?)')
		.run('book/b1/department', 'x', update, sum);
	database.prepare(`INSERT INTO server VALUES ('audit-head', '0:')`).run();
	database.close();
	return file;
}

it('[S38] the database of before is kept, whole, and can be put back', async () => {
	const data = folder();
	const file = older(data, '去年');
	await new SqliteStore(file).close();
	const [copy] = readdirSync(data).filter(isCopy);
	const raw = openDatabase(path.join(data, copy), { readonly: true });
	expect(raw.pragma('user_version')).toBe(NEWEST_SCHEMA - 1);
	expect(raw.prepare('SELECT title FROM book').all()).toMatchObject([{ title: '去年' }]);
	raw.close();
	await new SqliteStore(file).close();
	expect(readdirSync(data).filter(isCopy)).toEqual([copy]);
	const fresh = folder();
	await new SqliteStore(path.join(fresh, 'hebian.db')).close();
	expect(readdirSync(fresh).filter(isCopy)).toEqual([]);
	const backup = path.join(data, copy);
	const put = restore({ backup, data, replace: true, now: () => 9 });
	expect(put).toMatchObject({ ok: true, tally: { books: 1 } });
});

it('[S38] three are kept, and without a copy nothing is changed', async () => {
	const data = folder();
	const file = path.join(data, 'hebian.db');
	await new SqliteStore(older(data), { now: () => 1_000 }).close();
	for (const now of [2_000, 3_000, 4_000]) {
		const raw = openDatabase(file);
		raw.exec(`PRAGMA user_version = ${NEWEST_SCHEMA - 1}; DROP TABLE subject`);
		raw.close();
		await new SqliteStore(file, { now: () => now }).close();
	}
	const kept = readdirSync(data).filter(isCopy).sort();
	expect(kept.map((name) => name.slice(-'04-000Z'.length))).toEqual([
		'02-000Z',
		'03-000Z',
		'04-000Z'
	]);
	// A copy that lacks a row is no copy.
	const other = folder();
	const lossy = older(other);
	const real = openDatabase(lossy);
	const losing = { ...real, prepare: (sql: string) => real.prepare(losingRow(sql)) };
	expect(() => copyBeforeMigration(losing, lossy, NEWEST_SCHEMA - 1, 1)).toThrow(StoreDamaged);
	real.close();
	expect(readdirSync(other).filter(isCopy)).toEqual([]);
});

/** What is compared holds one row more than what was copied. */
const losingRow = (sql: string): string =>
	sql.replace(
		'FROM main."book" EXCEPT',
		`FROM (SELECT * FROM main."book" UNION ALL
		SELECT 'b2', 't', 2023, '', '', '', 1) EXCEPT`
	);

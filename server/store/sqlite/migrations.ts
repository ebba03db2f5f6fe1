/**
 * Numbered migrations of the SQLite store, applied in order, each in its own transaction.
 * One that has been released is never edited; the next one mends it.
 */
import type { Database } from './database';
import { StoreTooNew } from '../store';

interface Migration {
	readonly number: number;
	readonly name: string;
	readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
	{
		number: 1,
		name: 'logs, books, sessions, audit',
		sql: `
			CREATE TABLE server (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
			CREATE TABLE log (
				room TEXT NOT NULL, sequence INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
				data BLOB NOT NULL, checksum INTEGER NOT NULL,
				PRIMARY KEY (room, sequence)
			) WITHOUT ROWID;
			-- Rows that load() cut off: evidence, and a chance for a careful person.
			CREATE TABLE damaged (
				room TEXT NOT NULL, sequence INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
				data BLOB NOT NULL, checksum INTEGER NOT NULL, cut_at INTEGER NOT NULL, reason TEXT NOT NULL
			);
			CREATE TABLE snapshot (
				room TEXT PRIMARY KEY, through INTEGER NOT NULL, chain INTEGER NOT NULL,
				data BLOB NOT NULL, checksum INTEGER NOT NULL
			) WITHOUT ROWID;
			CREATE TABLE book (
				id TEXT PRIMARY KEY, title TEXT NOT NULL, year INTEGER NOT NULL, department TEXT NOT NULL,
				units TEXT NOT NULL, report TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
			) WITHOUT ROWID;
			CREATE TABLE session (
				hash TEXT PRIMARY KEY, identity TEXT NOT NULL, mode TEXT NOT NULL,
				created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
			) WITHOUT ROWID;
			CREATE TABLE audit (
				sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL,
				action TEXT NOT NULL, subject TEXT NOT NULL, hash TEXT NOT NULL
			);`
	},
	{
		number: 2,
		name: 'sessions name a person, and where they are',
		sql: `
			DROP TABLE session;
			CREATE TABLE session (
				hash TEXT PRIMARY KEY, person TEXT NOT NULL, mode TEXT NOT NULL,
				created_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
				agent TEXT NOT NULL, address TEXT NOT NULL
			) WITHOUT ROWID;
			CREATE INDEX session_of_person ON session (person, mode);`
	},
	{
		number: 3,
		name: 'the last audit record is noted beside the trail',
		sql: `
			INSERT INTO server
			SELECT 'audit-head', sequence || ':' || hash FROM audit ORDER BY sequence DESC LIMIT 1;`
	},
	{
		number: 4,
		name: 'history, versions',
		sql: `
			CREATE TABLE history (
				id INTEGER PRIMARY KEY, book TEXT NOT NULL, room TEXT NOT NULL, sequence INTEGER NOT NULL,
				part INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
				sheet TEXT, row TEXT, col TEXT, change TEXT NOT NULL
			);
			CREATE INDEX history_of_row ON history (book, row, id);
			CREATE INDEX history_of_sheet ON history (book, sheet, id);
			-- Up to which row of a room's log the history is complete.
			CREATE TABLE history_mark (room TEXT PRIMARY KEY, sequence INTEGER NOT NULL) WITHOUT ROWID;
			CREATE TABLE history_name (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
			CREATE TABLE version (
				id TEXT PRIMARY KEY, book TEXT NOT NULL, name TEXT NOT NULL, note TEXT NOT NULL,
				made TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL,
				rooms TEXT NOT NULL, data BLOB NOT NULL
			) WITHOUT ROWID;
			CREATE INDEX version_of_book ON version (book, at);`
	},
	{
		number: 5,
		name: 'users, one-time links, attempts to sign in',
		sql: `
			CREATE TABLE user (
				id TEXT PRIMARY KEY, username TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password TEXT NOT NULL,
				grants TEXT NOT NULL, former TEXT NOT NULL, created_at INTEGER NOT NULL, signed_in_at INTEGER NOT NULL,
				removed_at INTEGER
			) WITHOUT ROWID;
			CREATE TABLE link (
				hash TEXT PRIMARY KEY, purpose TEXT NOT NULL, note TEXT NOT NULL, by TEXT NOT NULL,
				created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, closed_at INTEGER, used_by TEXT
			) WITHOUT ROWID;
			CREATE TABLE attempt (
				key TEXT PRIMARY KEY, failures INTEGER NOT NULL, at INTEGER NOT NULL
			) WITHOUT ROWID;`
	},
	{
		number: 6,
		name: 'when a book was last edited, apart from its import report: a commit writes few pages',
		sql: `
			CREATE TABLE book_edit (book TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
			INSERT INTO book_edit SELECT id, updated_at FROM book;
			ALTER TABLE book DROP COLUMN updated_at;`
	},
	{
		number: 7,
		name: 'samples of findings, for the trend',
		sql: `
			CREATE TABLE finding_sample (
				book TEXT NOT NULL, at INTEGER NOT NULL, counts TEXT NOT NULL,
				PRIMARY KEY (book, at)
			) WITHOUT ROWID;`
	},
	{
		number: 8,
		name: 'which rooms were begun: one of which nothing is left is damaged, not new',
		sql: `
			CREATE TABLE room (room TEXT PRIMARY KEY) WITHOUT ROWID;
			INSERT INTO room SELECT room FROM snapshot UNION SELECT room FROM log UNION SELECT room FROM damaged;
			CREATE TRIGGER room_begun AFTER INSERT ON log WHEN NEW.sequence = 1
			BEGIN INSERT OR IGNORE INTO room VALUES (NEW.room); END;`
	},
	{
		number: 9,
		name: 'books that are being made, and how many rows of a log a room was made with',
		sql: `
			CREATE TABLE making (book TEXT PRIMARY KEY) WITHOUT ROWID;
			CREATE TABLE seed (room TEXT PRIMARY KEY, rows INTEGER NOT NULL) WITHOUT ROWID;`
	},
	{
		number: 10,
		name: 'why a session was ended, until it would have run out',
		sql: `ALTER TABLE session ADD COLUMN ended TEXT;`
	},
	{
		number: 11,
		name: 'snapshots in parts: what a snapshot holds is its data, then its parts',
		sql: `
			CREATE TABLE snapshot_part (
				room TEXT NOT NULL, through INTEGER NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL,
				PRIMARY KEY (room, through, part)
			) WITHOUT ROWID;`
	},
	{
		number: 12,
		name: 'formats of the office, learned from documents',
		sql: `
			CREATE TABLE office_format (
				department TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
				content TEXT NOT NULL, made_by TEXT NOT NULL, made_at INTEGER NOT NULL,
				PRIMARY KEY (department, id)
			) WITHOUT ROWID;`
	},
	{
		number: 13,
		name: 'changes of the head are found by their room',
		sql: `CREATE INDEX history_of_head ON history (room, id) WHERE sheet IS NULL AND row IS NULL;`
	},
	{
		number: 14,
		name: 'nothing here: in PostgreSQL, which node has which book',
		sql: ''
	},
	{
		number: 15,
		name: 'subjects of an issuer, bound to accounts',
		sql: `
			CREATE TABLE subject (
				issuer TEXT NOT NULL, subject TEXT NOT NULL, person TEXT NOT NULL, bound_at INTEGER NOT NULL,
				PRIMARY KEY (issuer, subject), UNIQUE (issuer, person)
			) WITHOUT ROWID;`
	}
];

export const NEWEST_SCHEMA = MIGRATIONS.at(-1)!.number;

/** Brings the database to the newest schema; `StoreTooNew` if it is already beyond. */
export function migrate(database: Database, migrations = MIGRATIONS): void {
	const found = Number(database.pragma('user_version') ?? 0);
	const known = migrations.at(-1)?.number ?? 0;
	if (found > known) throw new StoreTooNew(found, known);
	for (const { number, sql } of migrations.filter((m) => m.number > found)) {
		database.transaction(() => {
			database.exec(sql);
			database.exec(`PRAGMA user_version = ${number}`);
		});
	}
}

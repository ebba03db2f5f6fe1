/** Reads a whole database and follows every checksum in it: of logs, snapshots and the audit trail. */
import { roomsOf } from '$lib/collab/room/room-name';
import { openDatabase, sqliteCode, type Database } from '../sqlite/database';
import { NEWEST_SCHEMA } from '../sqlite/migrations';
import { readWholeLog, roomsIn } from '../sqlite/room-log';
import { linkOf, userOf } from '../records/accounts';
import { verifyAudit, type AuditBreak, type AuditHead } from '../sqlite/records/sqlite-audit';
import { unitsOf } from '../records/books';
import { RoomDamaged, type LogCut, type RecordDamage, type RoomDamage } from '../store';
import { readRows } from '../stored-json';
import { cutRecordsIn, type CutRecords } from '../sqlite/records/cut-records';

export type StoreFault =
	| { readonly kind: 'not-a-store'; readonly file: string }
	| { readonly kind: 'too-new'; readonly found: number; readonly known: number }
	/** SQLite finds its own structure damaged. */
	| { readonly kind: 'structure'; readonly detail: string }
	/** A room that cannot be opened. */
	| { readonly kind: 'room'; readonly room: string; readonly damage: RoomDamage }
	/** A room's log is damaged after its beginning. */
	| { readonly kind: 'log'; readonly cut: LogCut }
	/** A book, an account or a link that cannot be read. */
	| { readonly kind: 'record'; readonly record: RecordDamage }
	/** A room holds something, and its book is gone. */
	| { readonly kind: 'no-book'; readonly book: string }
	| { readonly kind: 'audit'; readonly break: AuditBreak };

export interface StoreTally {
	readonly books: number;
	readonly rooms: number;
	readonly updates: number;
	readonly auditRecords: number;
	/** The last audit record: its hash, noted elsewhere, proves later that nothing was rewritten. */
	readonly auditHead: AuditHead;
	/** Of a backup: when it was taken, UTC milliseconds. */
	readonly takenAt: number | undefined;
	/** What was cut from logs because it was damaged, and is kept beside them. */
	readonly setAside: readonly CutRecords[];
}

export type StoreCheck =
	| { readonly ok: true; readonly tally: StoreTally }
	/** At least one. */
	| { readonly ok: false; readonly faults: readonly StoreFault[] };

export const TAKEN_AT = 'backup-taken-at';

/** Told after every room: how many are done, of all. */
export type OnRoom = (done: number, all: number) => void;

/** Follows every checksum. */
export function verifyStore(
	file: string,
	onProgress: OnRoom = () => {},
	/** The hash of an audit record that was noted elsewhere. */
	noted?: string
): StoreCheck {
	let database: Database | undefined;
	try {
		database = openDatabase(file, { readonly: true });
		return verify(database, { file, onProgress, noted });
	} catch (error) {
		const code = sqliteCode(error);
		if (code === 'SQLITE_CORRUPT') return bad({ kind: 'structure', detail: code });
		if (code.startsWith('SQLITE_')) return bad({ kind: 'not-a-store', file });
		throw error;
	} finally {
		database?.close();
	}
}

interface Verifying {
	readonly file: string;
	readonly onProgress: OnRoom;
	readonly noted: string | undefined;
}

function verify(database: Database, { file, onProgress, noted }: Verifying): StoreCheck {
	const found = Number(database.pragma('user_version') ?? 0);
	const known = NEWEST_SCHEMA;
	if (found > known) return bad({ kind: 'too-new', found, known });
	const tables = database.prepare(`SELECT name FROM sqlite_master WHERE name = 'log'`).all();
	if (found === 0 || tables.length === 0) return bad({ kind: 'not-a-store', file });
	const detail = database.pragma('integrity_check(1)');
	if (detail !== 'ok') return bad({ kind: 'structure', detail: String(detail) });
	const rooms = verifyRooms(database, onProgress);
	const audit = verifyAudit(database, { noted, schema: found });
	const faults: StoreFault[] = [
		...rooms.faults,
		...(found >= ACCOUNTS_SINCE ? verifyAccounts(database) : []),
		...(audit.ok ? [] : [{ kind: 'audit', break: audit.break } as const])
	];
	if (!audit.ok || faults.length > 0) return { ok: false, faults };
	const { books, updates, names } = rooms;
	const auditHead = audit.head;
	return {
		ok: true,
		tally: {
			...{ books, rooms: names.length, updates, auditRecords: auditHead.sequence, auditHead },
			...{ takenAt: takenAt(database), setAside: cutRecordsIn(database) }
		}
	};
}

const ACCOUNTS_SINCE = 5;

/** Reads every room of every book, and finds books without rooms and rooms without a book. */
function verifyRooms(database: Database, onProgress: Verifying['onProgress']) {
	const faults: StoreFault[] = [];
	const names = roomsIn(database);
	let updates = 0;
	for (const [i, room] of names.entries()) {
		try {
			const read = readWholeLog(database, room);
			if (read?.cut) faults.push({ kind: 'log', cut: read.cut });
			updates += read?.log.updates.length ?? 0;
		} catch (error) {
			if (!(error instanceof RoomDamaged)) throw error;
			faults.push({ kind: 'room', room, damage: error.damage });
		}
		onProgress(i + 1, names.length);
	}
	const rows = database.prepare('SELECT id, department, units FROM book').all();
	const books = readRows(rows, (row) => ({ id: String(row.id), units: unitsOf(row) }));
	for (const record of books.damaged) faults.push({ kind: 'record', record });
	for (const book of books.good)
		for (const room of roomsOf(book.id, book))
			if (!names.includes(room)) faults.push({ kind: 'room', room, damage: 'missing' });
	const ids = new Set(rows.map(({ id }) => String(id)));
	for (const book of new Set(names.map((room) => room.split('/')[1])))
		if (!ids.has(book)) faults.push({ kind: 'no-book', book });
	return { faults, names, updates, books: rows.length };
}

function verifyAccounts(database: Database): StoreFault[] {
	const users = readRows(database.prepare('SELECT * FROM user').all(), userOf);
	const links = readRows(database.prepare('SELECT * FROM link').all(), linkOf);
	return [...users.damaged, ...links.damaged].map((record) => ({ kind: 'record', record }));
}

export function takenAt(database: Database): number | undefined {
	const row = database.prepare('SELECT value FROM server WHERE key = ?').get(TAKEN_AT);
	return row && Number(row.value);
}

const bad = (fault: StoreFault): StoreCheck => ({ ok: false, faults: [fault] });

/** Reads a whole database and follows every checksum in it: of logs, snapshots and the audit trail. */
import { openDatabase, sqliteCode, type Database } from './database';
import { MIGRATIONS } from './migrations';
import { readRoomLog, roomsIn } from './room-log';
import { verifyAudit, type AuditBreak } from './sqlite-audit';
import { StoreDamaged, type LogCut } from './store';

export type StoreFault =
	| { readonly kind: 'not-a-store'; readonly file: string }
	| { readonly kind: 'too-new'; readonly found: number; readonly known: number }
	/** SQLite finds its own structure damaged. */
	| { readonly kind: 'structure'; readonly detail: string }
	| { readonly kind: 'snapshot'; readonly room: string }
	| { readonly kind: 'log'; readonly cut: LogCut }
	| { readonly kind: 'audit'; readonly break: AuditBreak };

export interface StoreTally {
	readonly books: number;
	readonly rooms: number;
	readonly updates: number;
	readonly auditRecords: number;
	/** Of a backup: when it was taken, UTC milliseconds. */
	readonly takenAt: number | undefined;
}

export type StoreCheck =
	| { readonly ok: true; readonly tally: StoreTally }
	| { readonly ok: false; readonly fault: StoreFault };

export const TAKEN_AT = 'backup-taken-at';

/** @param onProgress told after every room: done, of all */
export function verifyStore(
	file: string,
	onProgress: (done: number, all: number) => void = () => {}
): StoreCheck {
	let database: Database | undefined;
	try {
		database = openDatabase(file, { readonly: true });
		return verify(database, file, onProgress);
	} catch (error) {
		if (error instanceof StoreDamaged) return bad({ kind: 'snapshot', room: error.file });
		const code = sqliteCode(error);
		if (code === 'SQLITE_CORRUPT') return bad({ kind: 'structure', detail: code });
		if (code.startsWith('SQLITE_')) return bad({ kind: 'not-a-store', file });
		throw error;
	} finally {
		database?.close();
	}
}

function verify(
	database: Database,
	file: string,
	onProgress: (done: number, all: number) => void
): StoreCheck {
	const found = Number(database.pragma('user_version') ?? 0);
	const known = MIGRATIONS.at(-1)!.number;
	if (found > known) return bad({ kind: 'too-new', found, known });
	const tables = database.prepare(`SELECT name FROM sqlite_master WHERE name = 'log'`).all();
	if (found === 0 || tables.length === 0) return bad({ kind: 'not-a-store', file });
	const detail = database.pragma('integrity_check(1)');
	if (detail !== 'ok') return bad({ kind: 'structure', detail: String(detail) });
	const rooms = roomsIn(database);
	let updates = 0;
	for (const [i, room] of rooms.entries()) {
		const read = readRoomLog(database, room);
		if (read?.cut) return bad({ kind: 'log', cut: read.cut });
		updates += read?.log.updates.length ?? 0;
		onProgress(i + 1, rooms.length);
	}
	const audit = verifyAudit(database);
	if (!audit.ok) return bad({ kind: 'audit', break: audit.break });
	const books = Number(database.prepare('SELECT count(*) AS n FROM book').get()!.n);
	const auditRecords = audit.head.sequence;
	return {
		ok: true,
		tally: { books, rooms: rooms.length, updates, auditRecords, takenAt: takenAt(database) }
	};
}

export function takenAt(database: Database): number | undefined {
	const row = database.prepare('SELECT value FROM server WHERE key = ?').get(TAKEN_AT);
	return row && Number(row.value);
}

const bad = (fault: StoreFault): StoreCheck => ({ ok: false, fault });

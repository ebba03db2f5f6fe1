/**
 * Puts a backup in the place of the database. The backup is copied, verified and made ready beside
 * it; only then does it take its name, in one step. What stood there before is kept.
 */
import {
	copyFileSync,
	existsSync,
	linkSync,
	mkdirSync,
	renameSync,
	rmSync,
	statSync
} from 'node:fs';
import path from 'node:path';
import { reachDisk } from './backup';
import type { RestoreResult } from './backup-result';
import { lockData } from '../data-lock';
import { openDatabase, sqliteCode } from '../sqlite/database';
import { beginEpoch } from '../sqlite/epoch';
import { migrate } from '../sqlite/migrations';
import { appendAudit } from '../sqlite/records/sqlite-audit';
import { TAKEN_AT, verifyStore, type StoreCheck, type StoreTally } from './verify-store';
import { StoreTooNew } from '../store';

export interface RestoreOptions {
	readonly backup: string;
	/** The folder of the data; made if it is not there. */
	readonly data: string;
	/** Whether a database that is there may be replaced. */
	readonly replace: boolean;
	readonly now: () => number;
	readonly onProgress?: (done: number, all: number) => void;
}

export const DATABASE = 'hebian.db';
/** What the name of a database that is being put in place ends with. */
export const RESTORING = '.restoring';

export function restore(options: RestoreOptions): RestoreResult {
	const { backup, data, replace } = options;
	if (!statSync(backup, { throwIfNoEntry: false })?.isFile())
		return { ok: false, failure: { kind: 'no-backup', file: backup } };
	const target = path.join(data, DATABASE);
	const partial = `${target}${RESTORING}`;
	let lock: ReturnType<typeof lockData> | undefined;
	try {
		mkdirSync(data, { recursive: true });
		lock = lockData(data);
		if (!lock.ok) return { ok: false, failure: { kind: 'in-use', folder: data } };
		if (existsSync(target) && !replace)
			return { ok: false, failure: { kind: 'data-exists', folder: data } };
		return putInPlace(partial, target, options);
	} catch (error) {
		if (error instanceof StoreTooNew) {
			const fault = { kind: 'too-new', found: error.found, known: error.known } as const;
			return { ok: false, failure: { kind: 'damaged', faults: [fault] } };
		}
		const code = (error as NodeJS.ErrnoException).code ?? sqliteCode(error);
		if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
			return {
				ok: false,
				failure: { kind: 'damaged', faults: [{ kind: 'not-a-store', file: backup }] }
			};
		return { ok: false, failure: { kind: 'unwritable', file: target, reason: code } };
	} finally {
		if (lock?.ok) lock.release();
		rmSync(partial, { force: true });
	}
}

function putInPlace(partial: string, target: string, options: RestoreOptions): RestoreResult {
	const { backup, now, onProgress } = options;
	const found = copyReady(backup, partial, now(), onProgress);
	if (!found.ok) return { ok: false, failure: { kind: 'damaged', faults: found.faults } };
	reachDisk(partial);
	const setAside = keepBefore(target, now());
	renameSync(partial, target);
	reachDisk(path.dirname(target));
	return { ok: true, tally: found.tally, setAside };
}

/** A copy of a sound backup, verified and made ready to be the store. */
export function copyReady(
	backup: string,
	target: string,
	now: number,
	onProgress?: RestoreOptions['onProgress']
): StoreCheck {
	copyFileSync(backup, target);
	// Before anything is written to it: a stranger's file stays as it was found.
	const found = verifyStore(target, onProgress);
	if (found.ok) makeReady(target, found.tally, now);
	return found;
}

/** A new epoch, nobody signed in, and a line in the audit trail. */
function makeReady(file: string, { takenAt: after = 0 }: StoreTally, now: number): void {
	const database = openDatabase(file);
	try {
		migrate(database);
		database.transaction(() => {
			beginEpoch(database, { after, until: now });
			database.prepare('DELETE FROM server WHERE key = ?').run(TAKEN_AT);
			// Who signed out since the backup must not be signed in again by it.
			database.exec('DELETE FROM session');
			const subject = new Date(after).toISOString();
			appendAudit(database, { at: now, by: 'server', action: 'store.restore', subject });
		});
	} finally {
		database.close();
	}
}

/**
 * Keeps the present database under another name. Its write-ahead log goes first, also one whose
 * database is gone: left behind, it would be taken for that of the database which is put in place.
 */
function keepBefore(target: string, now: number): string | undefined {
	const stamp = new Date(now).toISOString().replace(/[:.]/g, '-');
	const kept = `${target}.before-restore-${stamp}`;
	const isThere = existsSync(target);
	if (isThere) foldWal(target);
	for (const suffix of ['-wal', '-shm'])
		if (existsSync(target + suffix)) renameSync(target + suffix, kept + suffix);
	if (!isThere) return undefined;
	linkSync(target, kept);
	return kept;
}

/** Brings the write-ahead log into the database, where that can still be read. */
function foldWal(file: string): void {
	try {
		const database = openDatabase(file);
		try {
			database.pragma('wal_checkpoint(TRUNCATE)');
		} finally {
			database.close();
		}
	} catch {
		// Damaged: all of its files are kept as they are.
	}
}

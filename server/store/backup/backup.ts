/**
 * A backup is one database file as of one moment. SQLite writes it inside a read transaction of
 * its own (`VACUUM INTO`), so the server goes on writing; it gets its name only once it has been
 * read back whole and has reached the disk.
 */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseUnusable, isDatabaseUrl } from '../postgres/database-failure';
import { openDatabase, sqliteCode } from '../sqlite/database';
import { StoreTooNew } from '../store';
import { removePartials, withPartial } from './partial-backups';
import type { BackUpFailure, BackUpResult } from './backup-result';
import { TAKEN_AT, verifyStore, type OnRoom, type StoreCheck } from './verify-store';

/** Writes the database as it is now into a file that is not there yet. */
export type CopyDatabase = (source: string, target: string) => Promise<void>;

/** Reads a store back, and returns once it has reached the disk, too. */
export type VerifyFile = (file: string, onProgress: OnRoom) => StoreCheck | Promise<StoreCheck>;

export interface BackUpOptions {
	/** The database, `…/hebian.db` or `postgres://…`; a server may have it open. */
	readonly source: string;
	readonly target: string;
	readonly copy: CopyDatabase;
	/** Absent where nobody waits meanwhile. */
	readonly verify?: VerifyFile;
	readonly now: () => number;
	/** Told what is being done and how far it is. */
	readonly onProgress?: (step: 'copying' | 'verifying', done: number, all: number) => void;
}

const LOOK_EVERY = 50;

/**
 * Writes a verified backup; never over an existing file. What fails leaves nothing behind.
 * @throws DatabaseUnusable, StoreTooNew where a PostgreSQL cannot be read
 */
export async function backUp(options: BackUpOptions): Promise<BackUpResult> {
	const { source, target } = options;
	if (!isDatabaseUrl(source) && !existsSync(source))
		return { ok: false, failure: { kind: 'no-database', file: source } };
	if (existsSync(target)) return { ok: false, failure: { kind: 'exists', file: target } };
	removePartials(path.dirname(path.resolve(target)), Date.now());
	try {
		return await withPartial(target, (partial) => writeBackup(partial, options));
	} catch (error) {
		if (error instanceof DatabaseUnusable || error instanceof StoreTooNew) throw error;
		return { ok: false, failure: failureOf(error, target) };
	}
}

async function writeBackup(
	partial: string,
	{ source, target, copy, verify = verifyAndReach, now, onProgress = () => {} }: BackUpOptions
): Promise<BackUpResult> {
	// Read before the copy begins: whatever is written later may be missing in it.
	const takenAt = now();
	const size = isDatabaseUrl(source) ? 0 : statSync(source).size;
	const watch = setInterval(() => {
		const written = statSync(partial, { throwIfNoEntry: false })?.size ?? 0;
		onProgress('copying', Math.min(written, size), size);
	}, LOOK_EVERY);
	try {
		await copy(source, partial);
	} finally {
		clearInterval(watch);
	}
	const database = openDatabase(partial);
	database.prepare('INSERT OR REPLACE INTO server VALUES (?, ?)').run(TAKEN_AT, String(takenAt));
	database.close();
	const check = await verify(partial, (done, all) => onProgress('verifying', done, all));
	if (!check.ok) return { ok: false, failure: { kind: 'damaged', faults: check.faults } };
	// Unlike a rename, a link never replaces a file that came to be meanwhile.
	linkSync(partial, target);
	reachDisk(path.dirname(path.resolve(target)));
	return { ok: true, file: target, bytes: statSync(target).size, tally: check.tally };
}

/** What `backUp` does with what was copied, before it gets its name. */
export const verifyAndReach = (file: string, onProgress: OnRoom): StoreCheck => {
	const check = verifyStore(file, onProgress);
	if (check.ok) reachDisk(file);
	return check;
};

/** Returns once the file, or the entries of the folder, are on the disk. */
export function reachDisk(file: string): void {
	const handle = openSync(file, 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

function failureOf(error: unknown, target: string): BackUpFailure {
	const code = (error as NodeJS.ErrnoException).code ?? sqliteCode(error);
	if (code === 'EEXIST') return { kind: 'exists', file: target };
	return { kind: 'unwritable', file: target, reason: code };
}

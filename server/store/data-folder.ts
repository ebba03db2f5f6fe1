/** Whether a data folder can be used at all, found out before anything is made in it. */
import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readdirSync,
	rmSync,
	statSync,
	writeSync
} from 'node:fs';
import path from 'node:path';
import { sqliteCode } from './sqlite/database';
import { DATABASE, RESTORING } from './backup/restore';

export type DataFailure =
	/** It, or a folder above it, is a file. */
	| { readonly kind: 'not-a-folder'; readonly folder: string }
	| { readonly kind: 'unwritable'; readonly folder: string; readonly code: string }
	/** What belongs to a database is there, and the database is not: beginning anew would hide that. */
	| { readonly kind: 'database-gone'; readonly folder: string; readonly left: readonly string[] };

export class DataUnusable extends Error {
	constructor(readonly failure: DataFailure) {
		super(`${failure.folder}: ${failure.kind}`);
	}
}

/** Bytes that must fit: with less, the first edits would not. */
const PROBE = 64 * 1024;
const LEFT_BEHIND = /^(session-secret|signing-key\.pem|hebian\.db-wal|hebian\.db\.before-.+)$/;

/** The folder of a database; throws `DataUnusable`. */
export function prepareDataFolder(folder: string): void {
	prepareFolder(folder);
	requireDatabase(folder);
}

/** Makes the folder if need be, and tries it; throws `DataUnusable`. */
export function prepareFolder(folder: string): void {
	try {
		mkdirSync(folder, { recursive: true });
		if (!statSync(folder).isDirectory()) throw new DataUnusable({ kind: 'not-a-folder', folder });
		probeWrite(folder);
	} catch (error) {
		if (error instanceof DataUnusable) throw error;
		const code = (error as NodeJS.ErrnoException).code ?? sqliteCode(error);
		if (code === 'EEXIST' || code === 'ENOTDIR')
			throw new DataUnusable({ kind: 'not-a-folder', folder });
		throw new DataUnusable({ kind: 'unwritable', folder, code });
	}
}

/** Throws `DataUnusable` where there was a database once and is none now. */
export function requireDatabase(folder: string): void {
	if (existsSync(path.join(folder, DATABASE)) || !existsSync(folder)) return;
	const left = readdirSync(folder).filter((name) => LEFT_BEHIND.test(name));
	if (left.length > 0) throw new DataUnusable({ kind: 'database-gone', folder, left });
}

/** Removes what a killed restore left; under the lock of the folder only. */
export function removeRemains(folder: string): void {
	for (const suffix of ['', '-journal', '-wal', '-shm'])
		rmSync(path.join(folder, `${DATABASE}${RESTORING}${suffix}`), { force: true });
}

function probeWrite(folder: string): void {
	const file = path.join(folder, `.write-probe-${process.pid}`);
	const handle = openSync(file, 'w');
	try {
		writeSync(handle, Buffer.alloc(PROBE));
		fsyncSync(handle);
	} finally {
		closeSync(handle);
		rmSync(file, { force: true });
	}
}

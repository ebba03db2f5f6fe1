/** A thread that copies a store into a new file, so that whoever asked can go on meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { DatabaseUnusable, isDatabaseUrl } from '../postgres/database-failure';
import { openDatabase, sqliteCode } from '../sqlite/database';
import { StoreTooNew } from '../store';
import { copyOutOfPostgres } from '../transfer/postgres-copy';
import type { CopyAnswer } from './copy-in-thread';

const { source, target } = workerData as { source: string; target: string };

function answer(said: CopyAnswer): void {
	parentPort!.postMessage(said);
}

try {
	if (isDatabaseUrl(source)) await copyOutOfPostgres(source, target);
	else copyFile();
	answer({ kind: 'done' });
} catch (error) {
	if (error instanceof DatabaseUnusable) answer({ kind: 'unusable', failure: error.failure });
	else if (error instanceof StoreTooNew)
		answer({ kind: 'too-new', found: error.found, known: error.known });
	else answer({ kind: 'failed', code: sqliteCode(error) });
}

function copyFile(): void {
	const database = openDatabase(source);
	try {
		database.prepare('VACUUM INTO ?').run(target);
	} finally {
		database.close();
	}
}

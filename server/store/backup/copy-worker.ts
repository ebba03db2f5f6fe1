/** A thread that copies a store into a new file, or reads one back, so that whoever asked can go on. */
import { parentPort, workerData } from 'node:worker_threads';
import { DatabaseUnusable, isDatabaseUrl } from '../postgres/database-failure';
import { openDatabase, sqliteCode } from '../sqlite/database';
import { StoreTooNew } from '../store';
import { copyOutOfPostgres } from '../transfer/postgres-copy';
import { verifyAndReach } from './backup';
import type { CopyAnswer, CopyTask } from './copy-in-thread';
import type { StoreCheck } from './verify-store';

const task = workerData as CopyTask;

function answer(said: CopyAnswer): void {
	parentPort!.postMessage(said);
}

try {
	if (task.kind === 'verify') answer({ kind: 'done', check: verify(task.file) });
	else {
		await copy(task.source, task.target);
		answer({ kind: 'done' });
	}
} catch (error) {
	if (error instanceof DatabaseUnusable) answer({ kind: 'unusable', failure: error.failure });
	else if (error instanceof StoreTooNew)
		answer({ kind: 'too-new', found: error.found, known: error.known });
	else answer({ kind: 'failed', code: sqliteCode(error) });
}

function verify(file: string): StoreCheck {
	return verifyAndReach(file, (done, all) => answer({ kind: 'room', done, all }));
}

async function copy(source: string, target: string): Promise<void> {
	if (isDatabaseUrl(source)) return void (await copyOutOfPostgres(source, target));
	const database = openDatabase(source);
	try {
		database.prepare('VACUUM INTO ?').run(target);
	} finally {
		database.close();
	}
}

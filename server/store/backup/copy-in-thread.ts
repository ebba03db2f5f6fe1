/** Copies a store, and reads a copy back, in a thread of its own: whoever asked goes on meanwhile. */
import { Worker } from 'node:worker_threads';
import { DatabaseUnusable, type DatabaseFailure } from '../postgres/database-failure';
import { StoreTooNew } from '../store';
import type { CopyDatabase, VerifyFile } from './backup';
import type { StoreCheck } from './verify-store';

export type CopyTask =
	| { readonly kind: 'copy'; readonly source: string; readonly target: string }
	| { readonly kind: 'verify'; readonly file: string };

export type CopyAnswer =
	| { readonly kind: 'done'; readonly check?: StoreCheck }
	| { readonly kind: 'room'; readonly done: number; readonly all: number }
	| { readonly kind: 'unusable'; readonly failure: DatabaseFailure }
	| { readonly kind: 'too-new'; readonly found: number; readonly known: number }
	| { readonly kind: 'failed'; readonly code: string };

/** @param script the bundled `copy-worker` */
export function copyInThread(script: string | URL): CopyDatabase {
	return async (source, target) => void (await run(script, { kind: 'copy', source, target }));
}

/** @param script the bundled `copy-worker` */
export function verifyInThread(script: string | URL): VerifyFile {
	return async (file, onProgress) => (await run(script, { kind: 'verify', file }, onProgress))!;
}

function run(
	script: string | URL,
	workerData: CopyTask,
	onRoom: (done: number, all: number) => void = () => {}
): Promise<StoreCheck | undefined> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(script, { workerData, stdin: false });
		worker.on('message', (answer: CopyAnswer) => {
			if (answer.kind === 'room') onRoom(answer.done, answer.all);
			else if (answer.kind === 'done') resolve(answer.check);
			else reject(errorOf(answer));
		});
		worker.once('error', reject);
		worker.once('exit', (code) => reject(new Error(`copying ended with ${code}`)));
	});
}

function errorOf(answer: Exclude<CopyAnswer, { kind: 'done' | 'room' }>): Error {
	if (answer.kind === 'unusable') return new DatabaseUnusable(answer.failure);
	if (answer.kind === 'too-new') return new StoreTooNew(answer.found, answer.known);
	return Object.assign(new Error(`copying failed: ${answer.code}`), { code: answer.code });
}

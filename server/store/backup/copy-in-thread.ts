/** Copies a store in a thread of its own. */
import { Worker } from 'node:worker_threads';
import { DatabaseUnusable, type DatabaseFailure } from '../postgres/database-failure';
import { StoreTooNew } from '../store';
import type { CopyDatabase } from './backup';

export type CopyAnswer =
	| { readonly kind: 'done' }
	| { readonly kind: 'unusable'; readonly failure: DatabaseFailure }
	| { readonly kind: 'too-new'; readonly found: number; readonly known: number }
	| { readonly kind: 'failed'; readonly code: string };

/** @param script the bundled `copy-worker` */
export function copyInThread(script: string | URL): CopyDatabase {
	return (source, target) =>
		new Promise((resolve, reject) => {
			const worker = new Worker(script, { workerData: { source, target }, stdin: false });
			worker.once('message', (answer: CopyAnswer) => {
				if (answer.kind === 'done') resolve();
				else reject(errorOf(answer));
			});
			worker.once('error', reject);
			worker.once('exit', (code) => reject(new Error(`copying ended with ${code}`)));
		});
}

function errorOf(answer: Exclude<CopyAnswer, { kind: 'done' }>): Error {
	if (answer.kind === 'unusable') return new DatabaseUnusable(answer.failure);
	if (answer.kind === 'too-new') return new StoreTooNew(answer.found, answer.known);
	return Object.assign(new Error(`copying failed: ${answer.code}`), { code: answer.code });
}

/** Copies a database in a thread of its own. */
import { Worker } from 'node:worker_threads';
import type { CopyDatabase } from './backup';

/** @param script the bundled `copy-worker` */
export function copyInThread(script: string | URL): CopyDatabase {
	return (source, target) =>
		new Promise((resolve, reject) => {
			const worker = new Worker(script, { workerData: { source, target }, stdin: false });
			worker.once('message', ({ code }: { code: string | undefined }) => {
				if (code === undefined) resolve();
				else reject(Object.assign(new Error(`copying failed: ${code}`), { code }));
			});
			worker.once('error', reject);
			worker.once('exit', (code) => reject(new Error(`copying ended with ${code}`)));
		});
}

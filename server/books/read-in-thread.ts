/** Reads a document in a thread of its own, within bounds of time and memory. */
import { Worker } from 'node:worker_threads';
import type { ReadResult } from '$lib/exchange/read/read-document';

export interface ReadBounds {
	/** Milliseconds. */
	readonly time: number;
	/** Megabytes of heap. */
	readonly memory: number;
}

export const READ_BOUNDS: ReadBounds = { time: 30_000, memory: 768 };

export type ThreadedRead =
	| ReadResult
	| {
			readonly ok: false;
			readonly failure: {
				readonly kind: 'reading-stopped';
				readonly reason: 'timeout' | 'memory' | 'crash';
			};
	  };

/** @param script the bundled `read-worker` */
export function readInThread(
	script: string | URL,
	name: string,
	bytes: Uint8Array,
	bounds: ReadBounds = READ_BOUNDS
): Promise<ThreadedRead> {
	return new Promise((resolve) => {
		const worker = new Worker(script, {
			workerData: { name, bytes },
			resourceLimits: { maxOldGenerationSizeMb: bounds.memory },
			env: {},
			stdin: false
		});
		const stopped = (reason: 'timeout' | 'memory' | 'crash'): void => {
			finish({ ok: false, failure: { kind: 'reading-stopped', reason } });
		};
		const timer = setTimeout(() => stopped('timeout'), bounds.time);
		const finish = (result: ThreadedRead): void => {
			clearTimeout(timer);
			resolve(result);
			void worker.terminate();
		};
		worker.once('message', (result: ReadResult) => finish(result));
		worker.once('error', (error: NodeJS.ErrnoException) =>
			stopped(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash')
		);
		worker.once('exit', () => stopped('crash'));
	});
}

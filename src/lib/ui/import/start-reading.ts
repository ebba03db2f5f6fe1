/** Starts the reading of a document in a worker, within a bound of time, so that it can be cancelled. */
import type { ReadResult } from '$lib/exchange/read/read-document';
import type { ReadingRequest } from './read-request';
import type { ReadingAnswer } from '../background/reading-task';
import { startTask } from '../background/start-task';

export type ReadingEnd = ReadResult | { readonly ok: false; readonly failure: 'timeout' | 'crash' };

export interface Reading {
	readonly end: Promise<ReadingEnd | 'cancelled'>;
	cancel(): void;
}

/** Milliseconds. A workbook of 100,000 rows takes about ten seconds. */
const LONGEST = 120_000;

export function startReading(
	request: ReadingRequest,
	progress: (done: number, of: number) => void
): Reading {
	const worker = startTask('reading');
	let finish: (end: ReadingEnd | 'cancelled') => void = () => undefined;
	const end = new Promise<ReadingEnd | 'cancelled'>((resolve) => {
		const timer = setTimeout(() => finish({ ok: false, failure: 'timeout' }), LONGEST);
		finish = (result) => {
			clearTimeout(timer);
			worker.terminate();
			resolve(result);
		};
	});
	worker.onmessage = ({ data }: MessageEvent<ReadingAnswer>) => {
		if (data.kind === 'progress') progress(data.done, data.of);
		else finish(data.result);
	};
	worker.onerror = () => finish({ ok: false, failure: 'crash' });
	worker.postMessage(request);
	return { end, cancel: () => finish('cancelled') };
}

/** Starts learning in a worker, within a bound of time. */
import type { LearnResult } from '$lib/exchange/learn/learn-format';
import { startTask } from '../background/start-task';

export type LearningEnd =
	LearnResult | { readonly ok: false; readonly failure: 'timeout' | 'crash' };

/** Milliseconds. */
const LONGEST = 120_000;

export function startLearning(bytes: Uint8Array): Promise<LearningEnd> {
	const worker = startTask('learning');
	return new Promise((resolve) => {
		const finish = (end: LearningEnd): void => {
			clearTimeout(timer);
			worker.terminate();
			resolve(end);
		};
		const timer = setTimeout(() => finish({ ok: false, failure: 'timeout' }), LONGEST);
		worker.onmessage = ({ data }: MessageEvent<LearnResult>) => finish(data);
		worker.onerror = () => finish({ ok: false, failure: 'crash' });
		worker.postMessage({ bytes });
	});
}

/** Has the book as it is now proved, once. */
import type { BookReader } from '$lib/budget/live/live-book';
import type { Proof } from '$lib/rules/engine/proof';
import { snapshotOf } from '$lib/budget/live/book-snapshot';
import { startTask } from '../background/start-task';

/** Rejects when the worker fails. `stop` gives it up. */
export function startProof(book: BookReader): { readonly proof: Promise<Proof>; stop(): void } {
	const worker = startTask('proof');
	const proof = new Promise<Proof>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<Proof>) => resolve(data);
		worker.onerror = (event) => reject(new Error(event.message));
	});
	worker.postMessage(snapshotOf(book));
	return { proof: proof.finally(() => worker.terminate()), stop: () => worker.terminate() };
}

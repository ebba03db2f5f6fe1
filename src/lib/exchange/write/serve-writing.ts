/** The far side of a worker that writes documents: one request, progress, one answer. */
import type { Book } from '$lib/budget/book/book';
import {
	writeDocument,
	type WriteFailure,
	type WriteRequest,
	type WrittenFile
} from './write-document';

export interface WritingOrder {
	readonly book: Book;
	readonly request: WriteRequest;
}

export type WritingAnswer =
	| { readonly kind: 'progress'; readonly done: number; readonly total: number }
	| { readonly kind: 'written'; readonly file: WrittenFile }
	| { readonly kind: 'refused'; readonly failure: WriteFailure };

/** At most this many steps are told: a message for each of 150 sheets would only slow it down. */
const STEPS = 50;

/** Writes what is ordered. To cancel, the worker is ended: nothing of the file exists until it is whole. */
export function serveWriting(
	{ book, request }: WritingOrder,
	post: (answer: WritingAnswer) => void
): void {
	let told = -1;
	const result = writeDocument(book, request, (done, total) => {
		const step = total === 0 ? STEPS : Math.floor((done / total) * STEPS);
		if (step === told) return;
		told = step;
		post({ kind: 'progress', done, total });
	});
	post(
		result.ok
			? { kind: 'written', file: result.file }
			: { kind: 'refused', failure: result.failure }
	);
}

/**
 * The engine behind a port: what a worker (or a test) does with messages. Pure: a port is anything
 * that posts and listens, so nothing of a browser is named here.
 *
 * open  → opened  with all findings in order
 * apply → changed with what was added and removed
 */
import type { Book, BookChange } from '$lib/budget/book';
import { LiveBook } from '$lib/budget/live-book';
import { createEngine, type Engine, type FindingsDelta } from './engine';
import type { Finding } from './finding';

export type EngineRequest =
	| { readonly kind: 'open'; readonly book: Book }
	/** `ticket` comes back with the answer, so that a page knows which edits it speaks of. */
	| { readonly kind: 'apply'; readonly changes: readonly BookChange[]; readonly ticket?: number };

export type EngineAnswer =
	| { readonly kind: 'opened'; readonly findings: readonly Finding[] }
	| ({ readonly kind: 'changed'; readonly ticket?: number } & FindingsDelta)
	/** Changes came before a book. */
	| { readonly kind: 'not-open' };

export interface EnginePort {
	post(answer: EngineAnswer): void;
	listen(listener: (request: EngineRequest) => void): void;
}

export function serveEngine(port: EnginePort): void {
	let engine: Engine | undefined;
	port.listen((request) => {
		if (request.kind === 'open') {
			engine = createEngine(new LiveBook(request.book));
			port.post({ kind: 'opened', findings: engine.findings() });
		} else if (!engine) {
			port.post({ kind: 'not-open' });
		} else {
			const { ticket } = request;
			const delta = engine.apply(request.changes);
			port.post({ kind: 'changed', ...(ticket !== undefined && { ticket }), ...delta });
		}
	});
}

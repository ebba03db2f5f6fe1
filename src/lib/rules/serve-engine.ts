/**
 * The engine behind a port: what a worker (or a test) does with messages. Pure: a port is anything
 * that posts and listens, so nothing of a browser is named here.
 *
 * open     → opened  with all findings in order
 * apply    → changed with what was added and removed
 * preview  → preview with what changes would clear and cause; nothing is changed
 * consider → considered with what may have caused a finding, and what would mend it
 */
import type { Book, BookChange } from '$lib/budget/book';
import { LiveBook } from '$lib/budget/live-book';
import { createEngine, type Engine, type FindingsDelta } from './engine';
import { Considering, type Considered } from './explain/consider';
import type { Finding } from './finding';
import type { CellChange, Preview } from './preview';

export type EngineRequest =
	| { readonly kind: 'open'; readonly book: Book }
	/** `ticket` comes back with the answer, so that a page knows which edits it speaks of. */
	| { readonly kind: 'apply'; readonly changes: readonly BookChange[]; readonly ticket?: number }
	/** `id` comes back with the answer. */
	| { readonly kind: 'preview'; readonly id: number; readonly changes: readonly CellChange[] }
	| { readonly kind: 'consider'; readonly id: number; readonly finding: string };

export type EngineAnswer =
	| { readonly kind: 'opened'; readonly findings: readonly Finding[] }
	| ({ readonly kind: 'changed'; readonly ticket?: number } & FindingsDelta)
	| ({ readonly kind: 'preview'; readonly id: number } & Preview)
	| ({ readonly kind: 'considered'; readonly id: number } & Considered)
	/** Something was asked before there was a book. */
	| { readonly kind: 'not-open' };

export interface EnginePort {
	post(answer: EngineAnswer): void;
	listen(listener: (request: EngineRequest) => void): void;
}

export function serveEngine(port: EnginePort): void {
	let open: { engine: Engine; considering: Considering } | undefined;
	port.listen((request) => {
		if (request.kind === 'open') {
			const book = new LiveBook(request.book);
			const engine = createEngine(book);
			open = { engine, considering: new Considering(book, engine) };
			port.post({ kind: 'opened', findings: engine.findings() });
		} else {
			port.post(open ? answer(request, open) : { kind: 'not-open' });
		}
	});
}

function answer(
	request: Exclude<EngineRequest, { kind: 'open' }>,
	{ engine, considering }: { engine: Engine; considering: Considering }
): EngineAnswer {
	switch (request.kind) {
		case 'apply': {
			const { ticket } = request;
			considering.changed();
			const delta = engine.apply(request.changes);
			return { kind: 'changed', ...(ticket !== undefined && { ticket }), ...delta };
		}
		case 'preview':
			return { kind: 'preview', id: request.id, ...engine.preview(request.changes) };
		case 'consider':
			return { kind: 'considered', id: request.id, ...considering.consider(request.finding) };
	}
}

/**
 * The engine behind a port: what a worker (or a test) does with messages. Pure: a port is anything
 * that posts and listens, so nothing of a browser is named here.
 *
 * - `open` → `opened` with all findings in order
 * - `apply` → `changed` with what was added and removed
 * - `missing` → `changed`, too: what reads parts of the book that are not here is held back
 * - `preview` → `preview` with what changes would clear and cause; nothing is changed
 * - `consider` → `considered` with what may have caused a finding, and what would mend it
 * - `uses` → `used` with the checks that depend on a cell
 */
import type { CellRef } from '$lib/budget/address/address-book';
import type { Book, BookChange } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { bookFormat } from '$lib/formats/book-format';
import type { NotApplicable } from '../rule/applicability';
import { createBookEngine } from '../engine/book-engine';
import type { Engine, FindingsDelta } from '../engine/engine';
import type { RuleOrder } from '../engine/finding-order';
import { ruleOrderOf } from '../engine/rule-order';
import { Considering, type Considered } from '../explain/consider';
import type { Finding } from '../finding/finding';
import type { MissingPart } from '$lib/budget/book/missing-part';
import type { CellChange, Preview } from '../engine/preview';
import type { Use } from '../engine/where-used';

export type EngineRequest =
	| {
			readonly kind: 'open';
			readonly book: Book;
			/** Parts of the book that are not here. */
			readonly missing?: readonly MissingPart[];
	  }
	| { readonly kind: 'missing'; readonly missing: readonly MissingPart[] }
	/** `ticket` comes back with the answer, so that a page knows which edits it speaks of. */
	| { readonly kind: 'apply'; readonly changes: readonly BookChange[]; readonly ticket?: number }
	/** `id` comes back with the answer. */
	| { readonly kind: 'preview'; readonly id: number; readonly changes: readonly CellChange[] }
	| { readonly kind: 'consider'; readonly id: number; readonly finding: string }
	| { readonly kind: 'uses'; readonly id: number; readonly cell: CellRef };

export type EngineAnswer =
	| {
			readonly kind: 'opened';
			readonly findings: readonly Finding[];
			/** In which order findings are told: a page keeps them without loading the rules. */
			readonly order: RuleOrder;
			/** Rules that were not checked, and why. */
			readonly notApplicable: readonly NotApplicable[];
	  }
	| ({
			readonly kind: 'changed';
			readonly ticket?: number;
			/** Absent: the same as before. */
			readonly notApplicable?: readonly NotApplicable[];
	  } & FindingsDelta)
	| ({ readonly kind: 'preview'; readonly id: number } & Preview)
	| ({ readonly kind: 'considered'; readonly id: number } & Considered)
	| { readonly kind: 'used'; readonly id: number; readonly uses: readonly Use[] }
	/** Something was asked before there was a book. */
	| { readonly kind: 'not-open' };

export interface EnginePort {
	post(answer: EngineAnswer): void;
	listen(listener: (request: EngineRequest) => void): void;
}

interface OpenEngine {
	readonly engine: Engine;
	readonly considering: Considering;
	/** As it was told last. */
	notApplicable: readonly NotApplicable[];
}

export function serveEngine(port: EnginePort): void {
	let open: OpenEngine | undefined;
	port.listen((request) => {
		if (request.kind === 'open') {
			const book = new LiveBook(request.book);
			const engine = createBookEngine(book);
			if (request.missing?.length) engine.missing(request.missing);
			const notApplicable = engine.notApplicable();
			open = { engine, considering: new Considering(book, engine), notApplicable };
			const order = ruleOrderOf(bookFormat(book.head));
			port.post({ kind: 'opened', findings: engine.findings(), order, notApplicable });
		} else {
			port.post(open ? answer(request, open) : { kind: 'not-open' });
		}
	});
}

function answer(request: Exclude<EngineRequest, { kind: 'open' }>, open: OpenEngine): EngineAnswer {
	const { engine, considering } = open;
	switch (request.kind) {
		case 'apply': {
			const { ticket } = request;
			considering.changed();
			const delta = engine.apply(request.changes);
			return { ...(ticket !== undefined && { ticket }), ...changed(delta, open) };
		}
		case 'missing':
			considering.changed();
			return changed(engine.missing(request.missing), open);
		case 'preview':
			return { kind: 'preview', id: request.id, ...engine.preview(request.changes) };
		case 'consider':
			return { kind: 'considered', id: request.id, ...considering.consider(request.finding) };
		case 'uses':
			return { kind: 'used', id: request.id, uses: engine.whereUsed(request.cell) };
	}
}

function changed(
	delta: FindingsDelta,
	open: OpenEngine
): Extract<EngineAnswer, { kind: 'changed' }> {
	const notApplicable = news(open);
	return { kind: 'changed', ...(notApplicable && { notApplicable }), ...delta };
}

/** The rules that are not checked, where they are others than before. */
function news(open: OpenEngine): readonly NotApplicable[] | undefined {
	const now = open.engine.notApplicable();
	const said = (entries: readonly NotApplicable[]): string => JSON.stringify(entries);
	if (said(now) === said(open.notApplicable)) return undefined;
	open.notApplicable = now;
	return now;
}

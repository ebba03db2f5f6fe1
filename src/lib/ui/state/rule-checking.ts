/**
 * Keeps the findings of an open book up to date through the engine's worker: the book once, then
 * every change as it happens.
 */
import type { CellRef } from '$lib/budget/address/address-book';
import type { BookChange } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { NotApplicable } from '$lib/rules/rule/applicability';
import type { Considered } from '$lib/rules/explain/consider';
import type { Finding } from '$lib/rules/finding/finding';
import { worstFirst } from '$lib/rules/engine/finding-order';
import { OrderedFindings, type FindingsChange } from '$lib/rules/engine/ordered-findings';
import type { CellChange, Preview } from '$lib/rules/engine/preview';
import type { EngineAnswer, EngineRequest } from '$lib/rules/serving/serve-engine';
import type { MissingPart } from '$lib/budget/book/missing-part';
import type { Use } from '$lib/rules/engine/where-used';
import { snapshotOf } from '$lib/budget/live/book-snapshot';
import { startTask } from '../background/start-task';

export interface EngineWorker {
	post(request: EngineRequest): void;
	onAnswer(listener: (answer: EngineAnswer) => void): void;
	onFailure(listener: () => void): void;
	end(): void;
}

export interface CheckingEvents {
	/** The first whole check is in: all findings, the worst first. */
	found(findings: readonly Finding[]): void;
	/** What an edit did to them. */
	changed(change: FindingsChange): void;
	/** Which rules are not checked, and why: at first, and whenever it changes. */
	notApplicable(entries: readonly NotApplicable[]): void;
	/** The engine failed; nothing more will be found. */
	failed(): void;
}

/**
 * Milliseconds for which what others type is gathered before it is checked: where twenty people do,
 * each answer is indexed, ordered and painted.
 */
const GATHER_REMOTE = 200;

export interface Checking {
	/** This person's own changes are checked at once, those of others with what follows them shortly. */
	changed(changes: readonly BookChange[], remote: boolean): void;
	/** Which parts of the book are not here now: what reads them is held back. */
	missing(parts: readonly MissingPart[]): void;
	/** What changes would clear and cause; `undefined` once checking stopped. */
	preview(changes: readonly CellChange[]): Promise<Preview | undefined>;
	/** What may have caused a finding, and what would mend it. */
	consider(finding: string): Promise<Considered | undefined>;
	/** The checks that depend on a cell, as the book is now. */
	whereUsed(cell: CellRef): Promise<{ readonly uses: readonly Use[] } | undefined>;
	stop(): void;
}

/** Checks the book as it is now and from now on. `startWorker` is handed in by tests. */
export function startChecking(
	book: BookReader,
	events: CheckingEvents,
	startWorker: () => EngineWorker = startRulesWorker,
	missing: readonly MissingPart[] = []
): Checking {
	const worker = startWorker();
	let findings: OrderedFindings | undefined;
	const gathered = new GatheredChanges((request) => worker.post(request));
	const questions = new Questions((question) => gathered.ask(question));
	worker.onFailure(() => fail(questions, events));
	worker.onAnswer((answer) => {
		if (answer.kind === 'not-open') return fail(questions, events);
		if (answer.kind === 'preview' || answer.kind === 'considered' || answer.kind === 'used')
			return questions.answer(answer.id, answer);
		if (answer.notApplicable) events.notApplicable(answer.notApplicable);
		if (answer.kind === 'opened') {
			findings = new OrderedFindings((now) => worstFirst(now, answer.order));
			return events.found(findings.open(answer.findings, book));
		}
		if (findings && (answer.added.length > 0 || answer.removed.length > 0))
			events.changed(findings.apply(answer, book));
	});
	worker.post({ kind: 'open', book: snapshotOf(book), missing });
	return {
		changed: (changes, remote) => {
			findings?.note(changes);
			gathered.add(changes, remote);
		},
		missing: (parts) => gathered.ask({ kind: 'missing', missing: parts }),
		preview: (changes) => questions.ask((id) => ({ kind: 'preview', id, changes })),
		consider: (finding) => questions.ask((id) => ({ kind: 'consider', id, finding })),
		whereUsed: (cell) => questions.ask((id) => ({ kind: 'uses', id, cell })),
		stop: () => {
			gathered.drop();
			worker.end();
			questions.giveUp();
		}
	};
}

/** Checking has stopped for good: nobody goes on waiting for an answer. */
function fail(questions: Questions, events: CheckingEvents): void {
	questions.giveUp();
	events.failed();
}

/** Changes on their way to the engine, in their order. */
class GatheredChanges {
	#changes: BookChange[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(readonly send: (request: EngineRequest) => void) {}

	add(changes: readonly BookChange[], remote: boolean): void {
		this.#changes.push(...changes);
		if (remote) this.#timer ??= setTimeout(() => this.post(), GATHER_REMOTE);
		else this.post();
	}

	post(): void {
		const changes = this.#changes;
		this.drop();
		if (changes.length > 0) this.send({ kind: 'apply', changes });
	}

	/** Answered as the book is now. */
	ask(question: EngineRequest): void {
		this.post();
		this.send(question);
	}

	drop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#changes = [];
	}
}

/** Questions that wait for their answer. */
class Questions {
	readonly #waiting = new Map<number, (answer: never) => void>();
	#next = 1;
	#over = false;

	constructor(readonly post: (question: EngineRequest) => void) {}

	ask<A>(question: (id: number) => EngineRequest): Promise<A | undefined> {
		if (this.#over) return Promise.resolve(undefined);
		const id = this.#next++;
		return new Promise((resolve) => {
			this.#waiting.set(id, resolve as (answer: never) => void);
			this.post(question(id));
		});
	}

	answer(id: number, answer: unknown): void {
		this.#waiting.get(id)?.(answer as never);
		this.#waiting.delete(id);
	}

	/** Nobody will answer any more. */
	giveUp(): void {
		this.#over = true;
		for (const resolve of this.#waiting.values()) resolve(undefined as never);
		this.#waiting.clear();
	}
}

function startRulesWorker(): EngineWorker {
	const worker = startTask('rules');
	return {
		post: (request) => worker.postMessage(request),
		onAnswer: (listener) => {
			worker.onmessage = ({ data }: MessageEvent<EngineAnswer>) => listener(data);
		},
		onFailure: (listener) => {
			worker.onerror = () => listener();
			worker.onmessageerror = () => listener();
		},
		end: () => worker.terminate()
	};
}

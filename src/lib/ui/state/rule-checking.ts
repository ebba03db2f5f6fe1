/**
 * Keeps the findings of an open book up to date through the engine's worker: the book once, then
 * every change as it happens.
 */
import type { BookChange } from '$lib/budget/book';
import type { BookReader } from '$lib/budget/live-book';
import type { Finding } from '$lib/rules/finding';
import { inOrder } from '$lib/rules/finding-order';
import type { EngineAnswer, EngineRequest } from '$lib/rules/serve-engine';
import { snapshotOf } from './book-snapshot';

export interface EngineWorker {
	post(request: EngineRequest): void;
	onAnswer(listener: (answer: EngineAnswer) => void): void;
	onFailure(listener: () => void): void;
	end(): void;
}

export interface CheckingEvents {
	found(findings: readonly Finding[]): void;
	/** The engine failed; nothing more will be found. */
	failed(): void;
}

export interface Checking {
	changed(changes: readonly BookChange[]): void;
	stop(): void;
}

/** Checks the book as it is now and from now on. `startWorker` is handed in by tests. */
export function startChecking(
	book: BookReader,
	events: CheckingEvents,
	startWorker: () => EngineWorker = startRulesWorker
): Checking {
	const worker = startWorker();
	const findings = new Map<string, Finding>();
	worker.onFailure(() => events.failed());
	worker.onAnswer((answer) => {
		if (answer.kind === 'not-open') return events.failed();
		if (answer.kind === 'opened') {
			findings.clear();
			for (const finding of answer.findings) findings.set(finding.id, finding);
		} else {
			if (answer.added.length === 0 && answer.removed.length === 0) return;
			for (const { id } of answer.removed) findings.delete(id);
			for (const finding of answer.added) findings.set(finding.id, finding);
		}
		events.found(inOrder(findings.values(), book));
	});
	worker.post({ kind: 'open', book: snapshotOf(book) });
	return {
		changed: (changes) => worker.post({ kind: 'apply', changes }),
		stop: () => worker.end()
	};
}

function startRulesWorker(): EngineWorker {
	const worker = new Worker(new URL('./rules.worker.ts', import.meta.url), { type: 'module' });
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

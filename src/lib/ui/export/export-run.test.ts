import { describe, expect, it } from 'vitest';
import type { WritingAnswer } from '$lib/exchange/write/serve-writing';
import { serveWriting } from '$lib/exchange/write/serve-writing';
import type { WrittenFile } from '$lib/exchange/write/write-document';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { ExportRun, type WritingWorker } from './export-run.svelte';

function scene() {
	const saved: WrittenFile[] = [];
	const workers: { answer: (answer: WritingAnswer) => void; fail: () => void; ended: boolean }[] =
		[];
	const run = new ExportRun(
		(file) => saved.push(file),
		(): WritingWorker => {
			const worker = { answer: (_: WritingAnswer) => {}, fail: () => {}, ended: false };
			workers.push(worker);
			return {
				post: () => {},
				onAnswer: (listener) => void (worker.answer = listener),
				onFailure: (listener) => void (worker.fail = () => listener('out of memory')),
				end: () => void (worker.ended = true)
			};
		}
	);
	return { run, saved, workers };
}
const request = { format: 'json', edition: { kind: 'department' } } as const;
const file: WrittenFile = { name: 'a.json', type: 'x', bytes: new Uint8Array(2) };

describe('an export', () => {
	it('tells how far it is and saves the file once', () => {
		const { run, saved, workers } = scene();
		run.start(SMALL_BOOK, request);
		workers[0].answer({ kind: 'progress', done: 3, total: 9 });
		expect(run.state).toEqual({ kind: 'running', done: 3, total: 9 });
		workers[0].answer({ kind: 'written', file });
		expect([run.state.kind, saved.length, workers[0].ended]).toEqual(['written', 1, true]);
		run.saveAgain();
		expect(saved.length).toBe(2);
	});

	it('that is cancelled or begun anew saves nothing', () => {
		const { run, saved, workers } = scene();
		run.start(SMALL_BOOK, request);
		run.start(SMALL_BOOK, request);
		workers[0].answer({ kind: 'written', file });
		run.cancel();
		workers[1].answer({ kind: 'written', file });
		expect([run.state.kind, saved.length]).toEqual(['idle', 0]);
		expect(workers.every(({ ended }) => ended)).toBe(true);
	});

	it('that fails says so', () => {
		const { run, workers } = scene();
		run.start(SMALL_BOOK, request);
		workers[0].fail();
		expect(run.state).toEqual({ kind: 'failed', reason: 'out of memory' });
	});

	it('is written by the worker with progress, or refused', () => {
		const answers: WritingAnswer[] = [];
		const order = { book: SMALL_BOOK, request: { ...request, format: 'xlsx' } as const };
		serveWriting(order, (answer) => answers.push(answer));
		expect(answers.at(-1)?.kind).toBe('written');
		expect(answers.filter(({ kind }) => kind === 'progress').length).toBeGreaterThan(5);
		serveWriting(
			{ ...order, request: { ...request, edition: { kind: 'unit', unit: 'u99' } } },
			(answer) => answers.push(answer)
		);
		expect(answers.at(-1)?.kind).toBe('refused');
	});
});

import { describe, expect, it, vi } from 'vitest';
import type { BookChange } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import type { NotApplicable } from '$lib/rules/rule/applicability';
import type { Finding } from '$lib/rules/finding/finding';
import {
	serveEngine,
	type EngineAnswer,
	type EngineRequest
} from '$lib/rules/serving/serve-engine';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { snapshotOf } from '$lib/budget/live/book-snapshot';
import { startChecking, type EngineWorker } from './rule-checking';

/** The real engine behind a port in the same thread. */
function engineHere(): EngineWorker {
	let ask: (request: EngineRequest) => void = () => undefined;
	let tell: (answer: EngineAnswer) => void = () => undefined;
	serveEngine({ post: (answer) => tell(answer), listen: (listener) => (ask = listener) });
	return {
		post: (request) => ask(structuredClone(request)),
		onAnswer: (listener) => (tell = listener),
		onFailure: () => undefined,
		end: () => undefined
	};
}

describe('checking an open book', () => {
	it('hands the engine the whole book through its read interface', () => {
		expect(snapshotOf(new LiveBook(SMALL_BOOK))).toEqual(new LiveBook(SMALL_BOOK).snapshot());
	});

	it('finds what an edit breaks and forgets what it mends', () => {
		const book = new LiveBook(SMALL_BOOK);
		let found: readonly Finding[] = [];
		let closed: readonly NotApplicable[] = [];
		const checking = startChecking(
			book,
			{
				found: (now) => (found = now),
				changed: ({ all }) => (found = all),
				notApplicable: (now) => (closed = now),
				failed: vi.fn()
			},
			engineHere
		);
		const rulesFound = () => found.filter(({ rule }) => rule === 'W04').length;
		const change = (value: number): BookChange => ({
			kind: 'cell',
			row: 't1c',
			column: '合计',
			value
		});
		expect(rulesFound()).toBe(0);
		const lacksLastYear = () => closed.some(({ rule }) => rule === 'X40');
		expect(lacksLastYear()).toBe(true);
		const settings = { lastYear: { year: 2022, figures: {} } };
		checking.changed([{ kind: 'head', head: { ...SMALL_BOOK.head, settings } }], false);
		expect(lacksLastYear()).toBe(false);
		checking.changed([change(999_900)], false);
		expect(rulesFound()).toBe(1);
		checking.changed([change(1_000_000)], false);
		expect(rulesFound()).toBe(0);
	});

	it('gathers what others type, and checks it before an own edit or a question', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		try {
			const here = engineHere();
			const applied: unknown[][] = [];
			const worker: EngineWorker = {
				...here,
				post: (request) => {
					if (request.kind === 'apply')
						applied.push(request.changes.map((c) => 'value' in c && c.value));
					here.post(request);
				}
			};
			const checking = startChecking(
				new LiveBook(SMALL_BOOK),
				{ found: vi.fn(), changed: vi.fn(), notApplicable: vi.fn(), failed: vi.fn() },
				() => worker
			);
			const type = (value: number, remote: boolean) =>
				checking.changed([{ kind: 'cell', row: 't1c', column: '合计', value }], remote);
			type(1, true);
			type(2, true);
			expect(applied).toEqual([]);
			vi.runAllTimers();
			type(3, true);
			type(4, false);
			vi.runAllTimers();
			type(5, true);
			await checking.whereUsed({ row: 't1c', column: '合计' });
			type(6, true);
			checking.stop();
			vi.runAllTimers();
			expect(applied).toEqual([[1, 2], [3, 4], [5]]);
		} finally {
			vi.useRealTimers();
		}
	});

	it('answers what an edit would do, and nothing once it has stopped', async () => {
		const book = new LiveBook(SMALL_BOOK);
		const checking = startChecking(
			book,
			{ found: vi.fn(), changed: vi.fn(), notApplicable: vi.fn(), failed: vi.fn() },
			engineHere
		);
		const breaking = { kind: 'cell', row: 't1c', column: '合计', value: 999_900 } as const;
		const preview = await checking.preview([breaking]);
		expect(preview?.caused.map(({ rule }) => rule)).toContain('W04');
		expect(await checking.consider('gone')).toMatchObject({ hypotheses: [], suggestions: [] });
		checking.stop();
		expect(await checking.preview([breaking])).toBeUndefined();
	});

	it('says when the engine fails', () => {
		const failed = vi.fn();
		let fail = () => undefined as void;
		const worker: EngineWorker = { ...engineHere(), onFailure: (listener) => (fail = listener) };
		startChecking(
			new LiveBook(SMALL_BOOK),
			{ found: vi.fn(), changed: vi.fn(), notApplicable: vi.fn(), failed },
			() => worker
		);
		fail();
		expect(failed).toHaveBeenCalledOnce();
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { changesOf, randomEdit } from '../../../../tests/support/random-edits';
import { LiveBook } from '$lib/budget/live/live-book';
import { createEngine } from './engine';
import type { CellChange } from './preview';

const cell = (row: string, column: string, value?: number | string): CellChange => ({
	kind: 'cell',
	row,
	column,
	value
});

describe('a preview', () => {
	const book = () =>
		new LiveBook(
			disclosureOf({
				T1: { 上年结转: { 金额: '2668.11' } },
				T2: { 合计: { 上年结转: '2668.12' } }
			})
		);

	it('[B1] tells what an edit would clear and cause, and leaves the book alone', () => {
		const live = book();
		const engine = createEngine(live);
		const before = live.snapshot();
		const mending = engine.preview([cell('T1-0', '金额', 2_668_120_000)]);
		expect(mending.cleared.map((finding) => finding.rule)).toEqual(['X03']);
		expect(mending.caused).toEqual([]);
		expect(live.snapshot()).toEqual(before);
		expect(engine.findings().map((finding) => finding.rule)).toContain('X03');
	});

	it('[B2] tells apart what would only say something else', () => {
		const { cleared, caused, changed } = createEngine(book()).preview([
			cell('T1-0', '金额', 3_000_000_000)
		]);
		expect([cleared, caused]).toEqual([[], []]);
		expect(changed.map(({ rule, actual }) => [rule, actual])).toContainEqual(['X03', '3000.00']);
	});

	it('[B3] takes several edits as one, of one cell the last', () => {
		const live = book();
		const engine = createEngine(live);
		const { cleared } = engine.preview([
			cell('T1-0', '金额', 7),
			cell('T1-0', '金额', 2_668_120_000),
			cell('gone', '金额', 1)
		]);
		expect(cleared.map((finding) => finding.rule)).toEqual(['X03']);
		expect(live.value('T1-0', '金额')).toBe(2_668_110_000);
	});

	it('[B4] of any edits leaves engine and book as they were, and tells what applying them does', () => {
		const source = consistentBook({ seed: 3, scale: 0.12, editions: true });
		const edits = fc.array(fc.array(randomEdit, { minLength: 1, maxLength: 4 }), {
			minLength: 1,
			maxLength: 4
		});
		fc.assert(
			fc.property(edits, (batches) => {
				const live = new LiveBook(source);
				const engine = createEngine(live);
				let serial = 0;
				for (const batch of batches) {
					const changes = batch.flatMap((edit) => changesOf(edit, live, serial++));
					const cells = changes.filter((change): change is CellChange => change.kind === 'cell');
					const before = { book: live.snapshot(), findings: engine.findings() };
					const preview = engine.preview(cells);
					expect(live.snapshot()).toEqual(before.book);
					expect(engine.findings()).toEqual(before.findings);
					expect(createEngine(new LiveBook(live.snapshot())).findings()).toEqual(engine.findings());
					const { added, removed } = engine.apply(cells);
					const open = (list: typeof added) =>
						list.filter((f) => f.severity !== 'rounding').map((f) => f.id);
					expect([...preview.caused, ...preview.changed].map((f) => f.id).sort()).toEqual(
						open(added).sort()
					);
					expect(new Set([...preview.cleared, ...preview.changed].map((f) => f.id))).toEqual(
						new Set([...open(removed), ...preview.changed.map((f) => f.id)])
					);
					engine.apply(changes);
					expect(engine.findings()).toEqual(createEngine(new LiveBook(live.snapshot())).findings());
				}
			}),
			{ seed: 11, numRuns: 25 }
		);
	});

	it('[B6] tells findings in one order, whatever was edited before', () => {
		const source = consistentBook({ seed: 3, scale: 0.12, editions: true });
		fc.assert(
			fc.property(fc.array(randomEdit, { minLength: 6, maxLength: 12 }), (edits) => {
				const live = new LiveBook(source);
				const engine = createEngine(live);
				const cells = edits
					.flatMap((edit, serial) => changesOf(edit, live, serial))
					.filter((change): change is CellChange => change.kind === 'cell');
				const fresh = engine.preview(cells);
				for (const { row, column } of cells.toReversed()) engine.preview([cell(row, column, 7)]);
				expect(engine.preview(cells)).toEqual(fresh);
				engine.apply(cells);
				const told = engine.findings().map(({ id }) => id);
				const order = (findings: typeof fresh.caused) => findings.map(({ id }) => told.indexOf(id));
				expect(order(fresh.caused)).toEqual(order(fresh.caused).sort((a, b) => a - b));
			}),
			{ seed: 12, numRuns: 8 }
		);
	});
});

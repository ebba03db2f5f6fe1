import { expect, it } from 'vitest';
import type { BookChange, RowId, SheetKey } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { createEngine } from '$lib/rules/engine/engine';
import { firstFormat } from '$lib/formats/known-formats';
import { worstFirst } from '$lib/rules/engine/finding-order';
import { ruleOrderOf } from '$lib/rules/engine/rule-order';
import { OrderedFindings } from '$lib/rules/engine/ordered-findings';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { seededRandom } from '../../../../tests/support/seeded-random';
import { FindingIndex } from './finding-index';

const SHEETS: readonly SheetKey[] = ['T2', 'T5', 'T12', 'T13', 'projects'];

const RULES = ruleOrderOf(firstFormat());

it.each([1, 2, 3])('U30 is after every edit what an index made anew would be (seed %i)', (seed) => {
	const random = seededRandom(seed);
	const live = new LiveBook(consistentBook({ seed, scale: 0.1 }));
	const engine = createEngine(live);
	const ordered = new OrderedFindings((book) => worstFirst(book, RULES));
	const kept = new FindingIndex();
	kept.open(ordered.open(engine.findings(), live));
	let unmoved = 0;
	for (let step = 0; step < 50; step++) {
		const sheet = random.pick(SHEETS);
		const row = random.pick(live.rows(sheet));
		const columns = Object.keys(row.cells);
		const change: BookChange = random.chance(0.1)
			? { kind: 'row', sheet, row: { ...row, order: `${row.order}V` } }
			: {
					kind: 'cell',
					row: row.id,
					column: columns.length === 0 ? '合计' : random.pick(columns),
					value: random.chance(0.2) ? undefined : random.between(1, 9_000) * 10_000
				};
		const before = new Map(SHEETS.map((key) => [key, kept.ofSheet(key)]));
		const delta = engine.apply([change]);
		ordered.note([change]);
		const done = ordered.apply(delta, live);
		kept.change(done);
		const anew = new FindingIndex();
		anew.open(done.all);
		for (const key of SHEETS) {
			expect(kept.ofSheet(key)).toEqual(anew.ofSheet(key));
			for (const { id, cells } of live.rows(key)) sameOf(kept, anew, id, Object.keys(cells));
			const touched = [...done.gone, ...done.added].some(({ sheets }) => sheets.includes(key));
			if (done.order && !touched) {
				expect(kept.ofSheet(key)).toBe(before.get(key));
				unmoved++;
			}
		}
	}
	expect(unmoved).toBeGreaterThan(20);
});

function sameOf(
	kept: FindingIndex,
	anew: FindingIndex,
	row: RowId,
	columns: readonly string[]
): void {
	expect(kept.ofRow(row)).toEqual(anew.ofRow(row));
	for (const column of columns) expect(kept.ofCell(row, column)).toEqual(anew.ofCell(row, column));
}

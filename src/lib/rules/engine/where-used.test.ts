import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { firstFormat } from '$lib/formats/known-formats';
import { rulesOf } from './format-rules';
import { createEngine } from './engine';

const made = consistentBook();
/** What compares tables: enough to see, and soon done. */
const OF_TABLES = rulesOf(firstFormat()).filter(({ id }) => /^[XW]/.test(id));
const engineOf = (book: LiveBook) => createEngine(book, OF_TABLES);
const total = made.sheets.T2!.find(({ role }) => role === 'total')!;

describe('where a cell is used', () => {
	it('tells the rules that an edit re-runs, and the places that they compare it with', () => {
		const book = new LiveBook(made);
		const uses = engineOf(book).whereUsed({ row: total.id, column: '合计' });
		const rules = new Set(uses.map(({ rule }) => rule));
		const broken = engineOf(book);
		const { added } = broken.apply([
			{
				kind: 'cell',
				row: total.id,
				column: '合计',
				value: Number(total.cells['合计']) + 7_000_000
			}
		]);
		// Whatever a wrong figure is found by, is told beforehand.
		expect(added.length).toBeGreaterThan(1);
		for (const { rule } of added) expect(rules).toContain(rule);
		const sheets = new Set(uses.flatMap(({ cells }) => cells.map(({ row }) => book.sheetOf(row))));
		expect(sheets).toContain('T1');
		expect(sheets.size).toBeGreaterThan(1);
	});

	it('leaves the findings and the book as they were', () => {
		const book = new LiveBook(made);
		const engine = engineOf(book);
		const before = engine.findings();
		engine.whereUsed({ row: total.id, column: '一般公共预算' });
		const project = made.sheets.projects![0];
		engine.whereUsed({ row: project.id, column: '项目名称' });
		engine.whereUsed({ row: total.id, column: '政府性基金预算' });
		expect(engine.findings()).toEqual(before);
		expect(book.value(total.id, '一般公共预算')).toBe(total.cells['一般公共预算']);
		expect(book.row(project.id)!.cells).toEqual(project.cells);
	});

	it('is nowhere for a row that is gone', () => {
		const engine = engineOf(new LiveBook(made));
		expect(engine.whereUsed({ row: 'gone', column: '合计' })).toEqual([]);
	});
});

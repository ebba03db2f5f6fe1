import { firstFormat } from '$lib/formats/known-formats';
import { describe, expect, it } from 'vitest';
import { tableIdsOf } from '$lib/budget/table/table-template';
import { LiveBook } from '$lib/budget/live/live-book';
import { lastYearWords } from '$lib/messages/last-year';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { besideLastYear } from './last-year-columns';
import { nestHeader } from './nested-header';
import { tableSheet } from './table-sheet';
import { rowsOnlyLastYear } from '../table/rows-only-last-year';

const book = new LiveBook({
	...SMALL_BOOK,
	head: {
		...SMALL_BOOK.head,
		settings: {
			lastYear: {
				year: 2022,
				figures: {
					'T1[收入总计].金额': '0.80',
					'T2[204].合计': '1.25',
					'T2[205].合计': '3.00',
					'T2[205].一般公共预算': '3.00'
				}
			}
		}
	}
});
const source = { book, mayWrite: () => undefined };

describe('columns beside last year', () => {
	it.each(tableIdsOf(firstFormat()))('tile the header of %s, however many are shown', (table) => {
		const plain = tableSheet(source, table);
		for (const show of ['none', 'first', 'all'] as const) {
			const model = besideLastYear(plain, book, table, show, lastYearWords.zh);
			expect(nestHeader(model.header, model.columns.length).ok).toBe(true);
			for (const line of model.lines) expect(line.cells).toHaveLength(model.columns.length);
			if (show === 'none') expect(model).toBe(plain);
			else expect(model.columns.length).toBeGreaterThan(plain.columns.length);
		}
	});

	it('are exact, locked, and each side’s own', () => {
		const shown = (sheet: 'T1' | 'T2') => {
			const plain = tableSheet(source, sheet);
			const model = besideLastYear(plain, book, sheet, 'first', lastYearWords.zh);
			return model.lines.map(({ cells }) => cells.slice(plain.columns.length));
		};
		expect(shown('T2')[0].map((cell) => cell.exact)).toEqual(['1.25', '-0.25', '-20.00%']);
		expect(shown('T2')[0].every(({ lock, ref }) => lock?.kind === 'last-year' && !ref)).toBe(true);
		const grand = shown('T1').map((cells) => cells.map((cell) => cell.exact));
		expect(grand).toContainEqual(['0.80', '0.20', '25.00%', '', '1.00', '']);
	});

	it('names the rows that only last year had', () => {
		expect(rowsOnlyLastYear(book, 'T2')).toEqual(['205']);
		expect(rowsOnlyLastYear(book, 'T2@u2')).toEqual([]);
	});
});

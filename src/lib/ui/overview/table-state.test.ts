import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { groupEntries } from '../report/report-groups';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { grandTotal, tableStates, unitStates } from './table-state';

const book = new LiveBook(SMALL_BOOK);

describe('the overview', () => {
	it('counts rows, figures and the units that have filled their own edition', () => {
		const states = new Map(tableStates(book).map((state) => [state.table, state]));
		expect(states.get('T2')).toEqual({ table: 'T2', rows: 1, figures: 1, editions: 1 });
		expect(states.get('T12')).toEqual({ table: 'T12', rows: 1, figures: 1 });
		expect(states.get('T7')).toEqual({ table: 'T7', rows: 0, figures: 0, editions: 0 });
	});
	it('counts project rows and forms by unit', () => {
		expect(unitStates(book)).toEqual([
			{ unit: 'u1', projects: 1, forms: 1 },
			{ unit: 'u2', projects: 0, forms: 1 }
		]);
	});
	it('finds the grand totals of the first table', () => {
		expect([grandTotal(book, '收入'), grandTotal(book, '支出')]).toEqual([1_000_000, 1_000_000]);
	});
});

describe('the import report', () => {
	it('shows what wants an eye first, kinds together, entries in the order of the source', () => {
		const place = (line: number) => ({ line });
		const groups = groupEntries([
			{ kind: 'cover-line', place: place(1) },
			{ kind: 'unplaced', place: place(5) },
			{ kind: 'continued', place: place(6) },
			{ kind: 'unplaced', place: place(9) }
		]);
		expect(groups.map(({ kind, weight }) => [kind, weight])).toEqual([
			['unplaced', 'problem'],
			['continued', 'note'],
			['cover-line', 'record']
		]);
		expect(groups[0].entries.map((entry) => entry.place.line)).toEqual([5, 9]);
	});
});

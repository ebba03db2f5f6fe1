import { expect, it } from 'vitest';
import { printCell } from '$lib/budget/address/address-book';
import { tableOf } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { cellAt } from './cell-at';
import { createEngine } from '../engine/engine';
import type { Rule } from '../rule/rule';

/** What `cellAt` answers within a rule, for each address. */
function asked(live: LiveBook, addresses: readonly string[]): unknown[] {
	const answers: unknown[] = [];
	const rule: Rule = {
		id: 'Z01',
		severity: 'error',
		comparator: 'ID',
		each: 'book',
		check: (reader) => {
			for (const address of addresses) answers.push(cellAt(reader, address));
			return undefined;
		}
	};
	createEngine(live, [rule]);
	return answers;
}

it('[G4] every cell of a table is found at the address that is printed for it', () => {
	const live = new LiveBook(consistentBook({ scale: 0.4, editions: true }));
	const cells = live.sheets
		.filter((sheet) => tableOf(sheet) !== undefined)
		.flatMap((sheet) => live.rows(sheet))
		.flatMap((row) => Object.keys(row.cells).map((column) => ({ row: row.id, column })));
	const addresses = cells.map(({ row, column }) => printCell(live, row, column));
	expect(cells.length).toBeGreaterThan(300);
	expect(asked(live, addresses)).toEqual(cells);
});

it('[G5] addresses of no single cell of a table, or of none, find nothing', () => {
	const live = new LiveBook(consistentBook({ scale: 0.2 }));
	const wrong = [
		'T3',
		'T3[204]',
		'T3[*].合计',
		'T3[999].合计',
		'T3@nobody[204].合计',
		'N[1].x',
		'('
	];
	expect(asked(live, wrong)).toEqual(wrong.map(() => undefined));
});

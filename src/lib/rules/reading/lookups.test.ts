import { firstFormat } from '$lib/formats/known-formats';
import { expect, it } from 'vitest';
import { tableOf, type ColumnId, type Row, type SheetKey } from '$lib/budget/book/book';
import { fundColumnsOf } from '$lib/formats/project-form';
import { columnOf } from '$lib/budget/table/table-template';
import { bookFormat } from '$lib/formats/book-format';
import { consistentBook } from '../../../../tests/support/consistent-book';
import { FORM_LOOKUPS } from './form-lookups';
import { AMOUNT_LOOKUPS, LOOKUPS, lookupKey, type Lookup } from './lookups';

const lookups = Object.keys({ ...LOOKUPS, ...FORM_LOOKUPS }) as Lookup[];
const { head, sheets } = consistentBook({ seed: 3 });
const format = bookFormat(head);

function isAmount(sheet: SheetKey, column: ColumnId): boolean {
	const table = tableOf(sheet)?.table;
	return table
		? columnOf(table, column, firstFormat())?.holds === 'amount'
		: [...fundColumnsOf(firstFormat())].includes(column);
}

function withoutAmounts(sheet: SheetKey, row: Row): Row {
	const others = Object.entries(row.cells).filter(([column]) => !isAmount(sheet, column));
	return { ...row, cells: Object.fromEntries(others) };
}

it.each(lookups.filter((lookup) => !AMOUNT_LOOKUPS.has(lookup)))(
	'[E17] the key of %s has nothing to do with amounts, so they change without its being made anew',
	(lookup) => {
		for (const [key, rows] of Object.entries(sheets)) {
			const sheet = key as SheetKey;
			for (const row of rows ?? [])
				expect(lookupKey(lookup, sheet, withoutAmounts(sheet, row), format)).toBe(
					lookupKey(lookup, sheet, row, format)
				);
		}
	}
);

it('[E17] has at least one table or form for every lookup to be about', () => {
	const found = lookups.filter((lookup) =>
		Object.entries(sheets).some(([sheet, rows]) =>
			rows?.some((row) => lookupKey(lookup, sheet as SheetKey, row, format) !== undefined)
		)
	);
	expect(found.length).toBeGreaterThan(lookups.length / 2);
});

/** Rows that last year's book had in a table and this year's has not, by their names. */
import { bookFormat } from '$lib/formats/book-format';
import { parseAddress, printAddress } from '$lib/budget/address/address';
import { printCell } from '$lib/budget/address/address-book';
import { settingOf } from '$lib/budget/settings/book-settings';
import { tableOf, type SheetKey } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { publicUnitName } from '$lib/budget/book/unit';

export function rowsOnlyLastYear(book: BookReader, sheet: SheetKey): string[] {
	const last = settingOf(book.head.settings, 'lastYear');
	if (!last) return [];
	const { table, unit } = tableOf(sheet)!;
	const edition = unit === undefined ? undefined : publicUnitName(book.head.units, unit);
	const here = new Set<string>();
	for (const { id } of book.rows(sheet)) {
		const name = printCell(book, id);
		here.add(name).add(name.replaceAll(String(book.head.year), String(last.year)));
	}
	const gone = new Set<string>();
	for (const figure of Object.keys(last.figures)) {
		const parsed = parseAddress(figure, bookFormat(book.head));
		if (!parsed.ok || parsed.address.kind !== 'table') continue;
		const { column: _column, ...row } = parsed.address;
		if (row.table !== table || row.edition !== edition) continue;
		const name = printAddress(row);
		if (!here.has(name)) gone.add(name.slice(name.indexOf('[') + 1, -1));
	}
	return [...gone];
}

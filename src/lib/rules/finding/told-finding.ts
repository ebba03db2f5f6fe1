/** A finding with the names of its places: everything that a sentence about it needs, and no words. */
import { printAddress } from '$lib/budget/address/address';
import { printCell } from '$lib/budget/address/address-book';
import { tableOf, type SheetKey } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { sectionOf } from '$lib/budget/book/narrative';
import { codeOf, keyOf, labelOf } from '$lib/budget/table/row-key';
import { bareLabel } from '$lib/budget/values/row-label';
import { templateOf } from '$lib/budget/table/table-template';
import { bookFormat } from '$lib/formats/book-format';
import { UNREAD } from '$lib/budget/book/unread-sheet';
import type { CellRange, Finding } from './finding';
import type { Place } from './finding';

export interface NamedPlace {
	/** e.g. `T2[2040201].合计` */
	readonly address: string;
	/** Short name of the table; of a form, `form`; absent elsewhere. */
	readonly table?: string;
	readonly form?: boolean;
	/** Of the narrative: its part and ordinal, 「情况说明八」. */
	readonly section?: string;
	/** Name of the unit whose own edition, row or form it is. */
	readonly unit?: string;
	/** The row as printed, without its ordinal, and its code if it has one. */
	readonly row: string;
	readonly code?: string;
	readonly column?: string;
}

export interface ToldFinding {
	readonly finding: Finding;
	readonly places: readonly NamedPlace[];
	/** Whole columns, as addresses: `T12[*].合计`. */
	readonly ranges: readonly string[];
	/** Both sides and the size of their difference, with thousands separators. */
	readonly actual: string;
	readonly expected: string;
	readonly difference: string;
}

export function tellFinding(finding: Finding, book: BookReader): ToldFinding {
	return {
		finding,
		places: finding.cells.map((place) => namePlace(place, book)),
		ranges: (finding.ranges ?? []).map((range) => nameRange(range, book)),
		actual: grouped(finding.actual),
		expected: grouped(finding.expected),
		difference: grouped(finding.difference?.replace(/^-/, ''))
	};
}

function namePlace({ row, column }: Place, book: BookReader): NamedPlace {
	const address = printCell(book, row, column);
	const found = book.row(row);
	const sheet = book.sheetOf(row);
	if (!found || !sheet) return { address, row, column };
	const table = tableOf(sheet);
	if (sheet === 'narrative') {
		const section = sectionOf(bookFormat(book.head), row);
		return {
			address,
			section: `${section?.part ?? ''}${section?.ordinal ?? row}`,
			row: '',
			column
		};
	}
	if (sheet === UNREAD) return { address, section: address, row: '', column: '' };
	if (!table) {
		const form = sheet === 'projects' ? found : book.row(projectOf(sheet));
		const name = String(form?.cells['项目名称'] ?? '');
		return {
			address,
			form: form !== undefined,
			unit: unitName(book, form?.unit),
			row: name,
			column
		};
	}
	const format = bookFormat(book.head);
	const code = codeOf(table.table, found, format) || undefined;
	const name = bareLabel(labelOf(table.table, found, format)) || keyOf(table.table, found, format);
	return {
		address,
		table: templateOf(table.table, format).short,
		unit: unitName(book, table.unit ?? found.unit),
		row: name,
		code: code === name ? undefined : code,
		column
	};
}

/** A whole column as an address: `T12[*].合计`. */
export function nameRange({ sheet, column }: CellRange, book: BookReader): string {
	const table = tableOf(sheet);
	if (sheet === 'projects') return printAddress({ kind: 'form', project: '*', column });
	if (!table) return `${sheet}.${column}`;
	const edition = unitName(book, table.unit);
	return printAddress({
		kind: 'table',
		table: table.table,
		...(edition !== undefined && { edition }),
		row: '*',
		column
	});
}

function projectOf(sheet: SheetKey): string {
	return sheet.slice(sheet.indexOf('@') + 1);
}

function unitName(book: BookReader, id: string | undefined): string | undefined {
	return book.head.units.find((unit) => unit.id === id)?.name;
}

/** Puts thousands separators into an exact decimal. */
export function grouped(decimal = ''): string {
	const [whole, fraction] = decimal.split('.');
	const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
	return fraction === undefined ? separated : `${separated}.${fraction}`;
}

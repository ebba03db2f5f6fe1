/** A place in the book in words and as a link: where a colleague is, where a finding points. */
import { bookFormat } from '$lib/formats/book-format';
import { printCell } from '$lib/budget/address/address-book';
import { tableOf, type SheetKey } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { notedSheet } from '$lib/budget/book/table-note';
import { tableLabel } from '$lib/budget/table/table-title';
import type { Place } from '$lib/collab/wire/presence';
import type { InterfaceWords } from '$lib/messages/interface';
import { cellLink, sheetLink } from './links';

/** A sheet by its short name: 「表2 收入总表」, 「表2 收入总表（城区分局）」, a project's name, a section's. */
export function saySheet(
	book: BookReader,
	sheet: SheetKey,
	words: InterfaceWords,
	row?: string
): string {
	const table = tableOf(sheet);
	if (table) {
		const name = tableLabel(book.head, table.table);
		const unit = book.head.units.find((u) => u.id === table.unit)?.name;
		return unit ? `${name}（${unit}）` : name;
	}
	if (sheet === 'narrative')
		return (
			bookFormat(book.head).sections.find(({ id }) => id === row)?.title ||
			words.contents.statements
		);
	if (sheet === 'notes') {
		const noted = row && tableOf(notedSheet(row) ?? 'notes');
		return noted ? `${noted.table} ${words.table.note}` : words.table.note;
	}
	const project = sheet.startsWith('indicators@') ? sheet.slice('indicators@'.length) : row;
	const name = project && book.row(project)?.cells['项目名称'];
	return name === undefined ? words.contents.projects : String(name);
}

export function sayPlace(book: BookReader, place: Place, words: InterfaceWords): string {
	const { sheet, row, column } = place;
	return row !== undefined && column !== undefined && book.row(row)
		? printCell(book, row, column)
		: saySheet(book, sheet, words, row);
}

export function placeLink(bookId: string, book: BookReader, place: Place): string {
	const cell = place.row && cellLink(bookId, book, place.row, place.column);
	return cell || sheetLink(bookId, place.sheet, place.row);
}

/**
 * What may be typed next in the formula of a computed cell. Rows and columns of its own sheet go by their
 * short names. Before a letter nothing is offered: who types `=` may as well point.
 */
import { printAddress } from '$lib/budget/address/address';
import type { CellRef } from '$lib/budget/address/address-book';
import { tableOf } from '$lib/budget/book/book';
import { publicUnitName } from '$lib/budget/book/unit';
import { homeOf } from '$lib/budget/computed/formula-cell';
import { AddressToken, wordsOf } from '$lib/budget/formula/tokens';
import type { BookReader } from '$lib/budget/live/live-book';
import { columnOf } from '$lib/budget/table/table-template';
import { bookFormat } from '$lib/formats/book-format';
import {
	BEYOND_NAME,
	expectedOrNothing,
	fitting,
	insideAddress,
	ITEMS_LIMIT,
	startingItems,
	type Completion,
	type Completions
} from './completion';

/** A column of the same row is about to be named; no decimal point. */
const LONE_POINT = /(?:^|[^\p{L}\p{N}_\]])\.$/u;
const NAME = /[\p{L}_][\p{L}\p{N}_]*$/u;

/** @param text with its `=` */
export function cellCompletionsAt(
	text: string,
	offset: number,
	book: BookReader,
	cell: CellRef
): Completions {
	const at = Math.min(Math.max(offset, 0), text.length);
	const words = text.slice(0, at).replace(/^\s*[=＝]/, (sign) => ' '.repeat(sign.length));
	const { tokens } = wordsOf(words);
	const last = tokens.at(-1);
	const isOpen = last?.tokenType === AddressToken && last.startOffset + last.image.length === at;
	const address =
		isOpen && BEYOND_NAME.test(last.image) ? last.image : LONE_POINT.exec(words) && '.';
	if (address) {
		const items = inAddress(address, book, cell);
		return { from: at - address.length, to: at, items: items.slice(0, ITEMS_LIMIT) };
	}
	const typed = NAME.exec(words)?.[0] ?? '';
	const from = at - typed.length;
	if (typed === '') return { from, to: at, items: [] };
	const home = homeOf(book.sheetOf(cell.row) ?? 'projects');
	const before = tokens.filter(({ startOffset }) => startOffset < from);
	const how = { format: bookFormat(book.head), rule: 'expression', home } as const;
	const items = expectedOrNothing(before, how).flatMap((token): Completion[] => {
		if (token === 'sum' || token === 'count') return [{ insert: `${token}(`, kind: 'function' }];
		return token === 'address' ? starting(typed, book, cell) : [];
	});
	return { from, to: at, items: fitting(typed, items).slice(0, ITEMS_LIMIT) };
}

/** Columns and rows of the own sheet, then other tables. */
function starting(typed: string, book: BookReader, cell: CellRef): Completion[] {
	return [
		...inAddress(`.${typed}`, book, cell),
		...inAddress(`[${typed}`, book, cell),
		...startingItems(book)
	];
}

/** A short address is completed as the whole one that it stands for. */
function inAddress(image: string, book: BookReader, cell: CellRef): Completion[] {
	if (!/^[.[]/.test(image)) return insideAddress(image, book);
	const sheet = ownSheet(book, cell);
	const lead = image.startsWith('.') ? `${sheet}[*]` : sheet;
	return insideAddress(lead + image, book).map((item) => {
		const insert = item.insert.slice(lead.length);
		const isWhole = item.kind === 'row' && hasOneSide(book, cell);
		return { ...item, insert: isWhole ? insert.replace(/\.$/, '') : insert };
	});
}

/** How an address begins that names a row of the sheet in which the cell stands. */
function ownSheet(book: BookReader, { row }: CellRef): string {
	const sheet = book.sheetOf(row);
	const own = sheet && tableOf(sheet);
	if (!own) return 'F';
	const edition =
		own.unit === undefined ? {} : { edition: publicUnitName(book.head.units, own.unit) };
	return printAddress({ kind: 'table', table: own.table, ...edition });
}

/** In a table of two sides a row alone may have nothing in the cell's own column. */
function hasOneSide(book: BookReader, { row, column }: CellRef): boolean {
	const sheet = book.sheetOf(row);
	const table = sheet && tableOf(sheet)?.table;
	return !table || columnOf(table, column, bookFormat(book.head))?.side === undefined;
}

/** How the formula of a cell calls other cells, in the fewest words. */
import { printAddress } from '../address/address';
import { addressOf, printCell, resolve, type CellRef } from '../address/address-book';
import { parseAddress } from '../address/address';
import { bookFormat } from '$lib/formats/book-format';
import { AddressToken, wordsOf } from '../formula/tokens';
import type { BookReader } from '../live/live-book';
import { homeOf } from './formula-cell';

/** `.合计` in the same row, `[204]` in the same column, `[204].合计` in the same table, else the whole address. */
export function shortAddress(book: BookReader, home: CellRef, cell: CellRef): string {
	if (cell.row === home.row) return `.${cell.column}`;
	if (book.sheetOf(cell.row) !== book.sheetOf(home.row))
		return printCell(book, cell.row, cell.column);
	return fixedRow(book, cell, cell.column === home.column ? undefined : cell.column);
}

/** A row of the home's own table by its name. */
function fixedRow(book: BookReader, { row, column }: CellRef, printed: string | undefined): string {
	const address = addressOf(book, row, column);
	if (!address) return printCell(book, row, column);
	const { column: _column, ...named } = address;
	const whole = printAddress(named);
	const name = whole.slice(whole.indexOf('['));
	return printed === undefined ? name : `${name}.${printed}`;
}

export interface TypedFormula {
	readonly text: string;
	readonly caret: number;
}

/**
 * As F4 in Excel: the short address at the caret, of a fixed row, becomes one of the formula's own row,
 * and the other way round. `undefined` where there is none.
 */
export function withOtherRow(
	book: BookReader,
	home: CellRef,
	{ text, caret }: TypedFormula
): TypedFormula | undefined {
	const found = wordsOf(text).tokens.find(
		({ tokenType, startOffset, image }) =>
			tokenType === AddressToken && startOffset < caret && caret <= startOffset + image.length
	);
	if (!found || !/^[.[]/.test(found.image)) return undefined;
	const { startOffset, image } = found;
	const other = image.startsWith('.')
		? fixedRow(book, { row: home.row, column: image.slice(1) }, image.slice(1))
		: inOwnRow(book, home, image);
	const next = text.slice(0, startOffset) + other + text.slice(startOffset + image.length);
	return { text: next, caret: startOffset + other.length };
}

function inOwnRow(book: BookReader, home: CellRef, image: string): string {
	const sheet = book.sheetOf(home.row);
	const parsed =
		sheet === undefined ? undefined : parseAddress(homeOf(sheet) + image, bookFormat(book.head));
	const found = parsed?.ok ? resolve(book, parsed.address) : undefined;
	return found === undefined ? image : `.${found.column ?? home.column}`;
}

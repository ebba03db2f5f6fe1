/** Whether a computed cell adds up rows that are not here, itself or by what it reads. */
import { cellKey, type CellRef } from '../address/address-book';
import type { SheetKey } from '../book/book';
import type { BookReader } from '../live/live-book';
import { programOf } from './program';
import { RowFinder } from './row-finder';

/** @param lacks whether rows that belong to a sheet are not here */
export function lacksBehind(
	book: BookReader,
	cell: CellRef,
	lacks: (sheet: SheetKey) => boolean
): boolean {
	const finder = new RowFinder(book);
	const seen = new Set<string>();
	const open = [cell];
	for (let next = open.pop(); next; next = open.pop()) {
		const text = book.formula?.(next.row, next.column);
		const key = cellKey(next.row, next.column);
		if (text === undefined || seen.has(key)) continue;
		seen.add(key);
		const { operands, sheets } = programOf(book, next, text, finder);
		if ([...sheets].some(lacks)) return true;
		open.push(...operands);
	}
	return false;
}

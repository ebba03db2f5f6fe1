/** This year's figures beside last year's, matched by what their cells are called. */
import { printCell, type CellRef } from '../address/address-book';
import type { Fen } from '../values/amount';
import { settingOf } from './book-settings';
import type { BookReader } from '../live/live-book';

/**
 * Last year's figure of a cell, in 分, from the linked book. A row whose name holds this year
 * (「2024年社区警务室经费」) is also found under last year's.
 */
export function lastYearsFigure(book: BookReader, { row, column }: CellRef): Fen | undefined {
	const last = settingOf(book.head.settings, 'lastYear');
	if (!last) return undefined;
	const address = printCell(book, row, column);
	const earlier = address.replaceAll(String(book.head.year), String(last.year));
	for (const name of [address, earlier])
		if (Object.hasOwn(last.figures, name)) return last.figures[name];
	return undefined;
}

export interface YearChange {
	/** 分; a blank counts as nothing. */
	readonly change: Fen;
	/** `14.75`, half up; absent where last year had nothing. */
	readonly percent?: string;
}

/** What became of a figure; `undefined` where neither year has one. */
export function yearChange(now: Fen | undefined, last: Fen | undefined): YearChange | undefined {
	if (now === undefined && last === undefined) return undefined;
	const change = (now ?? 0) - (last ?? 0);
	return last ? { change, percent: percentOf(change, last) } : { change };
}

/** `part` of `whole` in percent, with two decimals, half up (away from zero), exact. */
export function percentOf(part: Fen, whole: Fen): string {
	const [p, w] = [BigInt(part), BigInt(whole)];
	const negative = p !== 0n && p < 0n !== w < 0n;
	const abs = (n: bigint): bigint => (n < 0n ? -n : n);
	const hundredths = (abs(p) * 20_000n + abs(w)) / (abs(w) * 2n);
	const digits = String(hundredths).padStart(3, '0');
	return `${negative && hundredths !== 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

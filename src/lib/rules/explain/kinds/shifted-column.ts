/** A figure stands one column, or one row, beside the cell that it belongs in. */
import { bookFormat } from '$lib/formats/book-format';
import type { CellRef } from '$lib/budget/address/address-book';
import { tableOf } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { columnOfFund, formHalves, fundsIn } from '$lib/formats/project-form';
import { codeOf, keyOf } from '$lib/budget/table/row-key';
import type { Difference } from '../difference';
import { isIdentity } from '../difference';
import { amountColumns } from '../figures';
import type { Candidate, Kind } from '../hypothesis';
import type { Term } from '../sides';

export const shiftedColumn: Kind = {
	id: 'shifted-column',
	belief: 0.94,
	candidates: function* (difference) {
		if (isIdentity(difference)) {
			yield* besideOneCell(difference);
			yield* takenFromBeside(difference);
		} else yield* betweenColumns(difference);
	}
};

/** What one side should hold stands right beside its cell, which is blank. */
function* besideOneCell({ sides, actual, expected, print, book }: Difference): Iterable<Candidate> {
	const [other] = sides.expected;
	const cells: [Term | undefined, number, 1 | -1][] = [
		[sides.actual, expected, 1],
		[other, actual, -1]
	];
	for (const [cell, should, weight] of cells) {
		if (!cell || cell.value !== 0) continue;
		for (const from of neighbours(cell, book)) {
			const value = book.value(from.row, from.column);
			if (typeof value !== 'number' || value === 0) continue;
			yield {
				delta: weight * (0 - value),
				cells: [from, { row: cell.row, column: cell.column }],
				tell: () => ({
					arguments: { value: print(should), how: 'moved' },
					mend: [
						{ ...from, value: undefined },
						{ row: cell.row, column: cell.column, value }
					]
				})
			};
		}
	}
}

/** One side was copied from the cell beside the one it should have been copied from. */
function* takenFromBeside({
	sides,
	actual,
	expected,
	print,
	book
}: Difference): Iterable<Candidate> {
	const [other] = sides.expected;
	const ways: [Term | undefined, Term | undefined, number, 1 | -1][] = [
		[other, sides.actual, expected, 1],
		[sides.actual, other, actual, -1]
	];
	for (const [source, copy, right, weight] of ways)
		for (const from of source && right !== 0 ? besides(source, book) : []) {
			const value = book.value(from.row, from.column);
			if (typeof value !== 'number' || value === 0) continue;
			if (copy?.row === from.row && copy.column === from.column) continue;
			yield {
				delta: weight * (value - right),
				cells: [from],
				tell: () => ({
					arguments: { value: print(value), to: print(right), how: 'taken' },
					...(copy && { mend: [{ row: copy.row, column: copy.column, value: right }] })
				})
			};
		}
}

/** One column is too large and another too small by the same: a figure of the one belongs in the other. */
function* betweenColumns({ sides, delta, findings, print, book }: Difference): Iterable<Candidate> {
	const mirrored = findings.some(
		({ printedIn, difference, severity }) =>
			severity !== 'rounding' && printedIn === '万元' && difference === print(-delta)
	);
	if (!mirrored || sides.converted || sides.expected.length < 2) return;
	for (const term of sides.expected)
		for (const to of sameRow(term, book)) {
			const there = book.value(to.row, to.column);
			const here = typeof there === 'number' ? there : 0;
			// Figures of one row change places: the one that is here goes there, or comes from there.
			if ((term.value === 0) === (here === 0)) continue;
			yield {
				delta: -term.sign * (term.value - here),
				cells: [{ row: term.row, column: term.column }, to],
				tell: () => ({
					arguments: { value: print(term.value || here), how: 'moved' },
					mend: [
						{ row: term.row, column: term.column, value: here || undefined },
						{ ...to, value: term.value || undefined }
					]
				})
			};
		}
}

/** 合计 beside its own parts holds the same figure by right. */
const TOTAL_COLUMN = /合计|总额|小计|金额|总计/;

/**
 * What could be mistaken for the cell and isn't equal to it by right: the next part of the same
 * total, or the same line of a form's other half.
 */
function besides(cell: CellRef, book: BookReader): CellRef[] {
	return book.sheetOf(cell.row) === 'projects' ? otherHalf(cell, book) : sameRow(cell, book);
}

function otherHalf({ row, column }: CellRef, book: BookReader): CellRef[] {
	const format = bookFormat(book.head);
	const places = formHalves(format).flatMap((half) =>
		fundsIn(format, half).map((fund) => ({ fund, column: columnOfFund(half, fund) }))
	);
	const own = places.find((place) => place.column === column)?.fund;
	return places
		.filter((place) => place.fund === own && place.column !== column)
		.map((place) => ({ row, column: place.column }));
}

function sameRow({ row, column }: CellRef, book: BookReader): CellRef[] {
	const sheet = book.sheetOf(row);
	if (!sheet || !tableOf(sheet) || TOTAL_COLUMN.test(column)) return [];
	const columns = amountColumns(bookFormat(book.head), sheet).filter(
		(id) => !TOTAL_COLUMN.test(id)
	);
	const at = columns.indexOf(column);
	return at < 0
		? []
		: columns.filter((_, i) => Math.abs(i - at) === 1).map((id) => ({ row, column: id }));
}

function neighbours(cell: CellRef, book: BookReader): CellRef[] {
	return [...sameRow(cell, book), ...sameColumn(cell, book)];
}

/** The rows above and below, unless one is part of the other or a total: those may well be equal. */
function sameColumn({ row, column }: CellRef, book: BookReader): CellRef[] {
	const sheet = book.sheetOf(row);
	const table = sheet && tableOf(sheet)?.table;
	if (!table) return [];
	const format = bookFormat(book.head);
	const rows = book.rows(sheet);
	const at = rows.findIndex(({ id }) => id === row);
	const code = (i: number): string =>
		codeOf(table, rows[i], format) || keyOf(table, rows[i], format);
	return [at - 1, at + 1]
		.filter((i) => rows[i] && rows[i].role === rows[at].role && rows[i].side === rows[at].side)
		.filter((i) => !code(i).startsWith(code(at)) && !code(at).startsWith(code(i)))
		.filter((i) => !/合计|总计/.test(code(i)))
		.map((i) => ({ row: rows[i].id, column }));
}

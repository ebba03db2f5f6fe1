/**
 * Which cells of a finding make up which of its sides, and with what sign. A finding lists its
 * cells without saying so; what is found here adds up to what the finding says, or isn't told.
 */
import { roundHalfUp, type Fen } from '$lib/budget/values/amount';
import type { CellRef } from '$lib/budget/address/address-book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { CellRange, Finding } from '../finding/finding';

/** A cell in a side. */
export interface Term extends CellRef {
	readonly value: Fen;
	readonly sign: 1 | -1;
}

export interface Sides {
	/** The cell that holds `actual`; absent where it stands in prose. */
	readonly actual: Term | undefined;
	/** The cells that make up `expected`; none where that isn't certain. */
	readonly expected: readonly Term[];
	/** The one cell of `expected` is in 元 and was rounded to 0.01 万元. */
	readonly converted: boolean;
}

export function sidesOf(
	finding: Finding,
	values: { actual: Fen; expected: Fen },
	book: BookReader
): Sides {
	const cells = finding.cells.flatMap(({ row, column }) =>
		column === undefined ? [] : [term(book, { row, column })]
	);
	const [first, ...rest] = cells;
	const others = [...rest, ...(finding.ranges ?? []).flatMap((range) => termsOf(range, book))];
	const actual = first?.value === values.actual ? (first as Term) : undefined;
	if (first && !actual && book.value(first.row, first.column) !== undefined)
		return { actual: undefined, expected: [], converted: false };
	return { actual, ...expectedSide(others, values.expected, finding) };
}

type Maybe = Omit<Term, 'value'> & { readonly value: Fen | undefined };

function expectedSide(
	others: readonly Maybe[],
	expected: Fen,
	{ comparator }: Finding
): Omit<Sides, 'actual'> {
	const printed = others.filter((t): t is Term => t.value !== undefined);
	const total = (terms: readonly Term[]) => terms.reduce((sum, t) => sum + t.sign * t.value, 0);
	if (total(printed) === expected) return { expected: printed, converted: false };
	const less = printed.map((t, at): Term => (at === 0 ? t : { ...t, sign: -1 }));
	if (printed.length > 1 && total(less) === expected) return { expected: less, converted: false };
	if (printed[0]?.value === expected) return { expected: [printed[0]], converted: false };
	const [only] = printed;
	const converted = comparator === 'CONV' && only && roundHalfUp(only.value, 4) === expected;
	return converted ? { expected: [only], converted: true } : { expected: [], converted: false };
}

function term(book: BookReader, { row, column }: CellRef): Maybe {
	const value = book.value(row, column);
	return { row, column, value: typeof value === 'number' ? value : undefined, sign: 1 };
}

function termsOf({ sheet, column, unit }: CellRange, book: BookReader): Maybe[] {
	return book
		.rows(sheet)
		.filter((row) => row.role !== 'total' && (unit === undefined || row.unit === unit))
		.map((row) => term(book, { row: row.id, column }));
}

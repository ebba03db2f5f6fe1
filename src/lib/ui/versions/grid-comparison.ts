/** Two states of one book side by side on the grid: the one that is shown, and the other. */
import type { CellRef } from '$lib/budget/address/address-book';
import type { CellValue, ColumnId, Row, RowId, SheetKey } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { livingReaderOf, type LivingReader } from '$lib/budget/living/living-reader';
import { printLivingText } from '$lib/budget/living/living-text';
import type { VersionWords } from '$lib/messages/versions';
import { printValue, unitOf } from '../conflicts/conflict-value';
import { versionTitle } from './version-title';
import type { Version } from './version-source';

export interface ComparedState {
	/** Absent: the book as it is, which goes on. */
	readonly version?: Version;
	readonly book: BookReader;
}

export interface GridComparison {
	readonly shown: ComparedState;
	readonly against: ComparedState;
}

/**
 * The words of a prose cell in one of the states, with living figures as that state has them.
 *
 * @param now reads the living book so that its changes are noticed
 */
export function wordsIn(
	{ version, book }: ComparedState,
	now: Pick<BookReader, 'value'> & { readonly living: LivingReader },
	{ row, column }: { readonly row: RowId; readonly column: ColumnId }
): string {
	const text = String((version ? book : now).value(row, column) ?? '');
	return printLivingText(text, version ? livingReaderOf(book) : now.living).text;
}

/** What differs in a cell of the state that is shown. */
export type CellDifference =
	| { readonly kind: 'value'; readonly here?: CellValue; readonly there?: CellValue }
	/** The other state has no such row in this sheet. */
	| { readonly kind: 'row' };

export function differenceAt(
	{ shown, against }: GridComparison,
	{ row, column }: CellRef
): CellDifference | undefined {
	const sheet = shown.book.sheetOf(row);
	if (sheet === undefined) return undefined;
	if (against.book.sheetOf(row) !== sheet) return { kind: 'row' };
	const [here, there] = [shown, against].map(({ book }) => held(book.value(row, column)));
	return here === there ? undefined : { kind: 'value', here, there };
}

/** A cell nobody filled and a cell emptied are the same blank. */
function held(value: CellValue | undefined): CellValue | undefined {
	return value === '' ? undefined : value;
}

/** What the other state has there, and by how much this one is more or less. */
export function sayDifferenceAt(
	comparison: GridComparison,
	ref: CellRef,
	say: VersionWords
): string | undefined {
	const difference = differenceAt(comparison, ref);
	if (!difference) return undefined;
	const name = versionTitle(comparison.against.version, say);
	if (difference.kind === 'row') return say.rowNotThere(name);
	const { here, there } = difference;
	const unit = unitOf(
		comparison.shown.book.sheetOf(ref.row),
		ref.column,
		comparison.shown.book.head
	);
	const was = say.wasThere(name, there === undefined ? say.blank : printValue(there, unit));
	if (unit === undefined || typeof here === 'string' || typeof there === 'string') return was;
	const by = (here ?? 0) - (there ?? 0);
	return by === 0 ? was : was + say.byHowMuch(`${by > 0 ? '+' : ''}${printValue(by, unit)}`);
}

export interface SheetDifferences {
	/** Cells, and rows counted once, that differ in what is shown. */
	readonly count: number;
	/** Rows that only the other state has, in its order. */
	readonly absent: readonly { readonly sheet: SheetKey; readonly row: Row }[];
}

function cellsApart({ cells }: Row, other: Row): number {
	const columns = new Set([...Object.keys(cells), ...Object.keys(other.cells)]);
	return [...columns].filter((each) => held(cells[each]) !== held(other.cells[each])).length;
}

/** A sheet, or one row of it. */
export interface ComparedPlace {
	readonly sheet: SheetKey;
	readonly row?: RowId;
}

export function differencesOf(
	{ shown, against }: GridComparison,
	places: readonly ComparedPlace[]
): SheetDifferences {
	let count = 0;
	const absent: { sheet: SheetKey; row: Row }[] = [];
	for (const { sheet, row: only } of places) {
		const rowsOf = ({ book }: ComparedState): readonly Row[] =>
			book.rows(sheet).filter(({ id }) => only === undefined || id === only);
		for (const row of rowsOf(shown))
			count +=
				against.book.sheetOf(row.id) === sheet ? cellsApart(row, against.book.row(row.id)!) : 1;
		for (const row of rowsOf(against))
			if (shown.book.sheetOf(row.id) !== sheet) absent.push({ sheet, row });
	}
	return { count, absent };
}

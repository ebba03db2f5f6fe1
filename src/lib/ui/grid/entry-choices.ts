/** What can be chosen in a cell of a grid. */
import {
	choicesOf,
	hasChoices,
	type Choice,
	type ChoicePlace
} from '$lib/budget/table/cell-choices';
import type { Row, SheetKey } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { GridCell } from './grid-port';

export function choicesIn(book: BookReader, cell: GridCell): readonly Choice[] {
	const place = placeOf(book, cell);
	return place ? choicesOf(book, place) : [];
}

/** For a cell of a row, while a sheet is built. */
export function listField(
	book: Pick<BookReader, 'head'>,
	sheet: SheetKey,
	{ column, row }: { readonly column: string; readonly row: Row | undefined }
): Pick<GridCell, 'hasList'> {
	return hasChoices(book, placeIn(sheet, column, row)) ? { hasList: true } : {};
}

function placeOf(book: BookReader, { ref, vacant, lock }: GridCell): ChoicePlace | undefined {
	if (lock) return undefined;
	const sheet = ref ? book.sheetOf(ref.row) : vacant?.row.sheet;
	const column = ref?.column ?? vacant?.column;
	if (sheet === undefined || column === undefined) return undefined;
	if (ref) return placeIn(sheet, column, book.row(ref.row));
	return { sheet, column, unit: vacant?.row.unit, first: firstOf(vacant?.row.cells) };
}

function placeIn(sheet: SheetKey, column: string, row: Row | undefined): ChoicePlace {
	return { sheet, column, unit: row?.unit, first: firstOf(row?.cells) };
}

function firstOf(cells: Row['cells'] | undefined): string | undefined {
	const first = cells?.一级;
	return typeof first === 'string' ? first : undefined;
}

/** The places of the board: a line for each part of the book, a column for each kind of sheet. */
import type { Format } from '$lib/formats/format';
import { tableOf, type SheetKey, type TableId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { notedSheet } from '$lib/budget/book/table-note';
import { tableIdsOf, templateOf } from '$lib/budget/table/table-template';
import type { Part } from '$lib/budget/book/workflow';
import type { Place } from '$lib/collab/wire/presence';
import type { Finding } from '$lib/rules/finding/finding';
import { placeOf } from '../findings/finding-filter';

export type BoardColumn = TableId | 'projects' | 'narrative';
const boardColumnsOf = new WeakMap<Format, readonly BoardColumn[]>();

/** A column for each table of the format, then the forms, where it has one, and the narrative. */
export function boardColumns(format: Format): readonly BoardColumn[] {
	let columns = boardColumnsOf.get(format);
	if (!columns) {
		columns = [...tableIdsOf(format), ...(format.form ? ['projects'] : []), 'narrative'];
		boardColumnsOf.set(format, columns);
	}
	return columns;
}

/** The number of a table's column; empty for the others. */
export function numberOf(column: BoardColumn, format: Format): string {
	const at = format.tables.findIndex(({ id }) => id === column);
	return at < 0 ? '' : String(at + 1);
}

/** What a column is called for short. @param say words for what is no table */
export function shortOf(
	column: BoardColumn,
	format: Format,
	say: Readonly<Record<'projects' | 'narrative', string>>
): string {
	return column === 'projects' || column === 'narrative'
		? say[column]
		: templateOf(column, format).short;
}

/** What a unit is called beside its department: 「城区分局」 of 「晋城市公安局城区分局」. */
export function nameBeside(department: string, unit: string): string {
	const isLonger = unit.startsWith(department) && unit.length > department.length;
	return isLonger ? unit.slice(department.length) : unit;
}

/** Whether the part has anything to write there: the narrative is the department's alone. */
export function isKept(part: Part, column: BoardColumn): boolean {
	return column !== 'narrative' || part === 'department';
}

/** The part that answers for a finding: the department for those of no unit. */
export function partOf({ unit }: Pick<Finding, 'unit'>): Part {
	return unit ?? 'department';
}

/** The column of a sheet; `undefined` for the notes, which stand below tables. */
export function columnOf(sheet: SheetKey): BoardColumn | undefined {
	return sheet === 'notes' ? undefined : placeOf(sheet);
}

/** The columns in which a finding counts, as the filter of the findings page counts it. */
export function columnsOf({ sheets }: Pick<Finding, 'sheets'>): readonly BoardColumn[] {
	const columns: BoardColumn[] = [];
	for (const sheet of sheets) {
		const column = columnOf(sheet);
		if (column !== undefined && !columns.includes(column)) columns.push(column);
	}
	return columns;
}

export interface BoardPlace {
	readonly part: Part;
	readonly column: BoardColumn;
}

/**
 * Where on the board somebody is who is there in the book.
 * @param own the part of that person, for pages that all parts share
 */
export function boardPlace(
	book: Pick<BookReader, 'row'>,
	{ sheet, row }: Place,
	own: Part | undefined
): BoardPlace | undefined {
	const shown = sheet === 'notes' ? notedSheet(row ?? '') : sheet;
	const column = shown && columnOf(shown);
	if (column === undefined) return undefined;
	if (column === 'narrative') return { part: 'department', column };
	const unit = row === undefined ? undefined : book.row(row)?.unit;
	return { part: tableOf(shown!)?.unit ?? unit ?? own ?? 'department', column };
}

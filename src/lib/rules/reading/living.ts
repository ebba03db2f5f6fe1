/** The narrative as rules read it: its living figures printed, so that a text depends on its cells. */
import { formatOfReader } from '$lib/formats/book-format';
import type { RowId } from '$lib/budget/book/book';
import { isLiving } from '$lib/budget/living/living-figure';
import type { LivingReader } from '$lib/budget/living/living-reader';
import { printLivingText, type PrintedText } from '$lib/budget/living/living-text';
import { columnOf } from '$lib/budget/table/table-template';
import { tableOf } from '$lib/budget/book/book';
import type { RuleReader } from './rule-reader';
import { NARRATIVE_TEXT } from './texts';

type Noting = Pick<RuleReader, 'head' | 'rows' | 'value' | 'find' | 'hasFigures' | 'sheetOf'>;

/** Prints what a text says, noting the cells that it says it of. */
export function printNoting(reader: Noting, text: string): PrintedText {
	const living: LivingReader = {
		head: (piece) => reader.head(piece),
		rows: (sheet) => reader.rows(sheet),
		value: (row, column) => reader.value(row, column),
		rowNamed: (sheet, column, { key, nth, unit }) => {
			const table = tableOf(sheet)?.table;
			const within = table ? columnOf(table, column, formatOfReader(reader))?.side : unit;
			return reader.find(sheet, 'name', `${within ?? ''}|${key}`, nth);
		},
		hasFigures: (table) => reader.hasFigures(table)
	};
	return printLivingText(text, living);
}

/** Whether a cell is one whose living figures are printed. */
export function printsFigures(reader: Noting, row: RowId, column: string, text: string): boolean {
	return column === NARRATIVE_TEXT && isLiving(text) && reader.sheetOf(row) === 'narrative';
}

/** A table as a document prints it: a code may stand in one column, or in one for each of its parts. */
import type { ColumnId } from '$lib/budget/book/book';
import { digitsOfPart } from '$lib/budget/values/account-code';
import type { FormatTable } from '$lib/formats/format';
import type { Column, TableTemplate } from '$lib/budget/table/table-template';

/** A part of a code that has a column of its own. */
export interface CodePart {
	/** The column of the book. */
	readonly column: ColumnId;
	/** From 0. */
	readonly nth: number;
	/** Digits: 3 of a class, 2 of what is below it. */
	readonly digits: number;
}

const parts = new WeakMap<Column, CodePart>();

/** Which part of a code a column holds; `undefined` for any other column. */
export const codePartOf = (column: Column): CodePart | undefined => parts.get(column);

/** The column of the book that a printed column is read into. */
export const bookColumnOf = (column: Column): ColumnId => parts.get(column)?.column ?? column.id;

const known = new WeakMap<FormatTable, TableTemplate>();

/** With a column for each part of its codes; `undefined` where the table has none to part. */
export function splitTemplate(table: FormatTable): TableTemplate | undefined {
	if (!table.columns.some(({ split }) => split)) return undefined;
	let template = known.get(table);
	if (!template) {
		template = { ...table, columns: splitColumns(table), header: table.paperHeader };
		known.set(table, template);
	}
	return template;
}

function splitColumns({ columns }: FormatTable): Column[] {
	return columns.flatMap((column): Column[] => {
		if (!column.split) return [column];
		return column.split.map((title, nth) => {
			const part: Column = { ...column, id: `${column.id}/${nth}`, title };
			parts.set(part, { column: column.id, nth, digits: digitsOfPart(nth) });
			return part;
		});
	});
}

/** Rows that a form prints: a total is the sum of what stands above it, a whole that of its parts. */
import { bareLabel } from '$lib/budget/values/row-label';
import { keyOfFixed } from '$lib/formats/format-tables';
import type { Format, FormatRow, FormatTable } from '$lib/formats/format';
import type { RowId, SheetKey } from '$lib/budget/book/book';
import { addsUp } from '../comparing/compare';
import { classOfRow, sided } from '../reading/lookups';
import { cell, column, plus, type Operand } from '../reading/operand';
import { sheetOf } from '../reading/places';
import type { Edition, RuleReader } from '../reading/rule-reader';
import type { Check, Rule } from '../rule/rule';
import { addingUp, isTree, panelsOf, type Panel } from './panel';
import { partsOf, sumsOfRows, type Part } from './parts';

export interface PrintedRow extends Part {
	readonly row: FormatRow;
	/** Its name in a book, and which of the rows of that name it is. */
	readonly key: string;
	readonly nth: number;
}

export function rowSums(table: FormatTable, format: Format): Rule[] {
	if (table.transposed) return [];
	return panelsOf(table).flatMap((panel) => {
		if (panel.axis !== 'fixed' || isTree(panel)) return [];
		const rows = printedRows(table, panel);
		return sumsOfRows(rows, partsOf(format)).map(({ whole, parts }) =>
			ruleOf(table, panel, whole, parts)
		);
	});
}

export function printedRows(table: FormatTable, { rows }: Panel): PrintedRow[] {
	const seen = new Map<string, number>();
	return rows.map((row) => {
		const key = keyOfFixed(table, row);
		const nth = (seen.get(key) ?? 0) + 1;
		seen.set(key, nth);
		return {
			...{ row, nth, at: row.at, title: bareLabel(row.label), isTotal: row.role === 'total' },
			key
		};
	});
}

/** The row of a book that a form prints. */
export function findPrinted(
	reader: Pick<RuleReader, 'find'>,
	sheet: SheetKey,
	{ row, key, nth }: PrintedRow
): RowId | undefined {
	return reader.find(sheet, 'name', `${row.side ?? ''}|${key}`, nth);
}

function ruleOf(
	table: FormatTable,
	{ side, amounts }: Panel,
	whole: PrintedRow,
	parts: readonly PrintedRow[]
): Rule {
	// Classes are added up as a book lists them, be they in the form or not.
	const areClasses = parts.every(({ row }) => classOfRow(row) !== undefined);
	const check: Check<Edition> = (reader, edition) => {
		const sheet = sheetOf(edition, table);
		const total = findPrinted(reader, sheet, whole);
		const rows = areClasses ? [] : parts.map((part) => findPrinted(reader, sheet, part));
		const sum = (name: string): Operand =>
			areClasses
				? column(reader, { sheet, lookup: 'classes', key: sided(side, 'all') }, name)
				: plus(...rows.map((row) => cell(reader, row, name)));
		return amounts.map(({ id }) => addsUp(cell(reader, total, id), sum(id), { unit: table.unit }));
	};
	const nth = whole.nth > 1 ? `#${whole.nth}` : '';
	const name = sided(side, whole.title + nth);
	return {
		...addingUp(table.rules?.rows?.[whole.title], `=${table.address}[${name}]`, {
			table: table.short,
			whole: whole.title,
			parts: areClasses ? 'classes' : parts.map(({ title }) => title)
		}),
		each: 'edition',
		of: [table.id],
		check
	};
}

/** Rows that a form prints: a total is the sum of what stands above it, a whole that of its parts. */
import type { Format, FormatTable } from '$lib/formats/format';
import type { RowId, SheetKey } from '$lib/budget/book/book';
import { addsUp } from '../comparing/compare';
import { classOfRow, sided } from '../reading/lookups';
import { cell, column, plus, type Operand } from '../reading/operand';
import { sheetOf } from '../reading/places';
import type { Edition, RuleReader } from '../reading/rule-reader';
import type { Check, Rule } from '../rule/rule';
import { panelsOf, rowSumsOf, type Panel, type PrintedRow } from '$lib/budget/totals/panel';
import { addingUp } from './adding-up';

export function rowSums(table: FormatTable, format: Format): Rule[] {
	return panelsOf(table).flatMap((panel) =>
		rowSumsOf(table, panel, format).map(({ whole, parts }) => ruleOf(table, panel, whole, parts))
	);
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

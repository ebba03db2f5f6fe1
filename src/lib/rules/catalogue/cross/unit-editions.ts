/** X41: the units' own editions add up to the department's, cell by cell, less what they pay each other. */
import { firstFormat } from '$lib/formats/known-formats';
import { settingOf } from '$lib/budget/settings/book-settings';
import {
	type ColumnId,
	type RowId,
	type RowMark,
	type TableId,
	type UnitId
} from '$lib/budget/book/book';
import { columnsOfSide, templateOf } from '$lib/budget/table/table-template';
import { addsUp, type Comparison } from '../../comparing/compare';
import { cellAt } from '../../reading/cell-at';
import type { Message } from '../../finding/finding';
import { cell, known, minus, NOTHING, type Operand, plus } from '../../reading/operand';
import { filled, found, sheetIn } from '../../reading/places';
import type { KeyInEdition, Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

const TABLES = firstFormat().tables.flatMap(({ id, shared }) => (shared ? [] : [id]));

const hasEdition = (reader: RuleReader, unit: UnitId, tables: readonly TableId[]): boolean =>
	tables.some((table) => reader.hasRows(sheetIn({ unit }, table)));

function needsEditions(reader: RuleReader): Message | undefined {
	const units = reader.head('units');
	const missing = units.filter(({ id }) => !hasEdition(reader, id, TABLES));
	return units.length > 0 && missing.length === 0
		? undefined
		: { key: 'lacks.unit-editions', arguments: { units: missing.map((u) => u.name).join('、') } };
}

export const unitsAddUp: Rule = {
	id: 'X41',
	severity: 'error',
	comparator: 'SUM',
	needs: needsEditions,
	each: 'key',
	of: TABLES,
	lookup: 'line',
	check: (reader, subject) => TABLES.flatMap((table) => compareLine(reader, table, subject))
};

/** One line of one table; where the department lacks it, the first unit that has it tells. */
function compareLine(
	reader: RuleReader,
	table: TableId,
	{ key, unit }: KeyInEdition
): Comparison[] {
	const ofDepartment = reader.group(table, 'line', key);
	if (ofDepartment.length > 0 !== (unit === undefined)) return [];
	const units = reader.head('units').map(({ id }) => id);
	const complete = units.every((id) => hasEdition(reader, id, [table]));
	if (!complete || !filled(reader, {}, table)) return [];
	const ofUnits = units.map((id) => reader.group(sheetIn({ unit: id }, table), 'line', key));
	if (unit !== undefined && units[ofUnits.findIndex((rows) => rows.length > 0)] !== unit) return [];
	const lines = Math.max(ofDepartment.length, ...ofUnits.map((rows) => rows.length));
	return Array.from({ length: lines }, (_, nth) => nth).flatMap((nth) =>
		compareCells(
			reader,
			table,
			ofDepartment[nth],
			ofUnits.map((rows) => rows[nth])
		)
	);
}

function compareCells(
	reader: RuleReader,
	table: TableId,
	department: RowMark | undefined,
	units: readonly (RowMark | undefined)[]
): Comparison[] {
	const side = (department ?? units.find((row) => row !== undefined))?.side;
	const columns = columnsOfSide(templateOf(table, firstFormat()), side).filter(
		({ holds }) => holds === 'amount'
	);
	return found(
		...columns.map(({ id: column }) => {
			const sum = plus(...units.map((row) => printed(reader, row, column)));
			const transfers = department && transfer(reader, department.id, column);
			return addsUp(cell(reader, department?.id, column), transfers ? minus(sum, transfers) : sum, {
				about: table
			});
		})
	);
}

/** A blank cell of a unit is no cell to look at. */
function printed(reader: RuleReader, row: RowMark | undefined, column: ColumnId): Operand {
	return row && reader.amount(row.id, column) !== undefined
		? cell(reader, row.id, column)
		: NOTHING;
}

/** What the units pay each other in a cell of the department's, as entered by its address. */
function transfer(reader: RuleReader, row: RowId, column: ColumnId): Operand | undefined {
	const entered = settingOf(reader.head('settings'), 'internalTransfers') ?? {};
	for (const [address, value] of Object.entries(entered)) {
		const at = cellAt(reader, address);
		if (at?.row === row && at.column === column) return known(value);
	}
	return undefined;
}

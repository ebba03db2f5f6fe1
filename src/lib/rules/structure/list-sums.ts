/** Lists of units and projects: the total is the sum of its rows; a unit's line, of its projects. */
import type { RowId } from '$lib/budget/book/book';
import type { FormatTable } from '$lib/formats/format';
import { addsUp, type Comparison } from '../comparing/compare';
import { roleOfUnit, TOTAL } from '../reading/lookups';
import { cell, column, type Rows } from '../reading/operand';
import type { RuleReader } from '../reading/rule-reader';
import type { Rule } from '../rule/rule';
import { isList, panelsOf, type Panel } from '$lib/budget/totals/panel';
import { addingUp } from './adding-up';

/** Tables that have a total: of others nobody says what a row that is called so adds up. */
export function listSums(table: FormatTable): Rule[] {
	if (table.total === undefined) return [];
	return panelsOf(table).flatMap((panel) => {
		const { axis } = panel;
		if (!isList(panel)) return [];
		const made = `=${table.address}[${TOTAL}]`;
		const total = ruleOf(table, panel, [table.rules?.total, made, 'rows'], belowTotal);
		if (axis !== 'projects') return [total];
		const unit = `=${table.address}[单位]`;
		return [total, ruleOf(table, panel, [table.rules?.unit, unit, 'projects'], belowUnit)];
	});
}

type RowsBelow = (reader: RuleReader, row: RowId) => Rows | undefined;

function belowTotal(reader: RuleReader, row: RowId): Rows | undefined {
	const sheet = reader.sheetOf(row);
	if (sheet === undefined || reader.mark(row)?.role !== 'total') return undefined;
	const units: Rows = { sheet, lookup: 'role', key: 'unit' };
	const hasUnits = reader.group(sheet, units.lookup, units.key).length > 0;
	return hasUnits ? units : { sheet, lookup: 'body', key: 'body' };
}

function belowUnit(reader: RuleReader, row: RowId): Rows | undefined {
	const mark = reader.mark(row);
	const sheet = reader.sheetOf(row);
	if (sheet === undefined || mark?.role !== 'unit' || mark.unit === undefined) return undefined;
	const key = roleOfUnit('project', mark.unit);
	return { sheet, lookup: 'roleOfUnit', key, unit: mark.unit };
}

function ruleOf(
	table: FormatTable,
	{ amounts }: Panel,
	[known, made, parts]: readonly [string | undefined, string, 'rows' | 'projects'],
	below: RowsBelow
): Rule {
	return {
		...addingUp(known, made, { table: table.short, whole: TOTAL, parts }),
		each: 'row',
		of: [table.id],
		check: (reader, row): Comparison[] | undefined => {
			const rows = below(reader, row);
			// Silent where the rows below aren't printed at all.
			if (!rows || reader.group(rows.sheet, rows.lookup, rows.key).length === 0) return undefined;
			return amounts.map(({ id }) =>
				addsUp(cell(reader, row, id), column(reader, rows, id), { unit: table.unit })
			);
		}
	};
}

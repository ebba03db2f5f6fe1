/** Where the official tables print what: rows by name, as rules speak of them. */
import { firstFormat } from '$lib/formats/known-formats';
import type { RowId, SheetKey, Side, TableId } from '$lib/budget/book/book';
import type { FormatTable } from '$lib/formats/format';
import { roleOfUnit, TOTAL } from './lookups';
import { cell, type Operand, type Rows } from './operand';
import type { Edition, RuleReader } from './rule-reader';

/** The sheet of a table in an edition; T11–T13 are the department's in every edition. */
export function sheetIn({ unit }: Edition, table: TableId): SheetKey {
	return unit === undefined || firstFormat().byId.get(table)?.shared ? table : `${table}@${unit}`;
}

/** The sheet of a table of a format in an edition. */
export function sheetOf({ unit }: Edition, { id, shared }: FormatTable): SheetKey {
	return unit === undefined || shared ? id : `${id}@${unit}`;
}

/** A row of T1 or T4 by side and printed label; T4 prints its fund sources twice. */
export function labelled(
	reader: RuleReader,
	edition: Edition,
	table: 'T1' | 'T4',
	[side, label, nth]: readonly [Side, string, nth?: number]
): RowId | undefined {
	return reader.find(sheetIn(edition, table), 'label', `${side}|${label}`, nth);
}

/** The figure beside a label on the 收入 side of T1 or T4. */
export function income(
	reader: RuleReader,
	edition: Edition,
	table: 'T1' | 'T4',
	label: string,
	nth = 1
): Operand {
	return cell(reader, labelled(reader, edition, table, ['收入', label, nth]), '金额');
}

/** A figure on the 支出 side of T1 or T4. */
export function spending(
	reader: RuleReader,
	edition: Edition,
	table: 'T1' | 'T4',
	label: string,
	column: string
): Operand {
	return cell(reader, labelled(reader, edition, table, ['支出', label]), column);
}

/** A figure of a code table by code, `合计` for its total row. */
export function coded(
	reader: RuleReader,
	edition: Edition,
	table: 'T2' | 'T3' | 'T5',
	code: string,
	column: string
): Operand {
	return cell(reader, reader.find(sheetIn(edition, table), 'code', code), column);
}

/** A figure of the 合计 row of a code table. */
export function totalOf(
	reader: RuleReader,
	edition: Edition,
	table: 'T2' | 'T3' | 'T5',
	column: string
): Operand {
	return coded(reader, edition, table, TOTAL, column);
}

/** T13's line of the whole department, or of the unit whose edition it is. */
export function carryOverRow(reader: RuleReader, { unit }: Edition): RowId | undefined {
	return unit === undefined
		? reader.find('T13', 'role', 'total')
		: reader.find('T13', 'roleOfUnit', roleOfUnit('unit', unit));
}

/** The project rows of T12 that an edition publishes. */
export function projectRows({ unit }: Edition): Rows {
	return unit === undefined
		? { sheet: 'T12', lookup: 'body', key: 'body' }
		: { sheet: 'T12', lookup: 'unit', key: unit, unit };
}

/** Whether all these tables are filled in: an empty one says nothing. */
export function filled(reader: RuleReader, edition: Edition, ...tables: TableId[]): boolean {
	return tables.every((table) => reader.hasFigures(sheetIn(edition, table)));
}

/** Those of several drafts and comparisons that there are. */
export function found<D>(...drafts: readonly (D | undefined)[]): D[] {
	return drafts.filter((draft) => draft !== undefined);
}

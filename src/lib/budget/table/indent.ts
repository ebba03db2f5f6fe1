/** How deep a row of a table stands in its tree, in steps of indentation. */
import type { Format } from '$lib/formats/format';
import type { Row, TableId } from '../book/book';
import { codeOf, labelOf } from './row-key';

/** Digits of a 类, 款 and 项 code. */
const CODE_DEPTH: Readonly<Record<number, number>> = { 3: 0, 5: 1, 7: 2 };
const ROLE_DEPTH: Readonly<Record<string, number>> = { total: 0, unit: 1, project: 2 };

/** Account codes indent by level, T13 by 部门 → 单位 → 项目, T6 by class, T10 by its ①② parts. */
export function indentOf(table: TableId, row: Row, format: Format): number {
	if (table === 'T13') return ROLE_DEPTH[row.role ?? 'project'];
	if (row.role === 'total') return 0;
	if (table === 'T6') return isEconomicClass(row) ? 0 : 1;
	if (table === 'T10') return /^[①-⑳]/.test(labelOf(table, row, format)) ? 1 : 0;
	return CODE_DEPTH[codeOf(table, row, format).length] ?? 0;
}

/** A row that heads others: shown stronger. */
export function isHeading(table: TableId, row: Row, format: Format): boolean {
	if (row.role === 'total') return false;
	if (table === 'T6') return isEconomicClass(row);
	if (table === 'T13') return row.role === 'unit';
	return codeOf(table, row, format).length === 3;
}

/** A class of T6 (工资福利支出) names no 政府预算 item. */
function isEconomicClass(row: Row): boolean {
	return row.role !== 'total' && row.cells['政府科目'] === undefined;
}

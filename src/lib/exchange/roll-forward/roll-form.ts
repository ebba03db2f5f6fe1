/** A project form that goes on: what describes the project stays, what belongs to the year is blank. */
import type { ColumnId, Row } from '$lib/budget/book/book';
import { FUND_LINES, fundColumn } from '$lib/budget/book/project-form';

/** The year's money, its goal, and the day on which the form was filled in. */
const OF_THE_YEAR: ReadonlySet<ColumnId> = new Set([
	...FUND_LINES.map((line) => fundColumn('年度', line)),
	'年度总体目标',
	'填报日期'
]);

export function rollForm(row: Row): Row {
	return { ...row, cells: without(row.cells, OF_THE_YEAR) };
}

/** Indicators keep their names; the year's value is set anew. */
export function rollIndicator(row: Row): Row {
	return { ...row, cells: without(row.cells, new Set(['年度.指标值'])) };
}

function without(cells: Row['cells'], columns: ReadonlySet<ColumnId>): Row['cells'] {
	return Object.fromEntries(Object.entries(cells).filter(([column]) => !columns.has(column)));
}

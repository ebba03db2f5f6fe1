/** A project form that goes on: what describes the project stays, what belongs to the year is blank. */
import type { ColumnId, Row } from '$lib/budget/book/book';
import { formHalves, goalsOf, indicatorColumnsIn, yearFundsOf } from '$lib/formats/project-form';
import type { Format } from '$lib/formats/format';

/** The day on which a form was filled in, where the form asks for it. */
const FILED: ColumnId = '填报日期';

/** Without the year's money, its goal, and the day on which the form was filled in. */
export function rollForm(row: Row, format: Format): Row {
	const goal = goalsOf(format).at(-1)?.column;
	const ofTheYear = new Set([...yearFundsOf(format), ...(goal === undefined ? [] : [goal]), FILED]);
	return { ...row, cells: without(row.cells, ofTheYear) };
}

/** Indicators keep their names; the year's value is set anew. */
export function rollIndicator(row: Row, format: Format): Row {
	const year = formHalves(format).at(-1);
	if (year === undefined) return row;
	return { ...row, cells: without(row.cells, new Set([indicatorColumnsIn(year).value])) };
}

function without(cells: Row['cells'], columns: ReadonlySet<ColumnId>): Row['cells'] {
	return Object.fromEntries(Object.entries(cells).filter(([column]) => !columns.has(column)));
}

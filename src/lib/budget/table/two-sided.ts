/** Which rows of T1, T4 and T9 stand beside each other on paper. */
import type { Format, FormatTable } from '$lib/formats/format';
import { keyOfFixed } from '$lib/formats/format-tables';
import type { Row, Side, TableId } from '../book/book';
import { keyOf } from './row-key';
import { templateOf, type FixedRow } from './table-template';

/** One printed line. One-sided tables have left rows only. */
export interface Line {
	readonly left?: Row;
	readonly right?: Row;
}

type Band = NonNullable<FixedRow['band']>;
const BANDS: readonly Band[] = ['body', 'closing', 'grand'];

/** True where income and expenditure stand side by side. */
export function isTwoSided(table: TableId, format: Format): boolean {
	return templateOf(table, format).columns.some((column) => column.side !== undefined);
}

/**
 * The printed lines of a table of two panels. Both sides start their body, their closing rows
 * (本年…合计 and what follows) and their 总计 on the same line, so the shorter side leaves blanks in
 * between. Rows that the form doesn't know belong to the body. Every row appears exactly once.
 */
export function pairRows(table: TableId, rows: readonly Row[], format: Format): Line[] {
	return alignRows(table, rows, format).map(([left, right]) => ({
		...(left && { left }),
		...(right && { right })
	}));
}

/** The printed lines of a table of any number of panels: in each line a row, or none, for each panel. */
export function alignRows(
	table: TableId,
	rows: readonly Row[],
	format: Format
): (Row | undefined)[][] {
	if (!isTwoSided(table, format)) return rows.map((row) => [row]);
	const bands = bandsOf(table, rows, format);
	const sides = templateOf(table, format).panels.map(({ side }) => side);
	// A row of no panel stands in the first.
	const panelOf = (row: Row): number => Math.max(0, sides.indexOf(row.side));
	return BANDS.flatMap((band) => {
		const inBand = rows.filter((row) => bands.get(row) === band);
		const panels = sides.map((_, i) => inBand.filter((row) => panelOf(row) === i));
		const longest = Math.max(...panels.map(({ length }) => length));
		return Array.from({ length: longest }, (_, line) => panels.map((panel) => panel[line]));
	});
}

/** The second row of one name takes the band of the form's second row of that name (T4). */
function bandsOf(table: TableId, rows: readonly Row[], format: Format): Map<Row, Band> {
	const seen = new Map<string, number>();
	return new Map(
		rows.map((row) => {
			const key = keyOf(table, row, format);
			const place = `${row.side}:${key}`;
			const nth = seen.get(place) ?? 0;
			seen.set(place, nth + 1);
			return [row, fixedRowsNamed(templateOf(table, format), row.side, key)[nth]?.band ?? 'body'];
		})
	);
}

function fixedRowsNamed(
	template: FormatTable,
	side: Side | undefined,
	key: string
): readonly FixedRow[] {
	return template.fixedRows.filter(
		(fixed) => fixed.side === side && keyOfFixed(template, fixed) === key
	);
}

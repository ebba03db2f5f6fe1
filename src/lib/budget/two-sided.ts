/** Which rows of T1, T4 and T9 stand beside each other on paper. */
import type { Row, Side, TableId } from './book';
import { keyOf } from './row-key';
import { bareLabel } from './row-label';
import { templateOf, type FixedRow } from './table-template';

/** One printed line. One-sided tables have left rows only. */
export interface Line {
	readonly left?: Row;
	readonly right?: Row;
}

type Band = NonNullable<FixedRow['band']>;
const BANDS: readonly Band[] = ['body', 'closing', 'grand'];

/** True where income and expenditure stand side by side. */
export function isTwoSided(table: TableId): boolean {
	return templateOf(table).columns.some((column) => column.side !== undefined);
}

/**
 * The printed lines of a table. Both sides start their body, their closing rows (本年…合计 and
 * what follows) and their 总计 on the same line, so the shorter side leaves blanks in between.
 * Rows that the form doesn't know belong to the body. Every row appears exactly once.
 */
export function pairRows(table: TableId, rows: readonly Row[]): Line[] {
	if (!isTwoSided(table)) return rows.map((left) => ({ left }));
	const bands = bandsOf(table, rows);
	const inBand = (band: Band, isRight: boolean) =>
		rows.filter((row) => bands.get(row) === band && (row.side === '支出') === isRight);
	return BANDS.flatMap((band) => {
		const left = inBand(band, false);
		const right = inBand(band, true);
		return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => ({
			...(left[i] && { left: left[i] }),
			...(right[i] && { right: right[i] })
		}));
	});
}

/** The second row of one name takes the band of the form's second row of that name (T4). */
function bandsOf(table: TableId, rows: readonly Row[]): Map<Row, Band> {
	const seen = new Map<string, number>();
	return new Map(
		rows.map((row) => {
			const key = keyOf(table, row);
			const place = `${row.side}:${key}`;
			const nth = seen.get(place) ?? 0;
			seen.set(place, nth + 1);
			return [row, fixedRowsNamed(table, row.side, key)[nth]?.band ?? 'body'];
		})
	);
}

function fixedRowsNamed(table: TableId, side: Side | undefined, key: string): FixedRow[] {
	return templateOf(table).fixedRows.filter(
		(fixed) => fixed.side === side && bareLabel(fixed.label) === key
	);
}

/** The panels of a table, each with what can be added up in it. */
import { keyOfFixed } from '$lib/formats/format-tables';
import type { Coordinates } from '$lib/formats/coordinates';
import type { Format, FormatColumn, FormatRow, FormatTable } from '$lib/formats/format';
import type { Axis } from '$lib/formats/pack-table';
import type { Side } from '../book/book';
import { bareLabel } from '../values/row-label';
import { partsOf, sumsOfColumns, sumsOfRows, type Part, type Sum } from './parts';

export interface Panel {
	readonly side: Side | undefined;
	readonly axis: Axis;
	/** What all its cells share. */
	readonly at: Coordinates;
	readonly amounts: readonly FormatColumn[];
	readonly code: FormatColumn | undefined;
	/** The rows that the form prints. */
	readonly rows: readonly FormatRow[];
}

export function panelsOf(table: FormatTable): Panel[] {
	return table.panels.map(({ axis, at, side }, panel) => {
		const columns = table.columns.filter((column) => column.panel === panel);
		return {
			...{ axis, at, side },
			amounts: columns.filter(({ holds }) => holds === 'amount'),
			code: columns.find(({ holds }) => holds === 'code'),
			rows: table.fixedRows.filter((row) => row.panel === panel)
		};
	});
}

/** Whether its rows are codes of a classification, each the sum of those below it. */
export function isTree({ axis, code }: Panel): boolean {
	return code !== undefined && !isList({ axis });
}

/** Whether its rows are units, projects or other things that a book lists. */
export function isList({ axis }: Pick<Panel, 'axis'>): boolean {
	return axis === 'units' || axis === 'projects' || axis === 'list';
}

/** Of a pair it is the column that both belong to which is a total, or none. */
const partOf = (column: FormatColumn): FormatColumn & Part =>
	column.pair === undefined ? column : { ...column, title: column.id.split('.')[0] };

/** In each row of a panel: which columns add up to which. */
export function columnSumsOf(panel: Panel, format: Format): Sum<FormatColumn & Part>[] {
	return sumsOfColumns(panel.amounts.map(partOf), panel.at, partsOf(format));
}

/** A row that a form prints. */
export interface PrintedRow extends Part {
	readonly row: FormatRow;
	/** Its name in a book, and which of the rows of that name it is. */
	readonly key: string;
	readonly nth: number;
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

/** Which printed rows of a panel add up to which; of lists and trees none. */
export function rowSumsOf(table: FormatTable, panel: Panel, format: Format): Sum<PrintedRow>[] {
	if (table.transposed || panel.axis !== 'fixed' || isTree(panel)) return [];
	return sumsOfRows(printedRows(table, panel), partsOf(format));
}

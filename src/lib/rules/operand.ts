/** One side of a comparison: its value, how many printed figures are in it, and where they stand. */
import type { Fen } from '$lib/budget/amount';
import type { ColumnId, RowId, SheetKey, UnitId } from '$lib/budget/book';
import type { CellRange } from './finding';
import type { Lookup } from './lookups';
import type { Place, RuleReader } from './rule';

export interface Operand {
	/** A blank counts as zero. */
	readonly value: Fen;
	/** Cells that hold a figure: each was rounded when it was printed. */
	readonly figures: number;
	/** Asked for only when there is something to say about them. */
	readonly cells: () => readonly Place[];
	readonly ranges?: readonly CellRange[];
}

/** What it takes to read figures. */
export type FigureReader = Pick<RuleReader, 'amount' | 'sum' | 'group'>;

const NO_CELLS = (): readonly Place[] => [];

/** Of a row that isn't there, the value is blank and there is no cell to show. */
export function cell(reader: FigureReader, row: RowId | undefined, column: ColumnId): Operand {
	if (row === undefined) return { value: 0, figures: 0, cells: NO_CELLS };
	const amount = reader.amount(row, column);
	return {
		value: amount ?? 0,
		figures: amount === undefined ? 0 : 1,
		cells: () => [{ row, column }]
	};
}

/** Up to this many cells of a sum are named one by one; of more, the column is named. */
const NAMED_CELLS = 64;

export interface Rows {
	readonly sheet: SheetKey;
	readonly lookup: Lookup;
	readonly key: string;
	/** The unit whose rows they are, where they are one unit's. */
	readonly unit?: UnitId;
}

/** A column added up over the rows that share a key. */
export function column(reader: FigureReader, rows: Rows, column: ColumnId): Operand {
	const { sheet, lookup, key, unit } = rows;
	const { value, figures } = reader.sum(sheet, lookup, key, column);
	if (figures > NAMED_CELLS) {
		const range = unit === undefined ? { sheet, column } : { sheet, column, unit };
		return { value, figures, cells: NO_CELLS, ranges: [range] };
	}
	const cells = () =>
		reader
			.group(sheet, lookup, key)
			.filter((row) => reader.amount(row.id, column) !== undefined)
			.map((row) => ({ row: row.id, column }));
	return { value, figures, cells };
}

export function plus(...parts: readonly Operand[]): Operand {
	return combine(parts, (a, b) => a + b);
}

export function minus(from: Operand, ...parts: readonly Operand[]): Operand {
	return combine([from, ...parts], (a, b) => a - b);
}

function combine(parts: readonly Operand[], join: (a: Fen, b: Fen) => Fen): Operand {
	return {
		value: parts.slice(1).reduce((sum, part) => join(sum, part.value), parts[0].value),
		figures: parts.reduce((sum, part) => sum + part.figures, 0),
		cells: () => parts.flatMap((part) => part.cells()),
		ranges: parts.flatMap((part) => part.ranges ?? [])
	};
}

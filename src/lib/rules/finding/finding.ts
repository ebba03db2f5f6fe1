/** What a rule says about a book. */
import type { CellRef } from '$lib/budget/address/address-book';
import type { ColumnId, SheetKey, UnitId } from '$lib/budget/book/book';

/**
 * - `error` blocks 上报; `explain` passes with a 说明; `warning` and `hint` inform
 * - `rounding`: a sum that fails exactly but lies within what rounding of its addends can cause
 */
export const SEVERITIES = ['error', 'explain', 'warning', 'hint', 'rounding'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How the two sides are compared; see rules.md, Comparators. */
export type Comparator =
	'ID' | 'SUM' | 'CONV' | 'PCT' | 'DIR' | 'SET' | '≤' | 'TXT' | 'FMT' | 'PRIV';

/** A sentence for people as data: a catalogue key with its arguments. Words live in `messages/rules`. */
export interface Message {
	readonly key: string;
	readonly arguments: Readonly<Record<string, string | number>>;
}

/** A whole column of a sheet, or of one unit's rows in it. */
export interface CellRange {
	readonly sheet: SheetKey;
	readonly column: ColumnId;
	readonly unit?: UnitId;
}

/** A cell or a row. */
export type Place = Pick<CellRef, 'row'> & Partial<CellRef>;

export interface Finding {
	/** Stable while the same rule says the same about the same cells: rule + first cell (+ discriminator). */
	readonly id: string;
	/** Rule id of the catalogue, e.g. `X03`. */
	readonly rule: string;
	readonly severity: Severity;
	readonly comparator: Comparator;
	/** Cells concerned; the first is where the finding is shown and jumped to. A ref without column is a row. */
	readonly cells: readonly (Pick<CellRef, 'row'> & Partial<CellRef>)[];
	/** Whole columns that a side adds up, where listing their cells would be too long: `T12[*].合计`. */
	readonly ranges?: readonly CellRange[];
	/** Sheets in which it counts (badges); the sheet of the first cell comes first. */
	readonly sheets: readonly SheetKey[];
	/** The unit concerned, if the cells belong to one. */
	readonly unit?: UnitId;
	/** Both sides and their difference: exact decimal strings for amounts, text otherwise. */
	readonly expected?: string;
	readonly actual?: string;
	readonly difference?: string;
	/** Unit in which the three above are printed. */
	readonly printedIn?: '万元' | '元';
	readonly message: Message;
	/** Of an `explain` finding: the id of the explanation (说明) that answers it. It is closed. */
	readonly explanation?: string;
}

/** Findings that are open work: neither rounding nor answered by an explanation. */
export function isOpen({ severity, explanation }: Finding): boolean {
	return severity !== 'rounding' && explanation === undefined;
}

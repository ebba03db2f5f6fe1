/**
 * How one person looks at one sheet: what is left out, in which order, what is folded. It is laid over
 * a sheet model and changes neither the book nor what anybody else sees, prints, exports or checks.
 */
import type { RowId, UnitId } from '$lib/budget/book/book';
import type { Fen } from '$lib/budget/values/amount';

export type ColumnFilter = { readonly column: string } & (
	| { readonly kind: 'values'; /** As shown; '' is a blank. */ readonly values: readonly string[] }
	| { readonly kind: 'text'; readonly text: string }
	/** Inclusive; absent: no bound. */
	| { readonly kind: 'amounts'; readonly least?: Fen; readonly most?: Fen }
);

export interface SheetView {
	/** At most one a column; a line is shown where all of them let it through. */
	readonly filters?: readonly ColumnFilter[];
	/** Only rows of these units; of tables that units share. */
	readonly units?: readonly UnitId[];
	readonly withFindings?: true;
	/** Only rows of which a person wrote a cell since then, UTC milliseconds. */
	readonly changedSince?: number;
	/** Without lines that hold no amount. */
	readonly withoutEmpty?: true;
	/** Within their groups, so that a tree stays one. */
	readonly sort?: { readonly column: string; readonly way: 'up' | 'down' };
	/** Lines deeper in the tree than this are folded away: 0 shows 类 only. */
	readonly depth?: number;
	/** Lines that are folded (or, against `depth`, open), by key. */
	readonly folded?: readonly string[];
	readonly unfolded?: readonly string[];
	/** Widths of columns in px, by id. */
	readonly widths?: Readonly<Record<string, number>>;
	/** Per cent. */
	readonly zoom?: number;
}

/** What a table can be shown at, in per cent. */
export const ZOOMS = [80, 90, 100, 110, 125, 150] as const;

/** What a view asks beside the model. */
export interface ViewFacts {
	hasFindings(row: RowId): boolean;
	/** When a person last wrote the cell, UTC milliseconds. */
	changedAt(row: RowId, column: string): number | undefined;
}

/** Whether lines are left out, moved or folded: then people are told. */
export function isNarrowed({ widths: _widths, zoom: _zoom, ...rest }: SheetView): boolean {
	return Object.keys(rest).length > 0;
}

/** The view without what is empty, so that two that say the same are written the same. */
export function tidyView(view: SheetView): SheetView {
	const said = Object.entries(view).filter(
		([, value]) =>
			value !== undefined &&
			!(Array.isArray(value) && value.length === 0) &&
			!(typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0)
	);
	return Object.fromEntries(said);
}

/**
 * Where this person is in the book. The grid publishes it; the status strip, the findings panel
 * and presence read it.
 */
import type { CellRef } from '$lib/budget/address/address-book';
import type { ColumnId, RowId, SheetKey } from '$lib/budget/book/book';
import type { AmountUnit } from '$lib/budget/values/amount';
import type { CellEdit } from '$lib/collab/room/write';
import type { Glance } from '../glance/glance';
import type { KeptTyping } from './kept-typing';

export interface Selected {
	readonly sheet: SheetKey;
	readonly row: RowId;
	readonly column: ColumnId;
}

/** A cell that a link asks to be shown; a new object for every jump, even to the same cell. */
export interface CellTarget {
	readonly row: RowId;
	readonly column?: ColumnId;
}

/** A formula that is typed in a cell while another page is shown. */
export interface CarriedFormula extends KeptTyping {
	readonly cell: CellRef;
	/** In which its bare numbers are written. */
	readonly unit: AmountUnit;
}

export class Selection {
	/** The active cell, or `undefined` where nothing is selected. */
	current = $state.raw<Selected | undefined>();
	/** What all that is selected amounts to, where that is more than one cell. */
	glance = $state.raw<Glance | undefined>();
	/** An editor is open in it. */
	typing = $state(false);
	/** What that editor would write if it were committed now; empty where nothing would change. */
	draft = $state.raw<readonly CellEdit[]>([]);

	/** What was typed in a cell in a tab that is gone, for its grid to go on with. */
	resume = $state.raw<KeptTyping | undefined>();

	/** A formula whose author looks for cells on other pages. */
	carried = $state.raw<CarriedFormula | undefined>();

	/** Puts cells that somebody points at into that formula; answers whether it expects an address. */
	point: ((cells: readonly CellRef[]) => boolean) | undefined;

	/** Shows beside the page what depends on it, or what became of it. */
	showBeside: ((tab: 'uses' | 'history') => void) | undefined;

	/** Asks to have the totals among cells computed, where the page can. */
	computeTotals: ((cells: readonly CellRef[]) => void) | undefined;

	/** Begins a comment about it, where this person may. */
	comment: (() => void) | undefined;

	select(selected: Selected | undefined): void {
		const { current } = this;
		if (
			current?.row === selected?.row &&
			current?.column === selected?.column &&
			current?.sheet === selected?.sheet
		)
			return;
		this.current = selected;
		this.#closed();
	}

	/**
	 * A grid of these sheets is taken away. The next one may stand already: what it selected stays.
	 * @returns whether nothing is selected now
	 */
	leave(sheets: readonly SheetKey[]): boolean {
		if (this.current && !sheets.includes(this.current.sheet)) return false;
		this.current = undefined;
		this.glance = undefined;
		this.#closed();
		return true;
	}

	#closed(): void {
		this.typing = false;
		this.draft = [];
	}
}

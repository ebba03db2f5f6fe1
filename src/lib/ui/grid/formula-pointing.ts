/** Pointing at cells while a formula is typed, here or on another page: their address is put into it. */
import type { CellRef } from '$lib/budget/address/address-book';
import { EntryEditor } from './entry-editor';
import type { CarriedEvents, SheetModel } from './grid-port';
import type { Hot } from './handsontable-modules';

interface Place {
	readonly row: number;
	readonly col: number;
}

/**
 * @param model what the grid shows
 * @param carried a formula of another page
 */
export function pointWhileTyping(hot: Hot, model: () => SheetModel, carried: CarriedEvents): void {
	const pointing = new FormulaPointing(hot, model, carried);
	hot.addHook('beforeOnCellMouseDown', (event, at) => pointing.begin(event, at as Place));
	hot.addHook('beforeOnCellMouseOver', (event, at) => pointing.over(event, at as Place));
}

class FormulaPointing {
	#from: Place | undefined;

	constructor(
		readonly hot: Hot,
		readonly model: () => SheetModel,
		readonly carried: CarriedEvents
	) {}

	/** The library neither selects the cell nor closes the editor where a formula takes its address. */
	begin(event: MouseEvent, at: Place): void {
		if (event.button !== 0 || at.row < 0 || at.col < 0) return;
		if (event.target instanceof Element && event.target.closest('button')) return;
		if (!this.#put(at, at)) return;
		event.preventDefault();
		event.stopImmediatePropagation();
		this.#from = at;
		const end = () => (this.#from = undefined);
		this.hot.rootDocument.addEventListener('mouseup', end, { once: true, capture: true });
	}

	/** Nor does a drag select anything. */
	over(event: MouseEvent, at: Place): void {
		if (!this.#from) return;
		event.stopImmediatePropagation();
		if (at.row >= 0 && at.col >= 0) this.#put(this.#from, at);
	}

	/** Into the editor that is open here, or else into a formula of another page. */
	#put(from: Place, to: Place): boolean {
		const editor = this.hot.getActiveEditor();
		if (!(editor instanceof EntryEditor) || !editor.isOpened())
			return this.carried.point(this.#cells(from, to));
		if (!editor.takesAddress) return false;
		const isOwn = editor.row === from.row && editor.col === from.col;
		return !isOwn && editor.putAddress(this.#cells(from, to));
	}

	#cells(a: Place, b: Place): readonly CellRef[] {
		const [left, right] = [Math.min(a.col, b.col), Math.max(a.col, b.col) + 1];
		return this.model()
			.lines.slice(Math.min(a.row, b.row), Math.max(a.row, b.row) + 1)
			.flatMap(({ cells }) => cells.slice(left, right))
			.flatMap(({ ref, kind }) => (ref && kind === 'amount' ? [ref] : []));
	}
}

/** Pointing at cells while a formula is typed: a click or a drag puts their address into the editor. */
import { EntryEditor } from './entry-editor';
import type { GridCell, SheetModel } from './grid-port';
import type { Hot } from './handsontable-modules';

interface Place {
	readonly row: number;
	readonly col: number;
}

/** @param model what the grid shows */
export function pointWhileTyping(hot: Hot, model: () => SheetModel): void {
	const pointing = new FormulaPointing(hot, model);
	hot.addHook('beforeOnCellMouseDown', (event, at) => pointing.begin(event, at as Place));
	hot.addHook('beforeOnCellMouseOver', (event, at) => pointing.over(event, at as Place));
}

class FormulaPointing {
	#from: Place | undefined;

	constructor(
		readonly hot: Hot,
		readonly model: () => SheetModel
	) {}

	/** The library neither selects the cell nor closes the editor where a formula takes its address. */
	begin(event: MouseEvent, at: Place): void {
		const editor = this.#editor;
		if (!editor?.takesAddress || event.button !== 0 || at.row < 0 || at.col < 0) return;
		if (event.target instanceof Element && event.target.closest('button')) return;
		if (editor.row === at.row && editor.col === at.col) return;
		if (!editor.putAddress(this.#cells(at, at))) return;
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
		if (at.row >= 0 && at.col >= 0) this.#editor?.putAddress(this.#cells(this.#from, at));
	}

	get #editor(): EntryEditor | undefined {
		const editor = this.hot.getActiveEditor();
		return editor instanceof EntryEditor ? editor : undefined;
	}

	#cells(a: Place, b: Place): readonly GridCell[] {
		const [left, right] = [Math.min(a.col, b.col), Math.max(a.col, b.col) + 1];
		return this.model()
			.lines.slice(Math.min(a.row, b.row), Math.max(a.row, b.row) + 1)
			.flatMap(({ cells }) => cells.slice(left, right));
	}
}

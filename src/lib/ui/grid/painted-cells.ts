/** What is drawn upon the cells on screen, so that only what changed is painted again. */
import { paintCell, sketchOf, type CellState } from './cell-painter';
import type { GridCell, GridOverlay } from './grid-port';

export class PaintedCells {
	readonly #sketches = new WeakMap<HTMLElement, string>();

	constructor(readonly overlay: GridOverlay) {}

	paint(td: HTMLTableCellElement, cell: GridCell | undefined, state: CellState): void {
		this.#sketches.set(td, sketchOf(cell, this.overlay, state.lit));
		paintCell(td, cell, this.overlay, state);
	}

	/** Whether what would be drawn upon the cell is there already. */
	shows(td: HTMLElement, cell: GridCell | undefined, { lit }: CellState): boolean {
		return this.#sketches.get(td) === sketchOf(cell, this.overlay, lit);
	}
}

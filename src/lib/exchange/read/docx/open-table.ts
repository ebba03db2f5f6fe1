/** A table of a Word document while it is read: rows and cells as they come, merged ones as one. */
import type { Attributes } from '../office/xml-part';
import { stop } from '../reading-stopped';
import type { Aside } from './aside';
import { isShade } from './run-look';

export interface DocumentCell {
	/** Grid column, from 0. */
	readonly index: number;
	text: string;
	across: number;
	down: number;
}
export interface DocumentTable {
	readonly kind: 'table';
	readonly rows: readonly (readonly DocumentCell[])[];
	readonly asides: readonly CellAside[];
}
/** Something in a cell that is none of its words. */
export interface CellAside {
	/** From 0. */
	readonly row: number;
	readonly column: number;
	readonly aside: Aside;
}

/** Cells of all tables. */
export const MOST_CELLS = 1_000_000;

export class OpenTable {
	readonly #rows: DocumentCell[][] = [];
	readonly #asides: CellAside[] = [];
	#row: DocumentCell[] = [];
	#column = 0;
	#isHidden = false;
	#merged: 'restart' | 'continue' | undefined;
	/** The cell that a vertical merge goes on from, by column. */
	readonly #open = new Map<number, DocumentCell>();
	cell: DocumentCell | undefined;
	/** Whether a shade may be behind the text of the open cell. */
	isShaded = false;
	/** A style may shade any of its cells. */
	#isStyled = false;

	/** @param count counts a cell */
	constructor(readonly count: () => number) {}

	/** Takes what opens a row or a cell, or what is said of one. */
	open(name: string, attributes: Attributes): void {
		const value = attributes['w:val'];
		switch (name) {
			case 'w:tblStyle':
				this.#isStyled = true;
				return;
			case 'w:tr':
				this.#row = [];
				this.#column = 0;
				this.#isHidden = false;
				return;
			case 'w:hidden':
				this.#isHidden = value !== '0' && value !== 'false';
				return;
			case 'w:gridBefore':
				this.#column += Number(value) || 0;
				return;
			case 'w:tc':
				return this.#openCell();
			case 'w:shd':
				if (this.cell) this.isShaded ||= isShade(name, attributes);
				return;
			case 'w:gridSpan':
				if (this.cell) this.cell.across = Math.min(Math.max(1, Number(value) || 1), 1000);
				return;
			case 'w:vMerge':
				this.#merged = value === 'restart' ? 'restart' : 'continue';
		}
	}

	#openCell(): void {
		if (this.count() > MOST_CELLS)
			stop({ kind: 'archive-too-large', of: 'cells', limit: MOST_CELLS });
		this.cell = { index: this.#column, text: '', across: 1, down: 1 };
		this.isShaded = this.#isStyled;
		this.#merged = undefined;
	}

	aside(aside: Aside): void {
		const column = this.cell?.index ?? this.#column;
		this.#asides.push({ row: this.#rows.length, column, aside });
	}

	endCell(): void {
		const { cell } = this;
		if (!cell) return;
		const above = this.#merged === 'continue' ? this.#open.get(cell.index) : undefined;
		if (above) above.down++;
		for (let i = 0; i < cell.across && !above; i++) this.#open.delete(cell.index + i);
		if (this.#merged === 'restart') this.#open.set(cell.index, cell);
		const found = cell.text.trim();
		// Word does not show what stands under a merged cell.
		if (found !== '' && above) this.aside({ kind: 'unseen', found, expected: 'covered' });
		else if (found !== '') this.#row.push(cell);
		this.#column += cell.across;
		this.cell = undefined;
	}

	endRow(): void {
		const found = this.#row.map((cell) => cell.text.trim()).join(' ⇥ ');
		if (this.#isHidden && found !== '') {
			this.#column = 0;
			this.aside({ kind: 'unseen', found, expected: 'hidden' });
			this.#row = [];
		}
		this.#rows.push(this.#row);
	}

	end(): DocumentTable {
		return { kind: 'table', rows: this.#rows, asides: this.#asides };
	}
}

/** A sum that is kept up to date by its changes instead of being added up again. */
import type { Fen } from '$lib/budget/values/amount';
import type { CellValue, ColumnId } from '$lib/budget/book/book';
import { Source } from './source';

/** High and low parts are summed apart, so that thousands of 15-digit figures still add up exactly. */
const LIMB = 100_000_000;

export class RunningSum extends Source {
	#high = 0;
	#low = 0;
	/** How many cells hold a figure; blanks and texts don't count. */
	figures = 0;

	constructor(readonly column: ColumnId) {
		super();
	}

	get value(): Fen {
		return this.#high * LIMB + this.#low;
	}

	/** @returns whether a figure came, went or changed */
	replace(before: CellValue | undefined, after: CellValue | undefined): boolean {
		const figures = this.figures;
		if (typeof before === 'number') this.#add(-before, -1);
		if (typeof after === 'number') this.#add(after, 1);
		return figures !== this.figures || (before !== after && typeof after === 'number');
	}

	#add(value: Fen, figures: number): void {
		const high = Math.trunc(value / LIMB);
		this.#high += high;
		this.#low += value - high * LIMB;
		this.figures += figures;
	}
}

/** What a selection of cells amounts to: sum, average, smallest and largest, exact in 分. */
import type { AmountUnit, Fen } from '$lib/budget/values/amount';
import type { GridCell, SelectedArea, SheetModel } from '../grid/grid-port';

export interface Glance {
	/** Cells selected; places that are no cell don't count. */
	readonly cells: number;
	/** Those that hold something. */
	readonly filled: number;
	/** Absent where no selected cell holds an amount. */
	readonly amounts?: GlancedAmounts;
}

export interface GlancedAmounts {
	readonly count: number;
	/** In 分. `undefined`: larger than can be recorded. */
	readonly sum: Fen | undefined;
	/** Rounded half up, away from zero, to a whole 分; `undefined` with the sum. */
	readonly average: Fen | undefined;
	readonly least: Fen;
	readonly most: Fen;
	/** The unit of the first amount, in which all are said. */
	readonly unit: AmountUnit;
}

/** The cells of the areas, each once however many of them cover it. */
export function cellsIn(model: SheetModel, areas: readonly SelectedArea[]): readonly GridCell[] {
	const cells = new Set<GridCell>();
	for (const { top, left, bottom, right } of areas)
		for (const line of model.lines.slice(top, bottom + 1))
			for (const cell of line.cells.slice(left, right + 1)) cells.add(cell);
	return [...cells];
}

/** @param cells without repetition */
export function glanceOf(cells: readonly GridCell[]): Glance {
	const said = cells.filter(({ kind }) => kind !== 'empty');
	const filled = said.filter(({ exact }) => exact !== '').length;
	const amounts = said.flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
	if (amounts.length === 0) return { cells: said.length, filled };
	const unit = said.find(({ amount }) => amount !== undefined)!.unit ?? '万元';
	const sum = amounts.reduce((total, amount) => total + BigInt(amount), 0n);
	const least = amounts.reduce((a, b) => (b < a ? b : a));
	const most = amounts.reduce((a, b) => (b > a ? b : a));
	const count = amounts.length;
	const isSafe = Number.isSafeInteger(Number(sum));
	return {
		cells: said.length,
		filled,
		amounts: {
			count,
			sum: isSafe ? Number(sum) : undefined,
			average: isSafe ? averageOf(sum, count) : undefined,
			least,
			most,
			unit
		}
	};
}

function averageOf(sum: bigint, count: number): Fen {
	const n = BigInt(count);
	const size = sum < 0n ? -sum : sum;
	const rounded = Number((size * 2n + n) / (n * 2n));
	return sum < 0n && rounded !== 0 ? -rounded : rounded;
}

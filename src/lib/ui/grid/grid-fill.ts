/** What the fill handle writes where it was dragged to. */
import { continueSeries } from './fill-series';
import type { SheetModel } from './grid-port';

/** As the library names them. */
export type FillWay = 'up' | 'down' | 'left' | 'right';

/** Lines and columns, inclusive, as the library's ranges have them. */
interface FillRange {
	readonly from: { readonly row: number | null; readonly col: number | null };
	readonly to: { readonly row: number | null; readonly col: number | null };
}

/**
 * Line by line what goes into the target: each column (or, sideways, each line) goes on by itself.
 *
 * @param selected the texts of the source, line by line
 */
export function fillOf(
	model: SheetModel,
	selected: readonly (readonly unknown[])[],
	source: FillRange,
	target: FillRange,
	way: FillWay
): string[][] {
	const texts = selected.map((line) => line.map((text) => String(text ?? '')));
	const isDown = way === 'up' || way === 'down';
	const isBack = way === 'up' || way === 'left';
	const lanes = isDown ? transposed(texts) : texts;
	const count = isDown ? span(target, 'row') : span(target, 'col');
	const filled = lanes.map((lane, i) => {
		const line = first(source, 'row') + (isDown ? 0 : i);
		const column = first(source, 'col') + (isDown ? i : 0);
		const isAmount = model.lines[line]?.cells[column]?.kind === 'amount';
		const ordered = isBack ? lane.toReversed() : lane;
		const next = continueSeries(ordered, count, isAmount ? 'amount' : 'text');
		return isBack ? next.toReversed() : [...next];
	});
	return isDown ? transposed(filled) : filled;
}

const first = ({ from, to }: FillRange, axis: 'row' | 'col'): number =>
	Math.max(0, Math.min(from[axis] ?? 0, to[axis] ?? 0));
const span = ({ from, to }: FillRange, axis: 'row' | 'col'): number =>
	Math.abs((to[axis] ?? 0) - (from[axis] ?? 0)) + 1;

/** Of a block whose lines are equally long. */
export function transposed<T>(block: readonly (readonly T[])[]): T[][] {
	return (block[0] ?? []).map((_, column) => block.map((line) => line[column]));
}

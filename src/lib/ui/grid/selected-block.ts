/** The selection of the grid library as lines and columns. */
import type { SelectedArea, SelectedBlock } from './grid-port';
import type { Hot } from './handsontable-modules';

export function selectedBlock(hot: Hot): SelectedBlock | undefined {
	const range = hot.getSelectedRangeActive();
	if (!range || hot.countRows() === 0) return undefined;
	return { ...areaOf(range), line: at(range.highlight.row), column: at(range.highlight.col) };
}

/** All ranges that are selected, in the order in which they were. */
export function selectedAreas(hot: Hot): SelectedArea[] {
	return hot.countRows() === 0 ? [] : (hot.getSelectedRange() ?? []).map(areaOf);
}

type Range = NonNullable<ReturnType<Hot['getSelectedRangeActive']>>;

function areaOf(range: Range): SelectedArea {
	const from = range.getTopStartCorner();
	const to = range.getBottomEndCorner();
	return { top: at(from.row), left: at(from.col), bottom: at(to.row), right: at(to.col) };
}

/** A selected header counts as its first line or column. */
const at = (n: number | null): number => Math.max(0, n ?? 0);

export function placesIn(block: SelectedArea | undefined): { line: number; column: number }[] {
	const places: { line: number; column: number }[] = [];
	if (!block) return places;
	for (let line = block.top; line <= block.bottom; line++)
		for (let column = block.left; column <= block.right; column++) places.push({ line, column });
	return places;
}

/** The selection of the grid library as lines and columns. */
import type { SelectedBlock } from './grid-port';
import type { Hot } from './handsontable-modules';

export function selectedBlock(hot: Hot): SelectedBlock | undefined {
	const range = hot.getSelectedRangeActive();
	if (!range || hot.countRows() === 0) return undefined;
	const from = range.getTopStartCorner();
	const to = range.getBottomEndCorner();
	// A selected header counts as its first line or column.
	const at = (n: number | null) => Math.max(0, n ?? 0);
	return {
		top: at(from.row),
		left: at(from.col),
		bottom: at(to.row),
		right: at(to.col),
		line: at(range.highlight.row),
		column: at(range.highlight.col)
	};
}

export function placesIn(block: SelectedBlock | undefined): { line: number; column: number }[] {
	const places: { line: number; column: number }[] = [];
	if (!block) return places;
	for (let line = block.top; line <= block.bottom; line++)
		for (let column = block.left; column <= block.right; column++) places.push({ line, column });
	return places;
}

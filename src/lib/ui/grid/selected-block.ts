/** The selection of the grid library as lines and columns. */
import type { SelectedArea, SelectedBlock, SheetModel } from './grid-port';
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

/** Selects the same block where the line of that key stands now. */
export function followLine(
	hot: Hot,
	{ lines }: SheetModel,
	{ top, left, bottom, right, line }: SelectedBlock,
	key: string
): void {
	const found = lines.findIndex((each) => each.key === key);
	const down = found < 0 ? 0 : found - line;
	const last = lines.length - 1;
	if (last < 0 || (down === 0 && bottom <= last)) return;
	const clamp = (at: number) => Math.min(last, Math.max(0, at + down));
	hot.selectCell(clamp(top), left, clamp(bottom), right, false, false);
}

export function placesIn(block: SelectedArea | undefined): { line: number; column: number }[] {
	const places: { line: number; column: number }[] = [];
	if (!block) return places;
	for (let line = block.top; line <= block.bottom; line++)
		for (let column = block.left; column <= block.right; column++) places.push({ line, column });
	return places;
}

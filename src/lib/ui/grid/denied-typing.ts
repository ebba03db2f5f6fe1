/** The library ignores typing in a locked cell; a person wants to know why. */
import type { GridCell, GridEvents } from './grid-port';
import type { Hot } from './handsontable-modules';
import { selectedBlock } from './selected-block';

/** @param cellAt what stands at a place */
export function tellDenied(
	{ key, ctrlKey, metaKey, altKey }: KeyboardEvent,
	hot: Hot,
	{ denied }: GridEvents,
	cellAt: (line: number, column: number) => GridCell | undefined
): void {
	const types = key.length === 1 || key === 'Process' || key === 'F2';
	if (!types || ctrlKey || metaKey || altKey || hot.getActiveEditor()?.isOpened()) return;
	const selected = selectedBlock(hot);
	if (!selected || !cellAt(selected.line, selected.column)?.lock) return;
	const { line, column } = selected;
	const td = hot.getCell(line, column, true);
	if (td) denied({ line, column, box: td.getBoundingClientRect() });
}

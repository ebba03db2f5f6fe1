/** Where the cells of a pasted block go. */
import type { Entry, EntryRefusal, GridCell, SelectedBlock, SheetModel } from './grid-port';

export type PlacedBlock =
	| { readonly ok: true; readonly entries: readonly Entry[]; readonly covered: SelectedBlock }
	| { readonly ok: false; readonly refusal: EntryRefusal };

/**
 * Lays a block over the selection as Excel does: from its top left corner; repeated where the
 * selection is a whole multiple of it; one cell fills the selection. Nothing is cut off in silence:
 * a block that does not fit is refused with the room there is. Trailing blank lines and columns
 * beyond the sheet are no content.
 */
export function placeBlock(
	model: SheetModel,
	block: readonly (readonly string[])[],
	selected: SelectedBlock
): PlacedBlock {
	const roomLines = model.lines.length - selected.top;
	const roomColumns = model.columns.length - selected.left;
	const lines = lastLine(block, roomLines);
	const columns = lastColumn(block, roomColumns);
	if (lines > roomLines || columns > roomColumns)
		return { ok: false, refusal: { kind: 'no-room', lines, columns, roomLines, roomColumns } };
	const covered = coverage(selected, lines, columns);
	const entries: Entry[] = [];
	for (let line = covered.top; line <= covered.bottom; line++) {
		const source = block[(line - covered.top) % lines];
		for (let column = covered.left; column <= covered.right; column++) {
			const at = (column - covered.left) % columns;
			// A ragged line says nothing about the cells it lacks.
			const cell = model.lines[line].cells[column];
			if (at < source.length && takesEntry(cell, source[at]))
				entries.push({ line, column, cell, text: source[at] });
		}
	}
	return { ok: true, entries, covered };
}

/** A place that is no cell of the book takes a blank, or its own text, without complaint. */
function takesEntry(cell: GridCell, text: string): boolean {
	if (cell.lock === undefined) return true;
	const plain = text.trim();
	return plain !== '' && plain !== cell.exact && plain !== cell.shown;
}

function coverage(selected: SelectedBlock, lines: number, columns: number): SelectedBlock {
	const tall = selected.bottom - selected.top + 1;
	const wide = selected.right - selected.left + 1;
	const height = tall % lines === 0 ? tall : lines;
	const width = wide % columns === 0 ? wide : columns;
	return {
		...selected,
		bottom: selected.top + Math.max(height, lines) - 1,
		right: selected.left + Math.max(width, columns) - 1
	};
}

function lastLine(block: readonly (readonly string[])[], room: number): number {
	let lines = block.length;
	while (lines > room && lines > 1 && block[lines - 1].every((cell) => cell.trim() === '')) lines--;
	return lines;
}

function lastColumn(block: readonly (readonly string[])[], room: number): number {
	let columns = Math.max(...block.map((line) => line.length));
	while (
		columns > room &&
		columns > 1 &&
		block.every((line) => (line[columns - 1] ?? '').trim() === '')
	)
		columns--;
	return columns;
}

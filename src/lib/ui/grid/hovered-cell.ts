/** What there is to say of the cell under the pointer. */
import type { GridLine, GridMark, GridOverlay } from './grid-port';
import type { HoveredCell } from './sheet-needs';

/** @param marks of the cell */
export function hoveredCell(
	{ column, box }: { readonly column: number; readonly box: DOMRect },
	line: GridLine,
	marks: readonly GridMark[],
	overlay: GridOverlay
): HoveredCell {
	const cell = line.cells[column];
	const ref = cell?.ref;
	return {
		box,
		cell,
		marks,
		// The owner column says it in the line; the line number, when that is scrolled away.
		owner: line.owner === undefined || column >= 0 ? undefined : overlay.owner(line.owner).name,
		people: ref ? overlay.people(ref) : [],
		contested: ref && overlay.contested(ref),
		comments: ref && overlay.comments(ref)?.text,
		returned: ref && overlay.returned(ref)
	};
}

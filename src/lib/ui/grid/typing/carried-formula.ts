/** A formula that is taken along to other pages, as the grids see it. */
import type { CarriedEvents } from '../grid-port';
import { placeOf } from '../kept-draft';
import type { SheetNeeds } from '../sheet-needs';

/** One at a time: what is typed elsewhere meanwhile is entered, or kept, where it is. */
export function carriedEvents(needs: () => Pick<SheetNeeds, 'selection'>): CarriedEvents {
	return {
		take: (cell, typed) => {
			const { selection } = needs();
			const place = placeOf(cell);
			if (selection.carried || !place || !cell.ref || cell.unit === undefined) return false;
			selection.carried = { ...typed, place, cell: cell.ref, unit: cell.unit };
			return true;
		},
		isOpen: () => needs().selection.carried !== undefined,
		point: (picked) => needs().selection.point?.(picked) ?? false
	};
}

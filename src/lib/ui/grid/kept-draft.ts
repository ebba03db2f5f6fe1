/** What is being typed in a cell: told to the page, and kept on the device until its editor closes. */
import { cellPlace, newCellPlace } from '../state/kept-typing';
import type { Entry, GridCell } from './grid-port';
import { publishDraft } from './read-entries';
import type { SheetNeeds } from './sheet-needs';

export class KeptDraft {
	#place: string | undefined;

	constructor(readonly needs: SheetNeeds) {}

	/** @param entries what the open editor would write; none once it is closed */
	take(entries: readonly Entry[]): void {
		publishDraft(entries, this.needs);
		const [entry] = entries;
		const place = entry && entry.text !== entry.base ? placeOf(entry.cell) : undefined;
		if (this.#place && this.#place !== place) this.needs.keepTyping(this.#place, undefined);
		this.#place = place;
		if (place) this.needs.keepTyping(place, { text: entry.text, base: entry.base ?? '' });
	}
}

/** The place where what is typed in a cell is kept; of a cell without a row, by the row it would make. */
export function placeOf({ ref, vacant }: GridCell): string | undefined {
	if (ref) return cellPlace(ref.row, ref.column);
	return vacant && newCellPlace(vacant.row.sheet, vacant.column, vacant.row.cells);
}

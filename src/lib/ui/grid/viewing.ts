/** How one person looks at a sheet, as its grid knows it. */
import type { RowId } from '$lib/budget/book/book';
import type { ViewEvents } from './grid-port';

export interface Viewing {
	readonly events: ViewEvents;
	/** Reads what the view depends on, so that whoever calls it in an effect follows it. */
	follow(): unknown;
	/** Shows a row whatever the view leaves out. */
	reveal(row: RowId): void;
}

/** Of a sheet that everybody sees as it is. */
export const UNVIEWED: ViewEvents = {
	fold: () => {},
	columnMenu: () => {},
	resized: () => {}
};

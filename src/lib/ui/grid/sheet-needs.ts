/** What a sheet in its grid needs of the page around it, and what it has to say there. */
import type { RowId, SheetKey } from '$lib/budget/book/book';
import type { Refusal } from '$lib/collab/room/refusal';
import type { Session } from '$lib/collab/session/session';
import type { Finding } from '$lib/rules/finding/finding';
import type { Findings } from '../state/findings.svelte';
import type { KeptText } from '../state/kept-typing';
import type { Selection } from '../state/selection.svelte';
import type { CitedMatter } from './return-marks';
import type {
	GridCell,
	GridEvents,
	GridMark,
	GridPerson,
	LocatedRefusal,
	SheetModel
} from './grid-port';

/** Something to tell the person, shown beside the grid until dismissed. */
export type GridNotice =
	| {
			readonly kind: 'refused';
			readonly how: 'pasted' | 'written';
			readonly refused: readonly LocatedRefusal[];
	  }
	| { readonly kind: 'orphaned'; readonly text: string }
	| { readonly kind: 'undo-skipped'; readonly count: number }
	| { readonly kind: 'undo-refused'; readonly refusal: Refusal }
	/** A view leaves lines out: what was pasted or filled stands in those that it shows. */
	| { readonly kind: 'visible-only'; readonly lines: number; readonly hidden: number }
	| { readonly kind: 'clipboard-unreadable' }
	| { readonly kind: 'nothing-to-undo' }
	| { readonly kind: 'nothing-to-redo' };

export interface HoveredCell {
	readonly box: DOMRect;
	readonly cell: GridCell | undefined;
	readonly marks: readonly GridMark[];
	readonly owner: string | undefined;
	readonly people: readonly GridPerson[];
	readonly contested: string | undefined;
	readonly comments: string | undefined;
	readonly returned: string | undefined;
	/** What the state that this one is compared with has there. */
	readonly differs?: string;
}

export interface SheetNeeds {
	readonly session: Session;
	/** Sheets that the model is built from; the first names the place to others. */
	readonly sheets: readonly SheetKey[];
	build(): SheetModel;
	/** Makes this person's view show a row whatever it leaves out. */
	reveal(row: RowId): void;
	readonly findings: Findings;
	readonly selection: Selection;
	sentence(finding: Finding): string;
	explain: GridEvents['explain'];
	comesTo(value: string): string;
	/** What is said of a cell that two people wrote at once. */
	readonly contested: string;
	/** What is said of a cell with open comments. */
	comments(threads: number, unread: number): string;
	/** What is said of a cell that a return named. */
	returned(matter: CitedMatter): string;
	notify(notice: GridNotice | undefined): void;
	/** Keeps on the device what is being typed at a place; forgets it once it is entered or given up. */
	keepTyping(place: string, kept: KeptText | undefined): void;
	hover(hovered: HoveredCell | undefined, at: 'leisure' | 'once'): void;
}

/**
 * A grid on which two states of a book are compared: cells that differ are marked. Where the state
 * shown is a version, nothing of the living book is drawn on it, and nobody can write in it.
 */
import type { CellRef } from '$lib/budget/address/address-book';
import type { GridCell, GridEvents, GridOverlay, SheetModel } from './grid-port';
import type { SheetSource } from './table-sheet';

export interface ComparedGrid {
	/** The version that is shown; absent: the living book. */
	readonly version?: SheetSource['book'];
	/** What there is to say where the other state differs. */
	differs(ref: CellRef): string | undefined;
}

/** What a model is built from: the version that is compared, else the session. */
export function comparedSource(
	session: SheetSource,
	compared: ComparedGrid | undefined
): SheetSource {
	// Every cell of a version is locked, whoever looks at it; see below.
	return compared?.version ? { book: compared.version, mayWrite: () => undefined } : session;
}

/** The same sheet with every cell locked. */
export function asVersion(model: SheetModel): SheetModel {
	const lock = { kind: 'version' } as const;
	const locked = ({ vacant: _vacant, ...cell }: GridCell): GridCell =>
		cell.lock ? cell : { ...cell, lock };
	return {
		...model,
		lines: model.lines.map((line) => ({ ...line, cells: line.cells.map(locked) }))
	};
}

export function comparedOverlay(overlay: GridOverlay, compared: ComparedGrid): GridOverlay {
	const differs = (ref: CellRef) => compared.differs(ref);
	if (!compared.version) return { ...overlay, differs };
	return {
		owner: overlay.owner,
		marks: () => [],
		people: () => [],
		contested: () => undefined,
		comments: () => undefined,
		returned: () => undefined,
		differs
	};
}

/** Looking and copying only: undo, rows and comments are the living book's. */
export function versionEvents(events: GridEvents): GridEvents {
	const nothing = (): void => undefined;
	return {
		...events,
		write: () => ({ ok: true }),
		paste: () => undefined,
		selected: nothing,
		rowActions: () => [],
		rowAction: nothing,
		mayComment: () => false,
		comment: nothing,
		hasTotals: () => false,
		computeTotals: nothing,
		showBeside: nothing,
		undo: nothing,
		redo: nothing
	};
}

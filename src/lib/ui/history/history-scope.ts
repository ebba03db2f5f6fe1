/** What a history is asked about: a cell, its row, the page's sheet or form or section, the book. */
import type { ColumnId, RowId, SheetKey, UnitId } from '$lib/budget/book/book';
import { placeOf, type HistoryChange, type HistoryEntry } from '$lib/collab/history/history';
import { parseRoom } from '$lib/collab/room/room-name';
import type { Here } from '../navigation/here';

export interface HistoryScope {
	readonly row?: RowId;
	readonly column?: ColumnId;
	readonly sheet?: SheetKey;
	/** A project form: its row and its indicators. */
	readonly form?: RowId;
	/** Of this unit's rows only; `department` for what is the department's own. */
	readonly unit?: UnitId | 'department';
	/** By this person only. */
	readonly by?: string;
}

export const SCOPES = ['cell', 'row', 'page', 'book'] as const;
export type ScopeKind = (typeof SCOPES)[number];

interface Cell {
	readonly row: RowId;
	readonly column: ColumnId;
}

/** The scope of a kind; `undefined` where there is none: no cell is selected, the page is no sheet's. */
export function scopeFor(
	kind: ScopeKind,
	here: Here,
	selected: Cell | undefined
): HistoryScope | undefined {
	switch (kind) {
		case 'cell':
			return selected && { row: selected.row, column: selected.column };
		case 'row':
			return selected && { row: selected.row };
		case 'page':
			return pageScope(here);
		case 'book':
			return {};
	}
}

function pageScope(here: Here): HistoryScope | undefined {
	if (here.kind === 'table') return { sheet: here.sheet };
	if (here.kind === 'project') return { form: here.project };
	if (here.kind === 'section') return { row: here.section };
	if (here.kind === 'projects') return { sheet: 'projects' };
	return undefined;
}

/** Whether a change belongs to the scope. */
export function isInScope(change: HistoryChange, scope: HistoryScope): boolean {
	const { sheet, row, column } = placeOf(change);
	const { form } = scope;
	return (
		(scope.sheet ?? sheet) === sheet &&
		(scope.row ?? row) === row &&
		(scope.column ?? column) === column &&
		(form === undefined || row === form || sheet === `indicators@${form}`)
	);
}

/** Whether an entry is of the unit and by the person that are asked for. */
export function isAskedFor({ room, by }: HistoryEntry, scope: HistoryScope): boolean {
	const place = parseRoom(room);
	const unit = place?.kind === 'unit' ? place.unit : place?.kind;
	return (scope.unit ?? unit) === unit && (scope.by ?? by) === by;
}

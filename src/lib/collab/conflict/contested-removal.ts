/**
 * A row that one person removed while another, who had not seen it go, wrote in it. The removal does
 * not stand (`removalStands`), so the row is shown, and somebody must say which of the two was meant.
 * One removal may take several rows, a project with its indicators: all of them are one decision.
 */
import type * as Y from 'yjs';
import type { ColumnId, RowId } from '$lib/budget/book/book';
import {
	readDeleted,
	recordOf,
	removalStands,
	rowKey,
	rowsOf,
	type CellRecord,
	type DeletedMark
} from '../room/schema';

/** A cell that the remover had not seen. */
export interface UnseenEdit {
	readonly row: RowId;
	readonly column: ColumnId;
	readonly record: CellRecord;
}

export interface RemovalRecord {
	/** The row to name: one that survives, its project where that was meant to go too. */
	readonly row: RowId;
	/** Everything that the removal meant to take. */
	readonly rows: readonly RowId[];
	readonly removed: { readonly by: string; readonly t: number };
	/** What kept it here, the latest first. */
	readonly edits: readonly UnseenEdit[];
}

export type ColumnsOf = (row: RowId) => Iterable<ColumnId>;

/** The removals that do not stand, among the rows with a mark. */
export function contestedRemovals(
	doc: Y.Doc,
	marked: Iterable<RowId>,
	columnsOf: ColumnsOf
): { readonly id: string; readonly record: RemovalRecord }[] {
	const acts = new Map<string, { mark: DeletedMark; rows: RowId[]; edits: UnseenEdit[] }>();
	for (const row of marked) {
		const mark = readDeleted(rowsOf(doc).get(rowKey(row, 'deleted')));
		if (!mark) continue;
		const id = `removal#${mark.by}#${mark.t}`;
		const act = acts.get(id) ?? { mark, rows: [], edits: [] };
		acts.set(id, act);
		act.rows.push(row);
		act.edits.push(...unseenEdits(doc, row, mark, columnsOf(row)));
	}
	return [...acts]
		.filter(([, { edits }]) => edits.length > 0)
		.map(([id, { mark, rows, edits }]) => ({
			id,
			record: {
				row: rows.find((row) => isProject(doc, row)) ?? edits[0].row,
				rows,
				removed: { by: mark.by, t: mark.t },
				edits: edits.sort((a, b) => b.record.t - a.record.t)
			}
		}));
}

function unseenEdits(
	doc: Y.Doc,
	row: RowId,
	mark: DeletedMark,
	columns: Iterable<ColumnId>
): UnseenEdit[] {
	const known = [...columns];
	if (removalStands(mark, doc, row, known)) return [];
	return known.flatMap((column) => {
		const record = recordOf(doc, row, column);
		return record && mark.seen[column] !== record.t ? [{ row, column, record }] : [];
	});
}

function isProject(doc: Y.Doc, row: RowId): boolean {
	return rowsOf(doc).get(rowKey(row, 'sheet')) === 'projects';
}

/** Reads a settled removal as stored; what is none reads as absent. */
export function readRemoval(value: unknown): (RemovalRecord & { readonly at: number }) | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { row, rows, removed, edits, at } = value as Record<string, unknown>;
	const mark = readDeleted(removed);
	if (typeof row !== 'string' || typeof at !== 'number' || !mark) return undefined;
	if (!Array.isArray(rows) || !Array.isArray(edits)) return undefined;
	return {
		row,
		rows: rows.filter((id): id is RowId => typeof id === 'string'),
		removed: { by: mark.by, t: mark.t },
		edits: edits.filter(isUnseenEdit),
		at
	};
}

function isUnseenEdit(value: unknown): value is UnseenEdit {
	if (typeof value !== 'object' || value === null) return false;
	const { row, column, record } = value as Record<string, unknown>;
	const { t, by } = (record ?? {}) as Record<string, unknown>;
	return (
		typeof row === 'string' &&
		typeof column === 'string' &&
		typeof t === 'number' &&
		typeof by === 'string'
	);
}

/**
 * How a room looks inside its Y.Doc. Everything is a root type, nothing is nested: two people who
 * create the same thing while apart then merge, where nested types would replace one another.
 *
 * ```
 * meta       Y.Map   schema, epoch; in the department's room the pieces of the book's head,
 *                    in a unit's its explanations
 * rows       Y.Map   `row:attribute` → sheet, order, side, unit, role, deleted
 * cells      Y.Map   `row:column`    → CellRecord (for prose columns only the stamp, no `v`)
 * conflicts  Y.Map   conflict id     → ConflictRecord; `id:settled` → how it was settled
 * text:row:column  Y.Text            the words of a prose column
 * comments   Y.Map   id              → what somebody said (comment.ts); in the comments' room only
 * seen       Y.Map   id              → when this person saw it, UTC ms; in a person's room only
 * ```
 * Keys are never deleted: a blank cell is a record without `v`, a removed row has a `deleted` mark.
 */
import type * as Y from 'yjs';
import type { CellValue, ColumnId, RowId } from '$lib/budget/book/book';
import { PROSE_COLUMNS } from '$lib/budget/form/first-form';

export { isColumnId, isRowId, isSheetKey, isSheetName } from '$lib/budget/book/book-ids';
export * from './room-name';

export const SCHEMA_VERSION = 4;

export const TEXT_PREFIX = 'text:';
/** The names of root maps; every other root is a text. */
export const MAP_ROOTS: ReadonlySet<string> = new Set([
	'meta',
	'rows',
	'cells',
	'conflicts',
	'comments',
	'seen'
]);

/** The longest prose or text value, in UTF-16 units: it must fit one frame of the wire. */
export const MAX_TEXT = 60_000;

/** A cell as stored: value, when (UTC ms, corrected by the server's clock), and whose. */
export interface CellRecord {
	readonly v?: CellValue;
	readonly t: number;
	readonly by: string;
}

/**
 * A row's removal. `seen` holds the stamp of every cell that the remover saw: a cell that differs
 * was written by somebody who didn't know of the removal, and the row stays.
 */
export interface DeletedMark {
	readonly t: number;
	readonly by: string;
	readonly seen: Readonly<Record<ColumnId, number>>;
}

export const ROW_ATTRIBUTES = ['sheet', 'order', 'side', 'unit', 'role', 'deleted'] as const;
export type RowAttribute = (typeof ROW_ATTRIBUTES)[number];

export const metaOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');
export const rowsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('rows');
export const cellsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('cells');
export const conflictsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('conflicts');
export const commentsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('comments');
export const seenOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('seen');

/** The room's schema version; `undefined` until the room has been seeded or loaded. */
export function schemaOf(doc: Y.Doc): number | undefined {
	const version = metaOf(doc).get('schema');
	return typeof version === 'number' ? version : undefined;
}

export const rowKey = (row: RowId, attribute: RowAttribute): string => `${row}:${attribute}`;

export const textName = (row: RowId, column: ColumnId): string => `${TEXT_PREFIX}${row}:${column}`;

/** Splits `row:rest` at its first colon; row ids have none. */
export function splitKey(key: string): { row: RowId; rest: string } | undefined {
	const colon = key.indexOf(':');
	return colon < 1 ? undefined : { row: key.slice(0, colon), rest: key.slice(colon + 1) };
}

/** The cell that a root text belongs to. */
export function splitTextName(name: string): { row: RowId; column: ColumnId } | undefined {
	if (!name.startsWith(TEXT_PREFIX)) return undefined;
	const key = splitKey(name.slice(TEXT_PREFIX.length));
	return key && PROSE_COLUMNS.has(key.rest) ? { row: key.row, column: key.rest } : undefined;
}

export function isCellValue(value: unknown): value is CellValue {
	return typeof value === 'string' ? value.length <= MAX_TEXT : Number.isSafeInteger(value);
}

/** Reads a stored cell; what is no record (a hostile or a future writer's) reads as absent. */
export function readRecord(stored: unknown): CellRecord | undefined {
	if (typeof stored !== 'object' || stored === null) return undefined;
	const { v, t, by } = stored as Record<string, unknown>;
	if (typeof t !== 'number' || !Number.isFinite(t) || typeof by !== 'string') return undefined;
	if (v === undefined) return { t, by };
	return isCellValue(v) ? { v, t, by } : undefined;
}

export function recordOf(doc: Y.Doc, row: RowId, column: ColumnId): CellRecord | undefined {
	return readRecord(cellsOf(doc).get(`${row}:${column}`));
}

/** The value of a cell in a room; a blank is `undefined`. Asks for no text that isn't there. */
export function valueOf(doc: Y.Doc, row: RowId, column: ColumnId): CellValue | undefined {
	if (!PROSE_COLUMNS.has(column)) {
		const value = recordOf(doc, row, column)?.v;
		return value === '' ? undefined : value;
	}
	const name = textName(row, column);
	if (!doc.share.has(name)) return undefined;
	const words = doc.getText(name).toString();
	return words === '' ? undefined : words;
}

export function readDeleted(stored: unknown): DeletedMark | undefined {
	if (typeof stored !== 'object' || stored === null) return undefined;
	const { t, by, seen } = stored as Record<string, unknown>;
	if (typeof t !== 'number' || typeof by !== 'string') return undefined;
	return {
		t,
		by,
		seen: typeof seen === 'object' && seen !== null ? (seen as DeletedMark['seen']) : {}
	};
}

/** Whether a removal stands: every cell of the row is as its remover saw it. */
export function removalStands(
	deleted: DeletedMark,
	doc: Y.Doc,
	row: RowId,
	columns: Iterable<ColumnId>
): boolean {
	for (const column of columns) {
		const record = recordOf(doc, row, column);
		if (record && deleted.seen[column] !== record.t) return false;
	}
	return true;
}

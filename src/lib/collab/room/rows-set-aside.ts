/** The rows that refused edits had made: they are in no document but the one that was set aside. */
import * as Y from 'yjs';
import { bookFormat } from '$lib/formats/book-format';
import type { CellValue, ColumnId, RowId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { columnsByRow, rowIds } from './project-rooms';
import { parseSheetRoom } from './room-name';
import { readRow } from './row-mark';
import { valueOf } from './schema';
import type { NewRow, RefusedEdits } from './write';

/** Rows of the edits that the book lacks, projects before their indicators, to be inserted again. */
export function rowsSetAside(aside: RefusedEdits, doc: Y.Doc, book: BookReader): NewRow[] {
	const room = parseSheetRoom(aside.room);
	const missing = new Set(aside.edits.map(({ row }) => row).filter((row) => !book.row(row)));
	// A row that the document knows and the book doesn't was removed meanwhile, and stays so.
	for (const known of rowIds(doc)) missing.delete(known);
	if (!room || missing.size === 0) return [];
	const both = new Y.Doc();
	Y.applyUpdate(both, Y.encodeStateAsUpdate(doc));
	Y.applyUpdate(both, aside.update);
	const columns = columnsByRow(both);
	const rows = [...missing].flatMap((id) => {
		const placed = readRow(room, both, id, columns.get(id) ?? [], bookFormat(book.head));
		if (!placed) return [];
		const { sheet, mark } = placed;
		const { side, unit, role, order } = mark;
		const after = book.rows(sheet).findLast((row) => row.order <= order)?.id;
		const cells = cellsOf(both, id, columns.get(id) ?? []);
		return [{ order, row: { sheet, id, after, side, unit, role, cells } }];
	});
	both.destroy();
	// The last first: several that come after the same row end up in their order.
	return rows
		.sort((a, b) => lead(a.row) - lead(b.row) || (a.order < b.order ? 1 : -1))
		.map(({ row }) => row);
}

/** An indicator's room is its project's, so that comes first. */
const lead = ({ sheet }: NewRow): number => (sheet === 'projects' ? 0 : 1);

function cellsOf(doc: Y.Doc, id: RowId, columns: Iterable<ColumnId>): Record<ColumnId, CellValue> {
	const cells: Record<ColumnId, CellValue> = {};
	for (const column of columns) {
		const value = valueOf(doc, id, column);
		if (value !== undefined) cells[column] = value;
	}
	return cells;
}

/** The edits of a room's document that the server has not acknowledged, in terms of cells. */
import * as Y from 'yjs';
import { PROSE_COLUMNS } from '$lib/budget/form/first-form';
import { cellsOf, isColumnId, readRecord, splitKey, valueOf } from '../room/schema';
import type { CellEdit } from '../room/write';

/** What a document has beyond a state: as edits that people read, and as an update that can be offered again. */
export function setAsideBeyond(
	doc: Y.Doc,
	vector: Map<number, number>
): { edits: CellEdit[]; update: Uint8Array } {
	const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(vector));
	return { edits: editsBeyond(doc, vector), update };
}

function editsBeyond(doc: Y.Doc, vector: ReadonlyMap<number, number>): CellEdit[] {
	const edits: CellEdit[] = [];
	for (const [key, item] of cellsOf(doc)._map) {
		const split = splitKey(key);
		if (!split || !isColumnId(split.rest) || item.deleted) continue;
		if (item.id.clock < (vector.get(item.id.client) ?? 0)) continue;
		const { row, rest: column } = split;
		const prose = PROSE_COLUMNS.has(column);
		const value = prose
			? valueOf(doc, row, column)
			: readRecord(item.content.getContent().at(-1))?.v;
		edits.push({ row, column, value });
	}
	return edits;
}

/** Rows of the history in a store of SQL. */
import { z } from 'zod';
import {
	placeOf,
	type HistoryChange,
	type HistoryEntry,
	type HistoryPage
} from '$lib/collab/history/history';
import { parseRoom } from '$lib/collab/room/room-name';
import type { HistoryQuery, RecordedRow } from '../history-store';
import { placeholders, type SqlRow, type SqlValue } from '../sql-rows';

/** Pieces of so many rows of the table `history`, one for each change: all its columns but `id`. */
export function* historyPieces(rows: readonly RecordedRow[], size: number): Iterable<SqlValue[][]> {
	let piece: SqlValue[][] = [];
	for (const row of rows)
		for (let part = 0; part < row.changes.length; part++) {
			piece.push(valuesOf(row, part));
			if (piece.length < size) continue;
			yield piece;
			piece = [];
		}
	if (piece.length > 0) yield piece;
}

function valuesOf({ room, sequence, at, by, changes }: RecordedRow, part: number): SqlValue[] {
	const book = parseRoom(room)?.book ?? '';
	const change = changes[part];
	const { sheet = null, row = null, column = null } = placeOf(change);
	return [book, room, sequence, part, at, by, sheet, row, column, JSON.stringify(change)];
}

/**
 * The next changes that are written together: how many rows are finished with them, and how many
 * changes of the next are written then.
 */
export function historyPiece(
	waiting: readonly RecordedRow[],
	begun: number,
	size: number
): { readonly finished: number; readonly begun: number; readonly values: SqlValue[][] } {
	const values: SqlValue[][] = [];
	let [finished, from] = [0, begun];
	// Rows that changed nothing are bounded, too.
	for (; finished < waiting.length && values.length < size && finished < size; finished++) {
		const row = waiting[finished];
		const until = Math.min(row.changes.length, from + size - values.length);
		for (let part = from; part < until; part++) values.push(valuesOf(row, part));
		if (until < row.changes.length) return { finished, begun: until, values };
		from = 0;
	}
	return { finished, begun: 0, values };
}

/** What a row must be to answer the query. */
export function historyConditions(query: HistoryQuery): { text: string; values: SqlValue[] } {
	const conditions = ['book = ?', `room IN ${placeholders(query.rooms.length)}`];
	const values: SqlValue[] = [query.book, ...query.rooms];
	const equal = { sheet: query.sheet, row: query.row, col: query.column, by: query.by };
	for (const [name, value] of Object.entries(equal)) {
		if (value === undefined) continue;
		conditions.push(`${name} = ?`);
		values.push(value);
	}
	if (query.ofHead) conditions.push('sheet IS NULL AND row IS NULL');
	if (query.form !== undefined) {
		conditions.push('(row = ? OR sheet = ?)');
		values.push(query.form, `indicators@${query.form}`);
	}
	if (query.before !== undefined) {
		conditions.push('id < ?');
		values.push(query.before);
	}
	return { text: conditions.join(' AND '), values };
}

/** @param rows one more than the page holds, where there are more */
export function historyPage(rows: readonly SqlRow[], limit: number): HistoryPage {
	const entries = rows.slice(0, limit).map(entryOf);
	const next = rows.length > entries.length ? entries.at(-1)?.order : undefined;
	return next === undefined ? { entries } : { entries, next };
}

const change = z.looseObject({ kind: z.string() });

function entryOf(row: SqlRow): HistoryEntry {
	return {
		room: String(row.room),
		sequence: Number(row.sequence),
		part: Number(row.part),
		order: Number(row.id),
		at: Number(row.at),
		by: String(row.by),
		// Written by us from a HistoryChange.
		change: change.parse(JSON.parse(String(row.change))) as unknown as HistoryChange
	};
}

/**
 * Conflicts: what two people wrote over each other while apart, as the server put it on record and
 * as people settle it. How it is noticed is in `settle-concurrent.ts`.
 */
import type * as Y from 'yjs';
import type { CellValue, ColumnId, RowId } from '$lib/budget/book/book';
import type { RemovalRecord } from './contested-removal';
import { conflictsOf, readRecord, type CellRecord, type RoomName } from '../room/schema';
import { isHeadKey, readStamped, type HeadRecord } from '../room/head-record';

/** A value that was overwritten by somebody who had not seen it. */
export interface ConflictRecord {
	readonly row: RowId;
	readonly column: ColumnId;
	/** What stands, and what it overwrote. */
	readonly kept: CellRecord;
	readonly lost: CellRecord;
	/** When the server noticed, UTC ms. */
	readonly at: number;
}

/**
 * A piece of the head (a setting or an entry of one, an explanation, an approval) that was
 * overwritten by somebody who had not seen it.
 */
export interface HeadConflictRecord {
	/** Its key in the head: `setting:stage`, `entry:codes:204`, `explanation:e1`. */
	readonly key: string;
	readonly kept: HeadRecord;
	readonly lost: HeadRecord;
	/** When the server noticed, UTC ms. */
	readonly at: number;
}

/** How a conflict was settled; stored as `<conflict id>:settled`. */
export interface ConflictSettlement {
	readonly by: string;
	readonly t: number;
	readonly chose: 'kept' | 'lost' | 'other';
}

/** What a person decides: what stands stays, what it overwrote comes back, or something else. */
export type ConflictChoice =
	{ readonly take: 'kept' | 'lost' } | { readonly value: CellValue | undefined };

/** A conflict of the open book, to be settled or settled. */
export type BookConflict = ValueConflict | HeadConflict | RemovalConflict;

interface InBook {
	readonly id: string;
	readonly room: RoomName;
	/** When it came to light, UTC ms. */
	readonly at: number;
	readonly settled: ConflictSettlement | undefined;
}

/** Two people wrote one cell while apart. */
export interface ValueConflict extends InBook, ConflictRecord {
	readonly kind: 'value';
}

/** Two people wrote one piece of the head while apart. */
export interface HeadConflict extends InBook, HeadConflictRecord {
	readonly kind: 'head';
	/** What is there now: `kept`, unless somebody has written it over since. */
	readonly standing: HeadRecord;
}

/** One person removed a row, another wrote in it while apart: it stays until somebody decides. */
export interface RemovalConflict extends InBook, RemovalRecord {
	readonly kind: 'removal';
}

/** A conflict of the room, of a cell or a piece of the head, with how it was settled, if it was. */
export interface KnownConflict<R = ConflictRecord | HeadConflictRecord> {
	readonly id: string;
	readonly record: R;
	readonly settled: ConflictSettlement | undefined;
}

/** The conflicts of a room, oldest first. */
export function conflictsIn(doc: Y.Doc): KnownConflict[] {
	const known: KnownConflict[] = [];
	for (const [id, value] of conflictsOf(doc).entries()) {
		const record = id.endsWith(':settled') ? undefined : readConflict(value);
		if (!record) continue;
		known.push({ id, record, settled: settlementOf(doc, id) });
	}
	return known.sort((a, b) => a.record.at - b.record.at || (a.id < b.id ? -1 : 1));
}

export function isOfHead(
	record: ConflictRecord | HeadConflictRecord
): record is HeadConflictRecord {
	return 'key' in record;
}

/** The cells that open conflicts are about, as `row:column`. */
export function contestedCells(conflicts: readonly BookConflict[]): ReadonlySet<string> {
	const open = conflicts.filter(({ settled }) => !settled);
	return new Set(open.flatMap(cellsIn).map(({ row, column }) => `${row}:${column}`));
}

function cellsIn(conflict: BookConflict): readonly { row: RowId; column: ColumnId }[] {
	if (conflict.kind === 'head') return [];
	return conflict.kind === 'value' ? [conflict] : conflict.edits;
}

/** Reads a record of a conflict as stored; what is none reads as absent. */
export function readConflict(value: unknown): ConflictRecord | HeadConflictRecord | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { row, column, key, kept, lost, at } = value as Record<string, unknown>;
	if (typeof at !== 'number') return undefined;
	if (typeof key === 'string') {
		const [stands, fell] = [readStamped(kept), readStamped(lost)];
		return isHeadKey(key) && stands && fell ? { key, kept: stands, lost: fell, at } : undefined;
	}
	const [stands, fell] = [readRecord(kept), readRecord(lost)];
	if (typeof row !== 'string' || typeof column !== 'string' || !stands || !fell) return undefined;
	return { row, column, kept: stands, lost: fell, at };
}

/** How a conflict was settled; `undefined` while it is open. */
export function settlementOf(doc: Y.Doc, id: string): ConflictSettlement | undefined {
	return readSettlement(conflictsOf(doc).get(settledKey(id)));
}

export const settledKey = (id: string): string => `${id}:settled`;

function readSettlement(value: unknown): ConflictSettlement | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { by, t, chose } = value as Record<string, unknown>;
	if (typeof by !== 'string' || typeof t !== 'number') return undefined;
	return { by, t, chose: chose === 'kept' || chose === 'lost' ? chose : 'other' };
}

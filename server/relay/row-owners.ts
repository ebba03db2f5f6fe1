/**
 * What a room has to know of its book: in which room each row lives, and the book's format. A row id counts in one room only (C23); without this, who
 * writes one room could claim the rows of another and so take them off everybody's screen.
 */
import * as Y from 'yjs';
import { bookFormat } from '$lib/formats/book-format';
import { FORMAT, readFormatKey } from '$lib/collab/room/head';
import { metaOf, rowsOf, splitKey } from '$lib/collab/room/schema';
import type { RowId } from '$lib/budget/book/book';
import { byClaim, parseSheetRoom, type SheetRoom } from '$lib/collab/room/room-name';
import { RoomDamaged, type RoomLog, type Store } from '../store/store';
import { inSlices } from '../threads/turns';
import { applyInParts } from './load-state';

export class RowOwners {
	readonly #owners = new Map<RowId, string>();
	/** It says which tables the book has; until the department's room is read, those of the first. */
	format = bookFormat({});

	/** The row is there; where two rooms have it, the first that was noted keeps it. */
	claim(row: RowId, room: SheetRoom): void {
		if (!this.#owners.has(row)) this.#owners.set(row, ownerOf(room));
	}

	mayClaim(row: RowId, room: SheetRoom): boolean {
		const owner = this.#owners.get(row);
		return owner === undefined || owner === ownerOf(room);
	}
}

const ownerOf = (room: SheetRoom): string => (room.kind === 'unit' ? room.unit : '');

/** Undefined for a damaged room: it is told when somebody opens it, and the others go on. */
async function loadSound(store: Store, room: string): Promise<RoomLog | undefined> {
	try {
		return await store.load(room);
	} catch (error) {
		if (error instanceof RoomDamaged) return undefined;
		throw error;
	}
}

/** From the logs of all rooms of a book, in the order in which rooms claim. */
export async function readOwners(store: Store, book: string): Promise<RowOwners> {
	const owners = new RowOwners();
	for (const name of [...(await store.rooms(book))].sort(byClaim)) {
		const room = parseSheetRoom(name);
		const log = room && (await loadSound(store, name));
		if (!log) continue;
		const doc = new Y.Doc();
		await inSlices(applyLog(doc, log));
		await inSlices(claimRows(doc, (row) => owners.claim(row, room)));
		if (room.kind === 'department')
			owners.format = bookFormat(readFormatKey(metaOf(doc).get(FORMAT)));
		doc.destroy();
	}
	return owners;
}

/** Keys that are read between two interruptions. */
const STEP = 2_000;

function* claimRows(doc: Y.Doc, claim: (row: RowId) => void): Generator<undefined, void> {
	let read = 0;
	for (const key of rowsOf(doc).keys()) {
		const split = splitKey(key);
		if (split) claim(split.row);
		if (++read % STEP === 0) yield;
	}
}

function* applyLog(doc: Y.Doc, { snapshot, updates }: RoomLog): Generator<undefined, void> {
	for (const update of [...snapshot, ...updates]) {
		try {
			yield* applyInParts(doc, update);
		} catch {
			// It is told and stepped over when the room itself is loaded.
		}
	}
}

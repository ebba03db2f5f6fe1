/**
 * Who wrote what on top of what, of every cell and piece of the head. Of what nobody wrote on top of, the
 * latest must stand in the end, and the others be on record as overwritten: nothing that one person
 * wrote goes in silence.
 */
import type * as Y from 'yjs';
import { PROSE_COLUMNS } from '$lib/budget/form/first-form';
import type { BookSession } from '$lib/collab/session/book-session';
import { conflictsIn, isOfHead } from '$lib/collab/conflict/conflict';
import type { RoomName } from '$lib/collab/room/room-name';
import { cellsOf, metaOf, readRecord } from '$lib/collab/room/schema';
import { isHeadKey, readStamped, saysSame } from '$lib/collab/room/head-record';

/** A cell's record or that of a piece of the head. */
interface Stamped {
	readonly v?: unknown;
	readonly t: number;
	readonly by: string;
}

interface Write {
	readonly record: Stamped;
	readonly over: string;
}

/** A cell or a piece of the head in a room, and all that was written there. */
interface Place {
	readonly room: RoomName;
	readonly key: string;
	readonly writes: Write[];
}

const idOf = (record: Stamped | undefined): string =>
	record ? JSON.stringify([record.t, record.by, record.v]) : 'nothing';

export class WriteHistory {
	/** By room and key. */
	readonly #places = new Map<string, Place>();

	/** Runs something that writes, and notes what it wrote over what. */
	watch(session: BookSession, rooms: readonly RoomName[], run: () => void): void {
		const read = (room: RoomName): Map<string, Stamped> => recordsIn(session.docOf(room)!);
		const before = new Map(rooms.map((room) => [room, read(room)]));
		run();
		for (const room of rooms) {
			for (const [key, record] of read(room)) {
				const over = before.get(room)!.get(key);
				if (idOf(over) === idOf(record)) continue;
				const name = `${room} ${key}`;
				const place = this.#places.get(name) ?? { room, key, writes: [] };
				this.#places.set(name, place);
				place.writes.push({ record, over: idOf(over) });
			}
		}
	}

	/** How many overwritten values of cells and of the head were found on record; throws at the first that is not. */
	check(durable: ReadonlyMap<RoomName, Y.Doc>): { cells: number; head: number } {
		const found = { cells: 0, head: 0 };
		for (const place of this.#places.values())
			found[isHeadKey(place.key) ? 'head' : 'cells'] += checkPlace(place, durable.get(place.room)!);
		return found;
	}
}

function checkPlace({ room, key, writes }: Place, doc: Y.Doc): number {
	const stands = recordsIn(doc).get(key);
	const same = (a: Stamped, b: Stamped | undefined): boolean =>
		b !== undefined && saysSame(key, a.v, b.v);
	const built = new Set(writes.map((w) => w.over));
	const ends = writes.filter((w) => !built.has(idOf(w.record))).map(({ record }) => record);
	const conflicts = conflictsIn(doc)
		.map(({ record }) => record)
		.filter((c) => (isOfHead(c) ? c.key : `${c.row}:${c.column}`) === key);
	const said = (record: Stamped): string =>
		`${room} ${key} ${idOf(record)}, stands ${idOf(stands)}`;
	const last = ends.toSorted((a, b) => b.t - a.t);
	if (last.length > 0 && last[0].t !== last[1]?.t && !same(last[0], stands))
		throw new Error(`the latest does not stand: ${said(last[0])}`);
	let found = 0;
	for (const record of ends) {
		if (same(record, stands)) continue;
		const told = conflicts.some((c) => same(record, c.lost) || same(record, c.kept));
		// One person's two windows are not two people.
		const own = writes.some(
			(w) => w.record !== record && w.record.by === record.by && w.record.t >= record.t
		);
		// Equal values are no conflict: who overwrote the one knowingly overwrote the other.
		const equal = writes.some((w) => same(w.record, record) && built.has(idOf(w.record)));
		if (!told && !own && !equal) throw new Error(`overwritten in silence: ${said(record)}`);
		if (told) found++;
	}
	return found;
}

/** The stamped records of a room's cells of one value and of the head, by key. */
function recordsIn(doc: Y.Doc): Map<string, Stamped> {
	const records = new Map<string, Stamped>();
	for (const [key, stored] of cellsOf(doc).entries()) {
		const record = isProse(key) ? undefined : readRecord(stored);
		if (record) records.set(key, record);
	}
	for (const [key, stored] of metaOf(doc).entries()) {
		const record = isHeadKey(key) ? readStamped(stored) : undefined;
		if (record) records.set(key, record);
	}
	return records;
}

function isProse(key: string): boolean {
	return PROSE_COLUMNS.has(key.slice(key.indexOf(':') + 1));
}

/**
 * Who wrote what on top of what, cell by cell. A value that nobody wrote on top of must stand in
 * the end, or be on record as overwritten: nothing that one person wrote goes in silence.
 */
import type * as Y from 'yjs';
import { PROSE_COLUMNS } from '$lib/budget/project-form';
import type { BookSession } from '$lib/collab/book-session';
import { conflictsIn } from '$lib/collab/conflict';
import type { RoomName } from '$lib/collab/room-name';
import { cellsOf, readRecord, type CellRecord } from '$lib/collab/schema';

interface Write {
	readonly record: CellRecord;
	readonly over: string;
}

const idOf = (record: CellRecord | undefined): string =>
	record ? JSON.stringify([record.t, record.by, record.v]) : 'nothing';

export class CellHistory {
	/** By room and cell. */
	readonly #writes = new Map<string, Write[]>();

	/** Runs something that writes, and notes what it wrote over what. */
	watch(session: BookSession, rooms: readonly RoomName[], run: () => void): void {
		const read = (room: RoomName): Map<string, CellRecord | undefined> =>
			new Map(
				[...cellsOf(session.docOf(room)!).entries()].map(([key, value]) => [key, readRecord(value)])
			);
		const before = new Map(rooms.map((room) => [room, read(room)]));
		run();
		for (const room of rooms) {
			for (const [key, record] of read(room)) {
				const over = before.get(room)!.get(key);
				if (!record || idOf(over) === idOf(record) || isProse(key)) continue;
				const cell = `${room} ${key}`;
				const writes = this.#writes.get(cell) ?? [];
				this.#writes.set(cell, writes);
				writes.push({ record, over: idOf(over) });
			}
		}
	}

	/** How many overwritten values were found on record; throws at the first that is not. */
	check(durable: ReadonlyMap<RoomName, Y.Doc>): number {
		let found = 0;
		for (const [cell, writes] of this.#writes) {
			const [room, key] = cell.split(' ');
			const doc = durable.get(room)!;
			const stands = readRecord(cellsOf(doc).get(key));
			const built = new Set(writes.map((w) => w.over));
			const conflicts = conflictsIn(doc).filter(
				({ record }) => `${record.row}:${record.column}` === key
			);
			for (const { record } of writes.filter((w) => !built.has(idOf(w.record)))) {
				if (record.v === stands?.v) continue;
				const told = conflicts.some(
					({ record: c }) => c.lost.v === record.v || c.kept.v === record.v
				);
				// One person's two windows are not two people.
				const own = writes.some(
					(w) => w.record !== record && w.record.by === record.by && w.record.t >= record.t
				);
				// Equal values are no conflict: who overwrote the one knowingly overwrote the other.
				const equal = writes.some((w) => w.record.v === record.v && built.has(idOf(w.record)));
				if (!told && !own && !equal) {
					throw new Error(
						`overwritten in silence: ${cell} ${idOf(record)}, stands ${idOf(stands)}`
					);
				}
				if (told) found++;
			}
		}
		return found;
	}
}

function isProse(key: string): boolean {
	return PROSE_COLUMNS.has(key.slice(key.indexOf(':') + 1));
}

/** What a store holds of a room, followed checksum by checksum: where its log ends, or what is damaged in it. */
import {
	rowChecksum,
	roomSeed,
	SEED_OF_BEFORE,
	snapshotChecksum,
	snapshotChecksumOfBefore
} from './checksum';
import { blobOf, type SqlRow } from './sql-rows';
import { RoomDamaged, type AppendMeta, type LogCut, type RoomLog } from './store';

/** The end of a room's log: the next row continues from here. */
export interface Tail {
	readonly sequence: number;
	readonly checksum: number;
}

export interface ReadLog {
	readonly log: RoomLog;
	readonly tail: Tail;
	/** Where the log is damaged after its beginning: it ends at the last good record, and the rest is no part of it. */
	readonly cut: LogCut | undefined;
}

/** Where a snapshot ends. @param data the checksum of its bytes; throws where it is not what was written */
export function snapshotTail(room: string, row: SqlRow, data: number): Tail {
	const place = { through: Number(row.through), chain: Number(row.chain) };
	const sums = [snapshotChecksum(room, place, data), snapshotChecksumOfBefore(place, data)];
	if (!sums.includes(Number(row.checksum))) throw new RoomDamaged(room, 'snapshot');
	return { sequence: place.through, checksum: place.chain };
}

/** Where a log without a snapshot begins: with the room's name, or as logs of before did. */
export function seedOf(room: string, first: SqlRow): Tail {
	const before = { sequence: 0, checksum: SEED_OF_BEFORE };
	if (new Following(before).take([first])) return before;
	return { sequence: 0, checksum: roomSeed(room) };
}

/** What follows from a place of the log, up to the first row that does not. */
export class Following {
	readonly #updates: Uint8Array[] = [];
	readonly #stamps: AppendMeta[] = [];
	#tail: Tail;
	/** The row that does not continue. */
	#broken: SqlRow | undefined;

	constructor(readonly start: Tail) {
		this.#tail = start;
	}

	get tail(): Tail {
		return this.#tail;
	}

	/** True where all of them continue. */
	take(rows: readonly SqlRow[]): boolean {
		this.#broken = rows.find((row) => !this.#takeOne(row));
		return this.#broken === undefined;
	}

	read(snapshot: readonly Uint8Array[]): Pick<ReadLog, 'log' | 'tail'> {
		const [updates, stamps, tail] = [this.#updates, this.#stamps, this.#tail];
		const { sequence: through } = this.start;
		return { log: { snapshot, through, updates, stamps, sequence: tail.sequence }, tail };
	}

	/** What is cut, after a row that does not continue. @param dropped it and all that follow */
	cut(room: string, seedRows: number, dropped: number): LogCut {
		const { sequence: lastGood } = this.#tail;
		const isGap = Number(this.#broken?.sequence) !== lastGood + 1;
		// Without its beginning a room would open empty, as if there had been nothing.
		if (lastGood < seedRows)
			throw new RoomDamaged(room, isGap ? 'beginning-missing' : 'first-record');
		return { room, lastGood, dropped, reason: isGap ? 'gap' : 'checksum' };
	}

	#takeOne(row: SqlRow): boolean {
		const update = blobOf(row.data);
		const sequence = Number(row.sequence);
		const meta = { by: String(row.by), at: Number(row.at) };
		if (sequence !== this.#tail.sequence + 1) return false;
		if (rowChecksum(this.#tail.checksum, sequence, update, meta) !== row.checksum) return false;
		this.#updates.push(update);
		this.#stamps.push(meta);
		this.#tail = { sequence, checksum: Number(row.checksum) };
		return true;
	}
}

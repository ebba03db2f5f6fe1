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

/** The rows that a store holds of a room, as they stand there. */
export interface StoredRoom {
	readonly snapshot: SqlRow | undefined;
	/** Of the log, in order. */
	readonly rows: readonly SqlRow[];
	/** Whether the room was begun once. */
	readonly isRegistered: boolean;
	/** How many rows it was made with. */
	readonly seedRows: number;
}

/** `undefined` for a room that was never begun; throws `RoomDamaged` where its beginning is not what was written. */
export function followRoom(
	room: string,
	{ snapshot, rows, isRegistered, seedRows }: StoredRoom
): ReadLog | undefined {
	if (!snapshot && rows.length === 0) {
		if (isRegistered) throw new RoomDamaged(room, 'missing');
		return undefined;
	}
	const base = snapshot ? readSnapshot(room, snapshot) : undefined;
	const start = base?.tail ?? seedOf(room, rows[0]);
	const { updates, stamps, tail } = followRows(rows, start);
	const log = {
		...{ snapshot: base?.data, through: start.sequence },
		...{ updates, stamps, sequence: tail.sequence }
	};
	if (updates.length === rows.length) return { log, tail, cut: undefined };
	const isGap = Number(rows[updates.length].sequence) !== tail.sequence + 1;
	// Without its beginning a room would open empty, as if there had been nothing.
	if (tail.sequence < seedRows)
		throw new RoomDamaged(room, isGap ? 'beginning-missing' : 'first-record');
	const dropped = rows.length - updates.length;
	const reason = isGap ? 'gap' : 'checksum';
	return { log, tail, cut: { room, lastGood: tail.sequence, dropped, reason } };
}

function readSnapshot(room: string, row: SqlRow): { data: Uint8Array; tail: Tail } {
	const data = blobOf(row.data);
	const [through, chain] = [Number(row.through), Number(row.chain)];
	const sums = [
		snapshotChecksum(room, { through, chain }, data),
		snapshotChecksumOfBefore({ through, chain }, data)
	];
	if (!sums.includes(Number(row.checksum))) throw new RoomDamaged(room, 'snapshot');
	return { data, tail: { sequence: through, checksum: chain } };
}

/** Where a log without a snapshot begins: with the room's name, or as logs of before did. */
function seedOf(room: string, first: SqlRow): Tail {
	const before = { sequence: 0, checksum: SEED_OF_BEFORE };
	if (followRows([first], before).updates.length === 1) return before;
	return { sequence: 0, checksum: roomSeed(room) };
}

/** The rows that continue from `start`, up to the first that does not. */
function followRows(rows: readonly SqlRow[], start: Tail) {
	const updates: Uint8Array[] = [];
	const stamps: AppendMeta[] = [];
	let tail = start;
	for (const row of rows) {
		const update = blobOf(row.data);
		const sequence = Number(row.sequence);
		const meta = { by: String(row.by), at: Number(row.at) };
		if (sequence !== tail.sequence + 1) break;
		if (rowChecksum(tail.checksum, sequence, update, meta) !== row.checksum) break;
		updates.push(update);
		stamps.push(meta);
		tail = { sequence, checksum: Number(row.checksum) };
	}
	return { updates, stamps, tail };
}

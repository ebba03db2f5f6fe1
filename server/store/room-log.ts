/** Reads a room's log out of the database and follows its checksums. */
import { rowChecksum, snapshotChecksum } from './checksum';
import { blobOf, type Database } from './database';
import { StoreDamaged, type AppendMeta, type LogCut, type RoomLog } from './store';

/** The end of a room's log: the next row continues from here. */
export interface Tail {
	readonly sequence: number;
	readonly checksum: number;
}

export interface ReadLog {
	readonly log: RoomLog;
	readonly tail: Tail;
	/** Where the log is damaged: it ends at the last good record, and the rest is no part of it. */
	readonly cut: LogCut | undefined;
}

/** `undefined` where the room has nothing; throws `StoreDamaged` where its snapshot is not what was written. */
export function readRoomLog(database: Database, room: string): ReadLog | undefined {
	const snapshot = database.prepare('SELECT * FROM snapshot WHERE room = ?').get(room);
	const rows = database.prepare('SELECT * FROM log WHERE room = ? ORDER BY sequence').all(room);
	if (!snapshot && rows.length === 0) return undefined;
	let tail: Tail = { sequence: 0, checksum: 0 };
	let data: Uint8Array | undefined;
	if (snapshot) {
		data = blobOf(snapshot.data);
		tail = { sequence: Number(snapshot.through), checksum: Number(snapshot.chain) };
		// A damaged snapshot is not silently skipped: without it the room would open empty.
		if (snapshotChecksum(tail.sequence, tail.checksum, data) !== snapshot.checksum)
			throw new StoreDamaged(room, 'snapshot checksum');
	}
	const through = tail.sequence;
	const updates: Uint8Array[] = [];
	const stamps: AppendMeta[] = [];
	let cut: LogCut | undefined;
	for (const row of rows) {
		const update = blobOf(row.data);
		const sequence = Number(row.sequence);
		const meta = { by: String(row.by), at: Number(row.at) };
		const gap = sequence !== tail.sequence + 1;
		if (gap || rowChecksum(tail.checksum, sequence, update, meta) !== row.checksum) {
			const dropped = rows.length - updates.length;
			cut = { room, lastGood: tail.sequence, dropped, reason: gap ? 'gap' : 'checksum' };
			break;
		}
		updates.push(update);
		stamps.push(meta);
		tail = { sequence, checksum: Number(row.checksum) };
	}
	return { log: { snapshot: data, through, updates, stamps, sequence: tail.sequence }, tail, cut };
}

/** Every room that holds something, by name. */
export function roomsIn(database: Database): string[] {
	return database
		.prepare('SELECT room FROM snapshot UNION SELECT DISTINCT room FROM log ORDER BY room')
		.all()
		.map((row) => String(row.room));
}

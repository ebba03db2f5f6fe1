/** Reads a room's log out of the database and follows its checksums. */
import { parseRoom } from '$lib/collab/room/room-name';
import {
	roomSeed,
	rowChecksum,
	SEED_OF_BEFORE,
	snapshotChecksum,
	snapshotChecksumOfBefore
} from '../checksum';
import { blobOf, type Database, type SqlRow } from './database';
import { RoomDamaged, type AppendMeta, type LogCut, type RoomLog } from '../store';

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

/** `undefined` for a room that was never begun; throws `RoomDamaged` where its beginning is not what was written. */
export function readRoomLog(database: Database, room: string): ReadLog | undefined {
	const snapshot = database.prepare('SELECT * FROM snapshot WHERE room = ?').get(room);
	const rows = database.prepare('SELECT * FROM log WHERE room = ? ORDER BY sequence').all(room);
	if (!snapshot && rows.length === 0) {
		if (isRegistered(database, room)) throw new RoomDamaged(room, 'missing');
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
	if (tail.sequence < seedRows(database, room))
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

/** How many rows a room was made with; before schema 9 each was made with one. */
function seedRows(database: Database, room: string): number {
	if (!hasTable(database, 'seed')) return 1;
	return Number(database.prepare('SELECT rows FROM seed WHERE room = ?').get(room)?.rows ?? 1);
}

/** Whether the room was begun once; a database of schema 7 or before does not know. */
function isRegistered(database: Database, room: string): boolean {
	if (!hasTable(database, 'room')) return false;
	return database.prepare('SELECT room FROM room WHERE room = ?').get(room) !== undefined;
}

function hasTable(database: Database, name: string): boolean {
	const table = `SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?`;
	return database.prepare(table).get(name) !== undefined;
}

/** Every room that holds something or was begun once, by name; none of a book that was not finished. */
export function roomsIn(database: Database): string[] {
	const begun = hasTable(database, 'room') ? 'UNION SELECT room FROM room' : '';
	const making = hasTable(database, 'making')
		? database.prepare('SELECT book FROM making').all()
		: [];
	return database
		.prepare(`SELECT room FROM snapshot UNION SELECT room FROM log ${begun} ORDER BY room`)
		.all()
		.map((row) => String(row.room))
		.filter((room) => !making.some(({ book }) => room.startsWith(`book/${String(book)}/`)));
}

/** When the last record up to this one came; of a room of which nothing is left, when its book was made. */
export function timeOf(database: Database, room: string, sequence: number): number {
	const row = database
		.prepare(
			`SELECT max(at) AS at FROM (
				SELECT at FROM log WHERE room = ? AND sequence <= ?
				UNION ALL SELECT at FROM history WHERE room = ? AND sequence <= ?
				UNION ALL SELECT created_at FROM book WHERE id = ?)`
		)
		.get(...[room, sequence, room, sequence], parseRoom(room)?.book ?? '');
	return Number(row?.at ?? 0);
}

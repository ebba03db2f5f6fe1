/** Reads a room's log out of the database and follows its checksums. */
import { parseRoom } from '$lib/collab/room/room-name';
import { followRoom, type ReadLog } from '../room-chain';
import type { Database } from './database';

/** `undefined` for a room that was never begun; throws `RoomDamaged` where its beginning is not what was written. */
export function readRoomLog(database: Database, room: string): ReadLog | undefined {
	return followRoom(room, {
		snapshot: database.prepare('SELECT * FROM snapshot WHERE room = ?').get(room),
		rows: database.prepare('SELECT * FROM log WHERE room = ? ORDER BY sequence').all(room),
		isRegistered: isRegistered(database, room),
		seedRows: seedRows(database, room)
	});
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

/** Reads a room's log out of the database, a little at a time. */
import { parseRoom } from '$lib/collab/room/room-name';
import { toTheEnd } from '../../threads/turns';
import { Following, seedOf, type ReadLog } from '../room-chain';
import { blobOf, type SqlRow } from '../sql-rows';
import { RoomDamaged } from '../store';
import { hasTable, type Database } from './database';
import { readSnapshot, snapshotRow } from './snapshot';

/** Rows that are read in one go, and bytes after which no more are: a few milliseconds, however large they are. */
const ROWS = 64;
const BYTES = 256 * 1024;

/**
 * `undefined` for a room that was never begun; throws `RoomDamaged` where its beginning is not what was written.
 * Yields where it can be interrupted; its last step is no older than its answer.
 */
export function* readRoomLog(
	database: Database,
	room: string
): Generator<undefined, ReadLog | undefined> {
	for (;;) {
		const read = yield* readOnce(database, room);
		if (read !== 'folded') return read;
	}
}

/** To the end, in one go. */
export function readWholeLog(database: Database, room: string): ReadLog | undefined {
	return toTheEnd(readRoomLog(database, room));
}

/** `folded`: the log was folded meanwhile, and what was read of it does not fit together. */
function* readOnce(
	database: Database,
	room: string
): Generator<undefined, ReadLog | undefined | 'folded'> {
	const row = snapshotRow(database, room);
	const isCurrent = (): boolean => snapshotRow(database, room)?.through === row?.through;
	const base = row && (yield* readSnapshot(database, room, row, isCurrent));
	if (base === 'folded') return base;
	let rows = rowsAfter(database, room, base?.tail.sequence ?? 0);
	if (!base && rows.length === 0) {
		if (isRegistered(database, room)) throw new RoomDamaged(room, 'missing');
		return undefined;
	}
	const following = new Following(base?.tail ?? seedOf(room, rows[0]));
	let isWhole = following.take(rows);
	while (isWhole && rows.length > 0) {
		yield;
		if (!isCurrent()) return 'folded';
		rows = rowsAfter(database, room, following.tail.sequence);
		isWhole = following.take(rows);
	}
	const read = following.read(base?.parts ?? []);
	if (isWhole) return { ...read, cut: undefined };
	const dropped = countAfter(database, room, read.tail.sequence);
	return { ...read, cut: following.cut(room, seedRows(database, room), dropped) };
}

function rowsAfter(database: Database, room: string, sequence: number): SqlRow[] {
	// One by one: to know how long rows are, SQLite would read all of them.
	const next = database.prepare(
		'SELECT * FROM log WHERE room = ? AND sequence > ? ORDER BY sequence LIMIT 1'
	);
	const rows: SqlRow[] = [];
	let [last, bytes] = [sequence, 0];
	while (rows.length < ROWS && bytes < BYTES) {
		const row = next.get(room, last);
		if (!row) break;
		rows.push(row);
		last = Number(row.sequence);
		bytes += blobOf(row.data).length;
	}
	return rows;
}

function countAfter(database: Database, room: string, sequence: number): number {
	const row = database
		.prepare('SELECT count(*) AS rows FROM log WHERE room = ? AND sequence > ?')
		.get(room, sequence);
	return Number(row!.rows);
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

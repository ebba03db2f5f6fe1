/** Reads a room's log out of PostgreSQL, folds it, and takes out of it what is damaged. */
import { crc32 } from 'node:zlib';
import { parseRoom } from '$lib/collab/room/room-name';
import { snapshotChecksum } from '../checksum';
import { Following, seedOf, snapshotTail, type ReadLog, type Tail } from '../room-chain';
import { blobOf, type SqlRow, type SqlRows } from '../sql-rows';
import { RoomDamaged, StoreDamaged, type LogCut } from '../store';
import type { PostgresDatabase } from './database';

/**
 * Rows of a log that are read in one go, and bytes after which no more are; bytes of a snapshot. The text
 * of bytes is twice as long.
 */
const ROWS = 64;
const BYTES = 256 * 1024;
const PIECE = 512 * 1024;
/** What all its statements see is the database at one moment. */
export const ONE_MOMENT = 'ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** All of a snapshot is in its parts. */
const NOTHING = new Uint8Array();

/** `undefined` for a room that was never begun; rejects with `RoomDamaged` where its beginning is not what was written. */
export function readRoomLog(
	database: PostgresDatabase,
	room: string
): Promise<ReadLog | undefined> {
	return database.transaction((rows) => readAtOneMoment(rows, room), ONE_MOMENT);
}

async function readAtOneMoment(rows: SqlRows, room: string): Promise<ReadLog | undefined> {
	const base = await readSnapshot(rows, room);
	let page = await rowsAfter(rows, room, base?.tail.sequence ?? 0);
	const [about] = await rows.all(
		`SELECT EXISTS (SELECT FROM room WHERE room = ?) AS begun,
			(SELECT rows FROM seed WHERE room = ?) AS seed_rows`,
		...[room, room]
	);
	if (!base && page.length === 0) {
		if (about.begun === true) throw new RoomDamaged(room, 'missing');
		return undefined;
	}
	const following = new Following(base?.tail ?? seedOf(room, page[0]));
	let isWhole = following.take(page);
	while (isWhole && page.length > 0) {
		page = await rowsAfter(rows, room, following.tail.sequence);
		isWhole = following.take(page);
	}
	const read = following.read(base?.parts ?? []);
	if (isWhole) return { ...read, cut: undefined };
	const [after] = await rows.all(
		'SELECT count(*) AS rows FROM log WHERE room = ? AND sequence > ?',
		...[room, read.tail.sequence]
	);
	return { ...read, cut: following.cut(room, Number(about.seed_rows ?? 1), Number(after.rows)) };
}

function rowsAfter(rows: SqlRows, room: string, sequence: number): Promise<SqlRow[]> {
	return rows.all(
		`SELECT * FROM log WHERE room = ? AND sequence > ? AND sequence <= (
			SELECT max(sequence) FROM (
				SELECT sequence, sum(bytes) OVER (ORDER BY sequence) - bytes AS ahead FROM (
					SELECT sequence, length(data) AS bytes FROM log WHERE room = ? AND sequence > ?
					ORDER BY sequence LIMIT ${ROWS}
				) AS next
			) AS sized WHERE ahead < ${BYTES}
		) ORDER BY sequence`,
		...[room, sequence, room, sequence]
	);
}

async function readSnapshot(
	rows: SqlRows,
	room: string
): Promise<{ readonly parts: readonly Uint8Array[]; readonly tail: Tail } | undefined> {
	const [row] = await rows.all(
		'SELECT through, chain, checksum, length(data) AS bytes FROM snapshot WHERE room = ?',
		room
	);
	if (!row) return undefined;
	const whole = await readWhole(rows, room, Number(row.bytes));
	const parts = whole.length > 0 ? [whole] : [];
	for (let part = 0; ; part++) {
		const read = await readPart(rows, room, Number(row.through), part);
		if (!read) break;
		parts.push(read);
	}
	const sum = parts.reduce((sum, part) => crc32(part, sum), crc32(NOTHING));
	return { parts, tail: snapshotTail(room, row, sum) };
}

/** Of a snapshot that came from a store of before schema 11, all in one. */
async function readWhole(rows: SqlRows, room: string, bytes: number): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	for (let from = 0; from < bytes; from += PIECE) {
		const [row] = await rows.all(
			`SELECT substring(data FROM ?::int FOR ${PIECE}) AS piece FROM snapshot WHERE room = ?`,
			...[from + 1, room]
		);
		pieces.push(blobOf(row.piece));
	}
	return Buffer.concat(pieces);
}

async function readPart(
	rows: SqlRows,
	room: string,
	through: number,
	part: number
): Promise<Uint8Array | undefined> {
	const [row] = await rows.all(
		'SELECT data FROM snapshot_part WHERE room = ? AND through = ? AND part = ?',
		...[room, through, part]
	);
	return row && blobOf(row.data);
}

/**
 * Puts a snapshot in the place of the log up to `through`, inside a transaction, of which nobody sees
 * anything before its end; does nothing where the log is folded up to there.
 */
export async function foldLog(
	rows: SqlRows,
	room: string,
	parts: readonly Uint8Array[],
	through: number
): Promise<void> {
	const [last] = await rows.all(
		'SELECT checksum FROM log WHERE room = ? AND sequence = ?',
		...[room, through]
	);
	if (!last) return;
	const chain = Number(last.checksum);
	await rows.run('DELETE FROM snapshot_part WHERE room = ?', room);
	let sum = crc32(NOTHING);
	for (const [part, data] of parts.entries()) {
		await rows.run('INSERT INTO snapshot_part VALUES (?, ?, ?, ?)', room, through, part, data);
		const written = await readPart(rows, room, through, part);
		if (Buffer.compare(written ?? NOTHING, data) !== 0)
			throw new StoreDamaged(room, 'snapshot read back differs');
		sum = crc32(data, sum);
	}
	await rows.run(
		`INSERT INTO snapshot VALUES (?, ?, ?, ?, ?) ON CONFLICT (room) DO UPDATE SET
			through = excluded.through, chain = excluded.chain, data = excluded.data,
			checksum = excluded.checksum`,
		...[room, through, chain, NOTHING],
		snapshotChecksum(room, { through, chain }, sum)
	);
	await rows.run('DELETE FROM log WHERE room = ? AND sequence <= ?', room, through);
}

/** Moves everything after the last good record aside, inside a transaction; tells when that record came. */
export async function setAside(
	rows: SqlRows,
	{ room, lastGood, reason }: LogCut,
	now: number
): Promise<number> {
	const [{ at }] = await rows.all(
		`SELECT max(at) AS at FROM (
			SELECT at FROM log WHERE room = ? AND sequence <= ?
			UNION ALL SELECT at FROM history WHERE room = ? AND sequence <= ?
			UNION ALL SELECT created_at FROM book WHERE id = ?) AS times`,
		...[room, lastGood, room, lastGood],
		parseRoom(room)?.book ?? ''
	);
	await rows.run(
		`INSERT INTO damaged SELECT room, sequence, at, by, data, checksum, ?::bigint, ?::text
		 FROM log WHERE room = ? AND sequence > ?`,
		...[now, reason, room, lastGood]
	);
	await rows.run('DELETE FROM log WHERE room = ? AND sequence > ?', room, lastGood);
	return Number(at ?? 0);
}

/** Reads a room's log out of PostgreSQL, folds it, and takes out of it what is damaged. */
import { crc32 } from 'node:zlib';
import { parseRoom } from '$lib/collab/room/room-name';
import { snapshotChecksum } from '../checksum';
import { followRoom, type ReadLog } from '../room-chain';
import { blobOf, type SqlRow, type SqlRows } from '../sql-rows';
import { StoreDamaged, type LogCut } from '../store';
import type { PostgresDatabase } from './database';

/** Bytes of a snapshot that are read in one go: their text is twice as long. */
const PIECE = 1024 * 1024;

/** What all its statements see is the database at one moment. */
const ONE_MOMENT = 'ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** `undefined` for a room that was never begun; rejects with `RoomDamaged` where its beginning is not what was written. */
export function readRoomLog(
	database: PostgresDatabase,
	room: string
): Promise<ReadLog | undefined> {
	return database.transaction(async (rows) => {
		const [snapshot] = await rows.all(
			'SELECT room, through, chain, checksum, length(data) AS bytes FROM snapshot WHERE room = ?',
			room
		);
		const log = await rows.all('SELECT * FROM log WHERE room = ? ORDER BY sequence', room);
		const [about] = await rows.all(
			`SELECT EXISTS (SELECT FROM room WHERE room = ?) AS begun,
				(SELECT rows FROM seed WHERE room = ?) AS seed_rows`,
			...[room, room]
		);
		return followRoom(room, {
			snapshot: snapshot && { ...snapshot, data: await readData(rows, snapshot) },
			rows: log,
			isRegistered: about.begun === true,
			seedRows: Number(about.seed_rows ?? 1)
		});
	}, ONE_MOMENT);
}

async function readData(rows: SqlRows, { room, bytes }: SqlRow): Promise<Uint8Array> {
	const pieces: Uint8Array[] = [];
	for (let from = 0; from < Number(bytes); from += PIECE)
		pieces.push(await readPiece(rows, String(room), from));
	return Buffer.concat(pieces);
}

async function readPiece(rows: SqlRows, room: string, from: number): Promise<Uint8Array> {
	const [row] = await rows.all(
		`SELECT substring(data FROM ?::int FOR ${PIECE}) AS piece FROM snapshot WHERE room = ?`,
		...[from + 1, room]
	);
	return blobOf(row?.piece);
}

/** Puts a snapshot in the place of the log up to `through`, inside a transaction; false where it is there. */
export async function foldLog(
	rows: SqlRows,
	room: string,
	snapshot: Uint8Array,
	through: number
): Promise<boolean> {
	const [last] = await rows.all(
		'SELECT checksum FROM log WHERE room = ? AND sequence = ?',
		...[room, through]
	);
	if (!last) return false;
	const chain = Number(last.checksum);
	await rows.run(
		`INSERT INTO snapshot VALUES (?, ?, ?, ?, ?) ON CONFLICT (room) DO UPDATE SET
			through = excluded.through, chain = excluded.chain, data = excluded.data,
			checksum = excluded.checksum`,
		...[room, through, chain, snapshot],
		snapshotChecksum(room, { through, chain }, crc32(snapshot))
	);
	for (let from = 0; from < snapshot.length; from += PIECE) {
		const piece = snapshot.subarray(from, from + PIECE);
		if (Buffer.compare(await readPiece(rows, room, from), piece) !== 0)
			throw new StoreDamaged(room, 'snapshot read back differs');
	}
	await rows.run('DELETE FROM log WHERE room = ? AND sequence <= ?', room, through);
	return true;
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

/**
 * Snapshots of rooms, written, read and removed a part at a time: whoever types waits for one part at
 * most. A snapshot counts from the moment at which its row is there; parts without one are remains of
 * a crash, as are rows of the log that a snapshot has taken the place of.
 */
import { crc32 } from 'node:zlib';
import { turn } from '../../threads/turns';
import { snapshotChecksum, type SnapshotPlace } from '../checksum';
import { snapshotTail, type Tail } from '../room-chain';
import { blobOf, type SqlRow } from '../sql-rows';
import { StoreDamaged } from '../store';
import { hasTable, type Database } from './database';

/** Bytes that are read or written in one go: a few milliseconds. */
const AT_ONCE = 256 * 1024;
/** Rows of a log that are removed in one go; each has up to 256 KB. */
const ROWS_AT_ONCE = 16;

/** All of a snapshot is in its parts. */
const NOTHING = new Uint8Array();

export interface Snapshot extends SnapshotPlace {
	readonly room: string;
	readonly parts: readonly Uint8Array[];
}

export function snapshotRow(database: Database, room: string): SqlRow | undefined {
	return database.prepare('SELECT * FROM snapshot WHERE room = ?').get(room);
}

/** `folded`: another has taken its place. @throws RoomDamaged where it is not what was written */
export function* readSnapshot(
	database: Database,
	room: string,
	row: SqlRow,
	isCurrent: () => boolean
): Generator<undefined, { readonly parts: Uint8Array[]; readonly tail: Tail } | 'folded'> {
	// Before schema 11 all of it was here.
	const whole = blobOf(row.data);
	const parts = whole.length > 0 ? [whole] : [];
	let [sum, size] = [crc32(whole), 0];
	const next = partReader(database, room, Number(row.through));
	for (let part = next(); part; part = next()) {
		parts.push(part);
		sum = crc32(part, sum);
		size += part.length;
		if (size < AT_ONCE) continue;
		size = 0;
		yield;
		if (!isCurrent()) return 'folded';
	}
	return { parts, tail: snapshotTail(room, row, sum) };
}

/** Each call gives the next part, until there is none. */
function partReader(
	database: Database,
	room: string,
	through: number
): () => Uint8Array | undefined {
	if (!hasTable(database, 'snapshot_part')) return () => undefined;
	const read = database.prepare(
		'SELECT data FROM snapshot_part WHERE room = ? AND through = ? AND part = ?'
	);
	let part = 0;
	return () => {
		const row = read.get(room, through, part++);
		return row && blobOf(row.data);
	};
}

/** Parts that are written and do not count before `put`. */
export interface Written extends Snapshot {
	/** The checksum of their bytes. */
	readonly sum: number;
}

/** Writes the parts and reads them back. */
export async function writeParts(database: Database, snapshot: Snapshot): Promise<Written> {
	const { room, through, parts } = snapshot;
	await removeRemains(database, room);
	const insert = database.prepare('INSERT INTO snapshot_part VALUES (?, ?, ?, ?)');
	for (const [from, to] of groupsOf(parts)) {
		database.transaction(() => {
			for (let part = from; part < to; part++) insert.run(room, through, part, parts[part]);
		});
		// A write-ahead log that grew by all of them would be copied into the database in one go.
		database.pragma('wal_checkpoint(PASSIVE)');
		await turn();
	}
	const next = partReader(database, room, through);
	let sum = crc32(NOTHING);
	for (const [from, to] of groupsOf(parts)) {
		for (let part = from; part < to; part++) {
			const read = next();
			if (!read || Buffer.compare(read, parts[part]) !== 0)
				throw new StoreDamaged(room, 'snapshot read back differs');
			sum = crc32(read, sum);
		}
		await turn();
	}
	return { ...snapshot, sum };
}

/** From here on the snapshot stands for the log; inside a transaction. */
export function put(database: Database, { room, through, chain, parts, sum }: Written): void {
	const written = database
		.prepare('SELECT count(*) AS parts FROM snapshot_part WHERE room = ? AND through = ?')
		.get(room, through);
	if (Number(written!.parts) !== parts.length)
		throw new StoreDamaged(room, 'snapshot is not whole');
	database
		.prepare('INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)')
		.run(room, through, chain, NOTHING, snapshotChecksum(room, { through, chain }, sum));
}

/** What does not count: rows of the log up to the snapshot, and parts of other snapshots. */
export async function removeRemains(database: Database, room: string): Promise<void> {
	const through = Number(snapshotRow(database, room)?.through ?? 0);
	const rows = database.prepare(
		`DELETE FROM log WHERE room = ?1 AND sequence IN
		 (SELECT sequence FROM log WHERE room = ?1 AND sequence <= ?2 ORDER BY sequence LIMIT ?3)`
	);
	const parts = database.prepare(
		`DELETE FROM snapshot_part WHERE room = ?1 AND (through, part) IN
		 (SELECT through, part FROM snapshot_part WHERE room = ?1 AND through <> ?2 LIMIT ?3)`
	);
	for (const remove of [rows, parts])
		while (remove.run(room, through, ROWS_AT_ONCE).changes === ROWS_AT_ONCE) await turn();
}

/** The parts from … to that are written together. */
function* groupsOf(parts: readonly Uint8Array[]): Generator<readonly [number, number]> {
	let [from, size] = [0, 0];
	for (const [at, { length }] of parts.entries()) {
		size += length;
		if (size < AT_ONCE && at < parts.length - 1) continue;
		yield [from, at + 1];
		[from, size] = [at + 1, 0];
	}
}

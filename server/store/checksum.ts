/**
 * The checksum of a log row covers its update, its stamp and the checksum of the row before it.
 * So a flipped bit, a missing row and rows of two histories spliced together all show. Before
 * the first row stands the name of the room, so that the logs of two rooms cannot change places.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { AppendMeta, AuditEntry } from './store';

export function rowChecksum(
	previous: number,
	sequence: number,
	update: Uint8Array,
	{ by, at }: AppendMeta
): number {
	return crc32(`${sequence}|${at}|${by}`, crc32(update, previous));
}

/** What stands before the first row of a room's log. */
export function roomSeed(room: string): number {
	return crc32(room);
}
/** Logs that were begun by schema 7 or before do not know their room. */
export const SEED_OF_BEFORE = 0;

/** @param data the checksum of its bytes (`crc32`, part by part) */
export function snapshotChecksum(room: string, place: SnapshotPlace, data: number): number {
	return crc32(room, snapshotChecksumOfBefore(place, data));
}

/** Snapshots that were written by schema 7 or before do not know their room. */
export function snapshotChecksumOfBefore({ through, chain }: SnapshotPlace, data: number): number {
	return crc32(`${through}|${chain}`, data);
}

/** Where a snapshot ends in its room's log. */
export interface SnapshotPlace {
	readonly through: number;
	/** The checksum of that row. */
	readonly chain: number;
}

export function auditHash(previous: string, sequence: number, entry: AuditEntry): string {
	const { at, by, action, subject } = entry;
	return createHash('sha256')
		.update(JSON.stringify([previous, sequence, at, by, action, subject]))
		.digest('hex');
}

/**
 * The checksum of a log row covers its update, its stamp and the checksum of the row before it,
 * so that a flipped bit, a missing row and rows of two histories spliced together all show.
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

export function snapshotChecksum(through: number, chain: number, snapshot: Uint8Array): number {
	return crc32(`${through}|${chain}`, crc32(snapshot));
}

export function auditHash(previous: string, sequence: number, entry: AuditEntry): string {
	const { at, by, action, subject } = entry;
	return createHash('sha256')
		.update(JSON.stringify([previous, sequence, at, by, action, subject]))
		.digest('hex');
}

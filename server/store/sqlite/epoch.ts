/**
 * The epoch names one history of the logs. A new one begins when acknowledged updates may be
 * missing; for which time is kept, because within it people bring back what others had written.
 */
import { randomUUID } from 'node:crypto';
import type { Database } from './database';
import { allUntil, EPOCH_KEY as EPOCH, LOST_KEY as LOST, readSpans } from '../lost-spans';
import type { LostSpan } from '../store';

export function readEpoch(database: Database): string {
	return readKey(database, EPOCH) ?? writeEpoch(database);
}

/** Inside a transaction. */
export function beginEpoch(database: Database, lost: LostSpan): string {
	writeKey(database, LOST, JSON.stringify([...readLostSpans(database), lost]));
	return writeEpoch(database);
}

export function readLostSpans(database: Database): readonly LostSpan[] {
	const known = readSpans(readKey(database, LOST));
	if (known) return known;
	const all = allUntil(Date.now());
	writeKey(database, LOST, JSON.stringify(all));
	return all;
}

function writeEpoch(database: Database): string {
	const epoch = randomUUID();
	writeKey(database, EPOCH, epoch);
	return epoch;
}

function readKey(database: Database, key: string): string | undefined {
	const row = database.prepare('SELECT value FROM server WHERE key = ?').get(key);
	return row && String(row.value);
}
function writeKey(database: Database, key: string, value: string): void {
	database.prepare('INSERT OR REPLACE INTO server VALUES (?, ?)').run(key, value);
}

/** The epoch of the logs in PostgreSQL, and the times that it lacks. */
import { randomUUID } from 'node:crypto';
import { allUntil, EPOCH_KEY, LOST_KEY, readSpans } from '../lost-spans';
import type { SqlRows } from '../sql-rows';
import type { LostSpan } from '../store';
import { writeKey } from './postgres-records';

export interface Epoch {
	readonly name: string;
	readonly lostSpans: readonly LostSpan[];
}

/** The epoch as it stands; the first where there was none. */
export async function readEpoch(rows: SqlRows): Promise<Epoch> {
	await rows.run(
		'INSERT INTO server VALUES (?, ?) ON CONFLICT (key) DO NOTHING',
		...[EPOCH_KEY, randomUUID()]
	);
	const name = (await readKey(rows, EPOCH_KEY))!;
	const known = readSpans(await readKey(rows, LOST_KEY));
	if (known) return { name, lostSpans: known };
	const lostSpans = allUntil(Date.now());
	await writeKey(rows, LOST_KEY, JSON.stringify(lostSpans));
	return { name, lostSpans };
}

/** Inside a transaction. */
export async function beginEpoch(rows: SqlRows, lost: LostSpan): Promise<Epoch> {
	const { lostSpans } = await readEpoch(rows);
	const epoch = { name: randomUUID(), lostSpans: [...lostSpans, lost] };
	await writeKey(rows, LOST_KEY, JSON.stringify(epoch.lostSpans));
	await writeKey(rows, EPOCH_KEY, epoch.name);
	return epoch;
}

async function readKey(rows: SqlRows, key: string): Promise<string | undefined> {
	const [row] = await rows.all('SELECT value FROM server WHERE key = ?', key);
	return row && String(row.value);
}

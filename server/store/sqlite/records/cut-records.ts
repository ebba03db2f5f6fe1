/** What was cut from logs because it was damaged, and whether somebody has taken note of it. */
import type { Database } from '../database';
import type { AuditEntry } from '../../store';

export interface CutRecords {
	readonly room: string;
	readonly records: number;
	/** When the last of them was cut, UTC milliseconds. */
	readonly at: number;
	/** When it was acknowledged, UTC milliseconds; absent where nobody has, or more was cut since. */
	readonly acknowledged?: number;
}

const ACKNOWLEDGED = 'damage.acknowledged';

/** By room; cut records stay in the database for ever. */
export function cutRecordsIn(database: Database): CutRecords[] {
	const acknowledged = database.prepare(
		'SELECT max(at) AS at FROM audit WHERE action = ? AND subject = ?'
	);
	return database
		.prepare('SELECT room, count(*) AS records, max(cut_at) AS at FROM damaged GROUP BY room')
		.all()
		.map((row) => {
			const cut = { room: String(row.room), records: Number(row.records), at: Number(row.at) };
			const at = acknowledged.get(ACKNOWLEDGED, subjectOf(cut))?.at;
			return typeof at === 'number' ? { ...cut, acknowledged: at } : cut;
		});
}

/** On record, somebody knows of these cut records, and no others, and has done what could be done. */
export function acknowledgement(cut: CutRecords, by: string, at: number): AuditEntry {
	return { at, by, action: ACKNOWLEDGED, subject: subjectOf(cut) };
}

/** Names the number: cut records only become more. */
const subjectOf = ({ room, records }: CutRecords): string => `${room} ${records}`;

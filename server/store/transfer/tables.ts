/** The tables of a store, as they are carried from one engine to another: each with the key of its rows. */
import type { SqlRow } from '../sql-rows';

export interface Table {
	readonly name: string;
	/** Orders the rows, and tells any two apart. */
	readonly key: readonly string[];
	/** Rows that are read at once: few where each may be long. */
	readonly page: number;
	/** Whether a row is of the store, and not of its engine. */
	readonly keeps?: (row: SqlRow) => boolean;
}

/** Long, middling and short rows. */
const [LONG, MIDDLING, SHORT] = [1, 50, 500];
/** What each engine, each process or each backup notes for itself. */
const OWN_KEYS: ReadonlySet<unknown> = new Set(['schema', 'probe', 'backup-taken-at']);

/** `room` first: in both engines a log that begins would write into it. */
export const TABLES: readonly Table[] = [
	{ name: 'server', key: ['key'], page: SHORT, keeps: ({ key }) => !OWN_KEYS.has(key) },
	{ name: 'room', key: ['room'], page: SHORT },
	{ name: 'seed', key: ['room'], page: SHORT },
	{ name: 'log', key: ['room', 'sequence'], page: MIDDLING },
	{ name: 'damaged', key: ['room', 'cut_at', 'sequence'], page: MIDDLING },
	{ name: 'snapshot', key: ['room'], page: LONG },
	{ name: 'snapshot_part', key: ['room', 'through', 'part'], page: MIDDLING },
	{ name: 'book', key: ['id'], page: MIDDLING },
	{ name: 'book_edit', key: ['book'], page: SHORT },
	{ name: 'session', key: ['hash'], page: SHORT },
	{ name: 'audit', key: ['sequence'], page: SHORT },
	{ name: 'history', key: ['id'], page: SHORT },
	{ name: 'history_mark', key: ['room'], page: SHORT },
	{ name: 'history_name', key: ['id'], page: SHORT },
	{ name: 'version', key: ['id'], page: LONG },
	{ name: 'finding_sample', key: ['book', 'at'], page: SHORT },
	{ name: 'office_format', key: ['department', 'id'], page: MIDDLING },
	{ name: '"user"', key: ['id'], page: SHORT },
	{ name: 'link', key: ['hash'], page: SHORT },
	{ name: 'subject', key: ['issuer', 'subject'], page: SHORT },
	{ name: 'attempt', key: ['key'], page: SHORT }
];

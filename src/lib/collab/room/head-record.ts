/**
 * A piece of the head as people write it, a setting, an explanation or an approval, with who wrote
 * it and when. Of two who write one while apart the later stands, as of a cell. What a book
 * was made or migrated with has no stamp and is earlier than everything.
 */
import type * as Y from 'yjs';
import { sameJson } from '$lib/budget/values/same-json';
import { metaOf } from './schema';

export const SETTING = 'setting:';
export const ENTRY = 'entry:';
export const EXPLANATION = 'explanation:';
export const APPROVAL = 'approval:';
/** The key of the signatures that are given before publication. */
export const CLEARANCE = `${SETTING}clearance`;

export interface HeadRecord {
	/** Plain JSON; `null`: taken back. */
	readonly v: unknown;
	/** UTC milliseconds by the server's clock. */
	readonly t: number;
	readonly by: string;
}

/** Whether a key of the head is a setting, or an entry of one. */
export const isSettingKey = (key: string): boolean =>
	key.startsWith(SETTING) || key.startsWith(ENTRY);

/** Whether a key of the head is written by people, with a stamp. */
export const isHeadKey = (key: string): boolean =>
	isSettingKey(key) || key.startsWith(EXPLANATION) || key.startsWith(APPROVAL);

/** Whether the server alone writes it, when a person asks: approvals and signatures. */
export const isGivenByServer = (key: string): boolean =>
	key.startsWith(APPROVAL) || key === CLEARANCE || key.startsWith(`${ENTRY}clearance:`);

/** `undefined` where what is stored has no stamp. */
export function readStamped(stored: unknown): HeadRecord | undefined {
	if (typeof stored !== 'object' || stored === null || Object.keys(stored).length !== 3)
		return undefined;
	const { v, t, by } = stored as Record<string, unknown>;
	if (v === undefined || typeof t !== 'number' || !Number.isFinite(t) || typeof by !== 'string')
		return undefined;
	return { v, t, by };
}

/** What a piece says; `null` where there is none. */
export function headValue(stored: unknown): unknown {
	const stamped = readStamped(stored);
	return (stamped ? stamped.v : stored) ?? null;
}

/** Whether two values of a key say the same, whoever said it when. */
export function saysSame(key: string, a: unknown, b: unknown): boolean {
	const own = authorMembers(key);
	return sameJson(without(a, own), without(b, own));
}

/** What of a value tells of its writer; a signature, which is a setting of its own, is about one. */
export function authorMembers(key: string): readonly string[] {
	if (key.startsWith(EXPLANATION)) return ['author', 'at'];
	return key.startsWith(SETTING) ? [] : ['by', 'at'];
}

function without(value: unknown, members: readonly string[]): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).filter(([name]) => !members.includes(name)));
}

/** The settings of a room as they are stored, by key. */
export function* settingsIn(doc: Y.Doc): Iterable<readonly [key: string, value: unknown]> {
	for (const [key, stored] of metaOf(doc).entries())
		if (isSettingKey(key)) yield [key, headValue(stored)];
}

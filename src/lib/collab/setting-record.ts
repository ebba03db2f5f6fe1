/**
 * A setting of the head as people write it: with who wrote it and when, so that of two who write
 * one while apart the later stands, as of a cell. What a book was made or migrated with has no
 * stamp and is earlier than everything.
 */
import type * as Y from 'yjs';
import { sameJson } from './same-json';
import { metaOf } from './schema';

export const SETTING = 'setting:';
export const ENTRY = 'entry:';

export interface SettingRecord {
	/** Plain JSON; `null`: taken back. */
	readonly v: unknown;
	/** UTC milliseconds by the server's clock. */
	readonly t: number;
	readonly by: string;
}

/** Whether a key of the head is a setting, or an entry of one. */
export const isSettingKey = (key: string): boolean =>
	key.startsWith(SETTING) || key.startsWith(ENTRY);

/** `undefined` where what is stored has no stamp. */
export function readStamped(stored: unknown): SettingRecord | undefined {
	if (typeof stored !== 'object' || stored === null || Object.keys(stored).length !== 3)
		return undefined;
	const { v, t, by } = stored as Record<string, unknown>;
	if (v === undefined || typeof t !== 'number' || !Number.isFinite(t) || typeof by !== 'string')
		return undefined;
	return { v, t, by };
}

/** What a setting or an entry says; `null` where there is none. */
export function settingValue(stored: unknown): unknown {
	const stamped = readStamped(stored);
	return (stamped ? stamped.v : stored) ?? null;
}

/** Whether two values of a key say the same, whoever said it when. */
export function saysSame(key: string, a: unknown, b: unknown): boolean {
	return key.startsWith(ENTRY) ? sameJson(withoutName(a), withoutName(b)) : sameJson(a, b);
}

/** An entry may tell of its writer; a signature, which is a setting of its own, is about one. */
function withoutName(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	const { by: _by, at: _at, ...said } = value as Record<string, unknown>;
	return said;
}

/** The settings of a room as they are stored, by key. */
export function* settingsIn(doc: Y.Doc): Iterable<readonly [key: string, value: unknown]> {
	for (const [key, stored] of metaOf(doc).entries())
		if (isSettingKey(key)) yield [key, settingValue(stored)];
}

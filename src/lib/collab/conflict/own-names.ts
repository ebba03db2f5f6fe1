/**
 * Records inside a piece of the head that say who wrote them, and when: an explanation (`author`,
 * `at`) and whatever in a setting has `by` and `at` (a rule switch, a decided pair, a redaction, a
 * checked figure, an assignment). Whoever writes the piece may name nobody else in them, and no time
 * to come, except in records that stood at the same key before, exactly as they stood.
 *
 * The client keeps to this when it writes (`inOwnName`), and the server refuses what does not
 * (`strangeName`). Whoever takes back what they did, or goes back to a version, brings back such records
 * as they stood.
 */
import type * as Y from 'yjs';
import { sameJson } from '$lib/budget/values/same-json';
import { readConflict } from './conflict';
import type { Author } from '../room/author';
import { EXPLANATION, headValue } from '../room/head-record';
import { conflictsOf, metaOf } from '../room/schema';

/** A date may be so much later than the stamp of its piece, ms. */
const TOLERANCE = 60_000;

type Fields = Readonly<Record<string, unknown>>;

interface NamedRecord {
	/** The members that lead to it; the places in lists do not count. */
	readonly path: string;
	readonly record: Fields;
}

/** Whether a record is known to have stood at the key before. */
export type Stood = (named: string) => boolean;

/** The records of a value that name somebody, each as a text that is the same for the same record. */
export function namedIn(key: string, value: unknown): string[] {
	return [...recordsIn(key, value)].map(textOf);
}

/** What stands at a key, and what its conflicts keep of it. */
export function standingIn(doc: Y.Doc, key: string): ReadonlySet<string> {
	const known = new Set(namedIn(key, headValue(metaOf(doc).get(key))));
	for (const [id, stored] of conflictsOf(doc).entries()) {
		const conflict = id.startsWith(`${key}#`) ? readConflict(stored) : undefined;
		if (!conflict || !('key' in conflict) || conflict.key !== key) continue;
		for (const { v } of [conflict.kept, conflict.lost])
			for (const named of namedIn(key, v)) known.add(named);
	}
	return known;
}

/** The first record of a value that names somebody else or a time to come, as a text. */
export function strangeName(
	key: string,
	value: unknown,
	{ names, t }: { readonly names: readonly string[]; readonly t: number },
	stood: Stood
): string | undefined {
	for (const named of recordsIn(key, value))
		if (isStrange(key, named, names, t) && !(isJson(named.record) && stood(textOf(named))))
			return textOf(named);
	return undefined;
}

/** The value as this person may write it now: what is strange in it becomes theirs, and of now. */
export function inOwnName(key: string, value: unknown, author: Author, stood: Stood): unknown {
	const { by, name = by, t } = author;
	return replaced(key, value, (named) =>
		isStrange(key, named, [by, name], t) && !stood(textOf(named))
			? { ...named.record, [nameMember(key)]: name, at: dateOf(t) }
			: named.record
	);
}

/** The value with no date after a time, where the clock of whoever wrote it went wrong. */
export function datedUntil(key: string, value: unknown, until: number): unknown {
	return replaced(key, value, ({ record }) =>
		isAfter(record.at, until) ? { ...record, at: dateOf(until) } : record
	);
}

const nameMember = (key: string): 'author' | 'by' =>
	key.startsWith(EXPLANATION) ? 'author' : 'by';
const dateOf = (t: number): string => new Date(t).toISOString();

function isStrange(
	key: string,
	{ record }: NamedRecord,
	names: readonly string[],
	t: number
): boolean {
	return !names.includes(record[nameMember(key)] as string) || isAfter(record.at, t + TOLERANCE);
}

/** Whether a date is later than a time, or is none though it is there. */
function isAfter(at: unknown, t: number): boolean {
	return at !== undefined && !(typeof at === 'string' && Date.parse(at) <= t);
}

const textOf = ({ path, record }: NamedRecord): string =>
	`${path} ${JSON.stringify(record, inOrder)}`;

/** What is no JSON would read as another record does: NaN as `null`. */
const isJson = (record: Fields): boolean => sameJson(record, JSON.parse(JSON.stringify(record)));

/** The same record reads the same in whatever order its members were written. */
function inOrder(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function recordsIn(key: string, value: unknown): Iterable<NamedRecord> {
	const found: NamedRecord[] = [];
	replaced(key, value, (named) => {
		found.push(named);
		return named.record;
	});
	return found;
}

/** The value with each of its records that name somebody replaced. */
function replaced(key: string, value: unknown, by: (named: NamedRecord) => Fields): unknown {
	const member = nameMember(key);
	const walk = (part: unknown, path: string): unknown => {
		if (Array.isArray(part)) return part.map((one) => walk(one, path));
		if (typeof part !== 'object' || part === null) return part;
		const fields = part as Fields;
		if (typeof fields[member] === 'string') return by({ path, record: fields });
		// An explanation is one record; what it cites is named by whoever wrote the book.
		if (member === 'author') return fields;
		return Object.fromEntries(
			Object.entries(fields).map(([name, one]) => [name, walk(one, `${path}/${name}`)])
		);
	};
	return walk(value, '');
}

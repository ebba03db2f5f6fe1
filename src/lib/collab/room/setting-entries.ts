/**
 * Settings that people fill entry by entry, as one key of the head for each entry: who adds a rule
 * and who adds another while apart both keep theirs. In the book such a setting is one value again;
 * other settings are one key, and so is one of these that has not the shape it should have.
 *
 * ```
 * setting:stage                  whole
 * entry:rules:X03                one switch            { off, reason, by, at }
 * entry:matches:broken:f1:r7     one decided pair      { form, row, by, at }
 * entry:redactions:entry:row:r7: one redaction         { kind, row, by, at, reason }
 * entry:ownRules:<key>           one own rule          { id, severity, sentence, formula }
 * entry:lastYear:figures:T1[…].金额  one linked figure  "2668.11"
 * ```
 * Each is stored with its stamp (`head-record.ts`).
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import type * as Y from 'yjs';
import { metaOf } from './schema';
import { ENTRY, SETTING, settingsIn, headValue } from './head-record';

type Entries = readonly (readonly [key: string, record: unknown])[];
type Fields = Readonly<Record<string, unknown>>;

interface Shape {
	/** `undefined`: the value has not this shape. */
	split(value: unknown, freshKey: () => string): Entries | undefined;
	join(entries: Entries): unknown;
}

/** `{ key: record }` */
const record: Shape = {
	split: (value) => (isFields(value) ? Object.entries(value) : undefined),
	join: (entries) => Object.fromEntries(entries)
};

const FIGURE = 'figures:';
/** `{ year, figures: { address: amount } }` */
const linked: Shape = {
	split: (value) => {
		if (!isFields(value) || !isFields(value.figures)) return undefined;
		const { figures, ...others } = value;
		const placed = Object.entries(figures as Fields).map(
			([at, one]) => [FIGURE + at, one] as const
		);
		return [...Object.entries(others), ...placed];
	},
	join: (entries) => {
		const others = entries.filter(([key]) => !key.startsWith(FIGURE));
		const figures = entries
			.filter(([key]) => key.startsWith(FIGURE))
			.map(([key, one]) => [key.slice(FIGURE.length), one] as const);
		return { ...Object.fromEntries(others), figures: Object.fromEntries(figures) };
	}
};

const VERDICTS = ['confirmed', 'broken'] as const;
/** `{ confirmed: [pair], broken: [pair] }`, each by time */
const matches: Shape = {
	split: (value) => {
		if (!isFields(value)) return undefined;
		const entries: [string, unknown][] = [];
		for (const verdict of VERDICTS) {
			const pairs = value[verdict];
			if (!Array.isArray(pairs) || !pairs.every(isPair)) return undefined;
			for (const pair of pairs) entries.push([`${verdict}:${pair.form}:${pair.row}`, pair]);
		}
		return entries;
	},
	join: (entries) =>
		Object.fromEntries(
			VERDICTS.map((verdict) => [
				verdict,
				entries
					.filter(([key]) => key.startsWith(`${verdict}:`))
					.map(([, pair]) => pair)
					.sort((a, b) => compare(timeOf(a), timeOf(b)))
			])
		)
};

/**
 * `[rule]`: each has a key that is its own from the start, for two people who are apart give their
 * rules the same next id. Read together, the second of them takes the next one that is free.
 */
const rules: Shape = {
	split: (value, freshKey) => {
		if (!Array.isArray(value) || !value.every(isFields)) return undefined;
		const keys = value.map(({ key }) => (typeof key === 'string' ? key : freshKey()));
		if (new Set(keys).size < keys.length) return undefined;
		return value.map(({ key: _key, ...rule }, at) => [keys[at], rule] as const);
	},
	join: (entries) => {
		const sorted = entries
			.map(([key, rule]) => ({ ...(rule as Fields), key }))
			.sort((a, b) => compareIds(idOf(a), idOf(b)) || compare(a.key, b.key));
		let last = Math.max(0, ...sorted.map((rule) => numberOf(idOf(rule))));
		const taken = new Set<string>();
		const apart = sorted.map((rule) => {
			const id = idOf(rule);
			const isTaken = taken.has(id) && numberOf(id) > 0;
			taken.add(id);
			return isTaken ? { ...rule, id: `OWN-${++last}` } : rule;
		});
		return apart.sort((a, b) => compareIds(idOf(a), idOf(b)));
	}
};

/** `{ entries: [redaction], names, phones }`, the entries by time */
const redactions: Shape = {
	split: (value) => {
		if (!isFields(value) || !Array.isArray(value.entries) || !value.entries.every(isFields))
			return undefined;
		const { entries, ...others } = value;
		const placed = (entries as Fields[]).map(
			(one) => [`entry:${one.kind}:${one.row}:${one.column ?? ''}`, one] as const
		);
		const isOdd = Object.keys(others).some((key) => key.startsWith('entry:'));
		if (isOdd || new Set(placed.map(([key]) => key)).size < placed.length) return undefined;
		return [...Object.entries(others), ...placed];
	},
	join: (entries) => ({
		entries: entries
			.filter(([key]) => key.startsWith('entry:'))
			.map(([, one]) => one)
			.sort((a, b) => compare(timeOf(a), timeOf(b))),
		...Object.fromEntries(entries.filter(([key]) => !key.startsWith('entry:')))
	})
};

const SHAPES: Readonly<Record<string, Shape>> = {
	rules: record,
	codes: record,
	columns: record,
	internalTransfers: record,
	manualFigures: record,
	assignments: record,
	matches,
	redactions,
	ownRules: rules,
	lastYear: linked,
	reply: linked
};

/**
 * The records to set so that the setting has this value (`undefined`: none), those alone that
 * differ; `null` takes one back, for keys are never deleted. Whoever writes them for a person stamps them.
 */
export function settingWrites(
	doc: Y.Doc,
	name: string,
	value: unknown,
	freshKey: () => string
): [key: string, record: unknown][] {
	const meta = metaOf(doc);
	const plain: unknown = JSON.parse(JSON.stringify(value ?? null));
	const entries = plain === null ? [] : splitOf(name, plain, freshKey);
	const after = new Map<string, unknown>(
		entries?.map(([key, one]) => [`${ENTRY}${name}:${key}`, one] as const) ?? [
			[SETTING + name, plain]
		]
	);
	for (const key of meta.keys())
		if (settingName(key) === name && !after.has(key)) after.set(key, null);
	return [...after].filter(
		([key, one]) => JSON.stringify(headValue(meta.get(key))) !== JSON.stringify(one)
	);
}

function splitOf(name: string, value: unknown, freshKey: () => string): Entries | undefined {
	const entries = shapeOf(name)?.split(value, freshKey);
	// As an entry, null would be none.
	return entries?.some(([, one]) => one === null) ? undefined : entries;
}

/** The entries, by key, that a setting kept whole would be; none of a key that is no such setting. */
export function entriesOfSetting(
	key: string,
	value: unknown
): (readonly [key: string, record: unknown])[] {
	if (!key.startsWith(SETTING)) return [];
	const name = key.slice(SETTING.length);
	const entries = splitOf(name, value, () => '') ?? [];
	return entries.map(([entry, one]) => [`${ENTRY}${name}:${entry}`, one] as const);
}

/** All settings of a book, by name. */
export function readSettings(doc: Y.Doc): Record<string, unknown> {
	const entries = new Map<string, [string, unknown][]>();
	const settings = new Map<string, unknown>();
	for (const [key, value] of settingsIn(doc)) {
		if (value === null) continue;
		if (key.startsWith(SETTING)) settings.set(key.slice(SETTING.length), value);
		const name = key.startsWith(ENTRY) ? settingName(key) : undefined;
		if (name === undefined || !shapeOf(name)) continue;
		const entry: [string, unknown] = [key.slice(ENTRY.length + name.length + 1), value];
		addToList(entries, name, entry);
	}
	for (const [name, list] of entries)
		settings.set(name, shapeOf(name)!.join(list.sort(([a], [b]) => compare(a, b))));
	return Object.fromEntries([...settings].sort(([a], [b]) => compare(a, b)));
}

/** The setting that a key of the head is (`entry` absent) or is an entry of. */
export function splitSettingKey(key: string): {
	readonly setting: string;
	readonly entry?: string;
} {
	const setting = settingName(key) ?? key;
	if (!key.startsWith(ENTRY)) return { setting };
	return { setting, entry: key.slice(ENTRY.length + setting.length + 1) };
}

/** The setting of which a key of the head is all or an entry. */
function settingName(key: string): string | undefined {
	if (key.startsWith(SETTING)) return key.slice(SETTING.length);
	if (!key.startsWith(ENTRY)) return undefined;
	return key.slice(ENTRY.length, key.indexOf(':', ENTRY.length));
}

function shapeOf(name: string): Shape | undefined {
	return Object.hasOwn(SHAPES, name) ? SHAPES[name] : undefined;
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPair(value: unknown): value is { form: string; row: string } {
	return isFields(value) && typeof value.form === 'string' && typeof value.row === 'string';
}

const timeOf = (pair: unknown): string => String((pair as Fields).at ?? '');
const idOf = (rule: Fields): string => String(rule.id ?? '');
const numberOf = (id: string): number => Number(/^OWN-([1-9]\d{0,3})$/.exec(id)?.[1] ?? 0);

function compareIds(a: string, b: string): number {
	return numberOf(a) - numberOf(b) || compare(a, b);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** A setting, or an entry of one, as a conflict names it and shows in what two values of it differ. */
import { exactAmount, parseAmount } from '$lib/budget/values/amount';
import { printCell } from '$lib/budget/address/address-book';
import type { BookReader } from '$lib/budget/live/live-book';
import { APPROVAL, authorMembers, EXPLANATION } from '$lib/collab/room/head-record';
import { splitSettingKey } from '$lib/collab/room/setting-entries';
import type { SettingNames } from '$lib/messages/setting-names';
import type { TypedValue } from './conflict-value';

/** One place in which two values differ; a value that is one word has but this one, without a name. */
export interface SettingDifference {
	readonly name: string | undefined;
	/** As they are printed. */
	readonly a: string;
	readonly b: string;
}

/** What a key of the head is called: `科目字典 · 204`, `说明 · X03`. */
export function nameSetting(key: string, book: BookReader, words: SettingNames): string {
	for (const [prefix, name] of [
		[EXPLANATION, words.explanation],
		[APPROVAL, words.approval]
	]) {
		if (!key.startsWith(prefix)) continue;
		const id = key.slice(prefix.length);
		const rule = book.head.explanations.find((one) => one.id === id)?.rule;
		return rule === undefined ? name : `${name} · ${rule}`;
	}
	const { setting, entry } = splitSettingKey(key);
	const name = words.settings[setting] ?? setting;
	const within = entry === undefined ? undefined : nameEntry(setting, entry, book, words);
	return within === undefined ? name : `${name} · ${within}`;
}

function nameEntry(
	setting: string,
	entry: string,
	book: BookReader,
	words: SettingNames
): string | undefined {
	const member = words.members[entry] ?? entry;
	const [first, ...rest] = entry.split(':');
	switch (setting) {
		case 'lastYear':
		case 'reply':
			return first === 'figures' ? rest.join(':') : member;
		case 'matches': {
			const [form, row] = rest;
			return form && row ? `${nameRow(form, book)} ↔ ${nameRow(row, book)}` : member;
		}
		case 'redactions':
			// entry:kind:row:column
			return rest.length < 2 ? member : nameRow(rest[1], book, rest[2] || undefined);
		case 'ownRules':
			// A key that no person has ever seen; the value names the rule.
			return undefined;
		default:
			return entry;
	}
}

function nameRow(row: string, book: BookReader, column?: string): string {
	return book.row(row) ? printCell(book, row, column) : row;
}

/** In what two values differ, without who wrote them when, which the card says. */
export function settingDifferences(
	key: string,
	a: unknown,
	b: unknown,
	words: SettingNames
): SettingDifference[] {
	if (key.startsWith(APPROVAL)) {
		const said = (value: unknown): string => (value ? words.approved : words.notApproved);
		return [{ name: undefined, a: said(a), b: said(b) }];
	}
	const isWithdrawn = key.startsWith(EXPLANATION) && (!a || !b);
	const hidden = [...authorMembers(key), ...(isWithdrawn ? ['rule', 'operands'] : [])];
	return [...differ([], a ?? null, b ?? null, hidden, words)];
}

/** Two values in a line each; where they differ in many places, in how many. */
export function printSettings(
	key: string,
	a: unknown,
	b: unknown,
	words: SettingNames
): readonly [string, string] | readonly [string] {
	const differences = settingDifferences(key, a, b, words);
	if (differences.length !== 1) return [words.differences(differences.length)];
	const [{ name, a: one, b: other }] = differences;
	const named = (value: string): string => (name === undefined ? value : `${name} ${value}`);
	return [named(one), named(other)];
}

function* differ(
	path: readonly string[],
	a: unknown,
	b: unknown,
	hidden: readonly string[],
	words: SettingNames
): Iterable<SettingDifference> {
	if (isFields(a) || isFields(b)) {
		const [one, other] = [a, b].map((value) => (isFields(value) ? value : {}));
		// Of a value and none, or one of another shape, that there is none is told once.
		if (!isFields(a) || !isFields(b)) {
			const [left, right] = [a, b].map((value) => print(value, hidden, words));
			return yield { name: nameOf(path, words), a: left, b: right };
		}
		for (const member of new Set([...Object.keys(one), ...Object.keys(other)]))
			if (!hidden.includes(member))
				yield* differ([...path, member], one[member] ?? null, other[member] ?? null, [], words);
		return;
	}
	const [left, right] =
		Array.isArray(a) && Array.isArray(b) ? [beyond(a, b), beyond(b, a)] : [a, b];
	if (JSON.stringify(a) === JSON.stringify(b)) return;
	yield {
		name: nameOf(path, words),
		a: print(left, hidden, words),
		b: print(right, hidden, words)
	};
}

/** What of a list the other has not. */
function beyond(list: readonly unknown[], other: readonly unknown[]): unknown[] {
	const known = new Set(other.map((one) => JSON.stringify(one)));
	const own = list.filter((one) => !known.has(JSON.stringify(one)));
	// The same entries in another order.
	return own.length === 0 && list.length === other.length ? [...list] : own;
}

function nameOf(path: readonly string[], words: SettingNames): string | undefined {
	return path.length === 0 ? undefined : path.map((each) => words.members[each] ?? each).join(' ');
}

const LONGEST = 120;

function print(value: unknown, hidden: readonly string[], words: SettingNames): string {
	if (value === null || value === '') return words.blank;
	if (typeof value === 'boolean') return value ? words.yes : words.no;
	if (Array.isArray(value)) {
		if (value.length === 0) return words.blank;
		const text = value.map((one) => print(one, hidden, words)).join('；');
		return text.length > LONGEST ? words.entries(value.length) : text;
	}
	if (!isFields(value)) return String(value);
	const members = Object.entries(value).filter(([member]) => !hidden.includes(member));
	const text = members
		.map(([member, one]) => `${words.members[member] ?? member} ${print(one, [], words)}`)
		.join('，');
	return text.length > LONGEST || text === '' ? words.entries(members.length) : text;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How another value of a setting is typed; `undefined`: on its own page only. */
export function typedAs(key: string): 'text' | '万元' | undefined {
	const { setting, entry } = splitSettingKey(key);
	if (setting === 'codes') return 'text';
	const isAmount =
		setting === 'institutionOperating' ||
		setting === 'internalTransfers' ||
		((setting === 'lastYear' || setting === 'reply') && entry?.startsWith('figures:'));
	return isAmount ? '万元' : undefined;
}

/** What was typed as the setting holds it: an amount as a decimal in 万元. */
export function readTypedSetting(text: string, as: 'text' | '万元'): TypedValue {
	const plain = text.trim();
	if (as === 'text') return { ok: true, value: plain === '' ? undefined : plain };
	const parsed = parseAmount(text, as);
	if (!parsed.ok || parsed.value === undefined) return parsed;
	return { ok: true, value: exactAmount(parsed.value, as) };
}

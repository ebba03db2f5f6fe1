/** Items that prose names, found in the tables of 功能分类 of the same document. */
import type { Fen } from '$lib/budget/values/amount';
import { slackOf } from '../prose/printed-exactness';
import type { NamedItem } from './named-items';
import { parentOf, plainName, sameName, type Entry, type PrintedTable } from './printed-table';

interface Row {
	readonly table: PrintedTable;
	readonly entry: Entry;
}

export interface ItemFigure {
	readonly item: NamedItem;
	readonly entry: Entry;
	readonly value: Fen;
}

export interface ItemName {
	readonly item: NamedItem;
	readonly entry: Entry;
	readonly written: string;
	readonly right: string;
}

const LENGTH = { 类: 3, 款: 5, 项: 7 } as const;

/** Rows of an item by its last name, whose parents are named as the path says. */
function rowsOf(tables: readonly PrintedTable[], item: NamedItem, withParents: boolean): Row[] {
	const { name, level } = item.path.at(-1)!;
	return tables.flatMap((table) =>
		table.entries
			.filter(({ code }) => code.length === LENGTH[level] || (code === '' && level === '类'))
			.filter(({ label }) => sameName(label, name))
			.filter((entry) => !withParents || parentsAre(table, entry, item))
			.map((entry) => ({ table, entry }))
	);
}

function parentsAre(table: PrintedTable, entry: Entry, { path }: NamedItem): boolean {
	let below = entry;
	for (const { name } of path.slice(0, -1).toReversed()) {
		const parent = parentOf(table, below);
		if (!parent || !sameName(parent.label, name)) return false;
		below = parent;
	}
	return true;
}

const prints = ({ amount }: NamedItem, { figures }: Entry): boolean =>
	[...figures.values()].some((value) => Math.abs(value - amount.value) <= slackOf(amount));

/** The figure of all that a row adds up: the first that is printed. */
const firstOf = ({ figures }: Entry): Fen | undefined => [...figures.values()][0];

/** Enough of the items are found with their figures, so tables and prose speak of the same. */
const MOST = 0.6;

export function itemFindings(
	tables: readonly PrintedTable[],
	items: readonly NamedItem[]
): { readonly figures: readonly ItemFigure[]; readonly names: readonly ItemName[] } {
	const found = items.map((item) => ({ item, rows: rowsOf(tables, item, true) }));
	const known = found.filter(({ rows }) => rows.length > 0);
	const right = known.filter(({ item, rows }) => rows.some(({ entry }) => prints(item, entry)));
	if (right.length < 3 || right.length < known.length * MOST) return { figures: [], names: [] };
	const figures = known
		.filter((one) => !right.includes(one))
		.flatMap(({ item, rows }): ItemFigure[] => {
			const row = rows.findLast(({ table }) => !table.isIncome) ?? rows[0];
			const value = firstOf(row.entry);
			return value === undefined ? [] : [{ item, entry: row.entry, value }];
		});
	const names = found
		.filter(({ rows }) => rows.length === 0)
		.flatMap(({ item }) => otherName(tables, items, item) ?? []);
	return { figures, names };
}

/** How the table names what the text means: the same item under another parent, or the one item of the class with this figure. */
function otherName(
	tables: readonly PrintedTable[],
	items: readonly NamedItem[],
	item: NamedItem
): ItemName | undefined {
	const { path } = item;
	const last = path.at(-1)!;
	if (last.level !== '项' || item.amount.value === 0) return undefined;
	const elsewhere = rowsOf(tables, item, false).filter(({ entry }) => prints(item, entry));
	if (elsewhere.length > 0) return wrongParent(elsewhere, item);
	if (path.length < 3 || rowsOf(tables, item, false).length > 0) return undefined;
	const mentioned = new Set(items.map(({ path }) => plainName(path.at(-1)!.name)));
	const fitting = tables.flatMap((table) =>
		table.entries
			.filter((entry) => entry.code.length === 7 && prints(item, entry))
			.filter((entry) => isUnder(table, entry, path[0].name))
			.filter(({ label }) => !mentioned.has(plainName(label)))
	);
	const [entry] = fitting;
	if (!entry || fitting.some(({ code }) => code !== entry.code)) return undefined;
	return { item, entry, written: last.name, right: entry.label };
}

function wrongParent(rows: readonly Row[], item: NamedItem): ItemName | undefined {
	const [{ table, entry }] = rows;
	if (rows.some((row) => row.entry.code !== entry.code)) return undefined;
	let below = entry;
	for (const { name } of item.path.slice(0, -1).toReversed()) {
		const parent = parentOf(table, below);
		if (!parent) return undefined;
		if (!sameName(parent.label, name))
			return { item, entry: parent, written: name, right: parent.label };
		below = parent;
	}
	return undefined;
}

function isUnder(table: PrintedTable, entry: Entry, name: string): boolean {
	for (let above = parentOf(table, entry); above; above = parentOf(table, above))
		if (above.code.length === 3) return sameName(above.label, name);
	return false;
}

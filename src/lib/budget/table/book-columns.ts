/**
 * The columns of a table as a book prints them: renamed, left out, moved, or added to the official
 * form. Kept as `settings.columns`, by table the printed columns in order, and what is printed above
 * groups of them as `settings.columnGroups`. Rules go on reading the official ids; a column that is
 * left out and holds something all the same is printed, so that nothing is ever hidden.
 */
import { z } from '../values/zod';
import type { BookHead, ColumnId, Row, TableId } from '../book/book';
import { placeHeader, type PlacedHeaderCell } from '../values/header-place';
import { bookFormat } from '$lib/formats/book-format';
import type { FormatColumn, FormatTable } from '$lib/formats/format';
import { columnIn, templateOf, type Column, type HeaderCell } from './table-template';

export const LONGEST_TITLE = 30;

export interface PrintedColumn {
	readonly id: ColumnId;
	/** What is printed in place of the column's own title. */
	readonly title?: string | undefined;
}

export type ColumnProblem =
	| { readonly kind: 'unknown' | 'twice' | 'no-title' | 'long-title'; readonly column: ColumnId }
	/** A code or label column is left out, or does not lead its side in the official order. */
	| { readonly kind: 'label-left-out' | 'label-moved'; readonly column: ColumnId }
	/** A column of the 支出 side stands before one of the 收入 side. */
	| { readonly kind: 'wrong-side'; readonly column: ColumnId }
	/** The columns under one header cell do not stand together. */
	| { readonly kind: 'group-split'; readonly column: ColumnId; readonly group: string }
	/** Two columns side by side under the same header would be called the same. */
	| { readonly kind: 'title-twice'; readonly column: ColumnId; readonly title: string };

/** All that is wrong with the columns of a table, each at its column. */
export function columnProblems(
	table: FormatTable,
	printed: readonly PrintedColumn[]
): ColumnProblem[] {
	const known = printed.filter(({ id }) => columnIn(table, id) !== undefined);
	const problems = printed.flatMap((column, at) => ownProblems(table, printed, column, at));
	if (problems.length > 0) return problems;
	return [
		...labelProblems(table, known),
		...sideProblems(table, known),
		...groupProblems(table, known)
	];
}

function ownProblems(
	table: FormatTable,
	printed: readonly PrintedColumn[],
	{ id, title }: PrintedColumn,
	at: number
): ColumnProblem[] {
	if (!columnIn(table, id)) return [{ kind: 'unknown', column: id }];
	if (printed.findIndex((one) => one.id === id) < at) return [{ kind: 'twice', column: id }];
	if (title === undefined) return [];
	if (title.trim() === '') return [{ kind: 'no-title', column: id }];
	return title.length > LONGEST_TITLE ? [{ kind: 'long-title', column: id }] : [];
}

const isNaming = ({ holds }: Column): boolean => holds === 'code' || holds === 'label';

function labelProblems(table: FormatTable, printed: readonly PrintedColumn[]): ColumnProblem[] {
	const columns = printed.map(({ id }) => columnIn(table, id)!);
	return table.columns.flatMap((column, _at, all): ColumnProblem[] => {
		if (!isNaming(column)) return [];
		const ofSide = (one: Column): boolean => one.side === column.side;
		const place = columns.filter(ofSide).findIndex(({ id }) => id === column.id);
		if (place < 0) return [{ kind: 'label-left-out', column: column.id }];
		const official = all.filter((one) => ofSide(one) && isNaming(one)).indexOf(column);
		// Text that the form prints before a label (T6) may stand there still.
		const before = columns.filter(ofSide).slice(0, place).filter(isNaming).length;
		const movedPast = columns
			.filter(ofSide)
			.slice(0, place)
			.some(({ holds }) => holds === 'amount');
		return before === official && !movedPast ? [] : [{ kind: 'label-moved', column: column.id }];
	});
}

function sideProblems(table: FormatTable, printed: readonly PrintedColumn[]): ColumnProblem[] {
	const sides = printed.map(({ id }) => columnIn(table, id)!.side);
	const last = sides.lastIndexOf('收入');
	return printed.flatMap(({ id }, at): ColumnProblem[] =>
		sides[at] === '支出' && at < last ? [{ kind: 'wrong-side', column: id }] : []
	);
}

function groupProblems(table: FormatTable, printed: readonly PrintedColumn[]): ColumnProblem[] {
	const paths = headerPaths(table, printed);
	const closed = new Set<object>();
	const problems: ColumnProblem[] = [];
	paths.forEach((path, at) => {
		const before = paths[at - 1] ?? [];
		for (const cell of before) if (!path.includes(cell)) closed.add(cell);
		const split = path.find((cell) => closed.has(cell));
		const column = printed[at].id;
		if (split) problems.push({ kind: 'group-split', column, group: split.text });
		const mine = titleOf(table, printed[at]);
		const twin = printed
			.slice(0, at)
			.some((one, i) => titleOf(table, one) === mine && sameGroups(paths[i], path));
		if (twin) problems.push({ kind: 'title-twice', column, title: mine });
	});
	return problems;
}

const sameGroups = (a: readonly HeaderPart[], b: readonly HeaderPart[]): boolean =>
	a.slice(0, -1).every((cell, i) => cell === b[i]) && a.length === b.length;

function titleOf(table: FormatTable, { id, title }: PrintedColumn): string {
	return title ?? columnIn(table, id)!.title;
}

/** A header cell above a column, the topmost first; columns under one cell share the object. */
interface HeaderPart {
	readonly text: string;
	readonly line: number;
	readonly down: number;
}

/** What is printed above groups of columns, by what the official form prints. */
export type GroupTitles = Readonly<Record<string, string>>;

/** The header cells of the official form that stand above several columns, as it prints them. */
export function officialGroups(table: FormatTable): readonly string[] {
	return table.header.flatMap((line) =>
		line.flatMap(({ text, across = 1 }) => (across > 1 ? [text] : []))
	);
}

/** The header cells above each printed column; an added one stands in the groups of the column beside it. */
function headerPaths(
	table: FormatTable,
	printed: readonly PrintedColumn[],
	groups: GroupTitles = {}
): HeaderPart[][] {
	const template = table;
	const placed = placeHeader(template.header, template.columns.length);
	const cells: readonly PlacedHeaderCell[] = (placed.ok ? placed.cells : []).map((cell) =>
		cell.across > 1 && Object.hasOwn(groups, cell.text)
			? { ...cell, text: groups[cell.text] }
			: cell
	);
	const above = (at: number): PlacedHeaderCell[] =>
		cells
			.filter(({ column, across }) => column <= at && at < column + across)
			.sort((a, b) => a.line - b.line);
	const official = printed.map(({ id }) => {
		const at = template.columns.findIndex((column) => column.id === id);
		return at < 0 ? undefined : above(at);
	});
	return printed.map((column, at) => {
		const own = official[at];
		const text = titleOf(table, column);
		const above = (own ?? neighbour(table, printed, official, at)).filter(
			({ across }) => across > 1
		);
		const leaf = own?.find(({ across }) => across === 1);
		const line = above.reduce((below, cell) => Math.max(below, cell.line + cell.down), 0);
		// A column's own cell fills what is left below its groups.
		const last: HeaderPart = {
			text: column.title === undefined && leaf ? leaf.text : text,
			line,
			down: template.header.length - line
		};
		return [...above, last];
	});
}

/** Of an added column: the official one at its left, or at its right where the left one is a label. */
function neighbour(
	table: FormatTable,
	printed: readonly PrintedColumn[],
	official: readonly (PlacedHeaderCell[] | undefined)[],
	at: number
): readonly PlacedHeaderCell[] {
	const { side } = columnIn(table, printed[at].id)!;
	const beside = (places: readonly number[]): number | undefined =>
		places.find((i) => official[i] && columnIn(table, printed[i].id)!.side === side);
	const left = beside(
		printed
			.map((_, i) => i)
			.slice(0, at)
			.reverse()
	);
	if (left !== undefined && !isNaming(columnIn(table, printed[left].id)!)) return official[left]!;
	const right = beside(printed.map((_, i) => i).slice(at + 1));
	return (right === undefined ? undefined : official[right]) ?? [];
}

/** The header lines of the printed columns, with their spans. */
function headerOf(paths: readonly (readonly HeaderPart[])[], levels: number): HeaderCell[][] {
	return Array.from({ length: levels }, (_, level) => {
		const line: { text: string; across: number; down: number; part: HeaderPart }[] = [];
		paths.forEach((path, at) => {
			const part = path.find((cell) => cell.line === level);
			if (!part) return;
			const before = line.at(-1);
			if (before?.part === part && paths[at - 1]?.includes(part)) before.across++;
			else line.push({ text: part.text, across: 1, down: part.down, part });
		});
		return line.map(({ text, across, down }) => ({ text, across, down }));
	});
}

const column = z.strictObject({ id: z.string().min(1), title: z.string().optional() });
/** By table, the printed columns in order. Which of them a table can have, its format says. */
export const bookColumns = z.record(z.string(), z.array(column).min(1));
export type BookColumns = z.output<typeof bookColumns>;

/** By table, group titles of its own: 1 to 30 characters for a group that the official form has. */
export const bookColumnGroups = z.record(
	z.string(),
	z.record(z.string(), z.string().trim().min(1).max(LONGEST_TITLE))
);
export type BookColumnGroups = z.output<typeof bookColumnGroups>;

/** The official columns, as a list that can be changed. */
export function officialColumns(table: FormatTable): PrintedColumn[] {
	return table.columns.map(({ id }) => ({ id }));
}

/** How many cells of the rows hold something in a column. */
export function filledCells(rows: readonly Row[], id: ColumnId): number {
	return rows.filter(({ cells }) => cells[id] !== undefined && cells[id] !== '').length;
}

const NONE = {};
/** A table as a book prints it, and the official one that it is made of. */
interface Made {
	readonly official: FormatTable;
	readonly printed: FormatTable;
}
/** By what is said of columns, then of groups: settings are replaced, never changed in place. */
const made = new WeakMap<object, WeakMap<object, Map<string, Made>>>();

function madeOf(columns: object, groups: object): Map<string, Made> {
	const byGroups = made.get(columns) ?? new WeakMap<object, Map<string, Made>>();
	made.set(columns, byGroups);
	const known = byGroups.get(groups) ?? new Map<string, Made>();
	byGroups.set(groups, known);
	return known;
}

/**
 * The template by which a book prints a table.
 * @param rows of the sheet: a column that they fill is printed, left out or not
 */
export function templateFor(
	head: Pick<BookHead, 'settings' | 'format'>,
	id: TableId,
	rows: readonly Row[]
): FormatTable {
	const { settings } = head;
	const own = (key: string): object => {
		const value = Object.hasOwn(settings, key) ? settings[key] : undefined;
		return typeof value === 'object' && value !== null ? value : NONE;
	};
	const table = templateOf(id, bookFormat(head));
	const [columns, groups] = [own('columns'), own('columnGroups')];
	const printed = ownOf(readOnce(bookColumns, columns), id);
	const titles = ownOf(readOnce(bookColumnGroups, groups), id);
	const isPossible = printed === undefined || columnProblems(table, printed).length === 0;
	const areKnown = titles === undefined || Object.keys(titles).every(isGroupOf(table));
	if ((!printed && !titles) || !isPossible || !areKnown) return table;
	const all = withFilled(table, printed ?? officialColumns(table), rows);
	const known = madeOf(columns, groups);
	const key = `${id} ${all.map(({ id }) => id).join(' ')}`;
	const made = known.get(key);
	if (made?.official === table) return made.printed;
	const template = templateWith(table, all, titles);
	known.set(key, { official: table, printed: template });
	return template;
}

function ownOf<T>(tables: Readonly<Record<string, T>> | undefined, id: TableId): T | undefined {
	return tables && Object.hasOwn(tables, id) ? tables[id] : undefined;
}

function isGroupOf(table: FormatTable): (group: string) => boolean {
	const groups = officialGroups(table);
	return (group) => groups.includes(group);
}

const parsed = new WeakMap<object, unknown>();

/** `undefined` where the setting can't be read: then the official form stands. */
function readOnce<T>(schema: z.ZodType<T>, own: object): T | undefined {
	if (own === NONE) return undefined;
	if (!parsed.has(own)) parsed.set(own, schema.safeParse(own).data);
	return parsed.get(own) as T | undefined;
}

/** Official columns that were left out, and those that were added once, come back where rows fill them. */
function withFilled(
	table: FormatTable,
	printed: readonly PrintedColumn[],
	rows: readonly Row[]
): PrintedColumn[] {
	const all = [...printed];
	const official = table.columns;
	official.forEach(({ id }, at) => {
		if (all.some((one) => one.id === id) || filledCells(rows, id) === 0) return;
		const before = official.slice(0, at).findLast((one) => all.some(({ id }) => id === one.id));
		all.splice(before ? all.findIndex((one) => one.id === before.id) + 1 : 0, 0, { id });
	});
	const strangers = new Set(rows.flatMap(({ cells }) => Object.keys(cells)));
	for (const id of strangers) {
		const found = columnIn(table, id);
		if (!found || all.some((one) => one.id === id) || filledCells(rows, id) === 0) continue;
		const last = all.findLastIndex((one) => columnIn(table, one.id)!.side === found.side);
		all.splice(last + 1, 0, { id });
	}
	return all;
}

function templateWith(
	table: FormatTable,
	printed: readonly PrintedColumn[],
	titles?: GroupTitles
): FormatTable {
	const template = table;
	const leading = new Set(template.columns.slice(0, template.frozen).map(({ id }) => id));
	const first = printed.findIndex(({ id }) => !leading.has(id));
	const columns = printed.map((one) => ({
		...formatColumn(table, columnIn(table, one.id)!),
		title: titleOf(table, one)
	}));
	const paths = headerPaths(table, printed, titles);
	return {
		...template,
		columns,
		header: headerOf(paths, template.header.length),
		paperHeader: splitHeader(paths, columns, template.paperHeader.length),
		frozen: first < 0 ? template.frozen : Math.min(template.frozen, first)
	};
}

/** The header with a column for each part of a split code; its parts stand on the last line. */
function splitHeader(
	paths: readonly (readonly HeaderPart[])[],
	columns: readonly FormatColumn[],
	levels: number
): HeaderCell[][] {
	const all = columns.flatMap(({ split }, at): HeaderPart[][] => {
		const above = paths[at].slice(0, -1);
		const own = paths[at].at(-1)!;
		if (!split) return [[...above, { ...own, down: levels - own.line }]];
		const title = { ...own, down: levels - own.line - 1 };
		return split.map((text) => [...above, title, { text, line: levels - 1, down: 1 }]);
	});
	return headerOf(all, levels);
}

/** An added column means nothing that a format could know; it stands in the panel of its side. */
function formatColumn({ panels }: FormatTable, column: Column): FormatColumn {
	if ('panel' in column) return column as FormatColumn;
	const panel = panels.findIndex(({ side }) => side === column.side);
	return { ...column, at: {}, panel: Math.max(0, panel) };
}

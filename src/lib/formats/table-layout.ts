/** The columns and the header of a table, from the nested groups in which a pack writes them. */
import type { HeaderCell } from '$lib/budget/values/table-shape';
import type { Coordinates } from './coordinates';
import type { FormatColumn } from './format';
import type { PackColumn, PackGroup, PackLeaf, PackPanel, PackTable } from './pack-table';

/** Widths in px where the pack gives none. */
const WIDTH = { code: 96, label: 240, labelBesideCode: 280, text: 220, amount: 118 };

/** A column as it is laid out: what stands above it, and its coordinates one by one. */
export interface LaidColumn {
	readonly column: Omit<FormatColumn, 'at'>;
	/** Of its groups and itself, outermost first. */
	readonly at: readonly (Coordinates | undefined)[];
	/** Where it stands in the pack: `.columns[1].columns[0]`. */
	readonly place: string;
	/** The header cells above it and its own, from the top. */
	readonly path: readonly HeaderPart[];
	/** What stands on the last header line below its own title: 预算数 of a pair. */
	readonly foot?: HeaderPart;
}
/** A header cell; the same object above each column that it covers. */
interface HeaderPart {
	readonly text: string;
}

export const isGroup = (column: PackColumn): column is PackGroup => 'group' in column;

export function holdsOf(leaf: PackLeaf): FormatColumn['holds'] {
	if ('code' in leaf) return 'code';
	if ('label' in leaf) return 'label';
	return 'text' in leaf ? 'text' : 'amount';
}

export function titleOfLeaf(leaf: PackLeaf): string {
	if ('code' in leaf) return leaf.code;
	if ('label' in leaf) return leaf.label;
	return 'text' in leaf ? leaf.text : leaf.amount;
}

/** The panels of a table; a table without any is one panel. */
export function panelsOf(table: PackTable): readonly PackPanel[] {
	return table.panels ?? [{ columns: table.columns ?? [], rows: table.rows }];
}

/** What the rows of a panel are marked with; `undefined` where panels need not be told apart. */
export function sideOf(table: PackTable, panel: PackPanel): string | undefined {
	return (table.panels?.length ?? 0) > 1 ? (panel.side ?? panel.title) : undefined;
}

/** All columns of a table in order. */
export function layColumns(table: PackTable): LaidColumn[] {
	return panelsOf(table).flatMap((panel, number) => {
		const above = panel.title === undefined ? [] : [{ text: panel.title }];
		const place = table.panels ? `.panels[${number}]` : '';
		return layGroup(table, panel.columns, {
			path: above,
			at: [],
			place: `${place}.columns`,
			panel: number,
			side: sideOf(table, panel),
			hasCode: leavesOf(panel.columns).some((leaf) => 'code' in leaf)
		});
	});
}

export function leavesOf(columns: readonly PackColumn[]): PackLeaf[] {
	return columns.flatMap((column) => (isGroup(column) ? leavesOf(column.columns) : [column]));
}

interface Above {
	readonly path: readonly HeaderPart[];
	readonly at: readonly (Coordinates | undefined)[];
	readonly place: string;
	readonly panel: number;
	readonly side: string | undefined;
	readonly hasCode: boolean;
}

function layGroup(table: PackTable, columns: readonly PackColumn[], above: Above): LaidColumn[] {
	return columns.flatMap((column, i) => {
		const place = `${above.place}[${i}]`;
		if (!isGroup(column)) return layLeaf(table, column, { ...above, place });
		return layGroup(table, column.columns, {
			...above,
			path: [...above.path, { text: column.group }],
			at: [...above.at, column.at],
			place: `${place}.columns`
		});
	});
}

function layLeaf(table: PackTable, leaf: PackLeaf, above: Above): LaidColumn[] {
	const title = titleOfLeaf(leaf);
	const id = leaf.id ?? title;
	const own: HeaderPart = { text: title };
	const laid = (
		column: { id: string; title: string; pair?: string },
		at?: Coordinates,
		foot?: HeaderPart
	) => ({
		column: {
			...column,
			holds: holdsOf(leaf),
			width: leaf.width ?? widthOf(leaf, above.hasCode),
			panel: above.panel,
			...(above.side !== undefined && { side: above.side as FormatColumn['side'] }),
			...('split' in leaf && leaf.split && { split: leaf.split })
		},
		at: [...above.at, leaf.at, at],
		place: above.place,
		path: [...above.path, own],
		...(foot && { foot })
	});
	if (!('amount' in leaf) || !table.pairs || leaf.single) return [laid({ id, title })];
	return table.pairs.map((pair) =>
		laid({ id: `${id}.${pair.title}`, title: pair.title, pair: pair.title }, pair.at, {
			text: pair.title
		})
	);
}

function widthOf(leaf: PackLeaf, hasCode: boolean): number {
	const holds = holdsOf(leaf);
	return holds === 'label' && hasCode ? WIDTH.labelBesideCode : WIDTH[holds];
}

/**
 * Header lines with their spans: a group covers its columns, a column's own title what is left
 * below its groups. Parts of a split code and of a pair stand on the last line.
 * @param splits whether a split code takes a column for each of its parts
 */
export function deriveHeader(laid: readonly LaidColumn[], splits: boolean): HeaderCell[][] {
	const columns = laid.flatMap(({ column, path, foot }): Omit<LaidColumn, 'at' | 'place'>[] =>
		splits && column.split
			? column.split.map((text) => ({ column, path, foot: { text } }))
			: [{ column, path, ...(foot && { foot }) }]
	);
	const levels = Math.max(1, ...columns.map(({ path, foot }) => path.length + (foot ? 1 : 0)));
	const filled = columns.map(({ path, foot }): HeaderPart[] => [
		...path,
		...Array.from({ length: levels - path.length - (foot ? 1 : 0) }, () => path.at(-1)!),
		...(foot ? [foot] : [])
	]);
	return Array.from({ length: levels }, (_, level) => {
		const line: { text: string; across: number; down: number; part: HeaderPart }[] = [];
		for (const parts of filled) {
			const part = parts[level];
			const before = line.at(-1);
			if (parts[level - 1] === part) continue;
			if (before?.part === part) before.across++;
			else line.push({ text: part.text, across: 1, down: downOf(parts, level), part });
		}
		return line.map(({ text, across, down }) => ({ text, across, down }));
	});
}

/** How many lines a header cell covers, from the one where it begins. */
function downOf(parts: readonly HeaderPart[], level: number): number {
	const end = parts.findIndex((part, i) => i > level && part !== parts[level]);
	return (end < 0 ? parts.length : end) - level;
}

/** Leading columns that stay in view: those that name the rows of a table of one panel. */
export function frozenOf(table: PackTable, laid: readonly LaidColumn[]): number {
	if ((table.panels?.length ?? 0) > 1) return 0;
	const first = laid.findIndex(({ column }) => column.holds !== 'code' && column.holds !== 'label');
	return first < 0 ? laid.length : first;
}

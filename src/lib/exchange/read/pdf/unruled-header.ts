/**
 * The header of a table that has no lines between its columns. Its cells are told by the words of
 * the official form, however they are wrapped; each of the lowest ones stands for a column.
 */
import type { TableTemplate } from '$lib/budget/table/table-template';
import { likeness } from '../disclosure/similarity';
import { withoutYear } from '../disclosure/template-header';
import { overlap, type Segment } from './segments';
import type { TextLine } from './text-lines';

/** A cell of the header, of one or more texts. */
export interface HeaderBlock {
	readonly parts: readonly Segment[];
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	/** Its place in the official header. Absent: words that the form does not have. */
	readonly official?: OfficialCell;
}

/** A cell of the official header with its place. */
export interface OfficialCell {
	readonly text: string;
	readonly level: number;
	readonly column: number;
	readonly across: number;
}

export interface FoundHeader {
	/** The columns from left to right. */
	readonly leaves: readonly HeaderBlock[];
	/** Cells above several columns. */
	readonly spanning: readonly HeaderBlock[];
	readonly top: number;
	readonly bottom: number;
}

/** A cell of the header is wrapped into no more texts than these. */
const MOST_PARTS = 4;
/** In sizes of the text: how far below its first text a cell goes on, and how far beside. */
const BELOW = 2.4;
const BESIDE = 1.2;
/** Lines that a header has at most. */
const MOST_LINES = 14;
const ALIKE = 0.75;

export const isFigure = (text: string): boolean =>
	/^[+\-−–(（]?\d[\d,]*(?:\.\d+)?[)）]?$/.test(text);

/**
 * `undefined` where the lines do not begin with the header of that table.
 *
 * @param lines from where the header may begin, each parted into its texts
 */
export function headerOf(
	template: TableTemplate,
	lines: readonly (readonly Segment[])[]
): FoundHeader | undefined {
	const figures = lines.findIndex((line) => line.some(({ text }) => isFigure(text)));
	const zone = lines.slice(0, Math.min(MOST_LINES, figures < 0 ? Infinity : figures)).flat();
	const blocks = recognised(zone, officialCells(template));
	const leaves = blocks.filter(({ official }) => official!.across === 1);
	if (leaves.length < 2 || leaves.length * 2 < template.columns.length) return undefined;
	const top = Math.min(...blocks.map((block) => block.top));
	const bottom = Math.max(...blocks.map((block) => block.bottom));
	const spanning = blocks.filter(({ official }) => official!.across > 1);
	return {
		leaves: [...leaves, ...strangers(zone, blocks, top, bottom)].sort((a, b) => a.left - b.left),
		...{ spanning, top, bottom }
	};
}

const known = new WeakMap<TableTemplate, readonly OfficialCell[]>();

function officialCells(template: TableTemplate): readonly OfficialCell[] {
	let cells = known.get(template);
	if (!cells) known.set(template, (cells = placed(template)));
	return cells;
}

function placed({ header, columns }: TableTemplate): OfficialCell[] {
	const taken = header.map(() => columns.map(() => false));
	return header.flatMap((cells, level) => {
		let column = 0;
		return cells.map(({ text, across = 1, down = 1 }): OfficialCell => {
			while (taken[level][column]) column++;
			for (let y = level; y < level + down; y++) taken[y].fill(true, column, column + across);
			return { text: withoutYear(text), level, column, across };
		});
	});
}

/** Texts → cells of the official header; the surest first, and of those alike the upper one. */
function recognised(zone: readonly Segment[], official: readonly OfficialCell[]): HeaderBlock[] {
	const texts = [...new Set(official.map(({ text }) => text))];
	const found = zone
		.flatMap((first) => stacksFrom([first], zone))
		.flatMap((parts) => {
			const own = withoutYear(parts.map(({ text }) => text).join(''));
			return texts.flatMap((text) => {
				const score = own === text ? 1 : text.length >= 4 ? likeness(own, text) : 0;
				return score >= ALIKE ? [{ parts, text, score }] : [];
			});
		})
		.sort(
			(a, b) => b.score - a.score || b.text.length - a.text.length || a.parts[0].y - b.parts[0].y
		);
	const used = new Set<Segment>();
	const chosen = new Map<string, (readonly Segment[])[]>();
	for (const { parts, text } of found) {
		const same = chosen.get(text) ?? [];
		const most = official.filter((cell) => cell.text === text).length;
		if (same.length >= most || parts.some((part) => used.has(part))) continue;
		for (const part of parts) used.add(part);
		chosen.set(text, [...same, parts]);
	}
	// Cells of the same words stand in the order of their columns.
	return [...chosen].flatMap(([text, all]) => {
		const cells = official.filter((cell) => cell.text === text).sort((a, b) => a.column - b.column);
		return all
			.map((parts) => blockOf(parts))
			.sort((a, b) => a.left - b.left)
			.map((block, i) => ({ ...block, official: cells[i] }));
	});
}

/** The texts that a cell beginning with these may have: its own line, and lines below. */
function stacksFrom(parts: readonly Segment[], zone: readonly Segment[]): (readonly Segment[])[] {
	if (parts.length === MOST_PARTS) return [parts];
	const last = parts[parts.length - 1];
	const { left, right } = blockOf(parts);
	const next = zone.filter((other) => {
		const down = other.y - last.y;
		if (Math.abs(down) < 0.3 * last.size)
			return other.left >= last.right && other.left - last.right < BESIDE * last.size;
		return down > 0 && down < BELOW * last.size && overlap(other, { left, right }) > 0;
	});
	return [parts, ...next.flatMap((other) => stacksFrom([...parts, other], zone))];
}

function blockOf(parts: readonly Segment[]): HeaderBlock {
	return {
		parts,
		left: Math.min(...parts.map(({ left }) => left)),
		right: Math.max(...parts.map(({ right }) => right)),
		top: Math.min(...parts.map(({ y }) => y)),
		bottom: Math.max(...parts.map(({ y }) => y))
	};
}

/** Words among those of the header that the form has not: columns of their own, where none is below. */
function strangers(
	zone: readonly Segment[],
	blocks: readonly HeaderBlock[],
	top: number,
	bottom: number
): HeaderBlock[] {
	const used = new Set(blocks.flatMap(({ parts }) => parts));
	const within = zone.filter(
		(part) =>
			!used.has(part) && part.y >= top - 0.5 * part.size && part.y <= bottom + 0.5 * part.size
	);
	const stacks: Segment[][] = [];
	for (const part of within) {
		const above = stacks.find(
			(stack) => overlap(blockOf(stack), part) > 0 && part.y - stack.at(-1)!.y < BELOW * part.size
		);
		if (above) above.push(part);
		else stacks.push([part]);
	}
	return stacks
		.map(blockOf)
		.filter((own) => !blocks.some((block) => block.top > own.bottom && overlap(block, own) > 0));
}

/** The columns that a cell above several covers: from the first to the last of those below it. */
export function coveredBy(
	{ official }: HeaderBlock,
	leaves: readonly HeaderBlock[]
): { readonly first: number; readonly last: number } | undefined {
	if (!official) return undefined;
	const own = leaves.flatMap((leaf, i) =>
		leaf.official &&
		leaf.official.column >= official.column &&
		leaf.official.column < official.column + official.across
			? [i]
			: []
	);
	return own.length === 0 ? undefined : { first: own[0], last: own[own.length - 1] };
}

/** The lines of text of a cell of the header. */
export function linesOf({ parts }: HeaderBlock): TextLine[] {
	return parts.map(({ glyphs, y, size, left, right }) => ({ glyphs, y, size, left, right }));
}

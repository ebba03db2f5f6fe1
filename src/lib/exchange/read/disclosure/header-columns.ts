/** Which column of a grid holds which column of the table: told by the texts of its header. */
import type { Column, TableTemplate } from '$lib/budget/table/table-template';
import type { SourceCell, SourceLine } from '../source';
import { likeness } from './similarity';
import { headerPaths, withoutYear } from './template-header';

/** One column of the source under its header. */
export interface HeadedColumn {
	/** From 0. */
	readonly index: number;
	/** Header texts from the top; the last is the column's own. */
	readonly texts: readonly string[];
	/** The cell of its own header text. */
	readonly cell: SourceCell;
}

export interface HeaderColumns {
	readonly headed: readonly HeadedColumn[];
	/** The table's column of each source column that was recognised. */
	readonly at: ReadonlyMap<number, Column>;
	/** Headed columns that are none of the table's. */
	readonly unknown: readonly HeadedColumn[];
	/** Columns of the table that the header lacks. */
	readonly absent: readonly Column[];
}

/** Least likeness that counts as recognised. */
const LEAST = 0.62;

/** `undefined` where the header tells too little: then position must do. */
export function columnsOfHeader(
	template: TableTemplate,
	header: readonly SourceLine[]
): HeaderColumns | undefined {
	const headed = headedColumns(header);
	const at = assign(template, headed);
	if (at.size < 2 || at.size * 2 < template.columns.length) return undefined;
	return withRest(template, headed, at);
}

/** The columns as a person matched them. */
export function chosenColumns(
	template: TableTemplate,
	header: readonly SourceLine[],
	chosen: ReadonlyMap<number, string>
): HeaderColumns {
	const at = new Map<number, Column>();
	for (const [index, id] of chosen) {
		const column = template.columns.find((c) => c.id === id);
		if (column) at.set(index, column);
	}
	return withRest(template, headedColumns(header), at);
}

function withRest(
	template: TableTemplate,
	headed: readonly HeadedColumn[],
	at: ReadonlyMap<number, Column>
): HeaderColumns {
	const found = new Set(at.values());
	return {
		headed,
		at,
		unknown: headed.filter(({ index }) => !at.has(index)),
		absent: template.columns.filter((column) => !found.has(column))
	};
}

/** Source columns with the header texts above them, merged cells counted in each column they cover. */
export function headedColumns(header: readonly SourceLine[]): HeadedColumn[] {
	const stacks = new Map<number, SourceCell[]>();
	header.forEach((line, i) => {
		const below = header.slice(i + 1);
		line.filled.forEach((cell, nth) => {
			const end = cell.index + (cell.across ?? reach(line, nth, below));
			for (let index = cell.index; index < end; index++) {
				const stack = stacks.get(index);
				if (stack) stack.push(cell);
				else stacks.set(index, [cell]);
			}
		});
	});
	return [...stacks]
		.sort(([a], [b]) => a - b)
		.map(([index, cells]) => ({
			index,
			texts: cells.map(({ text }) => text),
			cell: cells.at(-1)!
		}));
}

/** Without merges a header cell reaches as far as there are texts below it and none beside it. */
function reach(line: SourceLine, nth: number, below: readonly SourceLine[]): number {
	const cell = line.filled[nth];
	const end = line.filled[nth + 1]?.index ?? Infinity;
	const headed = (index: number) =>
		below.some((other) => other.filled.some((c) => c.index === index));
	let across = 1;
	while (cell.index + across < end && headed(cell.index + across)) across++;
	return headed(cell.index) ? across : 1;
}

function assign(template: TableTemplate, headed: readonly HeadedColumn[]): Map<number, Column> {
	const pairs = headed.flatMap((source, i) =>
		headerPaths(template).map(({ column, texts }, j) => ({
			source,
			column,
			score: pathLikeness(source.texts, texts),
			distance: Math.abs(i - j)
		}))
	);
	const likely = pairs.filter(({ score }) => score >= LEAST);
	likely.sort((a, b) => b.score - a.score || a.distance - b.distance);
	const at = new Map<number, Column>();
	const taken = new Set<Column>();
	for (const { source, column } of likely) {
		if (at.has(source.index) || taken.has(column)) continue;
		at.set(source.index, column);
		taken.add(column);
	}
	return at;
}

/** The column's own text weighs most; what it stands under tells 「合计」 from 「合计」. */
export function pathLikeness(printed: readonly string[], official: readonly string[]): number {
	const texts = printed.map(withoutYear);
	const own = likeness(texts.at(-1) ?? '', official.at(-1) ?? '');
	const above = texts.slice(0, -1);
	if (own < 0.5) return 0;
	const over = official.slice(0, -1);
	const parents =
		above.length === 0 || over.length === 0
			? Number(above.length === over.length)
			: likeness(above.at(-1)!, over.at(-1)!) * 0.5 + likeness(above[0], over[0]) * 0.5;
	return own * 0.8 + parents * 0.2;
}

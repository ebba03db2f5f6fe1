/** Which column of a grid holds which column of the table: told by the texts of its header. */
import { addToList } from '$lib/budget/values/lists-by-key';
import type { Column, TableTemplate } from '$lib/budget/table/table-template';
import type { SourceCell, SourceLine } from '../source';
import { bookColumnOf } from './printed-template';
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
	header: readonly SourceLine[],
	body: readonly SourceLine[] = []
): HeaderColumns | undefined {
	const headed = withGaps(headedColumns(header), body);
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
	const taken = new Set<Column>();
	for (const [index, id] of [...chosen].toSorted(([a], [b]) => a - b)) {
		const column = template.columns.find((c) => bookColumnOf(c) === id && !taken.has(c));
		if (!column) continue;
		at.set(index, column);
		taken.add(column);
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
				addToList(stacks, index, cell);
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

/** A column that rows use and that has no header of its own stands under the header to its left. */
function withGaps(headed: readonly HeadedColumn[], body: readonly SourceLine[]): HeadedColumn[] {
	const used = new Set(body.flatMap(({ filled }) => filled.map(({ index }) => index)));
	const last = headed.at(-1)?.index ?? 0;
	const known = new Map(headed.map((column) => [column.index, column]));
	for (const index of [...used].toSorted((a, b) => a - b)) {
		const left = known.get(index - 1);
		if (left && !known.has(index) && index < last) known.set(index, { ...left, index });
	}
	return [...known.values()].toSorted((a, b) => a.index - b.index);
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

interface Pair {
	readonly source: number;
	readonly column: number;
	readonly score: number;
}

/** In the form's order where that recognises as much; else each column wherever it is likest. */
function assign(template: TableTemplate, headed: readonly HeadedColumn[]): Map<number, Column> {
	const paths = headerPaths(template);
	const scores = headed.map((source) =>
		paths.map(({ texts }) => Math.max(pathLikeness(source.texts, texts), footless(source, texts)))
	);
	const ordered = inOrder(scores);
	const free = anywhere(scores);
	const sum = (pairs: readonly Pair[]): number => pairs.reduce((all, { score }) => all + score, 0);
	const pairs = sum(ordered) >= sum(free) - 0.05 ? ordered : free;
	return new Map(
		pairs.map(({ source, column }) => [headed[source].index, template.columns[column]])
	);
}

/** A total's label may have slipped into the header's last line. */
function footless({ texts }: HeadedColumn, official: readonly string[]): number {
	if (texts.length < 2 || withoutYear(texts.at(-1)!) !== '合计') return 0;
	return pathLikeness(texts.slice(0, -1), official) * 0.95;
}

/** The best sum of scores with neither order turned. */
function inOrder(scores: readonly (readonly number[])[]): Pair[] {
	const width = scores[0]?.length ?? 0;
	const best = scores.map(() => new Array<number>(width + 1).fill(0));
	best.push(new Array<number>(width + 1).fill(0));
	for (let i = scores.length - 1; i >= 0; i--)
		for (let j = width - 1; j >= 0; j--) {
			const taken = scores[i][j] >= LEAST ? scores[i][j] + best[i + 1][j + 1] : 0;
			best[i][j] = Math.max(best[i + 1][j], best[i][j + 1], taken);
		}
	const pairs: Pair[] = [];
	for (let [i, j] = [0, 0]; i < scores.length && j < width;) {
		const score = scores[i][j];
		if (score >= LEAST && best[i][j] === score + best[i + 1][j + 1])
			pairs.push({ source: i++, column: j++, score });
		else if (best[i][j] === best[i + 1][j]) i++;
		else j++;
	}
	return pairs;
}

function anywhere(scores: readonly (readonly number[])[]): Pair[] {
	const likely = scores
		.flatMap((row, source) => row.map((score, column): Pair => ({ source, column, score })))
		.filter(({ score }) => score >= LEAST);
	const distance = ({ source, column }: Pair): number => Math.abs(source - column);
	likely.sort((a, b) => b.score - a.score || distance(a) - distance(b));
	const [sources, columns] = [new Set<number>(), new Set<number>()];
	return likely.filter(({ source, column }) => {
		if (sources.has(source) || columns.has(column)) return false;
		sources.add(source);
		columns.add(column);
		return true;
	});
}

/** The column's own text weighs most; what it stands under tells 「合计」 from 「合计」. */
export function pathLikeness(printed: readonly string[], official: readonly string[]): number {
	const texts = printed.map(withoutYear);
	const own = ownLikeness(texts.at(-1) ?? '', official.at(-1) ?? '');
	const above = texts.slice(0, -1);
	if (own < 0.5) return 0;
	const over = official.slice(0, -1);
	const parents =
		above.length === 0 || over.length === 0
			? Number(above.length === over.length)
			: likeness(above.at(-1)!, over.at(-1)!) * 0.5 + likeness(above[0], over[0]) * 0.5;
	return own * 0.8 + parents * 0.2;
}

/** 「小计」 under a group is what another form calls 「合计」. */
const TOTALS = new Set(['合计', '小计', '总计', '金额合计']);
const SAME_TOTAL = 0.9;

function ownLikeness(printed: string, official: string): number {
	const alike = likeness(printed, official);
	return TOTALS.has(printed) && TOTALS.has(official) ? Math.max(alike, SAME_TOTAL) : alike;
}

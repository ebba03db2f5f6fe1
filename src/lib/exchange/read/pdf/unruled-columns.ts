/**
 * The columns of a table that has no lines between them. Between two headers runs a gap that no
 * text of the rows crosses. Where there are several, what stands between them is of the column
 * that its kind is of: figures end at the right edge of their column, words begin at the left one.
 */
import type { TableTemplate } from '$lib/budget/table/table-template';
import { isFigure, type FoundHeader, type HeaderBlock } from './unruled-header';
import type { Segment } from './segments';

export interface UnruledColumns {
	/** Edges of the columns, in points. */
	readonly xs: readonly number[];
	/** Which of them hold words; their cells may have several lines. */
	readonly ofWords: readonly boolean[];
	/** How far to the right the texts of each may go. */
	readonly rights: readonly number[];
	/** Texts of which the positions do not tell the column for sure. */
	readonly unclear: ReadonlySet<Segment>;
}

interface Gap {
	readonly from: number;
	readonly to: number;
}

type Holds = TableTemplate['columns'][number]['holds'] | undefined;
/** The side of a gap that texts belong to. */
type Belongs = 'left' | 'right' | undefined;

export function columnsOf(
	template: TableTemplate,
	{ leaves }: FoundHeader,
	body: readonly Segment[]
): UnruledColumns {
	const finder = new EdgeFinder(template, leaves, body);
	const all = [...leaves, ...body];
	const inner = leaves.slice(1).map((leaf, i) => finder.edge(leaves[i], leaf));
	const xs = [
		Math.min(...all.map(({ left }) => left)) - 1,
		...inner,
		Math.max(...all.map(({ right }) => right)) + 1
	];
	const unclear = new Set(finder.unclear);
	leaves.forEach((leaf, i) => {
		if (finder.holds(leaf) !== 'amount') return;
		for (const each of straying(body, xs[i], xs[i + 1])) unclear.add(each);
	});
	return {
		xs,
		ofWords: leaves.map((leaf) => finder.holds(leaf) === 'label' || finder.holds(leaf) === 'text'),
		rights: leaves.map((leaf, i) => rightOf(leaf, body, xs[i], xs[i + 1])),
		unclear
	};
}

/** So many figures with the same end, of so many in the column, tell how it is aligned. */
const ALIGNED = 0.6;
const LEAST = 3;

/** Figures that stand neither at the left, nor at the right, nor in the middle as those of their column do. */
function straying(body: readonly Segment[], from: number, to: number): Segment[] {
	const own = body.filter(
		({ left, right }) => (left + right) / 2 >= from && (left + right) / 2 < to
	);
	if (own.length < LEAST) return [];
	const ways = [
		(text: Segment) => text.left,
		(text: Segment) => text.right,
		(text: Segment) => (text.left + text.right) / 2
	];
	const usual = ways.map((way) => mostFrequent(own.map((text) => Math.round(way(text)))));
	if (!usual.some(({ count }) => count >= ALIGNED * own.length)) return [];
	return own.filter((text) =>
		ways.every((way, i) => Math.abs(way(text) - usual[i].value) > text.size / 2)
	);
}

function mostFrequent(values: readonly number[]): { value: number; count: number } {
	const counts = new Map<number, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	const [value, count] = [...counts].sort(([, a], [, b]) => b - a)[0];
	return { value, count };
}

/** Headers stand in the middle of their column: as far to the right of it as texts begin to the left. */
function rightOf(leaf: HeaderBlock, body: readonly Segment[], from: number, to: number): number {
	const own = body.filter(({ left, right }) => left >= from && right <= to);
	const left = Math.min(leaf.left, ...own.map((text) => text.left));
	return Math.max(leaf.left + leaf.right - left, ...own.map((text) => text.right));
}

/** Account codes: 类, 款, 项. */
const CODE = /^\d{3}(?:\d\d){0,3}$/;
const FIGURE = /^(?:[+\-−–(（]?\d[\d,]*(?:\.\d+)?[)）]?|[-—–]+)$/;

class EdgeFinder {
	readonly unclear = new Set<Segment>();
	readonly #figures: Alignment;

	constructor(
		readonly template: TableTemplate,
		leaves: readonly HeaderBlock[],
		readonly body: readonly Segment[]
	) {
		const figures = body.filter(({ text }) => isFigure(text) && /[.,]/.test(text));
		this.#figures = alignmentOf(figures) ?? besideHeader(leaves[leaves.length - 1], figures);
	}

	holds({ official }: HeaderBlock): Holds {
		return official && this.template.columns[official.column].holds;
	}

	edge(before: HeaderBlock, after: HeaderBlock): number {
		const [from, to] = [before.right, after.left];
		const between = this.body.filter(({ left, right }) => right > from && left < to);
		if (from >= to) return this.#doubtful((from + to) / 2);
		const gaps = gapsIn(between, from, to);
		if (gaps.length === 0) return this.#doubtful(leastCrossed(between, from, to));
		const sides = gaps.slice(1).map((gap, i) => {
			const cluster = between.filter(({ left, right }) => left >= gaps[i].to && right <= gap.from);
			const side = this.#sideOf(cluster, this.holds(before), this.holds(after));
			if (side === undefined) for (const each of cluster) this.unclear.add(each);
			return { side, cluster };
		});
		const first = sides.findIndex(({ side }) => side === 'right');
		const nth = first < 0 ? sides.length : first;
		for (const { side, cluster } of sides.slice(nth))
			if (side === 'left') for (const each of cluster) this.unclear.add(each);
		return middleOf(gaps[nth]);
	}

	/** An edge that texts cross. */
	#doubtful(at: number): number {
		for (const each of this.body) if (each.left < at && each.right > at) this.unclear.add(each);
		return at;
	}

	#sideOf(cluster: readonly Segment[], before: Holds, after: Holds): Belongs {
		const mostly = (is: RegExp): boolean =>
			cluster.filter(({ text }) => is.test(text)).length * 2 > cluster.length;
		const [isOfCodes, isOfFigures] = [mostly(CODE), mostly(FIGURE)];
		const fits = (holds: Holds): boolean => {
			if (isOfCodes) return holds === 'code';
			return isOfFigures ? holds === 'amount' : holds !== 'amount';
		};
		if (fits(before) !== fits(after)) return fits(before) ? 'left' : 'right';
		if (!isOfFigures) return 'right';
		const own = alignmentOf(cluster) ?? this.#figures;
		return own && (own === 'right' ? 'left' : 'right');
	}
}

type Alignment = 'left' | 'right' | undefined;

/** The ends that more of the texts have in common; `undefined` where that tells nothing. */
function alignmentOf(texts: readonly Segment[]): Alignment {
	const places = (ends: readonly number[]): number =>
		new Set(ends.map((end) => Math.round(end / 2))).size;
	const left = places(texts.map((text) => text.left));
	const right = places(texts.map((text) => text.right));
	return left === right ? undefined : left < right ? 'left' : 'right';
}

/** The last column has nothing beside it: the side of its header on which its figures stand. */
function besideHeader(last: HeaderBlock, figures: readonly Segment[]): Alignment {
	const own = figures.filter(({ right }) => right > last.left);
	const by = own.map(({ left, right, size }) => (left + right - last.left - last.right) / size);
	if (own.length === 0) return undefined;
	return by.every((sizes) => sizes > 1) ? 'right' : by.every((s) => s < -1) ? 'left' : undefined;
}

/** What no text covers, from left to right. */
function gapsIn(texts: readonly Segment[], from: number, to: number): Gap[] {
	const gaps: Gap[] = [];
	let at = from;
	for (const { left, right } of [...texts].sort((a, b) => a.left - b.left)) {
		if (left > at) gaps.push({ from: at, to: left });
		at = Math.max(at, right);
	}
	if (at < to) gaps.push({ from: at, to });
	return gaps;
}

/** The place that the fewest texts cross. */
function leastCrossed(texts: readonly Segment[], from: number, to: number): number {
	const ends = [from, to, ...texts.flatMap(({ left, right }) => [left, right])]
		.filter((end) => end >= from && end <= to)
		.sort((a, b) => a - b);
	let best = { at: (from + to) / 2, crossed: Infinity };
	for (let i = 1; i < ends.length; i++) {
		const at = (ends[i - 1] + ends[i]) / 2;
		const crossed = texts.filter(({ left, right }) => left < at && right > at).length;
		if (crossed < best.crossed) best = { at, crossed };
	}
	return best.at;
}

const middleOf = ({ from, to }: Gap): number => (from + to) / 2;

/** Straight lines → the cells that they enclose. */
import { addToList } from '$lib/budget/values/lists-by-key';
import type { Rule } from './page-marks';

export interface RuledCell {
	/** Column and line of its top left corner, from 0, and how many it covers. */
	readonly column: number;
	readonly line: number;
	readonly across: number;
	readonly down: number;
	/** No line closes it at the top or bottom of the grid: the page ends inside it. */
	readonly openAbove: boolean;
	readonly openBelow: boolean;
}

/** A table on a page. */
export interface RuledGrid {
	/** Edges of its columns and lines, in points. */
	readonly xs: readonly number[];
	readonly ys: readonly number[];
	readonly cells: readonly RuledCell[];
}

/** Points: lines nearer than this are one, ends nearer than this touch. */
const NEAR = 1.6;
const TOUCH = 2.5;

/** Every group of lines that touch and enclose at least two cells. */
export function ruledGrids(rules: readonly Rule[]): RuledGrid[] {
	const lines = [...joinedRules(rules, true), ...joinedRules(rules, false)];
	return groupsOf(lines)
		.flatMap((group) => gridOf(group) ?? [])
		.sort((a, b) => a.ys[0] - b.ys[0]);
}

/** Lines in one direction, those in one place joined to one. */
export function joinedRules(rules: readonly Rule[], across: boolean): Rule[] {
	const own = rules.filter((rule) => rule.across === across).sort((a, b) => a.at - b.at);
	const places: Rule[][] = [];
	for (const rule of own) {
		const place = places.at(-1);
		if (place && rule.at - place[0].at <= NEAR) place.push(rule);
		else places.push([rule]);
	}
	return places.flatMap((place) => {
		const { at } = place[0];
		const lines: { from: number; to: number }[] = [];
		for (const { from, to } of place.sort((a, b) => a.from - b.from)) {
			const last = lines.at(-1);
			if (last && from - last.to <= TOUCH) last.to = Math.max(last.to, to);
			else lines.push({ from, to });
		}
		return lines.map((line) => ({ across, at, ...line }));
	});
}

function groupsOf(lines: readonly Rule[]): Rule[][] {
	const parent = lines.map((_, i) => i);
	const find = (i: number): number => {
		while (parent[i] !== i) i = parent[i] = parent[parent[i]];
		return i;
	};
	const down = lines
		.flatMap((line, i) => (line.across ? [] : [i]))
		.sort((a, b) => lines[a].at - lines[b].at);
	lines.forEach((line, i) => {
		if (!line.across) return;
		// The verticals stand in order, so only those that can touch are looked at.
		for (let k = firstFrom(lines, down, line.from - TOUCH); k < down.length; k++) {
			const other = lines[down[k]];
			if (other.at > line.to + TOUCH) break;
			if (other.from - TOUCH <= line.at && line.at <= other.to + TOUCH)
				parent[find(i)] = find(down[k]);
		}
	});
	const groups = new Map<number, Rule[]>();
	lines.forEach((line, i) => {
		const root = find(i);
		addToList(groups, root, line);
	});
	return [...groups.values()];
}

function firstFrom(lines: readonly Rule[], order: readonly number[], at: number): number {
	let [low, high] = [0, order.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (lines[order[middle]].at < at) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** More columns or lines than this are a drawing, no table. */
const MOST_EDGES = 400;

function gridOf(group: readonly Rule[]): RuledGrid | undefined {
	const across = group.filter((rule) => rule.across);
	const down = group.filter((rule) => !rule.across);
	if (across.length < 1 || down.length < 2) return undefined;
	const xs = distinct(down.map(({ at }) => at));
	// Where the page ends inside a line of the table, only the verticals tell how far it goes.
	const ys = distinct([
		...across.map(({ at }) => at),
		Math.min(...down.map(({ from }) => from)),
		Math.max(...down.map(({ to }) => to))
	]);
	if (xs.length < 2 || ys.length < 2 || xs.length > MOST_EDGES || ys.length > MOST_EDGES)
		return undefined;
	const cells = new CellFinder(xs, ys, across, down).cells();
	return cells.length > 1 ? { xs, ys, cells } : undefined;
}

function distinct(values: readonly number[]): number[] {
	const edges: number[] = [];
	for (const value of [...values].sort((a, b) => a - b))
		if (edges.length === 0 || value - edges.at(-1)! > TOUCH) edges.push(value);
	return edges;
}

/** Fields of the grid that no line parts are one cell. */
class CellFinder {
	readonly #columns: number;
	readonly #lines: number;
	/** Whether a line closes a field above, and at its left. */
	readonly #above: boolean[];
	readonly #left: boolean[];

	constructor(
		xs: readonly number[],
		ys: readonly number[],
		across: readonly Rule[],
		down: readonly Rule[]
	) {
		this.#columns = xs.length - 1;
		this.#lines = ys.length - 1;
		this.#above = new Array<boolean>(ys.length * this.#columns).fill(false);
		this.#left = new Array<boolean>(xs.length * this.#lines).fill(false);
		for (const rule of across)
			for (const i of covered(xs, rule))
				this.#above[nearest(ys, rule.at) * this.#columns + i] = true;
		for (const rule of down)
			for (const i of covered(ys, rule)) this.#left[i * xs.length + nearest(xs, rule.at)] = true;
	}

	cells(): RuledCell[] {
		const taken = new Set<number>();
		const cells: RuledCell[] = [];
		for (let line = 0; line < this.#lines; line++)
			for (let column = 0; column < this.#columns; column++) {
				if (taken.has(line * this.#columns + column)) continue;
				const cell = this.#cellAt(line, column);
				for (let y = line; y < line + cell.down; y++)
					for (let x = column; x < column + cell.across; x++) taken.add(y * this.#columns + x);
				cells.push(cell);
			}
		return cells;
	}

	#cellAt(line: number, column: number): RuledCell {
		let across = 1;
		while (column + across < this.#columns && !this.#isLeft(line, column + across)) across++;
		let down = 1;
		while (line + down < this.#lines && this.#isOpenAbove(line + down, column, across)) down++;
		const isOpen = (edge: number): boolean => this.#isOpenAbove(edge, column, across);
		return {
			...{ line, column, across, down },
			openAbove: line === 0 && isOpen(0),
			openBelow: line + down === this.#lines && isOpen(this.#lines)
		};
	}

	#isLeft(line: number, column: number): boolean {
		return this.#left[line * (this.#columns + 1) + column];
	}

	#isOpenAbove(line: number, column: number, across: number): boolean {
		for (let i = column; i < column + across; i++)
			if (this.#above[line * this.#columns + i]) return false;
		return true;
	}
}

/** The fields of an axis whose middle a line passes. */
function* covered(edges: readonly number[], { from, to }: Rule): Iterable<number> {
	for (let i = 0; i + 1 < edges.length; i++) {
		const middle = (edges[i] + edges[i + 1]) / 2;
		if (from <= middle && middle <= to) yield i;
	}
}

function nearest(edges: readonly number[], at: number): number {
	let best = 0;
	for (let i = 1; i < edges.length; i++)
		if (Math.abs(edges[i] - at) < Math.abs(edges[best] - at)) best = i;
	return best;
}

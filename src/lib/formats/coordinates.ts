/** What an amount means, as typed data, with the trees of its values. */
import { addToList } from '$lib/budget/values/lists-by-key';
import { accountLevel } from '$lib/budget/values/account-code';

/**
 * - `flow` 收入 or 支出
 * - `fund` whose money (一般公共预算, 事业收入 …)
 * - `nature` what kind of spending (基本, 项目 …)
 * - `stage` which figure (年初预算, 决算 …)
 * - `carry` where it stands over the years' end (本年, 上年结转, 年末结转, 结余分配)
 * - `origin` which year's money pays (当年, 上年)
 * - `account` functional account by code; `economic` economic account by code
 * - `object` items such as 因公出国（境）费; `unit` and `project` by name
 */
export const DIMENSIONS = [
	'flow',
	'fund',
	'nature',
	'stage',
	'carry',
	'origin',
	'account',
	'economic',
	'object',
	'unit',
	'project'
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** An absent dimension stands for all of it. */
export type Coordinates = Readonly<Partial<Record<Dimension, string>>>;

/** Dimensions whose values are codes: a code is part of the code that it begins with. */
const CODED: ReadonlySet<Dimension> = new Set(['account', 'economic']);
/** Dimensions whose values each book brings itself. */
const OPEN: ReadonlySet<Dimension> = new Set(['unit', 'project']);

/** A whole → its parts, as a pack writes it; a whole without parts is a value that stands alone. */
export type ValueTree = Readonly<Record<string, readonly string[]>>;
export type ValueTrees = Readonly<Partial<Record<Dimension, ValueTree>>>;

export type TreeProblem =
	| { readonly kind: 'tree-cycle'; readonly value: string }
	| { readonly kind: 'two-wholes'; readonly value: string; readonly wholes: readonly string[] };

/** The values of all dimensions of a format, and which of them are parts of which. */
export class CoordinateSpace {
	readonly #wholes = new Map<Dimension, Map<string, string>>();
	readonly #values = new Map<Dimension, Set<string>>();

	/** @param trees without problems (`treeProblems`) */
	constructor(readonly trees: ValueTrees) {
		for (const [dimension, tree] of Object.entries(trees) as [Dimension, ValueTree][]) {
			this.#wholes.set(dimension, wholesOf(tree));
			this.#values.set(dimension, new Set(Object.entries(tree).flatMap(([w, ps]) => [w, ...ps])));
		}
	}

	/** True for a value that the dimension has. */
	has(dimension: Dimension, value: string): boolean {
		if (CODED.has(dimension)) return accountLevel(value) !== undefined;
		return OPEN.has(dimension) || (this.#values.get(dimension)?.has(value) ?? false);
	}

	/** The whole that a value is a part of; `undefined` where that is the whole dimension. */
	wholeOf(dimension: Dimension, value: string): string | undefined {
		if (CODED.has(dimension)) return value.length > 3 ? value.slice(0, -2) : undefined;
		return this.#wholes.get(dimension)?.get(value);
	}

	/** The parts that add up to a value, as the format lists them; none for codes and open dimensions. */
	partsOf(dimension: Dimension, value: string): readonly string[] {
		const tree = this.trees[dimension];
		return tree && Object.hasOwn(tree, value) ? tree[value] : [];
	}

	/** True where `inner` is `outer` or a part of it, however deep. */
	isWithin(dimension: Dimension, inner: string, outer: string): boolean {
		for (let at: string | undefined = inner; at !== undefined; at = this.wholeOf(dimension, at))
			if (at === outer) return true;
		return false;
	}

	/**
	 * The coordinates of a cell, from those of its table, panel, row and column. Of a whole and its
	 * part the part counts.
	 */
	join(...parts: readonly (Coordinates | undefined)[]): JoinedCoordinates {
		const joined: Partial<Record<Dimension, string>> = {};
		for (const part of parts)
			for (const [dimension, value] of Object.entries(part ?? {}) as [Dimension, string][]) {
				const known = joined[dimension];
				if (known === undefined || this.isWithin(dimension, value, known))
					joined[dimension] = value;
				else if (!this.isWithin(dimension, known, value))
					return { ok: false, dimension, values: [known, value] };
			}
		return { ok: true, at: joined };
	}
}

export type JoinedCoordinates =
	| { readonly ok: true; readonly at: Coordinates }
	| {
			readonly ok: false;
			readonly dimension: Dimension;
			readonly values: readonly [string, string];
	  };

function wholesOf(tree: ValueTree): Map<string, string> {
	return new Map(
		Object.entries(tree).flatMap(([whole, parts]) => parts.map((part) => [part, whole] as const))
	);
}

/** What keeps a tree from being one: a value in two wholes, or a value that is a part of itself. */
export function treeProblems(tree: ValueTree): TreeProblem[] {
	const wholes = new Map<string, string[]>();
	for (const [whole, parts] of Object.entries(tree))
		for (const part of parts) addToList(wholes, part, whole);
	const twice = [...wholes]
		.filter(([, all]) => all.length > 1)
		.map(([value, all]): TreeProblem => ({ kind: 'two-wholes', value, wholes: all }));
	if (twice.length > 0) return twice;
	const parent = wholesOf(tree);
	const settled = new Set<string>();
	for (const start of parent.keys()) {
		const path = new Set<string>();
		for (let at: string | undefined = start; at !== undefined && !settled.has(at);) {
			if (path.has(at)) return [{ kind: 'tree-cycle', value: at }];
			path.add(at);
			at = parent.get(at);
		}
		for (const value of path) settled.add(value);
	}
	return [];
}

/** The tree that the lines of a sheet are: 类, 款, 项; units and their projects. */
import type { GridLine } from '../grid/grid-port';
import type { SheetView } from './sheet-view';

export interface Outline {
	readonly depths: readonly number[];
	/** The line above it in the tree; -1 at the top. */
	readonly parents: readonly number[];
	isParent(at: number): boolean;
	/** Whether what stands under the line is folded. */
	isClosed(at: number, view: SheetView): boolean;
	/** Whether the line is folded away under another. */
	folded(at: number, view: SheetView): boolean;
	/** Whether there is anything to fold. */
	readonly depth: number;
}

/** How deep a line stands: as far as its name is indented. A total stands under nothing and heads nothing. */
export function depthOf({ cells }: GridLine): number {
	return cells.reduce((depth, { indent = 0 }) => Math.max(depth, indent), 0);
}

export function outlineOf(lines: readonly GridLine[]): Outline {
	const depths = lines.map(depthOf);
	const { parents, isParent } = treeOf(lines, depths);
	const isClosed = (at: number, view: SheetView): boolean => {
		const { key } = lines[at];
		if (view.folded?.includes(key)) return true;
		if (view.depth === undefined || view.unfolded?.includes(key)) return false;
		return levelOf(parents, at) >= view.depth;
	};
	const closed = new WeakMap<SheetView, ReadonlySet<number>>();
	const closedLines = (view: SheetView): ReadonlySet<number> => {
		let found = closed.get(view);
		if (!found) {
			found = new Set(lines.flatMap((_, at) => (isParent[at] && isClosed(at, view) ? [at] : [])));
			closed.set(view, found);
		}
		return found;
	};
	return {
		depths,
		parents,
		isParent: (at) => isParent[at],
		isClosed: (at, view) => closedLines(view).has(at),
		folded: (at, view) => {
			const shut = closedLines(view);
			if (shut.size === 0) return false;
			for (let up = parents[at]; up >= 0; up = parents[up]) if (shut.has(up)) return true;
			return false;
		},
		depth: lines.reduce((most, _, at) => Math.max(most, levelOf(parents, at)), 0)
	};
}

/** By line, the line above it in the tree, and whether others stand under it. */
function treeOf(
	lines: readonly GridLine[],
	depths: readonly number[]
): { readonly parents: readonly number[]; readonly isParent: readonly boolean[] } {
	const parents: number[] = [];
	const isParent = new Array<boolean>(lines.length).fill(false);
	const open: number[] = [];
	lines.forEach(({ tone }, at) => {
		while (open.length > 0 && depths[open.at(-1)!] >= depths[at]) open.pop();
		const parent = tone === 'total' ? -1 : (open.at(-1) ?? -1);
		parents.push(parent);
		if (parent >= 0) isParent[parent] = true;
		if (tone !== 'total') open.push(at);
	});
	return { parents, isParent };
}

/** Steps from the top. */
function levelOf(parents: readonly number[], at: number): number {
	let level = 0;
	for (let up = parents[at]; up >= 0; up = parents[up]) level++;
	return level;
}

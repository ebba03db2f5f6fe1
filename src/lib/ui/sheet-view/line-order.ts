/** In which order a sorted view shows the lines of a sheet. */
import { addToList } from '$lib/budget/values/lists-by-key';
import type { GridCell, GridLine, SheetModel } from '../grid/grid-port';
import type { Outline } from './outline';
import type { SheetView } from './sheet-view';

/**
 * By key, the place of each line. Lines are sorted among those under the same line of the tree, so that
 * each stays below what it belongs to; totals stay at the ends where the form prints them; blanks come last.
 */
export function lineRanks(
	{ lines, columns }: SheetModel,
	outline: Outline,
	{ column, way }: NonNullable<SheetView['sort']>
): ReadonlyMap<string, number> {
	const at = columns.findIndex(({ id }) => id === column);
	const children = new Map<number, number[]>();
	lines.forEach((_, line) => {
		const parent = outline.parents[line];
		addToList(children, parent, line);
	});
	const ranks = new Map<string, number>();
	const cells = at < 0 ? [] : lines.map((line) => line.cells[at]);
	const order = cellOrder(
		cells.filter(({ amount }) => amount === undefined),
		way
	);
	const compare = (a: number, b: number): number =>
		at < 0 ? a - b : order(cells[a], cells[b]) || a - b;
	const place = (siblings: readonly number[]): void => {
		for (const line of betweenTotals(lines, siblings, compare)) {
			ranks.set(lines[line].key, ranks.size);
			place(children.get(line) ?? []);
		}
	};
	place(children.get(-1) ?? []);
	return ranks;
}

/** Only what stands between two totals is sorted. */
function betweenTotals(
	lines: readonly GridLine[],
	siblings: readonly number[],
	compare: (a: number, b: number) => number
): number[] {
	const placed: number[] = [];
	let run: number[] = [];
	for (const line of siblings) {
		if (lines[line].tone !== 'total') run.push(line);
		else {
			placed.push(...run.sort(compare), line);
			run = [];
		}
	}
	return [...placed, ...run.sort(compare)];
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Amounts by size, texts as a dictionary has them; blanks last, whichever way. */
function cellOrder(
	cells: readonly GridCell[],
	way: 'up' | 'down'
): (a: GridCell, b: GridCell) => number {
	// Comparing Chinese is slow: each text is compared once, however many lines have it.
	const texts = [...new Set(cells.map(({ shown }) => shown))].sort(collator.compare);
	const places = new Map(texts.map((text, place) => [text, place]));
	/** Amounts before what only stands among them as text. */
	const placeOf = ({ shown }: GridCell): number => places.get(shown) ?? -1;
	return (a, b) => {
		if (a.exact === '' || b.exact === '') return Number(a.exact === '') - Number(b.exact === '');
		const areAmounts = a.amount !== undefined && b.amount !== undefined;
		const up = areAmounts ? a.amount - b.amount : placeOf(a) - placeOf(b);
		return way === 'up' ? up : -up;
	};
}

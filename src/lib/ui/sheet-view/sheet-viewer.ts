/** Lays a view over the models of one sheet. */
import type { RowId } from '$lib/budget/book/book';
import type { GridCell, GridLine, SheetModel } from '../grid/grid-port';
import { lineFilter } from './line-filter';
import { lineRanks } from './line-order';
import { outlineOf, type Outline } from './outline';
import type { SheetView, ViewFacts } from './sheet-view';

/**
 * A line that was shown stays, and lines keep their order, until the view is another or is applied
 * anew: nobody's row goes away under their hands because they mended what they had filtered for.
 */
export class SheetViewer {
	#view: SheetView | undefined;
	/** Lines that the filters have let through, by key. */
	readonly #shown = new Set<string>();
	/** Rows that somebody went to, whatever the filters say. */
	readonly #revealed = new Set<RowId>();
	#ranks: ReadonlyMap<string, number> | undefined;

	constructor(readonly facts: ViewFacts) {}

	/** The lines to show, each with its number in the whole sheet. */
	apply(model: SheetModel, view: SheetView): SheetModel {
		if (view !== this.#view) this.applyAnew();
		this.#view = view;
		const outline = outlineOf(model.lines);
		const passes = lineFilter(model, view, this.facts);
		const kept: GridLine[] = [];
		model.lines.forEach((line, at) => {
			if (this.#shown.has(line.key) || passes(line)) this.#shown.add(line.key);
			else if (!this.#isRevealed(line)) return;
			const folds = outline.folded(at, view);
			if (folds && !this.#isRevealed(line)) return;
			kept.push({ ...withFold(line, outline, at, view), number: at + 1 });
		});
		const lines = this.#ordered(model, outline, view, kept);
		const hiddenLines = model.lines.length - lines.length;
		const columns = columnsIn(model, view);
		return { ...model, columns, lines, ...(hiddenLines > 0 && { hiddenLines }) };
	}

	/** Forgets what only stayed because it had been shown. */
	applyAnew(): void {
		this.#shown.clear();
		this.#revealed.clear();
		this.#ranks = undefined;
	}

	/** Shows a row that somebody goes to. */
	reveal(row: RowId): void {
		this.#revealed.add(row);
	}

	#isRevealed({ cells }: GridLine): boolean {
		return this.#revealed.size > 0 && cells.some(({ ref }) => ref && this.#revealed.has(ref.row));
	}

	#ordered(
		model: SheetModel,
		outline: Outline,
		{ sort }: SheetView,
		lines: readonly GridLine[]
	): readonly GridLine[] {
		if (!sort || model.sideEdge !== undefined) return lines;
		const ranks = (this.#ranks ??= lineRanks(model, outline, sort));
		const rank = ({ key }: GridLine) => ranks.get(key) ?? Infinity;
		return lines.toSorted((a, b) => rank(a) - rank(b) || a.number! - b.number!);
	}
}

function columnsIn(
	{ columns }: SheetModel,
	{ filters, sort, widths, zoom = 100 }: SheetView
): SheetModel['columns'] {
	const filtered = new Set(filters?.map(({ column }) => column));
	if (!widths && !sort && zoom === 100 && filtered.size === 0) return columns;
	const zoomed = (width: number): number => Math.round((width * zoom) / 100);
	return columns.map((column) => {
		const width = widths?.[column.id];
		return {
			...column,
			width: zoomed(column.width),
			least: zoomed(column.least),
			...(width !== undefined && { width, least: width, grows: false }),
			...(filtered.has(column.id) && { filtered: true }),
			...(sort?.column === column.id && { sorted: sort.way })
		};
	});
}

/** The first cell with a name of a line that others stand under says whether they are folded. */
function withFold(line: GridLine, outline: Outline, at: number, view: SheetView): GridLine {
	if (!outline.isParent(at)) return line;
	const fold = outline.isClosed(at, view) ? 'closed' : 'open';
	const place = line.cells.findLastIndex(({ kind, align }) => kind === 'text' && align !== 'end');
	const named = line.cells.map((cell, c): GridCell => (c === place ? { ...cell, fold } : cell));
	return { ...line, cells: named };
}

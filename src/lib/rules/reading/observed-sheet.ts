/** A sheet under observation: its lists of rows, lookups, counts, and what rules make of it as a whole. */
import {
	tableOf,
	type CellValue,
	type ColumnId,
	type Row,
	type SheetKey,
	type TableId
} from '$lib/budget/book/book';
import type { LiveBook } from '$lib/budget/live/live-book';
import {
	FORM_SHAPE,
	formTextsOf,
	fundColumnsOf,
	indicatorColumnsOf
} from '$lib/formats/project-form';
import { bookFormat } from '$lib/formats/book-format';
import type { Format, FormatTable } from '$lib/formats/format';
import type { DependencyGraph } from './dependency-graph';
import type { Lookup } from './lookups';
import { SheetIndex, type IndexWatcher } from './sheet-index';
import { Source } from './source';
import { NARRATIVE_TEXT } from './texts';
import { ZeroCensus } from './zero-census';

/** How many cells of a sheet hold an amount other than zero. */
class FigureCount extends Source {
	count = 0;
}

/** All rows and cells of a sheet together, with what rules make of them until one changes. */
class SheetContents extends Source {
	readonly #made = new Map<unknown, unknown>();

	make<T>(read: (rows: readonly Row[]) => T, rows: readonly Row[]): T {
		let made = this.#made.get(read) as T | undefined;
		if (made === undefined) this.#made.set(read, (made = read(rows)));
		return made;
	}

	forget(): void {
		this.#made.clear();
	}
}

interface Columns {
	/** Every column that sheets of its kind have, numbered. */
	readonly numbers: ReadonlyMap<ColumnId, number>;
	readonly amounts: ReadonlySet<ColumnId>;
}

function columnsOf(all: readonly ColumnId[], amounts: readonly ColumnId[]): Columns {
	return { numbers: new Map(all.map((column, at) => [column, at])), amounts: new Set(amounts) };
}

const ofTables = new WeakMap<FormatTable, Columns>();

function columnsOfTable(table: FormatTable | undefined): Columns {
	let known = table && ofTables.get(table);
	if (known) return known;
	const { columns = [] } = table ?? {};
	const amounts = columns.filter(({ holds }) => holds === 'amount');
	const [all, some] = [columns, amounts].map((list) => list.map(({ id }) => id));
	known = columnsOf(all, some);
	if (table) ofTables.set(table, known);
	return known;
}

const ofForms = new WeakMap<Format, { readonly form: Columns; readonly indicators: Columns }>();

function columnsOfForms(format: Format): { readonly form: Columns; readonly indicators: Columns } {
	let known = ofForms.get(format);
	if (!known) {
		const funds = [...fundColumnsOf(format)];
		const form = columnsOf([...formTextsOf(format), FORM_SHAPE, ...funds], funds);
		known = { form, indicators: columnsOf(indicatorColumnsOf(format), []) };
		ofForms.set(format, known);
	}
	return known;
}
const OF_TEXTS = columnsOf([NARRATIVE_TEXT], []);

export class ObservedSheet {
	readonly table: TableId | undefined;
	readonly #columns: Columns;
	readonly #format: Format;
	/** The list of its rows; whether there are any. */
	readonly list = new Source();
	readonly emptiness = new Source();
	#indexes: Map<Lookup, SheetIndex> | undefined;
	#contents: SheetContents | undefined;
	#figures: FigureCount | undefined;
	#zeros: ZeroCensus | undefined;

	constructor(
		readonly key: SheetKey,
		readonly live: LiveBook,
		readonly graph: DependencyGraph
	) {
		this.#format = bookFormat(live.head);
		this.table = tableOf(key)?.table;
		if (this.table) this.#columns = columnsOfTable(this.#format.byId.get(this.table));
		else if (key === 'projects') this.#columns = columnsOfForms(this.#format).form;
		else if (key.startsWith('indicators@')) this.#columns = columnsOfForms(this.#format).indicators;
		else this.#columns = OF_TEXTS;
	}

	get columns(): ReadonlyMap<ColumnId, number> {
		return this.#columns.numbers;
	}
	get rows(): readonly Row[] {
		return this.live.rows(this.key);
	}

	index(lookup: Lookup, watcher: IndexWatcher): SheetIndex {
		let index = this.#indexes?.get(lookup);
		if (!index) {
			index = new SheetIndex(this.key, lookup, this.rows, this.graph, watcher, this.#format);
			(this.#indexes ??= new Map()).set(lookup, index);
		}
		return index;
	}

	/** All rows and cells together. */
	get contents(): SheetContents {
		return (this.#contents ??= new SheetContents());
	}

	get figures(): FigureCount {
		if (!this.#figures) {
			this.#figures = new FigureCount();
			for (const row of this.rows) this.#figures.count += this.#countFigures(row);
		}
		return this.#figures;
	}

	get zeros(): ZeroCensus {
		return (this.#zeros ??= new ZeroCensus(this.key, this.rows, this.#format));
	}

	/** A row, already holding `after`, changed in one cell. */
	cellChanged(
		row: Row,
		column: ColumnId,
		before: CellValue | undefined,
		after: CellValue | undefined
	): void {
		this.#contentsChanged();
		const amount = this.#columns.amounts.has(column);
		if (this.#indexes)
			for (const index of this.#indexes.values()) index.replace(row, column, amount, before, after);
		if (!amount) return;
		this.#count(isFigure(after) - isFigure(before));
		if (this.#zeros?.replace(row, column, before, after)) this.graph.changed(this.#zeros.id);
	}

	/** A row came in, with all its cells. */
	enroll(row: Row): void {
		for (const index of this.#indexes?.values() ?? []) index.insert(row);
		this.#counted(row, 1);
	}

	/** A row is about to go, or to be marked anew. */
	withdraw(row: Row): void {
		for (const index of this.#indexes?.values() ?? []) index.delete(row);
		this.#counted(row, -1);
	}

	#counted(row: Row, by: 1 | -1): void {
		if (this.#figures) this.#count(by * this.#countFigures(row));
		if (this.#zeros?.count(row, by)) this.graph.changed(this.#zeros.id);
		this.graph.changed(this.list.id);
		this.#contentsChanged();
	}

	#contentsChanged(): void {
		if (!this.#contents) return;
		this.#contents.forget();
		this.graph.changed(this.#contents.id);
	}

	/** Keeps the count of figures, if anybody asked for it. */
	#count(more: number): void {
		const figures = this.#figures;
		if (!figures || more === 0) return;
		const before = figures.count;
		figures.count += more;
		if (before === 0 || figures.count === 0) this.graph.changed(figures.id);
	}

	#countFigures({ cells }: Row): number {
		if (!this.table) return 0;
		let count = 0;
		for (const column of this.#columns.amounts) count += isFigure(cells[column]);
		return count;
	}
}

function isFigure(value: CellValue | undefined): 0 | 1 {
	return typeof value === 'number' && value !== 0 ? 1 : 0;
}

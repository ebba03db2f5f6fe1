/** The reader that rules get: it reads the observed book and notes what it read. */
import type { Fen } from '$lib/budget/values/amount';
import type {
	BookHead,
	Cells,
	CellValue,
	ColumnId,
	Row,
	RowId,
	RowMark,
	SheetKey
} from '$lib/budget/book/book';
import { cellOf } from '$lib/budget/live/live-book';
import type { DependencyGraph } from './dependency-graph';
import { printNoting, printsFigures } from './living';
import type { Lookup } from './lookups';
import type { Match } from '../matching/matching';
import type { MissingRows } from './missing-rows';
import type { ObservedBook } from './observed-book';
import type { RuleReader } from './rule-reader';
import type { Reader, Source } from './source';
import { TrackedFigures } from './tracked-figures';

export class TrackingReader implements RuleReader {
	/** Reads for comparisons, which need only figures. */
	readonly figures: TrackedFigures;
	readonly #book: ObservedBook;
	readonly #graph: DependencyGraph;

	constructor(book: ObservedBook) {
		this.#book = book;
		this.#graph = book.graph;
		this.figures = new TrackedFigures(book);
	}

	/** Runs `read`, and lets `reader` be re-run when anything it read changes, even if it throws. */
	noting<T>(reader: Reader, read: () => T): T {
		return this.#graph.reading(reader, read);
	}

	/** Lets `reader` be re-run as well when anything changes that is read now. */
	notingMore<T>(reader: Reader, read: () => T): T {
		return this.#graph.readingMore(reader, read);
	}

	/** Parts of the book that are not here, and what of them was read. */
	get missing(): MissingRows {
		return this.#book.missing;
	}

	head<K extends keyof BookHead>(piece: K): BookHead[K] {
		this.#note(this.#book.head(piece));
		return this.#book.live.head[piece];
	}

	mark(row: RowId): RowMark | undefined {
		const observed = this.#book.row(row);
		this.#graph.note(observed.mark);
		return observed.row;
	}

	sheetOf(row: RowId): SheetKey | undefined {
		const observed = this.#book.row(row);
		this.#graph.note(observed.mark);
		return observed.sheet?.key;
	}

	value(row: RowId, column: ColumnId): CellValue | undefined {
		const observed = this.#book.row(row);
		this.#graph.note(observed.cell(column, this.#graph));
		return cellOf(observed.row, column);
	}

	amount(row: RowId, column: ColumnId): Fen | undefined {
		const value = this.value(row, column);
		return typeof value === 'number' ? value : undefined;
	}

	text(row: RowId, column: ColumnId): string {
		const text = String(this.value(row, column) ?? '');
		return printsFigures(this, row, column, text) ? printNoting(this, text).text : text;
	}

	rows(sheet: SheetKey): readonly RowMark[] {
		const observed = this.#book.sheet(sheet);
		this.missing.read(sheet);
		this.#note(observed.list);
		return observed.rows;
	}

	cells(row: RowId): Readonly<Cells> {
		const observed = this.#book.row(row);
		this.#graph.note(observed.whole);
		return observed.row?.cells ?? NO_CELLS;
	}

	digest<T>(sheet: SheetKey, read: (rows: readonly Row[]) => T): T {
		const { contents, rows } = this.#book.sheet(sheet);
		this.missing.read(sheet);
		this.#note(contents);
		return contents.make(read, rows);
	}

	group(sheet: SheetKey, lookup: Lookup, key: string): readonly RowMark[] {
		const bucket = this.#book.index(sheet, lookup).bucket(key);
		this.missing.read(sheet, lookup, key);
		this.#note(bucket);
		return bucket.rows;
	}

	find(sheet: SheetKey, lookup: Lookup, key: string, nth = 1): RowId | undefined {
		return this.group(sheet, lookup, key)[nth - 1]?.id;
	}

	sum(
		sheet: SheetKey,
		lookup: Lookup,
		key: string,
		column: ColumnId
	): { value: Fen; figures: number } {
		const sum = this.#book.index(sheet, lookup).sum(key, column);
		this.missing.read(sheet, lookup, key);
		this.#note(sum);
		return { value: sum.value, figures: sum.figures };
	}

	hasRows(sheet: SheetKey): boolean {
		const { emptiness, rows } = this.#book.sheet(sheet);
		this.#note(emptiness);
		if (rows.length === 0) this.missing.read(sheet);
		return rows.length > 0;
	}

	hasFigures(sheet: SheetKey): boolean {
		const { figures } = this.#book.sheet(sheet);
		this.#note(figures);
		if (figures.count === 0) this.missing.read(sheet);
		return figures.count > 0;
	}

	zeroBesideBlanks(sheet: SheetKey): RowId | undefined {
		const { zeros } = this.#book.sheet(sheet);
		this.#note(zeros);
		this.missing.read(sheet);
		return zeros.hasBlanks ? zeros.firstZero((id) => this.#book.live.row(id))?.id : undefined;
	}

	partner(row: RowId): Match | undefined {
		this.#graph.note(this.#book.row(row).partner);
		const match = this.#book.matching.match(row);
		if (!match) this.missing.noPartner(row);
		return match;
	}

	#note(source: Source): void {
		this.#graph.note(this.#graph.idOf(source));
	}
}

const NO_CELLS: Readonly<Cells> = {};

/** The reader that rules get: it reads the observed book and notes what it read. */
import type { Fen } from '$lib/budget/amount';
import type {
	BookHead,
	Cells,
	CellValue,
	ColumnId,
	Row,
	RowId,
	RowMark,
	SheetKey
} from '$lib/budget/book';
import type { Lookup } from './lookups';
import type { Match } from './matching';
import type { ObservedBook } from './observed-book';
import type { RuleReader } from './rule';
import { ReadingRun, type Reader } from './source';

export class TrackingReader implements RuleReader {
	readonly #book: ObservedBook;
	readonly #run = new ReadingRun();

	constructor(book: ObservedBook) {
		this.#book = book;
	}

	/** Runs `read`, and lets `reader` be re-run when anything it read changes, even if it throws. */
	noting<T>(reader: Reader, read: () => T): T {
		this.#run.begin();
		try {
			return read();
		} finally {
			this.#run.end(reader);
		}
	}

	head<K extends keyof BookHead>(piece: K): BookHead[K] {
		this.#run.note(this.#book.dependencies.head(piece));
		return this.#book.live.head[piece];
	}

	mark(row: RowId): RowMark | undefined {
		this.#run.note(this.#book.dependencies.mark(row));
		return this.#book.live.row(row);
	}

	sheetOf(row: RowId): SheetKey | undefined {
		this.#run.note(this.#book.dependencies.mark(row));
		return this.#book.live.sheetOf(row);
	}

	value(row: RowId, column: ColumnId): CellValue | undefined {
		this.#run.note(this.#book.dependencies.cell(row, column));
		return this.#book.live.value(row, column);
	}

	amount(row: RowId, column: ColumnId): Fen | undefined {
		const value = this.value(row, column);
		return typeof value === 'number' ? value : undefined;
	}

	text(row: RowId, column: ColumnId): string {
		return String(this.value(row, column) ?? '');
	}

	rows(sheet: SheetKey): readonly RowMark[] {
		this.#run.note(this.#book.dependencies.sheet(sheet));
		return this.#book.live.rows(sheet);
	}

	cells(row: RowId): Readonly<Cells> {
		this.#run.note(this.#book.dependencies.whole(row));
		return this.#book.live.row(row)?.cells ?? NO_CELLS;
	}

	digest<T>(sheet: SheetKey, read: (rows: readonly Row[]) => T): T {
		const contents = this.#book.dependencies.contents(sheet);
		this.#run.note(contents);
		return contents.make(read, this.#book.live.rows(sheet));
	}

	group(sheet: SheetKey, lookup: Lookup, key: string): readonly RowMark[] {
		const bucket = this.#book.index(sheet, lookup).bucket(key);
		this.#run.note(bucket);
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
		const sum = this.#book.index(sheet, lookup).bucket(key).sum(column);
		this.#run.note(sum);
		return { value: sum.value, figures: sum.figures };
	}

	hasRows(sheet: SheetKey): boolean {
		this.#run.note(this.#book.dependencies.emptiness(sheet));
		return this.#book.live.rows(sheet).length > 0;
	}

	hasFigures(sheet: SheetKey): boolean {
		const figures = this.#book.figures(sheet);
		this.#run.note(figures);
		return figures.count > 0;
	}

	zeroBesideBlanks(sheet: SheetKey): RowId | undefined {
		const zeros = this.#book.zeros(sheet);
		this.#run.note(zeros);
		return zeros.hasBlanks ? zeros.firstZero((id) => this.#book.live.row(id))?.id : undefined;
	}

	partner(row: RowId): Match | undefined {
		this.#run.note(this.#book.dependencies.partner(row));
		return this.#book.matching.match(row);
	}
}

const NO_CELLS: Readonly<Cells> = {};

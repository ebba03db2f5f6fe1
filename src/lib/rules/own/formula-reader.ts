/** What formulas read of a book, and a reader of it for previews, which notes nothing. */
import { addToList } from '$lib/budget/values/lists-by-key';
import type { Fen } from '$lib/budget/values/amount';
import type { BookHead, CellValue, ColumnId, Row, RowId, SheetKey } from '$lib/budget/book/book';
import { tableOf } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { bookFormat } from '$lib/formats/book-format';
import { columnOf } from '$lib/budget/table/table-template';
import { lookupKey, type Lookup } from '../reading/lookups';
import type { RuleReader } from '../reading/rule-reader';

export type FormulaReader = Pick<
	RuleReader,
	| 'head'
	| 'mark'
	| 'sheetOf'
	| 'value'
	| 'amount'
	| 'text'
	| 'rows'
	| 'group'
	| 'find'
	| 'sum'
	| 'hasFigures'
>;

/** Reads a book as it stands. Rows are gathered by key once a reader, so it must not outlive an edit. */
export class PlainReader implements FormulaReader {
	readonly #book: BookReader;
	readonly #groups = new Map<string, Map<string, Row[]>>();

	constructor(book: BookReader) {
		this.#book = book;
	}

	head<K extends keyof BookHead>(piece: K): BookHead[K] {
		return this.#book.head[piece];
	}
	mark(row: RowId): Row | undefined {
		return this.#book.row(row);
	}
	sheetOf(row: RowId): SheetKey | undefined {
		return this.#book.sheetOf(row);
	}
	value(row: RowId, column: ColumnId): CellValue | undefined {
		return this.#book.value(row, column);
	}
	amount(row: RowId, column: ColumnId): Fen | undefined {
		const value = this.value(row, column);
		return typeof value === 'number' ? value : undefined;
	}
	text(row: RowId, column: ColumnId): string {
		return String(this.value(row, column) ?? '');
	}
	rows(sheet: SheetKey): readonly Row[] {
		return this.#book.rows(sheet);
	}

	group(sheet: SheetKey, lookup: Lookup, key: string): readonly Row[] {
		const name = `${sheet} ${lookup}`;
		let groups = this.#groups.get(name);
		if (!groups) this.#groups.set(name, (groups = this.#gather(sheet, lookup)));
		return groups.get(key) ?? [];
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
		const figures = this.group(sheet, lookup, key)
			.map((row) => this.amount(row.id, column))
			.filter((amount) => amount !== undefined);
		return { value: figures.reduce((sum, amount) => sum + amount, 0), figures: figures.length };
	}

	hasFigures(sheet: SheetKey): boolean {
		const table = tableOf(sheet)?.table;
		if (table === undefined) return false;
		return this.rows(sheet).some(({ cells }) =>
			Object.entries(cells).some(
				([column, value]) =>
					typeof value === 'number' &&
					value !== 0 &&
					columnOf(table, column, bookFormat(this.#book.head))?.holds === 'amount'
			)
		);
	}

	#gather(sheet: SheetKey, lookup: Lookup): Map<string, Row[]> {
		const groups = new Map<string, Row[]>();
		for (const row of this.rows(sheet)) {
			const key = lookupKey(lookup, sheet, row, bookFormat(this.#book.head));
			if (key === undefined) continue;
			addToList(groups, key, row);
		}
		return groups;
	}
}

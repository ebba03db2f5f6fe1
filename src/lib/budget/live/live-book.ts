/**
 * A book that changes: the in-memory form that grids read, rules check and the server watches.
 * It is always a projection of documents or of a file, never a source of truth of its own.
 */
import { bookFormat } from '$lib/formats/book-format';
import type {
	Book,
	BookChange,
	BookHead,
	Cells,
	CellValue,
	ColumnId,
	Row,
	RowId,
	RowMark,
	SheetKey
} from '../book/book';
import { isNamingColumn } from '../table/row-key';

/** What may be read of a book. Rules see books through this and nothing else. */
export interface BookReader {
	readonly head: BookHead;
	/** Rows in document order. */
	rows(sheet: SheetKey): readonly Row[];
	row(id: RowId): Row | undefined;
	sheetOf(id: RowId): SheetKey | undefined;
	value(row: RowId, column: ColumnId): CellValue | undefined;
	/**
	 * A number that changes whenever rows of the sheet come, go, move or change their names.
	 * Readers that have it get addresses from an index (address-book.ts); others by search.
	 */
	namesRevision?(sheet: SheetKey): number;
	/** The formula of a computed cell. */
	formula?(row: RowId, column: ColumnId): string | undefined;
}

interface LiveRow extends RowMark {
	cells: Record<ColumnId, CellValue>;
	formulas?: Record<ColumnId, string>;
}

const NO_ROWS: readonly Row[] = [];

export class LiveBook implements BookReader {
	head: BookHead;
	readonly #sheets = new Map<SheetKey, LiveRow[]>();
	readonly #rows = new Map<RowId, { sheet: SheetKey; row: LiveRow }>();
	readonly #revisions = new Map<SheetKey, number>();

	constructor(book: Book) {
		this.head = book.head;
		for (const [key, rows] of Object.entries(book.sheets)) {
			const sheet = key as SheetKey;
			const copies = (rows ?? []).map(copyOfRow);
			this.#sheets.set(sheet, copies.sort(byOrder));
			for (const row of copies) this.#rows.set(row.id, { sheet, row });
		}
	}

	rows(sheet: SheetKey): readonly Row[] {
		return this.#sheets.get(sheet) ?? NO_ROWS;
	}
	row(id: RowId): Row | undefined {
		return this.#rows.get(id)?.row;
	}
	sheetOf(id: RowId): SheetKey | undefined {
		return this.#rows.get(id)?.sheet;
	}
	value(row: RowId, column: ColumnId): CellValue | undefined {
		return cellOf(this.#rows.get(row)?.row, column);
	}
	formula(row: RowId, column: ColumnId): string | undefined {
		return formulaOf(this.#rows.get(row)?.row, column);
	}
	namesRevision(sheet: SheetKey): number {
		return this.#revisions.get(sheet) ?? 0;
	}
	/** Sheets that have or had rows. */
	get sheets(): readonly SheetKey[] {
		return [...this.#sheets.keys()];
	}

	/** Applies a change. A cell of a row that is not there is ignored: its row's removal was seen first. */
	apply(change: BookChange): void {
		switch (change.kind) {
			case 'cell':
				return this.#setCell(change);
			case 'row':
				return this.#putRow(change.sheet, change.row);
			case 'row-removed':
				return this.#removeRow(change.row);
			case 'head':
				this.head = change.head;
		}
	}

	/** A copy of the book as it is now. */
	snapshot(): Book {
		const sheets = [...this.#sheets].map(([key, rows]) => [key, rows.map(copyOfRow)]);
		return { head: this.head, sheets: Object.fromEntries(sheets) };
	}

	#setCell({ row: id, column, value, formula }: Extract<BookChange, { kind: 'cell' }>): void {
		const found = this.#rows.get(id);
		if (!found) return;
		if (value === undefined || value === '') delete found.row.cells[column];
		else found.row.cells[column] = value;
		setFormula(found.row, column, formula);
		if (isNamingColumn(found.sheet, column, bookFormat(this.head))) this.#renamed(found.sheet);
	}

	#renamed(sheet: SheetKey): void {
		this.#revisions.set(sheet, this.namesRevision(sheet) + 1);
	}

	#putRow(sheet: SheetKey, mark: RowMark): void {
		const { cells = {}, formulas } = this.#rows.get(mark.id)?.row ?? {};
		this.#removeRow(mark.id);
		const row: LiveRow = { ...mark, cells, ...(formulas && { formulas }) };
		const rows = this.#sheets.get(sheet) ?? [];
		rows.splice(insertionIndex(rows, row), 0, row);
		this.#sheets.set(sheet, rows);
		this.#rows.set(row.id, { sheet, row });
		this.#renamed(sheet);
	}

	#removeRow(id: RowId): void {
		const found = this.#rows.get(id);
		if (!found) return;
		const rows = this.#sheets.get(found.sheet)!;
		rows.splice(insertionIndex(rows, found.row) - 1, 1);
		this.#rows.delete(id);
		this.#renamed(found.sheet);
	}
}

/** What is no value was inherited: `cells` is a plain object, and columns are named from outside. */
export function cellOf(row: Row | undefined, column: ColumnId): CellValue | undefined {
	const value: unknown = row?.cells[column];
	return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

/** The formula of a computed cell of a row. */
export function formulaOf(row: Row | undefined, column: ColumnId): string | undefined {
	const { formulas } = row ?? {};
	return formulas && Object.hasOwn(formulas, column) ? formulas[column] : undefined;
}

/** What somebody wrote in a cell: its formula where it is computed, else its value. */
export function writtenIn(row: Row | undefined, column: ColumnId): CellValue | undefined {
	return formulaOf(row, column) ?? cellOf(row, column);
}

function setFormula(row: LiveRow, column: ColumnId, formula: string | undefined): void {
	if (formula !== undefined) (row.formulas ??= {})[column] = formula;
	else if (row.formulas) {
		delete row.formulas[column];
		if (Object.keys(row.formulas).length === 0) delete row.formulas;
	}
}

/** A copy that changes to the row do not reach. */
export function copyOfRow(row: Row): LiveRow {
	const { formulas } = row;
	return { ...row, cells: filled(row.cells), ...(formulas && { formulas: { ...formulas } }) };
}

function filled(cells: Cells): Record<ColumnId, CellValue> {
	const copy = { ...cells };
	for (const column in copy) if (copy[column] === '') delete copy[column];
	return copy;
}

/** Rows sort by (order, id); plain code-unit comparison, as fractional indexes require. */
export function byOrder(a: RowMark, b: RowMark): number {
	if (a.order !== b.order) return a.order < b.order ? -1 : 1;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function insertionIndex(rows: readonly LiveRow[], row: LiveRow): number {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (byOrder(rows[middle], row) <= 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

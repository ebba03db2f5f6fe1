/** The book while it is being read, and the fate of every source cell. */
import { addToList } from '$lib/budget/values/lists-by-key';
import type {
	BookHead,
	CellValue,
	ColumnId,
	Row,
	RowId,
	RowRole,
	SheetKey,
	Side,
	UnitId
} from '$lib/budget/book/book';
import { generateNKeysBetween } from 'fractional-indexing';
import type { EntryKind, ImportEntry, Place } from '../import-report';
import { ownUnit, parsePrinted, type PrintedUnit } from '../printed-unit';
import type { ReadHeading } from './heading';
import { joinsNumbers } from './number-token';
import { placeOf, type SourceCell, type SourceLine } from '../source';

export interface DraftRow {
	readonly id: RowId;
	readonly sheet: SheetKey;
	readonly side?: Side;
	role?: RowRole;
	unit?: UnitId;
	readonly cells: Record<ColumnId, CellValue>;
	/** First source line of the row. */
	readonly line: number;
}

/** Where a source cell went. `label`: a fixed label, which the template prints itself. */
export type Fate =
	| {
			readonly to: 'book';
			readonly row: DraftRow;
			readonly column: ColumnId;
			readonly unit?: PrintedUnit;
			/** Of a code that several cells hold: the characters that are this cell's. */
			readonly part?: CodeSpan;
	  }
	| { readonly to: 'label' }
	| { readonly to: 'report'; readonly entry: ImportEntry };

export interface CodeSpan {
	readonly from: number;
	readonly to: number;
}

export interface EntryDetails {
	readonly found?: string;
	readonly expected?: string;
	readonly kept?: string;
	readonly place?: Partial<Place>;
}

/** Digits behind a zero are a code or a part of one, never an amount. */
const CODE_WITH_ZERO = /^0\d+$/;

export class BookDraft {
	head: BookHead;
	readonly rows: DraftRow[] = [];
	readonly entries: ImportEntry[] = [];
	/** The headers of tables in grids, as they were understood. */
	readonly headings: ReadHeading[] = [];
	readonly fates = new Map<SourceCell, Fate[]>();
	readonly #bySheet = new Map<SheetKey, DraftRow[]>();
	/** The last piece put into each cell: asking the whole text each time would take its length squared. */
	readonly #pieces = new Map<string, string>();
	readonly #numbers = new Map<string, number>();

	constructor(head: BookHead) {
		this.head = head;
	}

	/** A short id that is the same in every reading of the same source: r1, r2 …, p1 …, i1 … */
	nextId(prefix: string): RowId {
		const n = (this.#numbers.get(prefix) ?? 0) + 1;
		this.#numbers.set(prefix, n);
		return prefix + n;
	}

	addRow(id: RowId, sheet: SheetKey, line: number, mark: Partial<DraftRow> = {}): DraftRow {
		const row: DraftRow = { ...mark, id, sheet, line, cells: {} };
		this.rows.push(row);
		addToList(this.#bySheet, sheet, row);
		return row;
	}

	/** Rows of a sheet in the order in which they were added. */
	rowsOf(sheet: SheetKey): readonly DraftRow[] {
		return this.#bySheet.get(sheet) ?? [];
	}

	/** Takes rows of a sheet back; what was told of them is of another row. */
	dropRows(rows: ReadonlySet<DraftRow>, of: DraftRow): void {
		const ids = new Set([...rows].map(({ id }) => id));
		this.entries.forEach((entry, i) => {
			if (!ids.has(entry.place.row ?? '')) return;
			const { column: _, ...place } = entry.place;
			this.entries[i] = { ...entry, place: { ...place, row: of.id } };
		});
		for (const row of rows) this.#withoutRow(this.#bySheet.get(row.sheet)!, row);
		for (const row of rows) this.#withoutRow(this.rows, row);
	}

	#withoutRow(from: DraftRow[], row: DraftRow): void {
		from.splice(from.lastIndexOf(row), 1);
	}

	/** Puts text into a cell of the book, after what is there already. */
	putText(row: DraftRow, column: ColumnId, text: string, from: SourceCell, glue = ''): void {
		const before = row.cells[column];
		const key = `${row.id}:${column}`;
		if (before === undefined) row.cells[column] = text;
		else {
			if (glue === '') this.#reportJoined(this.#pieces.get(key) ?? '', text, from, row, column);
			row.cells[column] = `${before}${glue}${text}`;
		}
		this.#pieces.set(key, text);
		this.#settle(from, { to: 'book', row, column });
	}

	/** Puts a code into a cell of the book, of which this source cell has a part. */
	putCodePart(
		row: DraftRow,
		column: ColumnId,
		code: string,
		from: SourceCell,
		part: CodeSpan
	): void {
		row.cells[column] = code;
		this.#settle(from, { to: 'book', row, column, part });
	}

	#reportJoined(
		before: string,
		after: string,
		from: SourceCell,
		row: DraftRow,
		column: ColumnId
	): void {
		if (!joinsNumbers(before, after)) return;
		const end = /[0-9０-９.．,，]+$/.exec(before.slice(-40))?.[0] ?? '';
		const start = /^[0-9０-９.．,，]+/.exec(after.slice(0, 40))?.[0] ?? '';
		const place = { row: row.id, column };
		this.report('number-joined', from, { found: `${end}⏎${start}`, place });
	}

	/**
	 * Puts a figure into a cell of the book; one that cannot be read stays text and is reported. A
	 * unit in its own cell goes before the table's.
	 */
	putAmount(
		row: DraftRow,
		column: ColumnId,
		text: string,
		unit: PrintedUnit,
		from: SourceCell
	): void {
		const place = { row: row.id, column };
		if (row.cells[column] !== undefined) return this.unplaced(from, text, place);
		if (!CODE_WITH_ZERO.test(text) && this.#putFigure(row, column, text, unit, from)) return;
		const own = ownUnit(text);
		if (own && this.#putFigure(row, column, own.figure, own.unit, from)) {
			const details = { found: own.unit, expected: unit, kept: text, place };
			if (own.unit !== unit) this.report('amount-unit-differs', from, details);
			return;
		}
		row.cells[column] = text;
		this.#settle(from, { to: 'book', row, column });
		this.report('unreadable-amount', from, { found: text, place });
	}

	/** Whether the text is a figure. One with more digits than 分 can hold is kept as its number format shows it. */
	#putFigure(
		row: DraftRow,
		column: ColumnId,
		text: string,
		unit: PrintedUnit,
		from: SourceCell
	): boolean {
		const place = { row: row.id, column };
		const parsed = parsePrinted(text, unit);
		if (parsed.ok) {
			if (parsed.value === undefined) this.unplaced(from, text);
			else {
				row.cells[column] = parsed.value;
				this.#settle(from, { to: 'book', row, column, unit });
			}
			return true;
		}
		const isShort = from.rounded !== undefined && from.text.startsWith(text);
		if (!isShort || parsed.failure.kind !== 'too-precise') return false;
		const rounded = ownUnit(from.rounded!)?.figure ?? from.rounded!;
		const shown = parsePrinted(rounded, unit);
		if (!shown.ok || shown.value === undefined) return false;
		row.cells[column] = shown.value;
		this.#settle(from, { to: 'book', row, column, unit });
		this.take('rounded', from, { kept: from.rounded, place });
		return true;
	}

	/** Moves a value, and the fate of the cells it came from, to another column of its row. */
	renameColumn(row: DraftRow, from: ColumnId, to: ColumnId): void {
		row.cells[to] = row.cells[from];
		delete row.cells[from];
		for (const fates of this.fates.values()) {
			fates.forEach((fate, i) => {
				const moves = fate.to === 'book' && fate.row === row && fate.column === from;
				if (moves) fates[i] = { ...fate, column: to };
			});
		}
	}

	/** The cell is a fixed label of the form. */
	label(cell: SourceCell): void {
		this.#settle(cell, { to: 'label' });
	}

	/** The cell's text is in this entry and need not be anywhere else. */
	take(kind: EntryKind, cell: SourceCell, details: EntryDetails = {}): void {
		const entry = this.report(kind, cell, { found: cell.text, ...details });
		this.#settle(cell, { to: 'report', entry });
	}

	/** The whole line is in one entry. */
	takeLine(kind: EntryKind, line: SourceLine, details: EntryDetails = {}): void {
		this.takeLines(kind, [line], details);
	}

	/** Lines that follow each other, in one entry at the first of them. */
	takeLines(kind: EntryKind, lines: readonly SourceLine[], details: EntryDetails = {}): void {
		const found = lines.map((line) => line.filled.map((cell) => cell.text).join(' ⇥ ')).join('\n');
		const entry = this.report(kind, lines[0], { found, ...details });
		for (const cell of lines.flatMap((line) => line.filled))
			this.#settle(cell, { to: 'report', entry });
	}

	unplaced(cell: SourceCell, text = cell.text, place: Partial<Place> = {}): void {
		this.take('unplaced', cell, { found: text, place });
	}

	/** Says something without settling where a cell went. */
	report(
		kind: EntryKind,
		at: SourceCell | SourceLine | Place,
		{ place, ...details }: EntryDetails = {}
	): ImportEntry {
		const where = 'text' in at ? placeOf(at) : at;
		const entry: ImportEntry = { kind, place: { ...where, ...place }, ...details };
		this.entries.push(entry);
		return entry;
	}

	/** The finished sheets: rows in the order in which they were added, with their order keys. */
	sheets(): Partial<Record<SheetKey, readonly Row[]>> {
		const sheets: Partial<Record<SheetKey, readonly Row[]>> = {};
		for (const [sheet, rows] of this.#bySheet) {
			const orders = generateNKeysBetween(null, null, rows.length);
			sheets[sheet] = rows.map((row, i) => finish(row, orders[i]));
		}
		return sheets;
	}

	#settle(cell: SourceCell, fate: Fate): void {
		addToList(this.fates, cell, fate);
	}
}

function finish(row: DraftRow, order: string): Row {
	const { id, side, unit, role, cells } = row;
	return { id, order, ...(side && { side }), ...(unit && { unit }), ...(role && { role }), cells };
}

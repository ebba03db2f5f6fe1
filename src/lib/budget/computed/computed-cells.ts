/**
 * Keeps the computed cells of a live book true: after every change those that depend on it, and no
 * others, are evaluated again, each after what it reads.
 */
import { addToSet } from '$lib/budget/values/lists-by-key';
import { cellKey, type CellRef } from '../address/address-book';
import type { BookChange, BookHead, CellValue, ColumnId, RowId, SheetKey } from '../book/book';
import { bookFormat } from '$lib/formats/book-format';
import type { LiveBook } from '../live/live-book';
import { programOf, type Program } from './program';
import { RowFinder } from './row-finder';
import { sameJson } from '../values/same-json';
import { tableOf } from '../book/book';
import { columnOf } from '../table/table-template';

/** One computed cell. */
interface Computed extends CellRef {
	readonly key: string;
	readonly text: string;
	program: Program;
	/** Keys of the cells that it reads. */
	reads: ReadonlySet<string>;
	/** Operands that wait to be evaluated before it, while an evaluation runs. */
	waits: number;
}

type CellChange = Extract<BookChange, { kind: 'cell' }>;

export class ComputedCells {
	readonly #book: LiveBook;
	readonly #cells = new Map<string, Computed>();
	/** Its computed cells by row. */
	readonly #ofRow = new Map<RowId, Map<ColumnId, Computed>>();
	/** Who reads a cell. */
	readonly #readers = new Map<string, Set<Computed>>();
	/** Who depends on the rows and names of a sheet. */
	readonly #ofSheet = new Map<SheetKey, Set<Computed>>();
	readonly #revisions = new Map<SheetKey, number>();
	#head: Pick<BookHead, 'units' | 'format'>;
	/** Knows the rows of sheets for as long as one round of changes is settled. */
	#finder: RowFinder;

	/** Evaluates all formulas of the book, whatever values it came with. */
	constructor(book: LiveBook) {
		this.#book = book;
		this.#head = book.head;
		this.#finder = new RowFinder(book);
		const found: Computed[] = [];
		for (const sheet of book.sheets)
			for (const row of book.rows(sheet))
				for (const [column, text] of Object.entries(row.formulas ?? {}))
					found.push(this.#define(row.id, column, text));
		this.#evaluate(new Set(found));
	}

	/**
	 * Call it when the book has the changes.
	 * @returns the cells that have other values now; the book has them already
	 */
	settle(changes: readonly BookChange[]): BookChange[] {
		this.#finder = new RowFinder(this.#book);
		const dirty = new Set<Computed>();
		let hasOtherHead = false;
		const rows = new Set<RowId>();
		for (const change of changes) {
			if (change.kind === 'cell') this.#cellChanged(change, dirty);
			else if (change.kind === 'head') hasOtherHead ||= this.#isOther(change.head);
			else rows.add(change.kind === 'row' ? change.row.id : change.row);
		}
		if (this.#cells.size === 0) return [];
		for (const row of rows) this.#rowChanged(row, dirty);
		for (const cell of this.#unbound(hasOtherHead)) {
			this.#bind(cell);
			dirty.add(cell);
		}
		return dirty.size === 0 ? [] : this.#evaluate(dirty);
	}

	#cellChanged({ row, column, formula }: CellChange, dirty: Set<Computed>): void {
		const key = cellKey(row, column);
		const known = this.#cells.get(key);
		if (known && known.text !== formula) {
			this.#forget(known);
			dirty.delete(known);
		}
		if (formula !== undefined && this.#book.formula(row, column) === formula)
			dirty.add(known?.text === formula ? known : this.#define(row, column, formula));
		for (const reader of this.#readers.get(key) ?? []) dirty.add(reader);
		if (this.#tellsRows(row, column)) this.#revisions.delete(this.#book.sheetOf(row)!);
	}

	/** Which rows of economic codes are details is told by a text beside their names. */
	#tellsRows(row: RowId, column: ColumnId): boolean {
		const sheet = this.#book.sheetOf(row);
		if (sheet === undefined || !this.#ofSheet.has(sheet)) return false;
		const table = tableOf(sheet)?.table;
		const format = bookFormat(this.#book.head);
		return table !== undefined && columnOf(table, column, format)?.holds === 'text';
	}

	/** A row that went took its formulas along; one that came or moved has them bound anew. */
	#rowChanged(row: RowId, dirty: Set<Computed>): void {
		const isThere = this.#book.row(row) !== undefined;
		for (const cell of [...(this.#ofRow.get(row)?.values() ?? [])]) {
			if (isThere && this.#book.formula(row, cell.column) === cell.text) {
				this.#bind(cell);
				dirty.add(cell);
			} else {
				this.#forget(cell);
				dirty.delete(cell);
			}
		}
		for (const [column, text] of Object.entries(this.#book.row(row)?.formulas ?? {}))
			if (!this.#cells.has(cellKey(row, column))) dirty.add(this.#define(row, column, text));
	}

	/** Those that may name other cells than before. */
	#unbound(all: boolean): readonly Computed[] {
		if (all) return [...this.#cells.values()];
		const found: Computed[] = [];
		for (const [sheet, cells] of this.#ofSheet) {
			const revision = this.#book.namesRevision(sheet);
			if (this.#revisions.get(sheet) === revision) continue;
			this.#revisions.set(sheet, revision);
			found.push(...cells);
		}
		return found;
	}

	#isOther(head: BookHead): boolean {
		const { units, format } = this.#head;
		this.#head = head;
		return !sameJson(units, head.units) || bookFormat({ format }) !== bookFormat(head);
	}

	#define(row: RowId, column: ColumnId, text: string): Computed {
		const key = cellKey(row, column);
		const program = programOf(this.#book, { row, column }, text, this.#finder);
		const cell: Computed = { key, row, column, text, program, reads: new Set(), waits: 0 };
		this.#cells.set(key, cell);
		const ofRow = this.#ofRow.get(row) ?? new Map<ColumnId, Computed>();
		this.#ofRow.set(row, ofRow.set(column, cell));
		this.#connect(cell);
		return cell;
	}

	#bind(cell: Computed): void {
		this.#disconnect(cell);
		cell.program = programOf(this.#book, cell, cell.text, this.#finder);
		this.#connect(cell);
	}

	#forget(cell: Computed): void {
		this.#disconnect(cell);
		this.#cells.delete(cell.key);
		const ofRow = this.#ofRow.get(cell.row);
		ofRow?.delete(cell.column);
		if (ofRow?.size === 0) this.#ofRow.delete(cell.row);
	}

	#connect(cell: Computed): void {
		cell.reads = new Set(cell.program.operands.map(({ row, column }) => cellKey(row, column)));
		for (const key of cell.reads) addToSet(this.#readers, key, cell);
		for (const sheet of cell.program.sheets) {
			addToSet(this.#ofSheet, sheet, cell);
			if (!this.#revisions.has(sheet)) this.#revisions.set(sheet, this.#book.namesRevision(sheet));
		}
	}

	#disconnect(cell: Computed): void {
		for (const key of cell.reads) takeFrom(this.#readers, key, cell);
		for (const sheet of cell.program.sheets) takeFrom(this.#ofSheet, sheet, cell);
	}

	/** Evaluates cells and all that depend on them, operands first. */
	#evaluate(dirty: ReadonlySet<Computed>): BookChange[] {
		const concerned = this.#dependingOn(dirty);
		for (const cell of concerned) cell.waits = 0;
		for (const cell of concerned)
			for (const reader of this.#readers.get(cell.key) ?? []) reader.waits++;
		const changes: BookChange[] = [];
		const changed = new Set(dirty);
		const ready = [...concerned].filter(({ waits }) => waits === 0);
		const run = (): void => {
			for (let cell = ready.pop(); cell; cell = ready.pop()) {
				concerned.delete(cell);
				const change = changed.has(cell) ? this.#evaluateOne(cell) : undefined;
				if (change) changes.push(change);
				for (const reader of this.#readers.get(cell.key) ?? []) {
					if (change) changed.add(reader);
					if (--reader.waits === 0) ready.push(reader);
				}
			}
		};
		run();
		if (concerned.size === 0) return changes;
		// What is left depends on itself, or on what does.
		const cyclic = this.#cyclic(concerned);
		for (const cell of cyclic) {
			const change = this.#write(cell, cell.text);
			if (change) changes.push(change);
			concerned.delete(cell);
		}
		for (const cell of concerned) {
			changed.add(cell);
			cell.waits = [...cell.reads].filter((key) => concerned.has(this.#cells.get(key)!)).length;
		}
		ready.push(...[...concerned].filter(({ waits }) => waits === 0));
		run();
		return changes;
	}

	#dependingOn(dirty: ReadonlySet<Computed>): Set<Computed> {
		const concerned = new Set(dirty);
		// A set that grows while it is walked is walked to its end.
		for (const cell of concerned)
			for (const reader of this.#readers.get(cell.key) ?? []) concerned.add(reader);
		return concerned;
	}

	/** Of cells that wait for each other those that somebody waits for in the end: the circles themselves. */
	#cyclic(waiting: ReadonlySet<Computed>): Set<Computed> {
		const left = new Set(waiting);
		const waitedFor = new Map<Computed, number>();
		for (const cell of left)
			for (const key of cell.reads) {
				const operand = this.#cells.get(key);
				if (operand && left.has(operand)) waitedFor.set(operand, (waitedFor.get(operand) ?? 0) + 1);
			}
		const free = [...left].filter((cell) => !waitedFor.has(cell));
		for (let cell = free.pop(); cell; cell = free.pop()) {
			left.delete(cell);
			for (const key of cell.reads) {
				const operand = this.#cells.get(key);
				if (!operand || !left.has(operand)) continue;
				const count = waitedFor.get(operand)! - 1;
				waitedFor.set(operand, count);
				if (count === 0) free.push(operand);
			}
		}
		return left;
	}

	#evaluateOne(cell: Computed): CellChange | undefined {
		const result = cell.program.evaluate(({ row, column }) => this.#book.value(row, column));
		return this.#write(cell, result.ok ? result.value : cell.text);
	}

	/** A cell that comes to nothing holds its formula, as a text: never a figure. */
	#write({ row, column, text }: Computed, value: CellValue | undefined): CellChange | undefined {
		if (this.#book.value(row, column) === value) return undefined;
		const change: CellChange = { kind: 'cell', row, column, value, formula: text };
		this.#book.apply(change);
		return change;
	}
}

function takeFrom<K>(sets: Map<K, Set<Computed>>, key: K, cell: Computed): void {
	const known = sets.get(key);
	known?.delete(cell);
	if (known?.size === 0) sets.delete(key);
}

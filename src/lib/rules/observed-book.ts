/**
 * A LiveBook under observation: every change is applied here, and whatever can be read of the book
 * (cells, lists of rows, lookups, sums, matches) tells its readers when it changes.
 */
import type {
	BookChange,
	BookHead,
	CellValue,
	ColumnId,
	Row,
	RowId,
	RowMark,
	SheetKey,
	TableId
} from '$lib/budget/book';
import { tableOf } from '$lib/budget/book';
import type { LiveBook } from '$lib/budget/live-book';
import { TABLE_IDS, templateOf } from '$lib/budget/table-template';
import { Dependencies } from './dependencies';
import type { Lookup } from './lookups';
import { ProjectMatching } from './project-matching';
import { SheetIndex, type IndexWatcher } from './sheet-index';
import { Source, type Reader } from './source';
import { ZeroCensus } from './zero-census';

/** Comings and goings that decide which instances of rules there are. */
export interface BookWatcher extends Omit<IndexWatcher, 'changed'> {
	rowCame(sheet: SheetKey, row: RowId): void;
	rowWent(sheet: SheetKey, row: RowId): void;
	/** The first row of a sheet came, before its indexes are told of it. */
	sheetFilled(sheet: SheetKey): void;
	sheetEmptied(sheet: SheetKey): void;
	unitsChanged(): void;
}

/** How many cells of a sheet hold an amount other than zero. */
class FigureCount extends Source {
	count = 0;
}

const AMOUNT_COLUMNS = new Map<TableId, ReadonlySet<ColumnId>>(
	TABLE_IDS.map((table) => [
		table,
		new Set(templateOf(table).columns.flatMap((c) => (c.holds === 'amount' ? [c.id] : [])))
	])
);

export class ObservedBook implements IndexWatcher {
	readonly dependencies = new Dependencies();
	readonly matching: ProjectMatching;
	readonly #indexes = new Map<SheetKey, Map<Lookup, SheetIndex>>();
	readonly #figures = new Map<SheetKey, FigureCount>();
	readonly #zeros = new Map<SheetKey, ZeroCensus>();
	#dirty = new Set<Reader>();
	#gone: RowId[] = [];

	constructor(
		readonly live: LiveBook,
		readonly watcher: BookWatcher
	) {
		this.matching = new ProjectMatching(live);
		this.matching.settle();
	}

	/** Applies changes; afterwards `takeDirty` has everyone who read what they changed. */
	apply(changes: readonly BookChange[]): void {
		for (const change of changes) this.#applyOne(change);
		for (const row of this.matching.settle()) this.changed(this.dependencies.partnerIfRead(row));
	}

	takeDirty(): Set<Reader> {
		const dirty = this.#dirty;
		this.#dirty = new Set();
		return dirty;
	}

	/** Frees what is kept about rows that are gone; to be called when all readers were re-run. */
	forgetGone(): void {
		for (const row of this.#gone) if (!this.live.row(row)) this.dependencies.forget(row);
		this.#gone = [];
	}

	index(sheet: SheetKey, lookup: Lookup): SheetIndex {
		let ofSheet = this.#indexes.get(sheet);
		if (!ofSheet) this.#indexes.set(sheet, (ofSheet = new Map()));
		let index = ofSheet.get(lookup);
		if (!index) {
			index = new SheetIndex(sheet, lookup, this.live.rows(sheet), this);
			ofSheet.set(lookup, index);
		}
		return index;
	}

	figures(sheet: SheetKey): FigureCount {
		let figures = this.#figures.get(sheet);
		if (!figures) {
			this.#figures.set(sheet, (figures = new FigureCount()));
			for (const row of this.live.rows(sheet)) figures.count += countFigures(sheet, row);
		}
		return figures;
	}

	zeros(sheet: SheetKey): ZeroCensus {
		let zeros = this.#zeros.get(sheet);
		if (!zeros) this.#zeros.set(sheet, (zeros = new ZeroCensus(sheet, this.live.rows(sheet))));
		return zeros;
	}

	changed(source: Source | undefined): void {
		source?.collect(this.#dirty);
	}
	keyCame(sheet: SheetKey, lookup: Lookup, key: string): void {
		this.watcher.keyCame(sheet, lookup, key);
	}
	keyWent(sheet: SheetKey, lookup: Lookup, key: string): void {
		this.watcher.keyWent(sheet, lookup, key);
	}

	#applyOne(change: BookChange): void {
		switch (change.kind) {
			case 'cell':
				return this.#setCell(change.row, change.column, change);
			case 'row':
				return this.#putRow(change.sheet, change.row, change);
			case 'row-removed':
				return this.#removeRow(change.row, change);
			case 'head':
				return this.#setHead(change.head, change);
		}
	}

	#setCell(id: RowId, column: ColumnId, change: BookChange): void {
		const row = this.live.row(id);
		const sheet = this.live.sheetOf(id);
		if (!row || !sheet) return;
		const before = row.cells[column];
		this.live.apply(change);
		const after = row.cells[column];
		if (before === after) return;
		this.changed(this.dependencies.cellIfRead(id, column));
		this.changed(this.dependencies.wholeIfRead(id));
		this.changed(this.dependencies.contentsIfRead(sheet));
		for (const index of this.#indexes.get(sheet)?.values() ?? [])
			index.replace(row, column, before, after);
		this.#count(sheet, isFigure(sheet, column, after) - isFigure(sheet, column, before));
		const zeros = this.#zeros.get(sheet);
		if (zeros?.replace(row, column, before, after)) this.changed(zeros);
		this.matching.touch(sheet, id);
	}

	#putRow(sheet: SheetKey, mark: RowMark, change: BookChange): void {
		const before = this.live.row(mark.id);
		const from = this.live.sheetOf(mark.id);
		if (before && from === sheet && sameMark(before, mark)) return;
		if (before && from) this.#withdraw(from, before);
		this.live.apply(change);
		const after = this.live.row(mark.id)!;
		if (this.live.rows(sheet).length === 1) this.#filledOrEmptied(sheet);
		this.#enroll(sheet, after);
		this.changed(this.dependencies.markIfRead(mark.id));
		if (from !== undefined && from !== sheet) this.#left(from, mark.id);
		if (from !== sheet) this.watcher.rowCame(sheet, mark.id);
	}

	#removeRow(id: RowId, change: BookChange): void {
		const row = this.live.row(id);
		const sheet = this.live.sheetOf(id);
		if (!row || !sheet) return;
		this.#withdraw(sheet, row);
		this.live.apply(change);
		for (const source of this.dependencies.wholeRow(id)) this.changed(source);
		this.#gone.push(id);
		this.#left(sheet, id);
	}

	#left(sheet: SheetKey, row: RowId): void {
		this.watcher.rowWent(sheet, row);
		if (this.live.rows(sheet).length === 0) this.#filledOrEmptied(sheet);
	}

	#filledOrEmptied(sheet: SheetKey): void {
		this.changed(this.dependencies.emptiness(sheet));
		if (this.live.rows(sheet).length > 0) this.watcher.sheetFilled(sheet);
		else this.watcher.sheetEmptied(sheet);
	}

	#withdraw(sheet: SheetKey, row: Row): void {
		for (const index of this.#indexes.get(sheet)?.values() ?? []) index.delete(row);
		this.#count(sheet, -countFigures(sheet, row));
		this.#countZeros(sheet, row, -1);
		this.changed(this.dependencies.sheet(sheet));
		this.changed(this.dependencies.contentsIfRead(sheet));
		this.matching.touch(sheet, row.id);
	}

	#enroll(sheet: SheetKey, row: Row): void {
		for (const index of this.#indexes.get(sheet)?.values() ?? []) index.insert(row);
		this.#count(sheet, countFigures(sheet, row));
		this.#countZeros(sheet, row, 1);
		this.changed(this.dependencies.sheet(sheet));
		this.changed(this.dependencies.contentsIfRead(sheet));
		this.matching.touch(sheet, row.id);
	}

	/** Keeps the count of figures of a sheet, if anybody asked for it. */
	#count(sheet: SheetKey, more: number): void {
		const figures = this.#figures.get(sheet);
		if (!figures || more === 0) return;
		const before = figures.count;
		figures.count += more;
		if (before === 0 || figures.count === 0) this.changed(figures);
	}

	#countZeros(sheet: SheetKey, row: Row, by: 1 | -1): void {
		const zeros = this.#zeros.get(sheet);
		if (zeros?.count(row, by)) this.changed(zeros);
	}

	#setHead(head: BookHead, change: BookChange): void {
		const before = this.live.head;
		this.live.apply(change);
		this.matching.headChanged();
		for (const piece of Object.keys({ ...before, ...head }) as (keyof BookHead)[]) {
			if (JSON.stringify(before[piece]) === JSON.stringify(head[piece])) continue;
			this.changed(this.dependencies.head(piece));
			if (piece === 'units') this.watcher.unitsChanged();
		}
	}
}

function isFigure(sheet: SheetKey, column: ColumnId, value: CellValue | undefined): 0 | 1 {
	if (typeof value !== 'number' || value === 0) return 0;
	const table = tableOf(sheet)?.table;
	return table !== undefined && AMOUNT_COLUMNS.get(table)!.has(column) ? 1 : 0;
}

function countFigures(sheet: SheetKey, row: Row): number {
	let count = 0;
	for (const column in row.cells) count += isFigure(sheet, column, row.cells[column]);
	return count;
}

function sameMark(a: RowMark, b: RowMark): boolean {
	return a.order === b.order && a.side === b.side && a.unit === b.unit && a.role === b.role;
}

/**
 * A LiveBook under observation: every change is applied here, and whatever can be read of the book
 * (cells, lists of rows, lookups, sums, matches) tells its readers when it changes.
 */
import type {
	BookChange,
	BookHead,
	ColumnId,
	Row,
	RowId,
	RowMark,
	SheetKey
} from '$lib/budget/book/book';
import type { LiveBook } from '$lib/budget/live/live-book';
import { DependencyGraph } from './dependency-graph';
import { ObservedRow } from './observed-row';
import { ObservedSheet } from './observed-sheet';
import type { Lookup } from './lookups';
import { bookFormat } from '$lib/formats/book-format';
import { MissingRows } from './missing-rows';
import { isMatchedBy, ProjectMatching } from '../matching/project-matching';
import type { IndexWatcher, SheetIndex } from './sheet-index';
import { Source } from './source';

/** Comings and goings that decide which instances of rules there are. */
export interface BookWatcher extends IndexWatcher {
	rowCame(sheet: SheetKey, row: RowId): void;
	rowWent(sheet: SheetKey, row: RowId): void;
	/** The first row of a sheet came, before its indexes are told of it. */
	sheetFilled(sheet: SheetKey): void;
	sheetEmptied(sheet: SheetKey): void;
	unitsChanged(): void;
}

export class ObservedBook {
	readonly graph = new DependencyGraph();
	readonly missing: MissingRows;
	/** Made when a project's partner is first asked for. */
	#matching: ProjectMatching | undefined;
	readonly #sheets = new Map<SheetKey, ObservedSheet>();
	readonly #rows = new Map<RowId, ObservedRow>();
	readonly #head = new Map<keyof BookHead, Source>();
	#gone: RowId[] = [];

	constructor(
		readonly live: LiveBook,
		readonly watcher: BookWatcher
	) {
		this.missing = new MissingRows(live);
	}

	get matching(): ProjectMatching {
		if (!this.#matching) {
			this.#matching = new ProjectMatching(this.live);
			this.#matching.settle();
		}
		return this.#matching;
	}

	/** Applies changes; afterwards the graph knows everyone who read what they changed. */
	apply(changes: readonly BookChange[]): void {
		for (const change of changes) this.#applyOne(change);
		for (const row of this.#matching?.settle() ?? []) {
			const observed = this.#rows.get(row);
			if (observed) this.graph.changed(observed.partner);
		}
	}

	/** Frees what is kept about rows that are gone; to be called when all readers were re-run. */
	forgetGone(): void {
		if (this.#gone.length === 0) return;
		for (const id of this.#gone) {
			const observed = this.#rows.get(id);
			if (!observed || observed.row || observed.isRead(this.graph)) continue;
			observed.free(this.graph);
			this.#rows.delete(id);
		}
		this.#gone = [];
	}

	sheet(key: SheetKey): ObservedSheet {
		let sheet = this.#sheets.get(key);
		if (!sheet) this.#sheets.set(key, (sheet = new ObservedSheet(key, this.live, this.graph)));
		return sheet;
	}

	row(id: RowId): ObservedRow {
		let observed = this.#rows.get(id);
		if (!observed) {
			const sheet = this.live.sheetOf(id);
			const observedSheet = sheet === undefined ? undefined : this.sheet(sheet);
			observed = new ObservedRow(id, this.live.row(id), observedSheet, this.graph);
			this.#rows.set(id, observed);
		}
		return observed;
	}

	index(sheet: SheetKey, lookup: Lookup): SheetIndex {
		return this.sheet(sheet).index(lookup, this.watcher);
	}

	head(piece: keyof BookHead): Source {
		let source = this.#head.get(piece);
		if (!source) this.#head.set(piece, (source = new Source()));
		return source;
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
		const observed = this.#rows.get(id) ?? (this.live.row(id) && this.row(id));
		const { row, sheet } = observed ?? {};
		if (!observed || !row || !sheet) return;
		const before = row.cells[column];
		this.live.apply(change);
		const after = row.cells[column];
		if (before === after) return;
		const figures = typeof before === 'number' && typeof after === 'number';
		observed.cellChanged(column, this.graph, figures);
		sheet.cellChanged(row, column, before, after);
		if (this.#matching && isMatchedBy(sheet.key, column, bookFormat(this.live.head)))
			this.#matching.touch(sheet.key, id);
	}

	#putRow(key: SheetKey, mark: RowMark, change: BookChange): void {
		const observed = this.row(mark.id);
		const { row: before, sheet: from } = observed;
		if (before && from?.key === key && sameMark(before, mark)) return;
		if (before && from) this.#withdraw(from, before);
		this.live.apply(change);
		const sheet = this.sheet(key);
		// Its cells may have other numbers in another sheet.
		if (from !== sheet) observed.changed(this.graph);
		observed.row = this.live.row(mark.id)!;
		observed.sheet = sheet;
		if (sheet.rows.length === 1) this.#filledOrEmptied(sheet);
		sheet.enroll(observed.row);
		this.#matching?.touch(key, mark.id);
		this.graph.changed(observed.mark);
		if (from && from !== sheet) this.#left(from, mark.id);
		if (from !== sheet) this.watcher.rowCame(key, mark.id);
	}

	#removeRow(id: RowId, change: BookChange): void {
		const observed = this.#rows.get(id) ?? (this.live.row(id) && this.row(id));
		const { row, sheet } = observed ?? {};
		if (!observed || !row || !sheet) return;
		this.#withdraw(sheet, row);
		this.live.apply(change);
		observed.changed(this.graph);
		observed.row = undefined;
		observed.sheet = undefined;
		this.#gone.push(id);
		this.#left(sheet, id);
	}

	#withdraw(sheet: ObservedSheet, row: Row): void {
		sheet.withdraw(row);
		this.#matching?.touch(sheet.key, row.id);
	}

	#left(sheet: ObservedSheet, row: RowId): void {
		this.watcher.rowWent(sheet.key, row);
		if (sheet.rows.length === 0) this.#filledOrEmptied(sheet);
	}

	#filledOrEmptied(sheet: ObservedSheet): void {
		this.graph.changed(sheet.emptiness.id);
		if (sheet.rows.length > 0) this.watcher.sheetFilled(sheet.key);
		else this.watcher.sheetEmptied(sheet.key);
	}

	#setHead(head: BookHead, change: BookChange): void {
		const before = this.live.head;
		this.live.apply(change);
		this.#matching?.headChanged();
		for (const piece of Object.keys({ ...before, ...head }) as (keyof BookHead)[]) {
			if (JSON.stringify(before[piece]) === JSON.stringify(head[piece])) continue;
			this.graph.changed(this.head(piece).id);
			if (piece === 'units') this.watcher.unitsChanged();
		}
	}
}

function sameMark(a: RowMark, b: RowMark): boolean {
	return a.order === b.order && a.side === b.side && a.unit === b.unit && a.role === b.role;
}

/**
 * Keeps a LiveBook equal to the projection of its rooms, transaction by transaction, and says what
 * changed. Cells of rows that aren't known yet wait in the document and appear with their row.
 */
import { addToSet } from '$lib/budget/values/lists-by-key';
import type * as Y from 'yjs';
import { bookFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { cellKey } from '$lib/budget/address/address-book';
import type { BookChange, CellValue, ColumnId, RowId, SheetKey } from '$lib/budget/book/book';
import { ComputedCells } from '$lib/budget/computed/computed-cells';
import { holdsAmounts, isFormulaText } from '$lib/budget/computed/formula-cell';
import { LiveBook, writtenIn } from '$lib/budget/live/live-book';
import { isExplanationKey } from './explanation-record';
import { columnsByRow, headOf, rowIds, writtenBook } from './project-rooms';
import { byClaim, parseBookRoom, type BookRoom, type RoomName } from './room-name';
import { readRow, sameMark, type PlacedRow } from './row-mark';
import {
	cellsOf,
	isColumnId,
	metaOf,
	readRecord,
	rowKey,
	rowsOf,
	splitKey,
	splitTextName,
	valueOf
} from './schema';

/** One attached room with what its document knows of each row. */
interface RoomView {
	readonly name: RoomName;
	readonly room: BookRoom;
	readonly doc: Y.Doc;
	readonly columns: Map<RowId, Set<ColumnId>>;
	detach(): void;
}

/** What a transaction touched, before it is known what of it shows. */
interface Touched {
	head: boolean;
	rows: Set<RowId>;
	cells: Map<string, { row: RowId; column: ColumnId }>;
}

export interface MirrorChange {
	readonly room: RoomName;
	readonly changes: readonly BookChange[];
	/** The transaction's origin, as given to `transact` or `applyUpdate`. */
	readonly origin: unknown;
	/** Whether the transaction was made in this process by `transact`, not applied from an update. */
	readonly local: boolean;
}

export class BookMirror {
	readonly book: LiveBook;
	readonly #computed: ComputedCells;
	/** Attached rooms in the order in which they claim rows. */
	#views: RoomView[] = [];
	readonly #owner = new Map<RowId, RoomView>();
	readonly #listeners = new Set<(change: MirrorChange) => void>();
	/** It says which rows are rows of the book. */
	#format: Format;

	constructor(rooms: Iterable<readonly [RoomName, Y.Doc]> = []) {
		const given = [...rooms];
		this.book = new LiveBook(writtenBook(given));
		this.#computed = new ComputedCells(this.book);
		this.#format = bookFormat(this.book.head);
		for (const [name, doc] of given) this.#observe(name, doc);
		for (const view of this.#views) {
			for (const id of rowIds(view.doc)) {
				if (!this.#owner.has(id) && this.#placed(view, id)) this.#owner.set(id, view);
			}
		}
	}

	/** Every change, after the book has it. */
	onChange(listener: (change: MirrorChange) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Attaches a room, in place of an earlier document of the same room. */
	attach(name: RoomName, doc: Y.Doc, origin: unknown = 'attach'): void {
		const before = this.#views.find((v) => v.name === name);
		if (before?.doc === doc) return;
		before?.detach();
		this.#views = this.#views.filter((v) => v !== before);
		const view = this.#observe(name, doc);
		if (!view) return;
		const rows = rowIds(doc);
		if (before) for (const id of rowIds(before.doc)) rows.add(id);
		this.#apply(view, { head: true, rows, cells: new Map() }, origin, false);
	}

	detachAll(): void {
		for (const view of this.#views) view.detach();
		this.#views = [];
	}

	/** The room that shows a row. */
	roomOf(row: RowId): RoomName | undefined {
		return this.#owner.get(row)?.name;
	}

	/** The columns that a room knows of a row, blank ones included. */
	columnsIn(room: RoomName, row: RowId): ReadonlySet<ColumnId> {
		return this.#views.find((v) => v.name === room)?.columns.get(row) ?? new Set();
	}

	#observe(name: RoomName, doc: Y.Doc): RoomView | undefined {
		const room = parseBookRoom(name);
		if (!room) return undefined;
		// Asking for them makes them maps, whatever arrives later.
		metaOf(doc);
		rowsOf(doc);
		const observer = (transaction: Y.Transaction): void => this.#observed(view, transaction);
		const view: RoomView = {
			name,
			room,
			doc,
			columns: columnsByRow(doc),
			detach: () => doc.off('afterTransaction', observer)
		};
		doc.on('afterTransaction', observer);
		this.#views.push(view);
		this.#views.sort((a, b) => byClaim(a.name, b.name));
		return view;
	}

	#observed(view: RoomView, transaction: Y.Transaction): void {
		if (transaction.changed.size === 0) return;
		const touched = touchedBy(view, transaction);
		this.#apply(view, touched, transaction.origin, transaction.local);
	}

	#apply(view: RoomView, touched: Touched, origin: unknown, local: boolean): void {
		const changes: BookChange[] = [];
		let hasOtherFormat = false;
		if (touched.head) {
			const head = headOf(this.#views.map(({ name, doc }) => [name, doc] as const));
			changes.push({ kind: 'head', head });
			const format = bookFormat(head);
			if (format !== this.#format) {
				this.#format = format;
				hasOtherFormat = true;
				// Rows of rooms that came before the department's may be others now.
				for (const { doc } of this.#views) for (const id of rowIds(doc)) touched.rows.add(id);
			}
		}
		const shown = new Set<RowId>();
		for (const id of touched.rows) this.#projectRow(id, changes, shown);
		for (const { row, column } of touched.cells.values()) {
			if (this.#owner.get(row) === view && !shown.has(row))
				this.#projectCell(view, row, column, changes);
		}
		if (hasOtherFormat) this.#projectFormulas(changes);
		for (const change of changes) this.book.apply(change);
		if (changes.length === 0) return;
		changes.push(...this.#computed.settle(changes));
		for (const listener of this.#listeners) listener({ room: view.name, changes, origin, local });
	}

	/** What the row should be now against what the book shows; `shown` notes rows whose cells all follow. */
	#projectRow(id: RowId, changes: BookChange[], shown: Set<RowId>): void {
		const before = this.#owner.get(id);
		let placed: PlacedRow | undefined;
		const owner = this.#views.find((view) => (placed = this.#placed(view, id)) !== undefined);
		if (!owner || !placed) {
			if (before) changes.push({ kind: 'row-removed', row: id });
			this.#owner.delete(id);
			return;
		}
		this.#owner.set(id, owner);
		const { sheet, mark } = placed;
		const have = this.book.row(id);
		if (have && before === owner) {
			if (sheet !== this.book.sheetOf(id) || !sameMark(have, mark)) {
				changes.push({ kind: 'row', sheet, row: mark });
			}
			return;
		}
		if (have) changes.push({ kind: 'row-removed', row: id });
		changes.push({ kind: 'row', sheet, row: mark });
		shown.add(id);
		for (const column of owner.columns.get(id) ?? []) {
			const written = valueOf(owner.doc, id, column);
			if (written === undefined) continue;
			if (this.#isFormula(written, sheet, column))
				changes.push({ kind: 'cell', row: id, column, value: undefined, formula: written });
			else changes.push({ kind: 'cell', row: id, column, value: written });
		}
	}

	#projectCell(view: RoomView, row: RowId, column: ColumnId, changes: BookChange[]): void {
		const written = valueOf(view.doc, row, column);
		const sheet = this.book.sheetOf(row);
		const isFormula = sheet !== undefined && this.#isFormula(written, sheet, column);
		const isKnown = isFormula === (this.book.formula(row, column) !== undefined);
		if (isKnown && written === writtenIn(this.book.row(row), column)) return;
		// Until it is evaluated, a computed cell shows what it showed.
		const value = isFormula ? this.book.value(row, column) : written;
		changes.push({
			...{ kind: 'cell', row, column, value },
			...(isFormula && { formula: written as string })
		});
	}

	/** Which texts are formulas is told by the columns of the format. */
	#projectFormulas(changes: BookChange[]): void {
		for (const view of this.#views)
			for (const [key, stored] of cellsOf(view.doc).entries()) {
				const split = isFormulaText(readRecord(stored)?.v) ? splitKey(key) : undefined;
				if (split && isColumnId(split.rest) && this.#owner.get(split.row) === view)
					this.#projectCell(view, split.row, split.rest, changes);
			}
	}

	#isFormula(written: CellValue | undefined, sheet: SheetKey, column: ColumnId): written is string {
		return isFormulaText(written) && holdsAmounts(sheet, column, this.#format);
	}

	#placed(view: RoomView, id: RowId): PlacedRow | undefined {
		return readRow(view.room, view.doc, id, view.columns.get(id) ?? [], this.#format);
	}
}

/** Sorts what a transaction changed into head, rows and cells, and learns new columns. */
function touchedBy(view: RoomView, transaction: Y.Transaction): Touched {
	const { doc } = view;
	const touched: Touched = { head: false, rows: new Set(), cells: new Map() };
	const rows = rowsOf(doc);
	const noteCell = (row: RowId, column: ColumnId): void => {
		if (!isColumnId(column)) return;
		addToSet(view.columns, row, column);
		touched.cells.set(cellKey(row, column), { row, column });
		// A removed row comes back when somebody's cell was not known to its remover.
		if (rows.get(rowKey(row, 'deleted'))) touched.rows.add(row);
	};
	let roots: Map<unknown, string> | undefined;
	for (const [type, keys] of transaction.changed) {
		if ((type as unknown) === metaOf(doc))
			touched.head =
				view.room.kind !== 'unit' || [...keys].some((key) => isExplanationKey(key ?? ''));
		else if ((type as unknown) === rows) {
			for (const key of keys) touched.rows.add(splitKey(key ?? '')?.row ?? '');
		} else if ((type as unknown) === cellsOf(doc)) {
			for (const key of keys) {
				const split = splitKey(key ?? '');
				if (split) noteCell(split.row, split.rest);
			}
		} else {
			roots ??= new Map([...doc.share].map(([name, root]) => [root, name]));
			const text = splitTextName(roots.get(type) ?? '');
			if (text) noteCell(text.row, text.column);
		}
	}
	return touched;
}

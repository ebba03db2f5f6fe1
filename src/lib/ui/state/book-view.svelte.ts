/**
 * The open book for components: reading a sheet through it subscribes to that sheet, so that a
 * change repaints what shows it and nothing else. Rows come back as fresh copies, because the
 * book changes in place and Svelte compares by identity.
 */
import { SvelteMap } from 'svelte/reactivity';
import type {
	BookChange,
	BookHead,
	CellValue,
	ColumnId,
	Row,
	RowId,
	SheetKey
} from '$lib/budget/book/book';
import type { MissingPart } from '$lib/budget/book/missing-part';
import type { BookReader } from '$lib/budget/live/live-book';
import { livingReaderOf, type LivingReader } from '$lib/budget/living/living-reader';
import type { Refusal } from '$lib/collab/room/refusal';
import type { Session } from '$lib/collab/session/session';

export class BookView {
	readonly #versions = new SvelteMap<SheetKey, number>();
	#head: BookHead;
	#headVersion = $state(0);
	/** Moves where a change can no longer say its sheet: a removed row has none. */
	#anyVersion = $state(0);

	#accessVersion = $state(0);
	/** Parts of the book of which this device has nothing: what counts their rows is not known. */
	missing = $state.raw<readonly MissingPart[]>([]);

	constructor(
		readonly book: BookReader,
		private readonly session: Pick<Session, 'mayWrite'>
	) {
		this.#head = book.head;
		this.living = this.#livingReader();
	}

	/** Why this person may not write somewhere, as the session says it; followed when rights change. */
	mayWrite(where: Parameters<Session['mayWrite']>[0]): Refusal | undefined {
		void this.#accessVersion;
		return this.session.mayWrite(where);
	}
	accessChanged(): void {
		this.#accessVersion++;
	}

	get head(): BookHead {
		void this.#headVersion;
		return this.#head;
	}
	get year(): number {
		return this.head.year;
	}

	rows(sheet: SheetKey): readonly Row[] {
		this.#watch(sheet);
		return this.book.rows(sheet).map((row) => ({ ...row, cells: { ...row.cells } }));
	}
	/** The rows themselves, for who looks at them now and keeps none: copies of thousands cost time. */
	glance(sheet: SheetKey): readonly Row[] {
		this.#watch(sheet);
		return this.book.rows(sheet);
	}
	row(id: RowId): Row | undefined {
		this.#watch(this.book.sheetOf(id));
		const row = this.book.row(id);
		return row && { ...row, cells: { ...row.cells } };
	}
	value(row: RowId, column: ColumnId): CellValue | undefined {
		this.#watch(this.book.sheetOf(row));
		return this.book.value(row, column);
	}
	unitName(id: string | undefined): string | undefined {
		return this.head.units.find((unit) => unit.id === id)?.name;
	}

	/** The book as living figures read it, following the sheets that they read. */
	readonly living: LivingReader;

	#livingReader(): LivingReader {
		const reader = livingReaderOf(this.book, { missing: () => this.missing });
		const watched = <T>(sheet: SheetKey, read: () => T): T => {
			this.#watch(sheet);
			return read();
		};
		return {
			head: (piece) => this.head[piece],
			rows: (sheet) => watched(sheet, () => reader.rows(sheet)),
			// A row is found by its name or in its sheet before its cells are read.
			value: (row, column) => reader.value(row, column),
			rowNamed: (sheet, column, name) => watched(sheet, () => reader.rowNamed(sheet, column, name)),
			hasFigures: (table) => watched(table, () => reader.hasFigures(table)),
			lacks: reader.lacks,
			lacksBehind: reader.lacksBehind
		};
	}

	/** Told of what the session gathered, after the book holds it. */
	changed(changes: readonly BookChange[]): void {
		const sheets = new Set<SheetKey>();
		for (const change of changes) {
			if (change.kind === 'head') {
				this.#head = this.book.head;
				this.#headVersion++;
				continue;
			}
			const sheet = change.kind === 'row' ? change.sheet : this.book.sheetOf(change.row);
			if (sheet === undefined) this.#anyVersion++;
			else sheets.add(sheet);
		}
		for (const sheet of sheets) this.#versions.set(sheet, (this.#versions.get(sheet) ?? 0) + 1);
	}

	#watch(sheet: SheetKey | undefined): void {
		void this.#anyVersion;
		if (sheet !== undefined) void this.#versions.get(sheet);
	}
}

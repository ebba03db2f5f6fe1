/** The sources of a book: one for each thing that can be read, made when first read. */
import type { BookHead, ColumnId, Row, RowId, SheetKey } from '$lib/budget/book';
import { Source, type Reader } from './source';

class RowSources {
	readonly mark = new Source();
	readonly partner = new Source();
	/** All cells of the row together. */
	readonly whole = new Source();
	readonly cells: Record<ColumnId, Source> = Object.create(null);

	get unread(): boolean {
		return (
			this.mark.unread &&
			this.partner.unread &&
			this.whole.unread &&
			Object.values(this.cells).every((cell) => cell.unread)
		);
	}
}

/** All rows and cells of a sheet together, with what rules make of them until one changes. */
export class SheetContents extends Source {
	readonly #made = new Map<unknown, unknown>();

	make<T>(read: (rows: readonly Row[]) => T, rows: readonly Row[]): T {
		let made = this.#made.get(read) as T | undefined;
		if (made === undefined) this.#made.set(read, (made = read(rows)));
		return made;
	}

	override collect(dirty: Set<Reader>): void {
		this.#made.clear();
		super.collect(dirty);
	}
}

export class Dependencies {
	readonly #rows = new Map<RowId, RowSources>();
	readonly #sheets = new Map<SheetKey, Source>();
	readonly #emptiness = new Map<SheetKey, Source>();
	readonly #contents = new Map<SheetKey, SheetContents>();
	readonly #head = new Map<keyof BookHead, Source>();

	cell(row: RowId, column: ColumnId): Source {
		return (this.#row(row).cells[column] ??= new Source());
	}
	mark(row: RowId): Source {
		return this.#row(row).mark;
	}
	partner(row: RowId): Source {
		return this.#row(row).partner;
	}
	sheet(sheet: SheetKey): Source {
		return made(this.#sheets, sheet);
	}
	/** All cells of the row together. */
	whole(row: RowId): Source {
		return this.#row(row).whole;
	}
	contents(sheet: SheetKey): SheetContents {
		return made(this.#contents, sheet, SheetContents);
	}
	/** Whether the sheet has rows at all. */
	emptiness(sheet: SheetKey): Source {
		return made(this.#emptiness, sheet);
	}
	head(piece: keyof BookHead): Source {
		return made(this.#head, piece);
	}

	/** The source of a cell, mark or partner if anybody ever read it. */
	cellIfRead(row: RowId, column: ColumnId): Source | undefined {
		return this.#rows.get(row)?.cells[column];
	}
	wholeIfRead(row: RowId): Source | undefined {
		return this.#rows.get(row)?.whole;
	}
	contentsIfRead(sheet: SheetKey): Source | undefined {
		return this.#contents.get(sheet);
	}
	markIfRead(row: RowId): Source | undefined {
		return this.#rows.get(row)?.mark;
	}
	partnerIfRead(row: RowId): Source | undefined {
		return this.#rows.get(row)?.partner;
	}

	/** All sources of a row whose cells may all have come or gone. */
	*wholeRow(row: RowId): Iterable<Source> {
		const sources = this.#rows.get(row);
		if (!sources) return;
		yield sources.mark;
		yield sources.whole;
		yield* Object.values(sources.cells);
	}

	/** Forgets a row that is gone, unless somebody still asks for it. */
	forget(row: RowId): void {
		if (this.#rows.get(row)?.unread) this.#rows.delete(row);
	}

	#row(row: RowId): RowSources {
		return made(this.#rows, row, RowSources);
	}
}

function made<K, V>(map: Map<K, V>, key: K, make: new () => V = Source as never): V {
	let value = map.get(key);
	if (value === undefined) map.set(key, (value = new make()));
	return value;
}

/** The rows that `[*]` stands for, looked up once for all formulas of a sheet. */
import { bookFormat } from '$lib/formats/book-format';
import type { RowMark, SheetKey, Side } from '../book/book';
import type { BookReader } from '../live/live-book';
import { detailRows } from '../table/detail-rows';
import { RowsBelow } from '../table/rows-below';

/** Good for as long as no rows change. */
export class RowFinder {
	readonly #details = new Map<string, readonly RowMark[]>();
	readonly #below = new Map<SheetKey, RowsBelow>();

	constructor(readonly book: BookReader) {}

	/** What `T2[*]` stands for. */
	details(sheet: SheetKey, side: Side | undefined): readonly RowMark[] {
		const key = `${side ?? ''}|${sheet}`;
		let rows = this.#details.get(key);
		if (!rows)
			this.#details.set(
				key,
				(rows = detailRows(this.book, sheet, bookFormat(this.book.head), side))
			);
		return rows;
	}

	/** What `[*]` stands for in a row; nothing where no rows can stand under it. */
	below(sheet: SheetKey, row: RowMark): readonly RowMark[] | undefined {
		let known = this.#below.get(sheet);
		if (!known)
			this.#below.set(sheet, (known = new RowsBelow(this.book, sheet, bookFormat(this.book.head))));
		return known.isTotal(row) ? this.details(sheet, row.side) : known.of(row);
	}
}

/**
 * Findings by where they are: for each sheet, row and cell a list in the order of all. A list that a
 * change leaves as it was stays the same object, so that whoever watches it is not told.
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import { cellKey } from '$lib/budget/address/address-book';
import type { ColumnId, RowId, SheetKey } from '$lib/budget/book/book';
import type { Finding } from '$lib/rules/finding/finding';
import { changedList, type FindingsChange } from '$lib/rules/engine/ordered-findings';

const NONE: readonly Finding[] = [];

export class FindingIndex {
	readonly #sheets = new ListsByKey<SheetKey>(({ sheets }) => sheets);
	readonly #rows = new ListsByKey<RowId>(({ cells }) => cells.map(({ row }) => row));
	readonly #cells = new ListsByKey<string>(({ cells }) =>
		cells.map(({ row, column }) => cellKey(row, column ?? ''))
	);

	/** @param all in their order */
	open(all: readonly Finding[]): void {
		for (const lists of [this.#sheets, this.#rows, this.#cells]) lists.open(all);
	}

	change(change: FindingsChange): void {
		for (const lists of [this.#sheets, this.#rows, this.#cells]) lists.change(change);
	}

	ofSheet(sheet: SheetKey): readonly Finding[] {
		return this.#sheets.of(sheet);
	}
	/** Findings about the row as a whole or any of its cells. */
	ofRow(row: RowId): readonly Finding[] {
		return this.#rows.of(row);
	}
	ofCell(row: RowId, column: ColumnId): readonly Finding[] {
		return this.#cells.of(cellKey(row, column));
	}
}

class ListsByKey<K> {
	#lists = new Map<K, readonly Finding[]>();

	constructor(private readonly keysOf: (finding: Finding) => readonly K[]) {}

	of(key: K): readonly Finding[] {
		return this.#lists.get(key) ?? NONE;
	}

	open(all: readonly Finding[]): void {
		this.#lists = this.#byKey(all);
	}

	change({ all, gone, added, order }: FindingsChange): void {
		if (!order) return this.open(all);
		const ids = new Set(gone.map(({ id }) => id));
		const news = this.#byKey(added);
		for (const key of new Set([...this.#byKey(gone).keys(), ...news.keys()])) {
			const list = changedList(this.of(key), ids, news.get(key) ?? NONE, order);
			if (list.length === 0) this.#lists.delete(key);
			else this.#lists.set(key, list);
		}
	}

	#byKey(findings: readonly Finding[]): Map<K, Finding[]> {
		const lists = new Map<K, Finding[]>();
		for (const finding of findings)
			for (const key of new Set(this.keysOf(finding))) {
				addToList(lists, key, finding);
			}
		return lists;
	}
}

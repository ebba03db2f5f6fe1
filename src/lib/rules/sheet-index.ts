/** One lookup over one sheet: its rows by key, kept up to date row by row. */
import type { CellValue, ColumnId, Row, RowId, SheetKey } from '$lib/budget/book';
import { Bucket } from './bucket';
import { lookupKey, type Lookup } from './lookups';
import type { Source } from './source';

/** What an index tells of itself: sources that changed, keys that came or went. */
export interface IndexWatcher {
	changed(source: Source): void;
	keyCame(sheet: SheetKey, lookup: Lookup, key: string): void;
	keyWent(sheet: SheetKey, lookup: Lookup, key: string): void;
}

export class SheetIndex {
	readonly #buckets = new Map<string, Bucket>();
	readonly #keys = new Map<RowId, string>();
	readonly #changed: (source: Source) => void;

	constructor(
		readonly sheet: SheetKey,
		readonly lookup: Lookup,
		rows: readonly Row[],
		readonly watcher: IndexWatcher
	) {
		this.#changed = (source) => watcher.changed(source);
		for (const row of rows) this.insert(row);
	}

	bucket(key: string): Bucket {
		let bucket = this.#buckets.get(key);
		if (bucket === undefined) this.#buckets.set(key, (bucket = new Bucket()));
		return bucket;
	}

	has(key: string): boolean {
		return (this.#buckets.get(key)?.rows.length ?? 0) > 0;
	}

	/** Keys that have rows. */
	keys(): string[] {
		return [...this.#buckets].filter(([, b]) => b.rows.length > 0).map(([key]) => key);
	}

	insert(row: Row): void {
		const key = lookupKey(this.lookup, this.sheet, row);
		if (key === undefined) return;
		this.#keys.set(row.id, key);
		const bucket = this.bucket(key);
		bucket.insert(row, this.#changed);
		if (bucket.rows.length === 1) this.watcher.keyCame(this.sheet, this.lookup, key);
	}

	delete(row: Row): void {
		const key = this.#keys.get(row.id);
		if (key === undefined) return;
		this.#keys.delete(row.id);
		const bucket = this.bucket(key);
		bucket.delete(row, this.#changed);
		if (bucket.rows.length > 0) return;
		this.watcher.keyWent(this.sheet, this.lookup, key);
		if (bucket.idle) this.#buckets.delete(key);
	}

	/** After `row` (already holding `after`) changed in one cell. */
	replace(
		row: Row,
		column: ColumnId,
		before: CellValue | undefined,
		after: CellValue | undefined
	): void {
		const key = this.#keys.get(row.id);
		if (key !== undefined) this.bucket(key).replace(column, before, after, this.#changed);
		if (lookupKey(this.lookup, this.sheet, row) === key) return;
		this.delete(row);
		this.insert(row);
	}
}

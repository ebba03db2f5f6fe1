/** One lookup over one sheet: its rows by key, kept up to date row by row. */
import type { CellValue, ColumnId, Row, RowId, SheetKey } from '$lib/budget/book/book';
import { Bucket } from './bucket';
import type { DependencyGraph } from './dependency-graph';
import { AMOUNT_LOOKUPS, lookupKey, type Lookup } from './lookups';
import type { Format } from '$lib/formats/format';
import type { RunningSum } from './running-sum';

/** What an index tells of itself: keys that came or went. */
export interface IndexWatcher {
	keyCame(sheet: SheetKey, lookup: Lookup, key: string): void;
	keyWent(sheet: SheetKey, lookup: Lookup, key: string): void;
}

export class SheetIndex {
	readonly #buckets = new Map<string, Bucket>();
	readonly #keys = new Map<RowId, string>();
	readonly #hasAmountKeys: boolean;
	/** Columns that are added up in some bucket. */
	readonly #summed = new Set<ColumnId>();

	constructor(
		readonly sheet: SheetKey,
		readonly lookup: Lookup,
		rows: readonly Row[],
		readonly graph: DependencyGraph,
		readonly watcher: IndexWatcher,
		readonly format: Format
	) {
		this.#hasAmountKeys = AMOUNT_LOOKUPS.has(lookup);
		for (const row of rows) this.insert(row);
	}

	bucket(key: string): Bucket {
		let bucket = this.#buckets.get(key);
		if (bucket === undefined) this.#buckets.set(key, (bucket = new Bucket()));
		return bucket;
	}

	sum(key: string, column: ColumnId): RunningSum {
		this.#summed.add(column);
		return this.bucket(key).sum(column);
	}

	has(key: string): boolean {
		return (this.#buckets.get(key)?.rows.length ?? 0) > 0;
	}

	/** Keys that have rows. */
	keys(): string[] {
		return [...this.#buckets].filter(([, b]) => b.rows.length > 0).map(([key]) => key);
	}

	insert(row: Row): void {
		const key = lookupKey(this.lookup, this.sheet, row, this.format);
		if (key === undefined) return;
		this.#keys.set(row.id, key);
		const bucket = this.bucket(key);
		bucket.insert(row, this.graph);
		if (bucket.rows.length === 1) this.watcher.keyCame(this.sheet, this.lookup, key);
	}

	delete(row: Row): void {
		const key = this.#keys.get(row.id);
		if (key === undefined) return;
		this.#keys.delete(row.id);
		const bucket = this.bucket(key);
		bucket.delete(row, this.graph);
		if (bucket.rows.length > 0) return;
		this.watcher.keyWent(this.sheet, this.lookup, key);
		if (bucket.isIdle(this.graph)) this.#buckets.delete(key);
	}

	/** After `row` (already holding `after`) changed in one cell. @param amount of amounts */
	replace(
		row: Row,
		column: ColumnId,
		amount: boolean,
		before: CellValue | undefined,
		after: CellValue | undefined
	): void {
		const naming = !amount || this.#hasAmountKeys;
		if (!naming && !this.#summed.has(column)) return;
		const key = this.#keys.get(row.id);
		if (key !== undefined) this.bucket(key).replace(column, before, after, this.graph);
		if (!naming || lookupKey(this.lookup, this.sheet, row, this.format) === key) return;
		this.delete(row);
		this.insert(row);
	}
}

/** A row under observation: what can be read of it, as sources with numbers in a row. */
import type { ColumnId, Row, RowId } from '$lib/budget/book/book';
import type { DependencyGraph } from './dependency-graph';
import type { ObservedSheet } from './observed-sheet';
import type { SourceId } from './source';

const MARK = 0;
const WHOLE = 1;
const PARTNER = 2;
const CELLS = 3;

/** Made when something of a row is first read, even of one that isn't there (yet, or any more). */
export class ObservedRow {
	readonly #first: SourceId;
	readonly #columns: number;
	/** Cells in columns that the sheet had no room for when the row was first read. */
	#others: Map<ColumnId, SourceId> | undefined;

	constructor(
		readonly id: RowId,
		public row: Row | undefined,
		public sheet: ObservedSheet | undefined,
		graph: DependencyGraph
	) {
		this.#columns = sheet?.columns.size ?? 0;
		this.#first = graph.newSources(CELLS + this.#columns);
	}

	get mark(): SourceId {
		return this.#first + MARK;
	}
	/** All cells of the row together. */
	get whole(): SourceId {
		return this.#first + WHOLE;
	}
	get partner(): SourceId {
		return this.#first + PARTNER;
	}

	cell(column: ColumnId, graph: DependencyGraph): SourceId {
		const known = this.#cellIfKnown(column);
		if (known !== undefined) return known;
		const made = graph.newSources(1);
		(this.#others ??= new Map()).set(column, made);
		return made;
	}

	/** Tells who read the cell, or all cells. @param figures it was a figure and is another one */
	cellChanged(column: ColumnId, graph: DependencyGraph, figures: boolean): void {
		const cell = this.#cellIfKnown(column);
		if (cell !== undefined) graph.changed(cell, figures);
		graph.changed(this.whole);
	}

	/** Tells everyone who read anything of the row but its partner. */
	changed(graph: DependencyGraph): void {
		graph.changed(this.mark);
		graph.changed(this.whole);
		for (let at = 0; at < this.#columns; at++) graph.changed(this.#first + CELLS + at);
		for (const cell of this.#others?.values() ?? []) graph.changed(cell);
	}

	isRead(graph: DependencyGraph): boolean {
		for (let at = 0; at < CELLS + this.#columns; at++)
			if (graph.isRead(this.#first + at)) return true;
		return [...(this.#others?.values() ?? [])].some((cell) => graph.isRead(cell));
	}

	/** Gives its numbers back; nobody may read it. */
	free(graph: DependencyGraph): void {
		graph.freeSources(this.#first, CELLS + this.#columns);
		for (const cell of this.#others?.values() ?? []) graph.freeSources(cell, 1);
	}

	#cellIfKnown(column: ColumnId): SourceId | undefined {
		const at = this.sheet?.columns.get(column);
		if (at !== undefined && at < this.#columns) return this.#first + CELLS + at;
		return this.#others?.get(column);
	}
}

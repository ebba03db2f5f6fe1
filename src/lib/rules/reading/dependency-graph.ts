/**
 * Who read what: the edges between sources and readers, in flat arrays of numbers.
 *
 * A read is one of two kinds. Who read a **figure** only adds it up and compares it, and need only
 * add up again when it becomes another figure. Who read a source in any other way is run again for
 * any change of it.
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import type { Reader, Source, SourceId } from './source';

/** Fields of an edge. Those of one reader are chained singly, those of one source doubly. */
const SIZE = 5;
/** The source, times two; one more where it was read as a figure. */
const WHAT = 0;
const READER = 1;
const SIBLING = 2;
const NEXT = 3;
const PREVIOUS = 4;

/** What a reader has to do: nothing, add up again, or run again. */
const NOTHING = 0;
const ADD_UP = 1;
const RUN = 2;

/** Runs are counted up to here; then all marks are wiped and counting starts again. */
const LAST_RUN = 2 ** 30;

export class DependencyGraph {
	#edges = new Int32Array(256 * SIZE);
	#edgeCount = 1;
	#freeEdge = 0;
	/** By source: its first edge. */
	#readBy = new Int32Array(256);
	/** By source: the last run that read it; one more where it was read otherwise than as a figure. */
	#lastRead = new Int32Array(256);
	#sourceCount = 1;
	readonly #freeSources = new Map<number, SourceId[]>();
	readonly #readers: (Reader | undefined)[] = [undefined];
	readonly #freeReaders: number[] = [];
	/** By reader: its first edge, and what it has to do. */
	#reads = new Int32Array(256);
	#tasks = new Uint8Array(256);
	#touched: Reader[] = [];
	#run = 0;
	readonly #buffer: SourceId[] = [];
	#buffered = 0;

	/** Numbers for `count` sources in a row. @returns the first */
	newSources(count: number): SourceId {
		const reused = this.#freeSources.get(count)?.pop();
		if (reused !== undefined) return reused;
		const first = this.#sourceCount;
		this.#sourceCount += count;
		this.#readBy = holding(this.#readBy, this.#sourceCount);
		this.#lastRead = holding(this.#lastRead, this.#sourceCount);
		return first;
	}

	/** Takes back what `newSources` gave; nobody may read them. */
	freeSources(first: SourceId, count: number): void {
		addToList(this.#freeSources, count, first);
	}

	idOf(source: Source): SourceId {
		return (source.id ||= this.newSources(1));
	}

	isRead(source: SourceId): boolean {
		return this.#readBy[source] !== 0;
	}

	/** Runs `read`, and subscribes `reader` to exactly what is noted meanwhile. Runs don't nest. */
	reading<T>(reader: Reader, read: () => T): T {
		this.#begin();
		try {
			return read();
		} finally {
			this.#subscribe(reader);
		}
	}

	/** Runs `read`, and subscribes `reader` to what is noted meanwhile beside all it read before. */
	readingMore<T>(reader: Reader, read: () => T): T {
		this.#begin();
		// A figure that is now read otherwise needs an edge of its own, so only other reads are marked.
		for (let edge = this.#reads[reader.reader]; edge !== 0;) {
			const what = this.#edges[edge * SIZE + WHAT];
			if ((what & 1) === 0) this.#lastRead[what >> 1] = this.#run + 1;
			edge = this.#edges[edge * SIZE + SIBLING];
		}
		try {
			return read();
		} finally {
			for (let at = 0; at < this.#buffered; at++) this.#link(reader.reader, this.#buffer[at]);
		}
	}

	/** To be called during a run. */
	note(source: SourceId): void {
		const last = this.#lastRead[source];
		if (last > this.#run) return;
		if (last < this.#run) this.#buffer[this.#buffered++] = source;
		this.#lastRead[source] = this.#run + 1;
	}

	/** To be called during a run, for what is only added up and compared. */
	noteFigure(source: SourceId): void {
		if (this.#lastRead[source] >= this.#run) return;
		this.#buffer[this.#buffered++] = source;
		this.#lastRead[source] = this.#run;
	}

	/** A source changed. @param figures it was a figure and is another one */
	changed(source: SourceId, figures = false): void {
		const edges = this.#edges;
		for (let edge = this.#readBy[source]; edge !== 0; edge = edges[edge * SIZE + NEXT]) {
			const at = edge * SIZE;
			const reader = edges[at + READER];
			const task = figures && (edges[at + WHAT] & 1) === 1 ? ADD_UP : RUN;
			const before = this.#tasks[reader];
			if (task <= before) continue;
			if (before === NOTHING) this.#touched.push(this.#readers[reader]!);
			this.#tasks[reader] = task;
		}
	}

	/** Hands over everyone who read something that changed since this was last called, each once. */
	takeTouched(visit: (reader: Reader, figuresOnly: boolean) => void): void {
		if (this.#touched.length === 0) return;
		const touched = this.#touched;
		this.#touched = [];
		for (const reader of touched) {
			const task = this.#tasks[reader.reader];
			this.#tasks[reader.reader] = NOTHING;
			visit(reader, task === ADD_UP);
		}
	}

	/** Forgets a reader and all that it read. It must not be among those touched. */
	release(reader: Reader): void {
		if (reader.reader === 0) return;
		this.#unsubscribe(reader.reader);
		this.#readers[reader.reader] = undefined;
		this.#freeReaders.push(reader.reader);
		reader.reader = 0;
	}

	#begin(): void {
		this.#run += 2;
		if (this.#run >= LAST_RUN) {
			this.#lastRead.fill(0);
			this.#run = 2;
		}
		this.#buffered = 0;
	}

	#subscribe(reader: Reader): void {
		if (reader.reader === 0) this.#enroll(reader);
		if (this.#isAsBefore(reader.reader)) return;
		this.#unsubscribe(reader.reader);
		// From the back, so that the chain has them in the order in which they were read.
		for (let at = this.#buffered - 1; at >= 0; at--) this.#link(reader.reader, this.#buffer[at]);
	}

	#enroll(reader: Reader): void {
		const id = this.#freeReaders.pop() ?? this.#readers.length;
		this.#readers[id] = reader;
		this.#reads = holding(this.#reads, id + 1);
		if (id >= this.#tasks.length) {
			const tasks = new Uint8Array(this.#reads.length);
			tasks.set(this.#tasks);
			this.#tasks = tasks;
		}
		reader.reader = id;
	}

	/** What was read, with the kind of the read. */
	#what(source: SourceId): number {
		return source * 2 + (this.#lastRead[source] === this.#run ? 1 : 0);
	}

	#isAsBefore(reader: number): boolean {
		let edge = this.#reads[reader];
		for (let at = 0; at < this.#buffered; at++) {
			if (edge === 0 || this.#edges[edge * SIZE + WHAT] !== this.#what(this.#buffer[at]))
				return false;
			edge = this.#edges[edge * SIZE + SIBLING];
		}
		return edge === 0;
	}

	#link(reader: number, source: SourceId): void {
		const edge = this.#newEdge();
		const edges = this.#edges;
		const at = edge * SIZE;
		const next = this.#readBy[source];
		edges[at + WHAT] = this.#what(source);
		edges[at + READER] = reader;
		edges[at + SIBLING] = this.#reads[reader];
		edges[at + NEXT] = next;
		edges[at + PREVIOUS] = 0;
		if (next !== 0) edges[next * SIZE + PREVIOUS] = edge;
		this.#readBy[source] = edge;
		this.#reads[reader] = edge;
	}

	#newEdge(): number {
		const reused = this.#freeEdge;
		if (reused !== 0) {
			this.#freeEdge = this.#edges[reused * SIZE + SIBLING];
			return reused;
		}
		this.#edges = holding(this.#edges, (this.#edgeCount + 1) * SIZE);
		return this.#edgeCount++;
	}

	#unsubscribe(reader: number): void {
		const edges = this.#edges;
		let edge = this.#reads[reader];
		while (edge !== 0) {
			const at = edge * SIZE;
			const [next, previous] = [edges[at + NEXT], edges[at + PREVIOUS]];
			if (next !== 0) edges[next * SIZE + PREVIOUS] = previous;
			if (previous !== 0) edges[previous * SIZE + NEXT] = next;
			else this.#readBy[edges[at + WHAT] >> 1] = next;
			const sibling = edges[at + SIBLING];
			edges[at + SIBLING] = this.#freeEdge;
			this.#freeEdge = edge;
			edge = sibling;
		}
		this.#reads[reader] = 0;
	}
}

/** The array, or a longer copy of it that holds `length` numbers. */
function holding(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
	if (length <= array.length) return array;
	const longer = new Int32Array(Math.ceil(Math.max(length, array.length * 1.5)));
	longer.set(array);
	return longer;
}

/**
 * What a rule can read, as something that remembers its readers: a cell, a row's mark, a sheet's
 * list of rows, a bucket of a lookup, a running sum, a piece of the head, a project's partner.
 */

/** Whoever is re-run when something it read changes. */
export interface Reader {
	/** Everything read in the last run, each once, in the order of first reading. */
	sources: readonly Source[];
}

export class Source {
	/** One reader is by far the commonest case, so it is held without a set around it. */
	#readers: Reader | Set<Reader> | undefined;
	/** The run that read this last; see `ReadingRun`. */
	run = 0;

	get unread(): boolean {
		return this.#readers === undefined;
	}

	add(reader: Reader): void {
		const readers = this.#readers;
		if (readers === undefined) this.#readers = reader;
		else if (readers instanceof Set) readers.add(reader);
		else if (readers !== reader) this.#readers = new Set([readers, reader]);
	}

	remove(reader: Reader): void {
		const readers = this.#readers;
		if (readers === reader) this.#readers = undefined;
		else if (readers instanceof Set) {
			readers.delete(reader);
			if (readers.size === 0) this.#readers = undefined;
		}
	}

	/** Adds everyone who reads this to `dirty`. */
	collect(dirty: Set<Reader>): void {
		const readers = this.#readers;
		if (readers === undefined) return;
		if (readers instanceof Set) for (const reader of readers) dirty.add(reader);
		else dirty.add(readers);
	}
}

/** Records what one reader reads, and afterwards subscribes it to exactly that. Runs don't nest. */
export class ReadingRun {
	#run = 0;
	#reads: Source[] = [];

	begin(): void {
		this.#run++;
		this.#reads = [];
	}

	note(source: Source): void {
		if (source.run === this.#run) return;
		source.run = this.#run;
		this.#reads.push(source);
	}

	end(reader: Reader): void {
		const before = reader.sources;
		const reads = this.#reads;
		if (sameList(before, reads)) return;
		for (const source of before) if (source.run !== this.#run) source.remove(reader);
		for (const source of reads) source.add(reader);
		reader.sources = reads;
	}
}

function sameList(a: readonly Source[], b: readonly Source[]): boolean {
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}

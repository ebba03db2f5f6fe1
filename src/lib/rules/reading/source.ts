/**
 * What a rule can read, and who reads it. A source is a cell, a row's mark, a sheet's list of rows,
 * a bucket of a lookup, a running sum, a piece of the head, a project's partner. To the graph of
 * dependencies both are numbers, so that millions of reads are held without an object each.
 */

/** The number of a source; 0 stands for one that was never read. */
export type SourceId = number;

/** A source that has something to keep of its own. */
export class Source {
	/** Given by the graph when it is first read. */
	id: SourceId = 0;
}

/** Whoever is re-run when something it read changes. */
export interface Reader {
	/** Its number in the graph; 0 while it has read nothing. */
	reader: number;
}

/** How many findings a book had when: points of a trend, kept beside the logs. */
import type { Counts } from '$lib/rules/finding/finding-counts';

export interface FindingSample {
	/** UTC milliseconds. */
	readonly at: number;
	/** What was not answered by an explanation, by severity. */
	readonly counts: Counts;
}

export interface SampleStore {
	/** A second sample of one moment takes the place of the first. */
	put(book: string, sample: FindingSample): Promise<void>;
	/** The last ones, at most so many; the oldest first. */
	list(book: string, most: number): Promise<readonly FindingSample[]>;
}

/** The trend of a book's findings: a sample an hour, of books that were changed. */
import type { Counts } from '$lib/rules/finding/finding-counts';
import type { FindingSample } from '../store/sample-store';
import type { BookRecord, Store } from '../store/store';
import { eachOf } from './each-of';

export interface FindingSamplesOptions {
	readonly store: Pick<Store, 'books' | 'samples'>;
	readonly now: () => number;
	/** Takes the book where no other node has it; false where one has. */
	readonly isOurs: (book: string) => Promise<boolean>;
	/** What the rules say of the book now. */
	readonly countsOf: (record: BookRecord) => Promise<Counts>;
}

const HOUR = 3600_000;
/** What a chart can show: three weeks of an hour each, or a year of busy days. */
const MOST = 500;

export class FindingSamples {
	/** When the last sample of a book was taken, as far as it was looked up. */
	readonly #last = new Map<string, number>();

	constructor(private readonly options: FindingSamplesOptions) {}

	/** The samples of a book, the oldest first, with one of now where it is due. */
	async of(record: BookRecord): Promise<readonly FindingSample[]> {
		await this.#sampleIfDue(record);
		return this.options.store.samples.list(record.id, MOST);
	}

	/** Samples every book for which one is due, one after the other; one that fails is left for an hour. */
	async take(): Promise<void> {
		const { store, now } = this.options;
		await eachOf(await store.books.list(), async (record) => {
			try {
				await this.#sampleIfDue(record);
			} catch (error) {
				this.#last.set(record.id, now());
				throw error;
			}
		});
	}

	/** Due: an hour after the last one, where somebody edited since; and the very first. */
	async #sampleIfDue(record: BookRecord): Promise<void> {
		const { store, now, isOurs, countsOf } = this.options;
		const { id, updatedAt } = record;
		const last = this.#last.get(id) ?? (await store.samples.list(id, 1)).at(0)?.at;
		if (last !== undefined) this.#last.set(id, last);
		if (last !== undefined && (updatedAt <= last || now() - last < HOUR)) return;
		if (!(await isOurs(id))) return;
		const at = now();
		const counts = await countsOf(record);
		await store.samples.put(id, { at, counts });
		this.#last.set(id, at);
	}
}

/** The trend of a book's findings: a sample an hour, of books that were changed. */
import { countsOf } from '$lib/rules/finding/finding-counts';
import type { Finding } from '$lib/rules/finding/finding';
import type { FindingSample } from '../store/sample-store';
import { StoreDamaged, type BookRecord, type Store } from '../store/store';

export interface FindingSamplesOptions {
	readonly store: Pick<Store, 'books' | 'samples'>;
	readonly now: () => number;
	/** What the rules say of the book now. */
	readonly findingsOf: (record: BookRecord) => Promise<readonly Finding[]>;
}

const HOUR = 3600_000;
/** What a chart can show: three weeks of an hour each, or a year of busy days. */
const MOST = 500;

export class FindingSamples {
	constructor(private readonly options: FindingSamplesOptions) {}

	/** The samples of a book, the oldest first, with one of now where it is due. */
	async of(record: BookRecord): Promise<readonly FindingSample[]> {
		await this.#sampleIfDue(record);
		return this.options.store.samples.list(record.id, MOST);
	}

	/** Samples every book for which one is due. */
	async take(): Promise<void> {
		for (const record of await this.options.store.books.list()) {
			try {
				await this.#sampleIfDue(record);
			} catch (error) {
				// It was told as the room was opened; the other books get theirs.
				if (!(error instanceof StoreDamaged)) throw error;
			}
		}
	}

	/** Due: an hour after the last one, where somebody edited since; and the very first. */
	async #sampleIfDue(record: BookRecord): Promise<void> {
		const { store, now, findingsOf } = this.options;
		const last = (await store.samples.list(record.id, 1)).at(0)?.at;
		if (last !== undefined && (record.updatedAt <= last || now() - last < HOUR)) return;
		const at = now();
		const counts = countsOf(await findingsOf(record));
		await store.samples.put(record.id, { at, counts });
	}
}

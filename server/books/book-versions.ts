/** Versions of a book: made by a person at a moment that matters, and by the server once a day. */
import { randomBytes } from 'node:crypto';
import { BY_SERVER } from '$lib/collab/history/history';
import type { BookRecord, Store } from '../store/store';
import type { VersionRecord } from '../store/version-store';
import type { Told } from './copy/book-threads';
import { eachOf } from './each-of';

export type NewVersion = Pick<VersionRecord, 'name' | 'note' | 'made' | 'by'>;

export interface BookVersionsOptions {
	readonly store: Store;
	readonly now: () => number;
	/** Takes the book where no other node has it; false where one has. */
	readonly isOurs: (book: string) => Promise<boolean>;
	/** The whole book as gzipped JSON; asked by a person, or by the server itself. */
	readonly wholeOf: (record: BookRecord, person: string | undefined) => Promise<Told<Uint8Array>>;
}

const HOUR = 3600_000;
const DAY = 24 * HOUR;
/** So many days are kept. */
const DAYS = 30;

export class BookVersions {
	/** The last change of a book when it was found to need no version. */
	readonly #unchanged = new Map<string, number>();
	/** When a version could not be made. */
	readonly #failedAt = new Map<string, number>();

	constructor(private readonly options: BookVersionsOptions) {}

	/** Keeps the whole book as it is now. */
	async make(record: BookRecord, { name, note, made, by }: NewVersion): Promise<VersionRecord> {
		const { store, now, wholeOf } = this.options;
		const { answer, state } = await wholeOf(record, made === 'person' ? by : undefined);
		const rooms = Object.fromEntries(state.sequences);
		const id = `v${randomBytes(8).toString('hex')}`;
		const version: VersionRecord = { id, book: record.id, name, note, made, by, at: now(), rooms };
		await store.versions.put(version, answer);
		return version;
	}

	/** One version a day of every book that was changed since its last one; one that fails is left for an hour. */
	async makeDaily(): Promise<void> {
		const { store, now } = this.options;
		await eachOf(await store.books.list(), async (record) => {
			if (now() - (this.#failedAt.get(record.id) ?? -Infinity) < HOUR) return;
			try {
				await this.#makeIfDue(record);
			} catch (error) {
				this.#failedAt.set(record.id, now());
				throw error;
			}
		});
	}

	async #makeIfDue(record: BookRecord): Promise<void> {
		const { store, now, isOurs } = this.options;
		const { id, createdAt, updatedAt } = record;
		if (this.#unchanged.get(id) === updatedAt) return;
		const versions = await store.versions.list(id);
		const lastDay = versions.find(({ made }) => made === 'day')?.at ?? createdAt;
		const last = versions.at(0)?.at ?? createdAt;
		if (updatedAt <= last) return void this.#unchanged.set(id, updatedAt);
		if (now() - lastDay < DAY) return;
		if (!(await isOurs(id))) return;
		await this.make(record, { name: '', note: '', made: 'day', by: BY_SERVER });
		for (const old of versions.filter(({ made }) => made === 'day').slice(DAYS - 1))
			await store.versions.remove(id, old.id);
	}
}

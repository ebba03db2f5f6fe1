/** Versions of a book: made by a person at a moment that matters, and by the server once a day. */
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { BY_SERVER } from '$lib/collab/history/history';
import { projectRooms } from '$lib/collab/room/project-rooms';
import type { LiveRoom } from '../relay/live-room';
import { StoreDamaged, type BookRecord, type Store } from '../store/store';
import type { VersionRecord } from '../store/version-store';

const compressed = promisify(gzip);

export type NewVersion = Pick<VersionRecord, 'name' | 'note' | 'made' | 'by'>;

type WithRooms = <T>(
	record: BookRecord,
	read: (rooms: readonly LiveRoom[]) => T | Promise<T>
) => Promise<T>;

export interface BookVersionsOptions {
	readonly store: Store;
	readonly now: () => number;
	/** Runs something with all rooms of the book in memory, the department's first. */
	readonly withRooms: WithRooms;
}

const DAY = 24 * 3600_000;
/** So many days are kept. */
const DAYS = 30;

export class BookVersions {
	constructor(private readonly options: BookVersionsOptions) {}

	/** Keeps the whole book as it is now. */
	async make(record: BookRecord, { name, note, made, by }: NewVersion): Promise<VersionRecord> {
		const { store, now, withRooms } = this.options;
		const { book, rooms } = await withRooms(record, (live) => ({
			book: projectRooms(live.map((room) => [room.name, room.doc] as const)),
			rooms: Object.fromEntries(live.map((room) => [room.name, room.sequence]))
		}));
		const id = `v${randomBytes(8).toString('hex')}`;
		const version: VersionRecord = { id, book: record.id, name, note, made, by, at: now(), rooms };
		await store.versions.put(version, await compressed(JSON.stringify(book)));
		return version;
	}

	/** One version a day of every book that was changed since its last one. */
	async makeDaily(): Promise<void> {
		const { store, now } = this.options;
		for (const record of await store.books.list()) {
			const versions = await store.versions.list(record.id);
			const lastDay = versions.find(({ made }) => made === 'day')?.at ?? record.createdAt;
			const last = versions.at(0)?.at ?? record.createdAt;
			if (record.updatedAt <= last || now() - lastDay < DAY) continue;
			try {
				await this.make(record, { name: '', note: '', made: 'day', by: BY_SERVER });
			} catch (error) {
				// It was told as the room was opened; the other books get theirs.
				if (error instanceof StoreDamaged) continue;
				throw error;
			}
			for (const old of versions.filter(({ made }) => made === 'day').slice(DAYS - 1))
				await store.versions.remove(record.id, old.id);
		}
	}
}

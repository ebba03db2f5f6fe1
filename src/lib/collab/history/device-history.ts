/**
 * What a device keeps of a book's history: the pages that the server told, and what was done here
 * and has not reached the server yet. One database a person, like everything a device keeps.
 */
import { Dexie, type Collection, type EntityTable, type Table } from 'dexie';
import { placeOf, type HistoryChange, type HistoryEntry } from './history';
import type { RoomName } from '../room/room-name';

/** An answer of the server, as far as it is kept. */
export interface ToldHistory {
	readonly epoch: string;
	readonly entries: readonly HistoryEntry[];
	readonly people: Readonly<Record<string, string>>;
	readonly labels: Readonly<Record<string, string>>;
}

export interface KeptEntries {
	/** The newest first, as the server told them. */
	readonly entries: readonly HistoryEntry[];
	/** Done here and not told by the server; the newest first. */
	readonly own: readonly HistoryEntry[];
	readonly people: Readonly<Record<string, string>>;
	readonly labels: Readonly<Record<string, string>>;
	/** When the server last told of the book, UTC milliseconds. */
	readonly keptAt?: number;
}

interface EntryRow {
	readonly id: string;
	readonly book: string;
	readonly order: number;
	readonly entry: HistoryEntry;
}
interface OwnRow {
	id: number;
	readonly book: string;
	readonly room: RoomName;
	readonly at: number;
	readonly change: HistoryChange;
}
interface BookRow {
	readonly book: string;
	readonly epoch: string;
	readonly at: number;
	readonly people: Readonly<Record<string, string>>;
	readonly labels: Readonly<Record<string, string>>;
}

class Database extends Dexie {
	readonly entries!: Table<EntryRow, string>;
	readonly own!: EntityTable<OwnRow, 'id'>;
	readonly books!: Table<BookRow, string>;

	constructor(name: string, indexedDB: IDBFactory, range: typeof IDBKeyRange) {
		super(name, { indexedDB, IDBKeyRange: range });
		this.version(1).stores({ entries: 'id, [book+order]', own: '++id, book', books: 'book' });
	}
}

export interface DeviceHistoryOptions {
	readonly name: string;
	readonly indexedDB?: IDBFactory;
	readonly IDBKeyRange?: typeof IDBKeyRange;
}

/** No more than this of one book is kept; the oldest go. */
const MOST = 5_000;

export class DeviceHistory {
	readonly #database: Database | undefined;

	constructor({ name, indexedDB = globalThis.indexedDB, ...rest }: DeviceHistoryOptions) {
		const range = rest.IDBKeyRange ?? globalThis.IDBKeyRange;
		if (indexedDB && range) this.#database = new Database(name, indexedDB, range);
	}

	/**
	 * Keeps what the server told.
	 * @param through what was done here up to then (UTC ms) is in the server's history
	 */
	async keep(book: string, told: ToldHistory, now: number, through: number): Promise<void> {
		const db = this.#database;
		if (!db) return;
		await db.transaction('rw', db.entries, db.own, db.books, async () => {
			const known = await db.books.get(book);
			// After a restored backup the same numbers mean other entries.
			if (known && known.epoch !== told.epoch) await this.#forget(db, book);
			const earlier = known?.epoch === told.epoch ? known : undefined;
			await db.entries.bulkPut(
				told.entries.map((entry) => ({ id: idOf(entry), book, order: entry.order, entry }))
			);
			await db.books.put({
				...{ book, epoch: told.epoch, at: now },
				people: { ...earlier?.people, ...told.people },
				labels: { ...earlier?.labels, ...told.labels }
			});
			await db.own
				.where({ book })
				.filter(({ at }) => at <= through)
				.delete();
			await this.#trim(db, book);
		});
	}

	/** Keeps what was done here. */
	async did(
		book: string,
		room: RoomName,
		at: number,
		changes: readonly HistoryChange[]
	): Promise<void> {
		const rows = changes.map((change) => ({ book, room, at, change }));
		await this.#database?.own.bulkAdd(rows);
	}

	/** What is kept of the changes that belong. */
	async read(
		book: string,
		by: string,
		belongs: (change: HistoryChange) => boolean
	): Promise<KeptEntries> {
		const db = this.#database;
		if (!db) return { entries: [], own: [], people: {}, labels: {} };
		const [rows, own, about] = await Promise.all([
			this.#ofBook(db, book)
				.reverse()
				.filter(({ entry }) => belongs(entry.change))
				.toArray(),
			db.own
				.where({ book })
				.filter(({ change }) => belongs(change))
				.reverse()
				.sortBy('id'),
			db.books.get(book)
		]);
		const entries = rows.map(({ entry }) => entry);
		const told = new Set(entries.flatMap(({ change }) => markOf(change) ?? []));
		return {
			entries,
			own: own
				.filter(({ change }) => !told.has(markOf(change) ?? ''))
				.map(({ id, room, at, change }) => ({
					...{ room, sequence: -id, part: 0, order: -id, at, by, change }
				})),
			people: about?.people ?? {},
			labels: about?.labels ?? {},
			...(about && { keptAt: about.at })
		};
	}

	#ofBook(db: Database, book: string): Collection<EntryRow, string> {
		return db.entries.where('[book+order]').between([book, Dexie.minKey], [book, Dexie.maxKey]);
	}

	async #forget(db: Database, book: string): Promise<void> {
		await this.#ofBook(db, book).delete();
	}

	async #trim(db: Database, book: string): Promise<void> {
		const count = await this.#ofBook(db, book).count();
		if (count > MOST)
			await this.#ofBook(db, book)
				.limit(count - MOST)
				.delete();
	}
}

const idOf = ({ room, sequence, part }: HistoryEntry): string => `${room}#${sequence}.${part}`;

/** By this a change that was done here is known again when the server tells it. */
function markOf(change: HistoryChange): string | undefined {
	if (!('written' in change) || change.written === undefined) return undefined;
	const { row, column } = placeOf(change);
	return JSON.stringify([row, column, change.author, change.written]);
}

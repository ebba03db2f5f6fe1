/**
 * The browser's store, in IndexedDB. One database a person, so that whoever signs in next on a
 * shared machine neither sees nor sends what another left waiting.
 */
import { groupBy } from '$lib/budget/values/lists-by-key';
import { Dexie, type EntityTable, type Table } from 'dexie';
import { foldUpdates } from './fold-updates';
import {
	StorageFailed,
	covers,
	type OfflineStore,
	type SetAside,
	type StoredRoom,
	type WaitingEdit
} from './offline-store';
import { roomPrefix, type RoomName } from '../room/room-name';

interface UpdateRow {
	id: number;
	room: RoomName;
	update: Uint8Array;
}
interface SnapshotRow {
	room: RoomName;
	/** Yjs V2. */
	snapshot: Uint8Array;
}
interface OutboxRow extends WaitingEdit {
	id: number;
	room: RoomName;
}
interface MetaRow {
	key: string;
	value: unknown;
}

class Database extends Dexie {
	readonly updates!: EntityTable<UpdateRow, 'id'>;
	readonly snapshots!: Table<SnapshotRow, RoomName>;
	readonly outbox!: EntityTable<OutboxRow, 'id'>;
	readonly meta!: Table<MetaRow, string>;
	readonly asides!: Table<SetAside, string>;

	constructor(name: string, indexedDB: IDBFactory, range: typeof IDBKeyRange) {
		// Strict: a commit is on the disk, not in a buffer that a power cut empties.
		super(name, { chromeTransactionDurability: 'strict', indexedDB, IDBKeyRange: range });
		this.version(1).stores({
			updates: '++id, room',
			snapshots: 'room',
			outbox: '++id, room',
			meta: 'key',
			asides: 'id, room'
		});
	}
}

interface Load {
	readonly room: RoomName;
	readonly resolve: (stored: StoredRoom) => void;
	readonly reject: (failure: StorageFailed) => void;
}

interface Append {
	readonly room: RoomName;
	readonly update: Uint8Array;
	readonly edit: WaitingEdit | undefined;
	readonly resolve: () => void;
	readonly reject: (failure: StorageFailed) => void;
}

const acknowledgedKey = (room: RoomName): string => `acknowledged ${room}`;

/** The database of a person on this device. */
export const databaseOf = (identityId: string): string => `hebian-${identityId}`;

export interface DexieOptions {
	readonly name: string;
	readonly indexedDB?: IDBFactory;
	readonly IDBKeyRange?: typeof IDBKeyRange;
}

export class DexieOfflineStore implements OfflineStore {
	readonly #database: Database | undefined;
	#loads: Load[] = [];
	#appends: Append[] = [];
	#flushing = false;

	constructor({ name, indexedDB = globalThis.indexedDB, ...rest }: DexieOptions) {
		const range = rest.IDBKeyRange ?? globalThis.IDBKeyRange;
		if (indexedDB && range) this.#database = new Database(name, indexedDB, range);
	}

	/** Loads that are asked for at once go in one transaction: a book has a dozen rooms. */
	load(room: RoomName): Promise<StoredRoom> {
		return new Promise((resolve, reject) => {
			this.#loads.push({ room, resolve, reject });
			if (this.#loads.length === 1) queueMicrotask(() => void this.#load(this.#loads.splice(0)));
		});
	}

	async #load(loads: readonly Load[]): Promise<void> {
		try {
			const rooms = await this.#guarded((db) => loadRooms(db, new Set(loads.map((l) => l.room))));
			for (const { room, resolve } of loads) resolve(rooms.get(room)!);
		} catch (error) {
			for (const { reject } of loads) reject(error as StorageFailed);
		}
	}

	/** Appends gather while a transaction is under way and go together in the next. */
	append(room: RoomName, update: Uint8Array, edit?: WaitingEdit): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#appends.push({ room, update, edit, resolve, reject });
			if (!this.#flushing) void this.#flush();
		});
	}

	acknowledge(room: RoomName, vector: ReadonlyMap<number, number>): Promise<void> {
		return this.#guarded((db) =>
			db.transaction('rw', db.outbox, db.meta, async () => {
				await db.meta.put({ key: acknowledgedKey(room), value: [...vector] });
				await db.outbox
					.where({ room })
					.filter((edit) => covers(vector, edit))
					.delete();
			})
		);
	}

	async compact(room: RoomName): Promise<void> {
		// The lock spares other tabs the work; the transaction alone already makes it safe.
		const locks = globalThis.navigator?.locks;
		if (!locks) return this.#fold(room);
		await locks.request(`hebian-compact ${room}`, { ifAvailable: true }, async (lock) => {
			if (lock) await this.#fold(room);
		});
	}

	setAside(aside: SetAside): Promise<void> {
		return this.#guarded((db) =>
			db.transaction('rw', [db.asides, db.updates, db.snapshots, db.outbox, db.meta], async () => {
				const { room } = aside;
				await db.asides.put(aside);
				await db.updates.where({ room }).delete();
				await db.outbox.where({ room }).delete();
				await db.snapshots.delete(room);
				await db.meta.delete(acknowledgedKey(room));
			})
		);
	}

	asides(book: string): Promise<readonly SetAside[]> {
		return this.#guarded((db) => db.asides.where('room').startsWith(roomPrefix(book)).sortBy('at'));
	}

	dropAside(id: string): Promise<void> {
		return this.#guarded((db) => db.asides.delete(id));
	}

	remember(key: string, value: unknown): Promise<void> {
		return this.#guarded(async (db) => void (await db.meta.put({ key: `fact ${key}`, value })));
	}

	recall(key: string): Promise<unknown> {
		return this.#guarded(async (db) => (await db.meta.get(`fact ${key}`))?.value);
	}

	async close(): Promise<void> {
		while (this.#flushing) await this.#lastFlush;
		this.#database?.close();
	}

	#lastFlush: Promise<void> = Promise.resolve();

	async #flush(): Promise<void> {
		this.#flushing = true;
		this.#lastFlush = this.#drain();
		await this.#lastFlush;
	}

	async #drain(): Promise<void> {
		while (this.#appends.length > 0) {
			const batch = this.#appends.splice(0);
			try {
				await this.#guarded((db) => storeBatch(db, batch));
				for (const { resolve } of batch) resolve();
			} catch (error) {
				for (const { reject } of batch) reject(error as StorageFailed);
			}
		}
		this.#flushing = false;
	}

	#fold(room: RoomName): Promise<void> {
		return this.#guarded((db) =>
			db.transaction('rw', db.updates, db.snapshots, db.outbox, async () => {
				const updates = await db.updates.where({ room }).sortBy('id');
				if (updates.length === 0) return;
				const snapshot = (await db.snapshots.get(room))?.snapshot;
				const folded = foldUpdates({
					updates: updates.map((row) => row.update),
					waiting: await db.outbox.where({ room }).toArray(),
					...(snapshot && { snapshot })
				});
				await db.snapshots.put({ room, snapshot: folded });
				await db.updates.bulkDelete(updates.map((row) => row.id));
			})
		);
	}

	async #guarded<T>(run: (db: Database) => PromiseLike<T>): Promise<T> {
		if (!this.#database) throw new StorageFailed('unavailable');
		try {
			return await run(this.#database);
		} catch (error) {
			throw asStorageFailed(error);
		}
	}
}

/** Rooms of one book lie side by side in the indexes, so that one read of each table has them all. */
function loadRooms(
	db: Database,
	wanted: ReadonlySet<RoomName>
): PromiseLike<ReadonlyMap<RoomName, StoredRoom>> {
	const rooms = [...wanted].sort();
	const span = [rooms[0], rooms[rooms.length - 1], true, true] as const;
	return db.transaction('r', db.updates, db.snapshots, db.outbox, db.meta, async () => {
		const [updates, snapshots, waiting, acknowledged] = await Promise.all([
			db.updates
				.where('room')
				.between(...span)
				.toArray(),
			db.snapshots.bulkGet(rooms),
			db.outbox
				.where('room')
				.between(...span)
				.toArray(),
			db.meta.bulkGet(rooms.map(acknowledgedKey))
		]);
		const updatesOf = groupBy(updates, ({ room }) => room);
		const waitingIn = groupBy(waiting, ({ room }) => room);
		return new Map(
			rooms.map((room, i): [RoomName, StoredRoom] => [
				room,
				{
					...(snapshots[i] && { snapshot: snapshots[i].snapshot }),
					updates: (updatesOf.get(room) ?? []).map(({ update }) => update),
					waiting: (waitingIn.get(room) ?? []).map(({ client, clock }) => ({ client, clock })),
					acknowledged: new Map(acknowledged[i]?.value as [number, number][] | undefined)
				}
			])
		);
	});
}

function storeBatch(db: Database, batch: readonly Append[]): PromiseLike<void> {
	return db.transaction('rw', db.updates, db.outbox, async () => {
		await db.updates.bulkAdd(batch.map(({ room, update }) => ({ room, update })));
		const edits = batch.flatMap(({ room, edit }) => (edit ? [{ room, ...edit }] : []));
		if (edits.length > 0) await db.outbox.bulkAdd(edits);
	});
}

/** What IndexedDB throws has a name; Dexie wraps it, sometimes twice. */
function asStorageFailed(error: unknown): StorageFailed {
	if (error instanceof StorageFailed) return error;
	let quota = false;
	for (let e = error, depth = 0; e instanceof Error && depth < 5; depth++) {
		quota ||= e.name === 'QuotaExceededError';
		e = (e as { inner?: unknown }).inner ?? e.cause;
	}
	return new StorageFailed(quota ? 'quota' : 'unavailable', { cause: error });
}

/** Asks the browser not to evict this device's copy when space runs short. */
export async function askToPersist(): Promise<boolean> {
	const storage = globalThis.navigator?.storage;
	if (!storage?.persist) return false;
	return (await storage.persisted()) || storage.persist();
}

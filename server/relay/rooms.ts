/** The rooms in memory: loaded once for everybody, put away when idle, never two of one name. */
import * as Y from 'yjs';
import { BY_SERVER } from '$lib/collab/history/history';
import { migrateRoom } from '$lib/collab/room/migrations';
import {
	parseRoom,
	parseSheetRoom,
	workflowRoom,
	type Room,
	type RoomName
} from '$lib/collab/room/room-name';
import { MAP_ROOTS } from '$lib/collab/room/schema';
import { emptyRoom, SERVER_CLIENT } from '$lib/collab/room/seed-room';
import type { BookRights } from '../access/rights';
import { bookOf } from '../store/book-of';
import { RoomDamaged, type RoomLog, type Store } from '../store/store';
import { Healer, type Healing } from './heal';
import { HistoryRecovery } from './history-recovery';
import type { LogFolder } from './fold/log-folder';
import { TRY_AGAIN } from './connection';
import type { RelayLimits } from './limits';
import { beginState } from './load-state';
import { LiveRoom, type LiveRoomOptions } from './live-room';
import type { RelayLog } from './log';
import { RoomState } from './room-state';
import { readOwners, type RowOwners } from './row-owners';
import { replay, settleAll } from './settle-on-load';
import { workflowIn } from './workflow-state';

export interface RoomsOptions {
	readonly store: Store;
	readonly limits: RelayLimits;
	readonly now: () => number;
	readonly log: RelayLog;
	readonly folder: LogFolder;
}

export class Rooms {
	readonly #options: RoomsOptions;
	/** A room, or the promise of one; rooms being put away stay here until they are. */
	readonly #rooms = new Map<RoomName, Promise<LiveRoom | undefined>>();
	readonly #open = new Map<RoomName, LiveRoom>();
	readonly #closing = new Map<RoomName, Promise<void>>();
	/** Lets go of what an open room rests on: its book's workflow. */
	readonly #resting = new Map<RoomName, () => void>();
	/** By book, while a room of it is in memory. */
	readonly #owners = new Map<string, Promise<RowOwners>>();

	constructor(options: RoomsOptions) {
		this.#options = options;
	}

	get open(): Iterable<LiveRoom> {
		return this.#open.values();
	}
	get size(): number {
		return this.#open.size;
	}

	/** Whether rooms of a book are in memory, are being loaded or put away. */
	has(book: string): boolean {
		for (const name of this.#rooms.keys()) if (bookOf(name) === book) return true;
		return false;
	}

	/** The book of a room that is in memory. */
	openBook(name: RoomName): BookRights | undefined {
		return this.#open.get(name)?.book;
	}

	/** The room, loaded; undefined where it does not exist or cannot be read. The caller pins or joins at once. */
	async get(name: RoomName): Promise<LiveRoom | undefined> {
		await this.#closing.get(name);
		let room = this.#rooms.get(name);
		if (!room) {
			room = this.#load(name);
			this.#rooms.set(name, room);
			room.then(
				(loaded) => void (loaded ?? this.#rooms.delete(name)),
				() => this.#rooms.delete(name)
			);
		}
		return room;
	}

	/** Puts away every room that has been idle long enough. */
	async putAwayIdle(): Promise<void> {
		const { now, limits } = this.#options;
		const idle = [...this.#open.values()].filter(
			(room) => room.isIdle && now() - room.idleSince >= limits.idle
		);
		await Promise.all(idle.map((room) => this.#putAwayFolded(room)));
	}

	/** Folds first: somebody who comes meanwhile need not wait for it. */
	async #putAwayFolded(room: LiveRoom): Promise<void> {
		await room.compact(true);
		if (room.isIdle && this.#open.get(room.name) === room) await this.#putAway(room);
	}

	/** Drains and compacts everything; for the end of the server. */
	async close(): Promise<void> {
		await Promise.allSettled(this.#rooms.values());
		for (const room of this.#open.values())
			for (const connection of room.connections) connection.close(TRY_AGAIN, 'server stops');
		await Promise.all([...this.#open.values()].map((room) => this.#putAway(room)));
		await Promise.all(this.#closing.values());
	}

	async #load(name: RoomName): Promise<LiveRoom | undefined> {
		const { store } = this.#options;
		const place = parseRoom(name);
		const book = place && (await store.books.find(place.book));
		if (!book) return undefined;
		const saved = (await this.#read(place, name)) ?? (await this.#begin(name));
		if (!saved) return undefined;
		const workflow = parseSheetRoom(name) && (await this.#workflowOf(book.id));
		const { id, units, department } = book;
		const rights = { id, units, department, ...workflow?.rights };
		try {
			const room = await this.#restore(name, rights, saved);
			if (room && workflow) this.#resting.set(name, workflow.release);
			else workflow?.release();
			return room;
		} catch (error) {
			workflow?.release();
			throw error;
		}
	}

	/** Nobody could bring back what is cut of a room that only the server writes. */
	async #read({ kind }: Room, name: RoomName): Promise<RoomLog | undefined> {
		const { store, log } = this.#options;
		try {
			return await store.load(name, { whole: kind === 'workflow' });
		} catch (error) {
			if (error instanceof RoomDamaged)
				log.error({ room: name, damage: error.damage }, 'room is damaged; restore a backup');
			throw error;
		}
	}

	/** A document out of what is saved of it, brought up to today's schema. */
	async #restore(name: RoomName, book: BookRights, saved: RoomLog): Promise<LiveRoom | undefined> {
		const { store, log, now } = this.#options;
		const state = new RoomState(emptyDocument());
		const { doc } = state;
		const from = await beginState(state, saved);
		const recovery = await HistoryRecovery.begin(store, name, doc, saved, log);
		const healer = new Healer(doc, name);
		const next = (index: number): void => recovery.next(index);
		let rows = from;
		const applied = (index: number): void => {
			rows++;
			state.add(saved.through + index + 1, saved.updates[index]);
		};
		const replaying = { now: now(), room: name, log, from, next, applied };
		const unsettled = await replay(doc, saved.updates, replaying);
		recovery.ownChange();
		const rests = dropPending(doc);
		if (rests || rows < saved.updates.length) state.renew(saved.sequence);
		rows = saved.updates.length;
		const before = Y.encodeStateVector(doc);
		const healing = await this.#heal(healer);
		const migrated = migrateRoom(doc);
		if (!migrated.ok) {
			log.error({ room: name, failure: migrated.failure }, 'room cannot be opened');
			doc.destroy();
			return undefined;
		}
		settleAll(doc, unsettled);
		let { sequence } = saved;
		if (healing || migrated.to !== migrated.from || unsettled.length > 0) {
			const change = Y.encodeStateAsUpdate(doc, before);
			const stamp = { by: BY_SERVER, at: now() };
			sequence = await store.append(name, change, stamp);
			state.add(sequence, change);
			recovery.appended(sequence, stamp);
			rows++;
		}
		recovery.end();
		return this.#enter({ name, state, book, stood: recovery.stood, sequence, rows });
	}

	async #heal(healer: Healer): Promise<Healing | undefined> {
		const { store, log, now } = this.#options;
		const { room } = healer;
		const healing = await healer.heal(store.history);
		if (!healing) return undefined;
		const { healed, lost } = healing;
		log.warn({ room, healed, lost }, 'room was damaged and is healed');
		const subject = `${room} healed: ${healed.join(', ')} lost: ${lost.join(', ')}`.slice(0, 2_000);
		await store.audit.append({ at: now(), by: BY_SERVER, action: 'room.healed', subject });
		return healing;
	}

	async #enter(
		state: Pick<LiveRoomOptions, 'name' | 'state' | 'book' | 'stood' | 'sequence' | 'rows'>
	) {
		const owners = await this.#ownersOf(state.book.id);
		const onLost = (room: LiveRoom): void => this.#forget(room);
		const room = new LiveRoom({ ...this.#options, ...state, owners, onLost });
		this.#open.set(state.name, room);
		return room;
	}

	/** Rooms without sheets begin empty with the first who comes: books of before have none. */
	async #begin(name: RoomName): Promise<RoomLog | undefined> {
		if (parseSheetRoom(name)) return undefined;
		const { store, now } = this.#options;
		await store.append(name, emptyRoom(SERVER_CLIENT), { by: BY_SERVER, at: now() });
		return store.load(name);
	}

	/** The book's workflow, kept in memory until released: rights rest on it at every message. */
	async #workflowOf(
		book: string
	): Promise<{ rights: Pick<BookRights, 'workflow' | 'closed'>; release: () => void }> {
		let room: LiveRoom | undefined;
		try {
			room = await this.get(workflowRoom(book));
		} catch (error) {
			if (!(error instanceof RoomDamaged)) throw error;
			// Which parts are submitted or approved is not known: all are read, none is written.
			return { rights: { closed: true }, release: () => {} };
		}
		if (!room) throw new Error(`the workflow of ${book} cannot be opened`);
		const pinned = room;
		pinned.pins++;
		const release = (): void => {
			pinned.pins--;
			pinned.touch();
		};
		return { rights: { workflow: workflowIn(room.doc) }, release };
	}

	/** Reads every room of a book once, so that also the rows of those that nobody has open are known. */
	#ownersOf(book: string): Promise<RowOwners> {
		let owners = this.#owners.get(book);
		if (!owners) {
			owners = readOwners(this.#options.store, book);
			this.#owners.set(book, owners);
			owners.catch(() => this.#owners.delete(book));
		}
		return owners;
	}

	/** Drains first: whatever was accepted is in the log before the document goes. */
	#putAway(room: LiveRoom): Promise<void> {
		const { name } = room;
		const known = this.#closing.get(name);
		if (known) return known;
		const closing = room
			.drained()
			.then(() => room.compact(true))
			.finally(() => {
				this.#open.delete(name);
				this.#rooms.delete(name);
				this.#closing.delete(name);
				this.#release(name);
				room.doc.destroy();
				if (![...this.#open.values()].some((other) => other.book.id === room.book.id))
					this.#owners.delete(room.book.id);
			});
		this.#closing.set(name, closing);
		return closing;
	}

	/** Lets go of a room whose document is ahead of its log; everybody comes again and it is loaded anew. */
	#forget(room: LiveRoom): void {
		this.#open.delete(room.name);
		this.#rooms.delete(room.name);
		this.#release(room.name);
		for (const connection of room.connections) connection.close(TRY_AGAIN, 'room reloads');
		room.doc.destroy();
		// What rested on it would go by rights of the past.
		if (room.name === workflowRoom(room.book.id))
			for (const other of this.#open.values())
				if (other.book.id === room.book.id) this.#forget(other);
	}

	#release(name: RoomName): void {
		this.#resting.get(name)?.();
		this.#resting.delete(name);
	}
}

function emptyDocument(): Y.Doc {
	const doc = new Y.Doc();
	// Until somebody asks for it as a map, a root that comes from an update is of no type yet.
	for (const root of MAP_ROOTS) doc.getMap(root);
	return doc;
}

/** Of a log from before updates were judged whole: what rests on others that never came. */
function dropPending({ store }: Y.Doc): boolean {
	const rests = store.pendingStructs !== null || store.pendingDs !== null;
	store.pendingStructs = null;
	store.pendingDs = null;
	return rests;
}

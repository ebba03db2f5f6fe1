/**
 * A book in a thread: a copy made of its rooms' logs that hears every later update of them. It answers
 * what costs time: what the rules say, the whole book as a file, what a part holds.
 */
import * as Y from 'yjs';
import type { BookChange } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { BookMirror } from '$lib/collab/room/book-mirror';
import { FORMAT, readFormatKey } from '$lib/collab/room/head';
import { projectRooms } from '$lib/collab/room/project-rooms';
import { parseBookRoom, parseSheetRoom, type RoomName } from '$lib/collab/room/room-name';
import { MAP_ROOTS, metaOf, SCHEMA_VERSION, schemaOf } from '$lib/collab/room/schema';
import type { Book } from '$lib/budget/book/book';
import { bookFormat, isReadable } from '$lib/formats/book-format';
import { createBookEngine } from '$lib/rules/engine/book-engine';
import type { Engine } from '$lib/rules/engine/engine';
import { replay } from '../../relay/settle-on-load';
import type { RoomBytes, RoomUpdate } from './question';

const nothing = (): void => undefined;
/** The relay tells of it. */
const UNTOLD = { log: { warn: nothing, error: nothing }, from: 0, next: nothing, applied: nothing };

export class BookCopy {
	/** Every room by name, the comments' too. */
	readonly docs = new Map<RoomName, Y.Doc>();
	/** Rooms that the relay would bring up to date on opening them. */
	readonly unready: RoomName[] = [];
	readonly #waiting: RoomUpdate[];
	/** Set once somebody has asked for findings; changes wait for the next who asks. */
	#engine: Engine | undefined;
	#mirror: BookMirror | undefined;
	#changes: BookChange[] = [];

	/** @param since what came since the logs were read */
	constructor(since: readonly RoomUpdate[]) {
		this.#waiting = [...since];
	}

	/** Makes the documents; updates may be heard meanwhile. */
	async open(rooms: readonly RoomBytes[], now: number): Promise<void> {
		for (const room of rooms) await this.#open(room, now);
	}

	/** An update of a room's log; it is applied when somebody asks. */
	hear(update: RoomUpdate): void {
		this.#waiting.push(update);
	}

	/** Everything that was heard is in the documents. */
	settle(): void {
		for (const { room, update } of this.#waiting.splice(0)) {
			try {
				Y.applyUpdate(this.docs.get(room)!, update);
			} catch {
				// The relay tells of it and steps over it, too.
			}
		}
	}

	/** The rooms that make the book, the department's first. */
	get rooms(): readonly (readonly [RoomName, Y.Doc])[] {
		return [...this.docs].filter(([name]) => parseBookRoom(name) !== undefined);
	}

	/** The id of the format that the book carries, where this version cannot read it. */
	get unreadable(): string | undefined {
		const [[, department]] = this.rooms;
		const carrier = readFormatKey(metaOf(department).get(FORMAT));
		return isReadable(bookFormat(carrier)) ? undefined : carrier.format!.id;
	}

	/** The whole book as plain data. */
	whole(): Book {
		return projectRooms(this.rooms);
	}

	/** The book as it is now, kept from question to question. */
	get book(): LiveBook {
		return this.#mirrored().book;
	}

	/** What the rules say now. */
	checked(): Engine {
		this.#mirrored();
		if (!this.#engine) {
			this.#changes = [];
			// The engine owns the book it checks, so it gets one of its own.
			this.#engine = createBookEngine(new LiveBook(this.whole()));
		}
		const changes = this.#changes.splice(0);
		if (changes.length > 0) this.#engine.apply(changes);
		return this.#engine;
	}

	close(): void {
		this.#mirror?.detachAll();
		for (const doc of this.docs.values()) doc.destroy();
	}

	#mirrored(): BookMirror {
		if (this.#mirror) return this.#mirror;
		const mirror = (this.#mirror = new BookMirror(this.rooms));
		mirror.onChange(({ changes }) => {
			if (this.#engine) this.#changes.push(...changes);
		});
		return mirror;
	}

	async #open({ room, snapshot, updates }: RoomBytes, now: number): Promise<void> {
		const doc = new Y.Doc();
		// Until somebody asks for it as a map, a root that comes from an update is of no type yet.
		for (const root of MAP_ROOTS) doc.getMap(root);
		for (const part of snapshot) Y.applyUpdate(doc, part, 'load');
		const unsettled = await replay(doc, updates, { ...UNTOLD, now, room });
		this.docs.set(room, doc);
		// Rooms without sheets are empty until somebody comes.
		const isBegun = snapshot.length > 0 || updates.length > 0 || !!parseSheetRoom(room);
		if ((isBegun && schemaOf(doc) !== SCHEMA_VERSION) || unsettled.length > 0)
			this.unready.push(room);
	}
}

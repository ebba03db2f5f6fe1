/**
 * One room on this device: its document, what is stored of it, what the server has yet to
 * acknowledge, and its connection. Every change of the document goes to the store first of all;
 * a person's own also to the other tabs.
 */
import * as Y from 'yjs';
import type { BookHead } from '$lib/budget/book/book';
import type { PartState } from '$lib/budget/book/workflow';
import { RoomConnection, type ConnectionOptions } from '../wire/connection';
import { applyStored } from '../device/fold-updates';
import { StorageFailed, type OfflineStore, type SetAside } from '../device/offline-store';
import { setAsideBeyond } from '../edit/own-edits';
import type { RoomName } from '../room/room-name';
import { RoomStorage } from '../device/room-storage';
import { bookFormat, isReadable } from '$lib/formats/book-format';
import { SCHEMA_VERSION, schemaOf } from '../room/schema';
import type { Identity } from '../room/identity';
import type { Refusal } from '../room/refusal';
import type { TabChannel, TabMessage } from '../device/tab-channel';
import { WaitingEdits } from '../device/waiting-edits';
import type { CloseReason, Hello } from '../wire/wire';
import { OWN_EDIT } from '../room/origin';
import { lockOn } from '../room/workflow-lock';

const FROM_STORE = 'from-store';
const FROM_TAB = 'from-tab';

export interface ReplicaOptions extends Pick<
	ConnectionOptions,
	'room' | 'url' | 'connect' | 'clock' | 'presence' | 'mayWrite'
> {
	readonly store: OfflineStore;
	readonly tabs: TabChannel | undefined;
	/** The Yjs client id of a fresh document; random where absent. */
	readonly clientId: (() => number) | undefined;
	readonly randomId: () => string;
	/** Whose refusal a closed room is. */
	readonly owner: Identity['unit'] | 'department';
	readonly events: ReplicaEvents;
}

export interface ReplicaEvents {
	/** Something that the saved state shows has changed. */
	changed(): void;
	/** There is a new connection. */
	connected(): void;
	/** The room has another document now. */
	replaced(doc: Y.Doc): void;
	synced(): void;
	/** The server said who this person is and what they may here. */
	greeted(identity: Identity, changed: boolean): void;
	refused(refusal: Refusal, aside: SetAside | undefined): void;
}

/** Somebody has to restore a backup first. */
const RETRY_DAMAGED = 60_000;
/** A room that refuses again right after it was begun anew is left alone this long. */
const RETRY_REFUSED = 30_000;

export class RoomReplica {
	doc: Y.Doc;
	connection: RoomConnection | undefined;
	mayWrite: boolean;
	/** The state of the part that closes the room to this person, as the server last said. */
	#locked: PartState | undefined;
	/** Whether the device had anything of the room. */
	stored = false;
	/** Whether the room's contents are here: stored, or synced once. */
	isHere = false;
	readonly #options: ReplicaOptions;
	readonly #waiting = new WaitingEdits();
	/** The server lacks something that it had acknowledged (a restored backup). */
	#offeringAgain = false;
	/** What the server said last that it has. */
	#serverVector: ReadonlyMap<number, number> | undefined;
	/** The room was begun anew, and the server has not taken anything from it since. */
	#begunAnew = false;
	readonly #storage: RoomStorage;
	#reconnectTimer: ReturnType<typeof setTimeout> | undefined;
	/** The document that is still shown while its successor waits for the server. */
	#replacing: Y.Doc | undefined;
	#unwanted = false;
	/** The server knows no such room for this person, who was given it before. */
	#withdrawn = false;
	/** What the server keeps of the room is damaged. */
	#damaged = false;
	#closed = false;

	constructor(options: ReplicaOptions) {
		this.#options = options;
		this.mayWrite = options.mayWrite;
		this.#storage = new RoomStorage(options.store, options.room, () => options.events.changed());
		this.doc = this.#freshDoc();
	}

	get room(): RoomName {
		return this.#options.room;
	}
	/** Whether the line is up, or the server doesn't want one. */
	get online(): boolean {
		return this.#unwanted || (this.connection?.up ?? false);
	}
	get damaged(): boolean {
		return this.#damaged;
	}
	get waiting(): number {
		return this.#waiting.count || (this.#offeringAgain ? 1 : 0);
	}
	/** An edit of this device is on its way into its store. */
	get storing(): boolean {
		return this.#storage.storingEdits;
	}
	/** The device failed to store, and has not succeeded since. */
	get failure(): StorageFailed['reason'] | undefined {
		return this.#storage.failure;
	}

	/** Why this person can't write the room now; the store's failure counts for all rooms alike. */
	refusal(identity: Identity, head: BookHead): Refusal | undefined {
		if (this.failure) return { kind: 'storage-failed', reason: this.failure };
		if (this.#damaged) return { kind: 'damaged' };
		const version = schemaOf(this.doc) ?? 0;
		if (version !== SCHEMA_VERSION) return { kind: 'unknown-schema', version };
		if (!isReadable(bookFormat(head)))
			return { kind: 'unreadable-format', id: head.format?.id ?? '' };
		return this.mayWrite ? lockOn(this.room, head, identity) : this.#notYours(identity);
	}

	/** Brings what the device has into the document. */
	async load(): Promise<void> {
		const { store, room } = this.#options;
		try {
			const stored = await store.load(room);
			if (this.#closed) return;
			this.#waiting.acknowledged = stored.acknowledged;
			this.#waiting.add(stored.waiting);
			applyStored(this.doc, stored, FROM_STORE);
			this.stored = stored.snapshot !== undefined || stored.updates.length > 0;
			this.isHere ||= this.stored;
			this.#storage.loaded(stored.updates.length);
		} catch (error) {
			if (!(error instanceof StorageFailed)) throw error;
			this.#storage.failure = error.reason;
		}
		this.#keepUpdates();
		this.#options.tabs?.post({ kind: 'opened', room, vector: Y.encodeStateVector(this.doc) });
		this.#options.events.changed();
	}

	connect(): void {
		const { room, url, connect, clock, presence, events } = this.#options;
		this.connection = new RoomConnection({
			room,
			url,
			connect,
			clock,
			presence,
			doc: this.doc,
			mayWrite: this.mayWrite,
			events: {
				hello: (hello) => this.#hello(hello),
				serverHas: (vector) => this.#serverHas(vector),
				synced: () => {
					this.#replaced();
					this.isHere = true;
					events.synced();
				},
				acknowledged: (vector) => this.#acknowledgedBy(vector),
				line: () => events.changed(),
				refused: (reason) => void this.#refused(reason)
			}
		});
		events.connected();
	}

	hear(message: TabMessage): void {
		const { tabs, room } = this.#options;
		switch (message.kind) {
			case 'edited':
				this.#waiting.add(message.edits);
				Y.applyUpdate(this.doc, message.update, FROM_TAB);
				return this.#options.events.changed();
			case 'opened': {
				const update = Y.encodeStateAsUpdate(this.doc, message.vector);
				return tabs?.post({ kind: 'edited', room, update, edits: [...this.#waiting.all] });
			}
			case 'acknowledged':
				this.#waiting.cover(Y.decodeStateVector(message.vector));
				return this.#options.events.changed();
			case 'rebuilt':
				return void this.#begin();
		}
	}

	/** Resolves when nothing is on its way into the store. */
	async settled(): Promise<void> {
		await this.#storage.settled();
	}

	close(): void {
		this.#closed = true;
		this.#storage.close();
		clearTimeout(this.#reconnectTimer);
		this.connection?.close();
		this.doc.destroy();
	}

	#freshDoc(): Y.Doc {
		// What the server has yet to see keeps its content, though a later value lie over it: only the
		// server decides which of the two stands, and it can't where one arrives empty.
		const doc = new Y.Doc({ gcFilter: ({ id }) => !this.#waiting.holds(id.client, id.clock) });
		if (this.#options.clientId) doc.clientID = this.#options.clientId();
		return doc;
	}

	/** Only once the device's copy is in: where somebody listens, Yjs encodes all that is applied. */
	#keepUpdates(): void {
		const { doc } = this;
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (doc !== this.doc || origin === FROM_TAB) return;
			this.#keep(update, origin === OWN_EDIT);
		});
	}

	#keep(update: Uint8Array, own: boolean): void {
		const { tabs, room, events } = this.#options;
		const client = this.doc.clientID;
		const edit = own ? { client, clock: Y.getState(this.doc.store, client) } : undefined;
		if (edit) this.#waiting.add([edit]);
		this.#storage.keep(update, edit);
		if (edit) tabs?.post({ kind: 'edited', room, update, edits: [edit] });
		events.changed();
	}

	#hello(hello: Hello): void {
		this.#unwanted = false;
		this.#withdrawn = false;
		const { identity, mayWrite, locked } = hello;
		const told = this.#damaged || this.mayWrite !== mayWrite || this.#locked !== locked;
		this.#damaged = false;
		this.#options.events.greeted(identity, told);
		this.mayWrite = mayWrite;
		this.#locked = locked;
		if (hello.schema > SCHEMA_VERSION) {
			const refusal: Refusal = { kind: 'unknown-schema', version: hello.schema };
			this.#options.events.refused(refusal, undefined);
		} else if (!hello.mayWrite && this.#waiting.count > 0) {
			void this.#setAside(this.#notYours(hello.identity));
		}
		this.#options.events.changed();
	}

	#serverHas(vector: ReadonlyMap<number, number>): void {
		if (!this.mayWrite) return;
		this.#serverVector = vector;
		const ours = Y.decodeStateVector(Y.encodeStateVector(this.doc));
		this.#offeringAgain = [...ours].some(([client, clock]) => clock > (vector.get(client) ?? 0));
		this.#options.events.changed();
	}

	#acknowledgedBy(vector: Uint8Array): void {
		// Where nothing may be sent, nothing of ours can have been acknowledged.
		if (!this.mayWrite) return;
		const { tabs, room, store, events } = this.#options;
		this.#offeringAgain = false;
		this.#begunAnew = false;
		const acknowledged = Y.decodeStateVector(vector);
		if (this.#waiting.cover(acknowledged)) {
			tabs?.post({ kind: 'acknowledged', room, vector });
			store.acknowledge(room, acknowledged).catch((error: unknown) => {
				// The edits stay marked as waiting and are acknowledged again at the next opening.
				if (!(error instanceof StorageFailed)) throw error;
			});
		}
		events.changed();
	}

	async #refused(reason: CloseReason | undefined): Promise<void> {
		const { events, owner } = this.#options;
		this.#unwanted = reason !== 'no-session';
		events.changed();
		if (reason === 'no-session') return events.refused({ kind: 'signed-out' }, undefined);
		if (reason === 'unknown-schema')
			return events.refused({ kind: 'unknown-schema', version: 0 }, undefined);
		if (reason === 'damaged') {
			this.#damaged = true;
			this.mayWrite = false;
			this.#reconnectTimer = setTimeout(() => this.connection?.reconnect(), RETRY_DAMAGED);
			return events.refused({ kind: 'damaged' }, undefined);
		}
		if (reason === 'withdrawn' || reason === 'no-such-room') {
			this.#withdrawn = true;
			this.mayWrite = false;
			return this.#setAside({ kind: 'withdrawn' });
		}
		if (reason === 'room-full' || reason === 'locked') return this.#setAside({ kind: reason });
		await this.#setAside({ kind: 'not-yours', owner: owner ?? 'department' });
	}

	/**
	 * Keeps what the server won't have, and begins the room anew from the server. Also where nothing
	 * of this person waits: what the device heard from others before a restored backup may be what
	 * the server refuses, and offering it again would end the connection for ever.
	 */
	async #setAside(refusal: Refusal): Promise<void> {
		const { store, room, randomId, clock, events, tabs } = this.#options;
		const refusesAll = this.#begunAnew || !this.mayWrite;
		if (this.#waiting.count === 0 && refusesAll) {
			events.refused(refusal, undefined);
			this.#reconnectTimer = setTimeout(() => this.connection?.reconnect(), RETRY_REFUSED);
			return;
		}
		const named = { id: randomId(), room, at: clock.now(), refusal };
		const aside: SetAside = { ...named, ...setAsideBeyond(this.doc, this.#beforeWaiting()) };
		const saysNothing = this.#waiting.count === 0 && aside.edits.length === 0;
		try {
			await store.setAside(aside);
			if (saysNothing) await store.dropAside(aside.id);
		} catch (error) {
			if (!(error instanceof StorageFailed)) throw error;
			// Without a place to keep them, the edits stay where they are, and waiting.
			this.#storage.failure = error.reason;
			return events.changed();
		}
		tabs?.post({ kind: 'rebuilt', room });
		if (!saysNothing) events.refused(refusal, aside);
		this.#begunAnew = true;
		await this.#begin();
	}

	#beforeWaiting(): Map<number, number> {
		const state = Y.decodeStateVector(Y.encodeStateVector(this.doc));
		return this.#waiting.beforeThem(state, this.#offeringAgain ? this.#serverVector : undefined);
	}

	/** A fresh document, from what the store has now and then from the server. */
	async #begin(): Promise<void> {
		if (this.#closed) return;
		this.connection?.close();
		const before = this.doc;
		this.doc = this.#freshDoc();
		this.#waiting.clear();
		this.#storage.forget();
		this.#offeringAgain = false;
		await this.load();
		if (this.#closed) return;
		// Until there is something to show in its place, the old document is what pages see.
		this.#replacing = before;
		if (this.stored) this.#replaced();
		this.connect();
	}

	#replaced(): void {
		if (!this.#replacing) return;
		this.#options.events.replaced(this.doc);
		this.#replacing.destroy();
		this.#replacing = undefined;
	}

	#notYours(identity: Identity): Refusal {
		if (this.#withdrawn) return { kind: 'withdrawn' };
		if (this.#locked) return { kind: 'locked', state: this.#locked };
		if (identity.role === 'reviewer' || identity.role === 'viewer') return { kind: 'read-only' };
		return { kind: 'not-yours', owner: this.#options.owner ?? 'department' };
	}
}

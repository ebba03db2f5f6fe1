/**
 * What this device keeps of a book, so that it opens, edits and survives reloads without a server.
 * `DexieOfflineStore` is the browser's, `MemoryOfflineStore` serves tests; both pass one contract.
 */
import type { RefusedEdits } from '../room/write';
import type { RoomName } from '../room/room-name';

/** One of this device's edits that the server has yet to acknowledge: the client's clock after it. */
export interface WaitingEdit {
	readonly client: number;
	readonly clock: number;
}

export interface StoredRoom {
	/** A Yjs V2 update that holds everything before `updates`. */
	readonly snapshot?: Uint8Array;
	/** Yjs V1 updates in the order in which they were appended. */
	readonly updates: readonly Uint8Array[];
	readonly waiting: readonly WaitingEdit[];
	/** What the server had acknowledged: client → clock. */
	readonly acknowledged: ReadonlyMap<number, number>;
}

/** Edits that the server refused, kept for the person to see and to offer again. */
export interface SetAside extends RefusedEdits {
	readonly room: RoomName;
}

/** The device didn't store: what was to be kept is only in memory. */
export class StorageFailed extends Error {
	readonly kind = 'storage-failed';
	constructor(
		readonly reason: 'quota' | 'unavailable',
		options?: ErrorOptions
	) {
		super(`storage failed: ${reason}`, options);
	}
}

/** Every promise resolves when the device has it for good, or rejects with `StorageFailed`. */
export interface OfflineStore {
	load(room: RoomName): Promise<StoredRoom>;
	/** Keeps an update; `edit` marks it as one that the server must acknowledge. */
	append(room: RoomName, update: Uint8Array, edit?: WaitingEdit): Promise<void>;
	/** Keeps the room's acknowledged state vector, and forgets the waiting edits that it covers. */
	acknowledge(room: RoomName, vector: ReadonlyMap<number, number>): Promise<void>;
	/** Folds a room's updates into its snapshot. Safe against other tabs. */
	compact(room: RoomName): Promise<void>;
	/** Keeps the edits aside and forgets the room, in one step. */
	setAside(aside: SetAside): Promise<void>;
	/** Everything set aside in a book's rooms, also in those that are closed to the person by now. */
	asides(book: string): Promise<readonly SetAside[]>;
	dropAside(id: string): Promise<void>;
	/** Small facts, such as the last answer of an API. Values must be structured-cloneable. */
	remember(key: string, value: unknown): Promise<void>;
	recall(key: string): Promise<unknown>;
	close(): Promise<void>;
}

/** Whether a state vector covers an edit. */
export function covers(vector: ReadonlyMap<number, number>, edit: WaitingEdit): boolean {
	return (vector.get(edit.client) ?? 0) >= edit.clock;
}

/** A device in memory. Several stores on one `MemoryDevice` are the tabs of one browser. */
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

interface RoomOnDevice {
	snapshot?: Uint8Array;
	updates: Uint8Array[];
	waiting: WaitingEdit[];
	acknowledged: ReadonlyMap<number, number>;
}

export class MemoryDevice {
	readonly rooms = new Map<RoomName, RoomOnDevice>();
	readonly asides = new Map<string, SetAside>();
	readonly facts = new Map<string, unknown>();
	/** Set by tests: every write fails with it. */
	failing: 'quota' | 'unavailable' | undefined;
}

export class MemoryOfflineStore implements OfflineStore {
	constructor(readonly device: MemoryDevice = new MemoryDevice()) {}

	async load(room: RoomName): Promise<StoredRoom> {
		if (this.device.failing === 'unavailable') throw new StorageFailed('unavailable');
		const kept = this.#room(room);
		return { ...kept, updates: [...kept.updates], waiting: [...kept.waiting] };
	}

	async append(room: RoomName, update: Uint8Array, edit?: WaitingEdit): Promise<void> {
		this.#check();
		this.#room(room).updates.push(update);
		if (edit) this.#room(room).waiting.push(edit);
	}

	async acknowledge(room: RoomName, vector: ReadonlyMap<number, number>): Promise<void> {
		this.#check();
		const kept = this.#room(room);
		kept.acknowledged = new Map(vector);
		kept.waiting = kept.waiting.filter((edit) => !covers(vector, edit));
	}

	async compact(room: RoomName): Promise<void> {
		this.#check();
		const kept = this.#room(room);
		if (kept.updates.length === 0) return;
		kept.snapshot = foldUpdates(kept);
		kept.updates = [];
	}

	async setAside(aside: SetAside): Promise<void> {
		this.#check();
		this.device.asides.set(aside.id, aside);
		this.device.rooms.delete(aside.room);
	}

	async asides(book: string): Promise<readonly SetAside[]> {
		const inBook = roomPrefix(book);
		return [...this.device.asides.values()].filter(({ room }) => room.startsWith(inBook));
	}

	async dropAside(id: string): Promise<void> {
		this.#check();
		this.device.asides.delete(id);
	}

	async remember(key: string, value: unknown): Promise<void> {
		this.#check();
		this.device.facts.set(key, structuredClone(value));
	}

	async recall(key: string): Promise<unknown> {
		return structuredClone(this.device.facts.get(key));
	}

	async close(): Promise<void> {}

	#room(name: RoomName): RoomOnDevice {
		const found = this.device.rooms.get(name) ?? {
			updates: [],
			waiting: [],
			acknowledged: new Map()
		};
		this.device.rooms.set(name, found);
		return found;
	}

	#check(): void {
		if (this.device.failing) throw new StorageFailed(this.device.failing);
	}
}

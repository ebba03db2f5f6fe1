/** Keeps a room's updates on the device; what the device doesn't take stays in memory and is tried again. */
import { StorageFailed, type OfflineStore, type WaitingEdit } from './offline-store';
import type { RoomName } from '../room/room-name';

const RETRY = 5_000;
const COMPACT_AFTER = 300;

interface Kept {
	readonly update: Uint8Array;
	readonly edit: WaitingEdit | undefined;
}

export class RoomStorage {
	/** The device failed to store, and has not succeeded since. */
	failure: StorageFailed['reason'] | undefined;
	readonly #underWay = new Set<Promise<void>>();
	/** Of these, edits made on this device. */
	#editsUnderWay = 0;
	#unstored: Kept[] = [];
	#sinceCompaction = 0;
	#retryTimer: ReturnType<typeof setTimeout> | undefined;
	#closed = false;

	constructor(
		readonly store: OfflineStore,
		readonly room: RoomName,
		readonly changed: () => void
	) {}

	/** An edit of this device is on its way into the store; what came from the server has been kept there. */
	get storingEdits(): boolean {
		return this.#editsUnderWay > 0;
	}

	keep(update: Uint8Array, edit: WaitingEdit | undefined): void {
		const own = edit ? 1 : 0;
		const storing = this.#append({ update, edit }).finally(() => {
			this.#underWay.delete(storing);
			this.#editsUnderWay -= own;
			if (!this.#closed) this.changed();
		});
		this.#underWay.add(storing);
		this.#editsUnderWay += own;
	}

	/** So many updates lie in the store beside the snapshot. */
	loaded(updates: number): void {
		this.#sinceCompaction = updates;
		this.#compactWhenDue();
	}

	/** Resolves when nothing is on its way into the store. */
	async settled(): Promise<void> {
		while (this.#underWay.size > 0) await Promise.all(this.#underWay);
	}

	/** Lets go of what was not stored. */
	forget(): void {
		this.#unstored = [];
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#retryTimer);
	}

	async #append(kept: Kept): Promise<void> {
		try {
			await this.store.append(this.room, kept.update, kept.edit);
			if (this.#unstored.length === 0) this.failure = undefined;
			this.#sinceCompaction++;
			this.#compactWhenDue();
		} catch (error) {
			if (!(error instanceof StorageFailed)) throw error;
			this.failure = error.reason;
			this.#unstored.push(kept);
			if (!this.#closed) this.#retryTimer ??= setTimeout(() => this.#tryAgain(), RETRY);
		}
	}

	#tryAgain(): void {
		this.#retryTimer = undefined;
		for (const { update, edit } of this.#unstored.splice(0)) this.keep(update, edit);
	}

	#compactWhenDue(): void {
		if (this.#sinceCompaction < COMPACT_AFTER) return;
		this.#sinceCompaction = 0;
		this.store.compact(this.room).catch((error: unknown) => {
			// The log stays as it is; a device that can't store at all says so at the next append.
			if (!(error instanceof StorageFailed)) throw error;
		});
	}
}

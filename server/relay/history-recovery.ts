/**
 * The history of log rows that a crash left without one: derived again while the log is replayed.
 * Together with the store, which keeps a row until its history is durable, no acknowledged edit is
 * without its history.
 */
import type * as Y from 'yjs';
import { deriveHistory } from '$lib/collab/history/derive-history';
import type { HistoryChange } from '$lib/collab/history/history';
import { parseSheetRoom } from '$lib/collab/room/room-name';
import type { AppendMeta, RoomLog, Store } from '../store/store';
import { StoodRecords } from './judge/stood-records';
import type { RelayLog } from './log';

/** The first row of a room's log is what it was made with; where that was more, the history begins later. */
const SEED = 1;

export class HistoryRecovery {
	#changes: HistoryChange[] = [];
	/** The row that is being applied: its place among the updates. */
	#index: number | undefined;
	#ends: () => void;

	private constructor(
		readonly store: Pick<Store, 'history'>,
		readonly room: string,
		readonly saved: RoomLog,
		/** The last row whose history is known. */
		readonly known: number,
		/** What is known to have stood in the head. */
		readonly stood: StoodRecords,
		doc: Y.Doc,
		log: RelayLog
	) {
		const derive = (transaction: Y.Transaction): void => {
			if (this.#index === undefined || this.#isUnknown(this.#index))
				this.#changes.push(...deriveSafely(doc, transaction, { name: room, log }));
		};
		doc.on('afterTransaction', derive);
		this.#ends = () => doc.off('afterTransaction', derive);
	}

	static async begin(
		store: Pick<Store, 'history'>,
		room: string,
		doc: Y.Doc,
		saved: RoomLog,
		log: RelayLog
	): Promise<HistoryRecovery> {
		const known = Math.max(SEED, await store.history.through(room));
		const stood = new StoodRecords();
		if (parseSheetRoom(room)) await stood.learn(store.history, room);
		return new HistoryRecovery(store, room, saved, known, stood, doc, log);
	}

	/** The update at this place comes next. */
	next(index: number): void {
		this.#finish();
		this.#index = index;
	}

	/** Everything in the log has been applied; what follows is the server's own doing. */
	ownChange(): void {
		this.#finish();
		this.#index = undefined;
	}

	/** The server's own change has become this row of the log. */
	appended(sequence: number, { by, at }: AppendMeta): void {
		const changes = this.#changes.splice(0);
		for (const change of changes) this.stood.told(change);
		this.store.history.record({ room: this.room, sequence, at, by, changes });
	}

	end(): void {
		this.#ends();
	}

	#isUnknown(index: number): boolean {
		return this.#sequenceOf(index) > this.known;
	}
	#sequenceOf(index: number): number {
		return this.saved.through + index + 1;
	}

	#finish(): void {
		const index = this.#index;
		if (index === undefined || !this.#isUnknown(index)) return;
		this.appended(this.#sequenceOf(index), this.saved.stamps[index]);
	}
}

/** A flaw in how history is told must not stop an edit: it is logged, and the edit has no history. */
export function deriveSafely(
	doc: Y.Doc,
	transaction: Y.Transaction,
	{ name, log }: { readonly name: string; readonly log: RelayLog }
): HistoryChange[] {
	try {
		return deriveHistory(doc, transaction);
	} catch (error) {
		log.error({ room: name, error }, 'history could not be told');
		return [];
	}
}

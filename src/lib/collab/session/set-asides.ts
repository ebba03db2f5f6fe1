/** Edits that the server refused: kept on this device until they are offered again or dropped. */
import type * as Y from 'yjs';
import type { OfflineStore, SetAside } from '../device/offline-store';
import type { Refusal } from '../room/refusal';
import type { RoomName } from '../room/room-name';
import { rowsSetAside } from '../room/rows-set-aside';
import type { RefusedEdits, WriteResult } from '../room/write';
import type { Session } from './session';

export interface SetAsidesOptions {
	readonly bookId: string;
	readonly store: OfflineStore;
	readonly session: Pick<Session, 'book' | 'insertRow' | 'write'>;
	docOf(room: RoomName): Y.Doc | undefined;
	refusalFor(room: RoomName): Refusal | undefined;
	changed(asides: readonly SetAside[]): void;
}

export class SetAsides {
	all: readonly SetAside[] = [];

	constructor(readonly options: SetAsidesOptions) {}

	/** Brings what the device kept from before. */
	async load(): Promise<void> {
		const { store, bookId } = this.options;
		const asides = await store.asides(bookId).catch(() => []);
		if (asides.length > 0) this.#are(asides);
	}

	add(aside: SetAside): void {
		this.#are([...this.all, aside]);
	}

	/** Writes them once more; what cannot be written stays aside. */
	async offerAgain(id: string): Promise<WriteResult> {
		const { session, docOf, refusalFor } = this.options;
		const aside = this.all.find((a) => a.id === id);
		if (!aside) return { ok: true };
		const refusal = refusalFor(aside.room);
		if (refusal) return { ok: false, refusal };
		const result = writeAgain(session, aside, docOf(aside.room));
		if (!result.ok) return result;
		await this.drop(id);
		return result;
	}

	async drop(id: string): Promise<void> {
		await this.options.store.dropAside(id);
		this.#are(this.all.filter((a) => a.id !== id));
	}

	#are(asides: readonly SetAside[]): void {
		this.all = asides;
		this.options.changed(asides);
	}
}

function writeAgain(
	session: SetAsidesOptions['session'],
	aside: RefusedEdits,
	doc: Y.Doc | undefined
): WriteResult {
	const { book } = session;
	for (const row of doc ? rowsSetAside(aside, doc, book) : []) {
		const made = session.insertRow(row);
		if (!made.ok) return made;
	}
	const result = session.write(aside.edits.filter(({ row }) => book.row(row) !== undefined));
	if (!result.ok) return result;
	// What has no row to go to is not forgotten for that.
	const gone = aside.edits.find(({ row }) => book.row(row) === undefined);
	return gone ? { ok: false, refusal: { kind: 'no-such-row', row: gone.row } } : result;
}

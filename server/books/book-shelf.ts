/** The books as the API sees them: imported, read whole, checked. */
import type { Book, BookHead, RowId } from '$lib/budget/book';
import { namedEntries } from '$lib/budget/comment';
import { LiveBook } from '$lib/budget/live-book';
import { entriesIn } from '$lib/collab/room/comment';
import { readHead } from '$lib/collab/room/head';
import { placeOf, type HistoryPage } from '$lib/collab/history/history';
import { projectRooms } from '$lib/collab/room/project-rooms';
import { bookRoomsOf, commentsRoom, departmentRoom } from '$lib/collab/room/room-name';
import { rowLabel } from '$lib/collab/room/row-label';
import type { ImportReport } from '$lib/exchange/read/import-report';
import type { ApiFailure } from '../http/failures';
import type { Finding } from '$lib/rules/finding/finding';
import type { LiveRoom } from '../relay/live-room';
import type { Rooms } from '../relay/rooms';
import type { HistoryQuery } from '../store/history-store';
import { RoomDamaged, type BookRecord, type Store } from '../store/store';
import { BookVersions } from './book-versions';
import { createBook } from './create-book';
import { FindingSamples } from './finding-samples';
import { LiveFindings, type LiveCheck } from './live-findings';
import { readInThread, type ReadBounds } from './read-in-thread';

export interface BookShelfOptions {
	readonly store: Store;
	readonly rooms: Rooms;
	readonly now: () => number;
	/** The bundled `read-worker`. */
	readonly readWorker: string | URL;
	readonly bounds?: ReadBounds;
}

export type ImportResult =
	| { readonly ok: true; readonly id: string; readonly report: ImportReport }
	| { readonly ok: false; readonly failure: ApiFailure };

/** Documents being read at once: each may take a core and hundreds of megabytes. */
const READERS = 2;
/** Milliseconds after which findings that nobody asks for are let go. */
const FINDINGS_KEPT = 5 * 60_000;

/** A book of which nothing is under way. */
export interface AtRest {
	readonly rooms: readonly LiveRoom[];
	readonly book: LiveBook;
	readonly findings: readonly Finding[];
}

export class BookShelf {
	readonly versions: BookVersions;
	readonly samples: FindingSamples;
	readonly #options: BookShelfOptions;
	readonly #findings = new Map<string, LiveFindings>();
	#reading = 0;

	constructor(options: BookShelfOptions) {
		this.#options = options;
		const { store, now } = options;
		this.versions = new BookVersions({
			...{ store, now },
			withRooms: (record, read) => this.#with(record, read)
		});
		this.samples = new FindingSamples({
			...{ store, now },
			findingsOf: async (record) => (await this.findingsOf(record)).findings
		});
	}

	/** Makes a book of a document; what cannot be read whole leaves no trace. */
	async importDocument(
		name: string,
		bytes: Uint8Array,
		by: string,
		/** Whether this person may make a book of the department that the document is of. */
		mayMake: (department: string) => boolean
	): Promise<ImportResult> {
		if (this.#reading >= READERS) return { ok: false, failure: { kind: 'busy' } };
		const { store, now, readWorker, bounds } = this.#options;
		this.#reading++;
		const read = await readInThread(readWorker, name, bytes, bounds).finally(() => this.#reading--);
		if (!read.ok) {
			const { failure } = read;
			if (failure.kind === 'reading-stopped') return { ok: false, failure };
			return { ok: false, failure: { kind: 'unreadable', reason: failure } };
		}
		const { book, report } = read;
		const department = book.head.department.name;
		if (!mayMake(department))
			return { ok: false, failure: { kind: 'other-department', department } };
		const created = await createBook(store, book, { report, by, now: now() });
		if (created.ok) {
			await store.audit.append({ at: now(), by, action: 'book.create', subject: created.id });
			return { ok: true, id: created.id, report };
		}
		const { failure } = created;
		if (failure.kind === 'exists') return { ok: false, failure: { kind: 'internal' } };
		if (failure.kind === 'room-full')
			return { ok: false, failure: { ...failure, kind: 'too-much' } };
		return { ok: false, failure: { kind: 'not-a-book', reason: failure } };
	}

	async headOf(record: BookRecord): Promise<BookHead> {
		const name = departmentRoom(record.id);
		const room = await this.#options.rooms.get(name);
		if (!room) throw new Error(`room ${name} cannot be opened`);
		return readHead(room.doc);
	}

	/** The whole book as it is now, with what was said about it, as a file takes it along. */
	fileOf(record: BookRecord): Promise<Book> {
		const { store, rooms } = this.#options;
		return this.#with(record, async (pinned) => {
			const book = projectRooms(pinned.map((room) => [room.name, room.doc] as const));
			const said = await rooms.get(commentsRoom(record.id));
			const entries = said ? entriesIn(said.doc) : [];
			const names = await store.history.names([...new Set(entries.map(({ by }) => by))]);
			const comments = namedEntries(entries, (id) => names[id] ?? id);
			return { ...book, ...(comments.length > 0 && { comments }) };
		});
	}

	/** A page of the history, and what its rows are called, also those that were removed since. */
	historyOf(
		record: BookRecord,
		query: Omit<HistoryQuery, 'book'>
	): Promise<HistoryPage & { readonly labels: Readonly<Record<RowId, string>> }> {
		// Rooms are loaded first: that tells what a crash left untold.
		return this.#with(
			record,
			async (rooms) => {
				const page = await this.#options.store.history.query({ ...query, book: record.id });
				const docs = new Map(rooms.map(({ name, doc }) => [name, doc]));
				const labels: Record<RowId, string> = {};
				for (const { room, change } of page.entries) {
					const { row } = placeOf(change);
					const doc = docs.get(room);
					if (row !== undefined && doc && !Object.hasOwn(labels, row))
						labels[row] = rowLabel(doc, row);
				}
				return { ...page, labels };
			},
			{ partly: true }
		);
	}

	/** What the rules say now, and which of them have no say in this book. */
	async findingsOf(record: BookRecord): Promise<LiveCheck> {
		return (await this.#checked(record)).check(this.#options.now());
	}

	/** Shows the whole book at a moment when nothing is on its way to the log; `look` must begin its writes at once. */
	async atRest<T>(record: BookRecord, look: (scene: AtRest) => T | Promise<T>): Promise<T> {
		const rooms = await this.#pin(record);
		try {
			let checked = await this.#checked(record);
			while (rooms.some((room) => room.isBusy) || !checked.isCurrent) {
				await Promise.all(rooms.map((room) => room.drained()));
				checked = await this.#checked(record);
			}
			const book = projectRooms(rooms.map((room) => [room.name, room.doc] as const));
			const { findings } = checked.check(this.#options.now());
			return await look({ rooms, book: new LiveBook(book), findings });
		} finally {
			unpin(rooms);
		}
	}

	async #checked(record: BookRecord): Promise<LiveFindings> {
		const { now } = this.#options;
		let kept = this.#findings.get(record.id);
		if (kept && !kept.isCurrent) this.#letGo(record.id, kept);
		kept = this.#findings.get(record.id);
		if (!kept) {
			const rooms = await this.#pin(record);
			// Somebody else may have asked meanwhile.
			kept = this.#findings.get(record.id);
			if (kept) unpin(rooms);
			else this.#findings.set(record.id, (kept = new LiveFindings(rooms, now())));
		}
		return kept;
	}

	/** Lets go of findings that nobody asked for in a while. */
	tidy(): void {
		const { now } = this.#options;
		for (const [id, kept] of this.#findings)
			if (!kept.isCurrent || now() - kept.askedAt > FINDINGS_KEPT) this.#letGo(id, kept);
	}

	close(): void {
		for (const [id, kept] of this.#findings) this.#letGo(id, kept);
	}

	#letGo(id: string, kept: LiveFindings): void {
		kept.close();
		unpin(kept.rooms);
		this.#findings.delete(id);
	}

	async #with<T>(
		record: BookRecord,
		read: (rooms: readonly LiveRoom[]) => T | Promise<T>,
		options?: PinOptions
	): Promise<T> {
		const rooms = await this.#pin(record, options);
		try {
			return await read(rooms);
		} finally {
			unpin(rooms);
		}
	}

	/** All rooms of the book, the department's first, held in memory until unpinned. */
	async #pin(
		record: BookRecord,
		{ partly = false }: PinOptions = {}
	): Promise<readonly LiveRoom[]> {
		const pinned: LiveRoom[] = [];
		try {
			for (const name of bookRoomsOf(record.id, record)) {
				const room = await this.#options.rooms.get(name).catch((error: unknown) => {
					if (partly && error instanceof RoomDamaged) return 'left out' as const;
					throw error;
				});
				if (room === 'left out') continue;
				if (!room) throw new Error(`room ${name} cannot be opened`);
				room.pins++;
				pinned.push(room);
			}
			return pinned;
		} catch (error) {
			unpin(pinned);
			throw error;
		}
	}
}

interface PinOptions {
	/** Goes on without rooms that are damaged. */
	readonly partly?: boolean;
}

function unpin(rooms: readonly LiveRoom[]): void {
	for (const room of rooms) {
		room.pins--;
		room.touch();
	}
}

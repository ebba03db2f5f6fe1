/** The books as the API sees them: imported, read whole, checked. Threads do what takes time. */
import type { BookHead, RowId } from '$lib/budget/book/book';
import type { WorkflowStep } from '$lib/budget/book/workflow';
import { readHead } from '$lib/collab/room/head';
import { placeOf, type HistoryPage } from '$lib/collab/history/history';
import {
	bookRoomsOf,
	departmentRoom,
	parseBookRoom,
	workflowRoom,
	type RoomName
} from '$lib/collab/room/room-name';
import { readSteps } from '$lib/collab/room/workflow-room';
import type { ApiFailure } from '../http/failures';
import type { LiveRoom } from '../relay/live-room';
import type { Rooms } from '../relay/rooms';
import type { HistoryQuery } from '../store/history-store';
import type { OfficeFormat } from '../store/format-store';
import { RoomDamaged, type BookRecord, type Store } from '../store/store';
import { WorkFailed } from '../threads/work-failed';
import { BookVersions } from './book-versions';
import { BookThreads, type BookThreadBounds } from './copy/book-threads';
import type { Answers, QuestionOf } from './copy/question';
import { newBookId } from './create-book';
import { FindingSamples } from './finding-samples';
import type { ReadingAnswers } from './reading/reading';
import type { GivenHead } from '$lib/exchange/read/disclosure/read-disclosure';
import { ReadingThreads, type ReadingBounds } from './reading/reading-threads';

export interface ThreadScripts {
	/** The bundled `reading-thread`, `book-thread` and `fold-thread`. */
	readonly reading: string | URL;
	readonly book: string | URL;
	readonly fold: string | URL;
}

export interface BookShelfOptions {
	readonly store: Store;
	readonly rooms: Rooms;
	readonly now: () => number;
	readonly threads: ThreadScripts;
	readonly readingBounds?: Partial<ReadingBounds>;
	readonly bookBounds?: Partial<BookThreadBounds>;
}

export type ImportResult =
	/** `report` is JSON. */
	| { readonly ok: true; readonly id: string; readonly report: string }
	| { readonly ok: false; readonly failure: ApiFailure };

/** The first row of a room's log is what it was made with; where that was more, the history begins later. */
const SEED = 1;
/** Asks in the server's own name. */
const BY_ITSELF = { person: 'server', once: true } as const;
/** Milliseconds for which a decision waits for a moment in which nobody writes. */
const PATIENCE = 10_000;
/** Formats of an office by which a document is read: the newest. */
const MOST_FORMATS = 50;

export class BookShelf {
	readonly versions: BookVersions;
	readonly samples: FindingSamples;
	readonly reading: ReadingThreads;
	readonly #options: BookShelfOptions;
	readonly #threads: BookThreads;

	constructor(options: BookShelfOptions) {
		this.#options = options;
		const { store, rooms, now, threads } = options;
		this.reading = new ReadingThreads({
			...{ script: threads.reading, bounds: options.readingBounds, now }
		});
		this.#threads = new BookThreads({
			...{ store, rooms, now, script: threads.book, bounds: options.bookBounds }
		});
		const isOurs = async (book: string): Promise<boolean> =>
			!store.owners || (await store.owners.claim(book)).kind === 'ours';
		this.versions = new BookVersions({
			...{ store, now, isOurs },
			wholeOf: (record, person) =>
				this.#threads.ask(
					record,
					{ kind: 'version' },
					person === undefined ? BY_ITSELF : { person }
				)
		});
		this.samples = new FindingSamples({
			...{ store, now, isOurs },
			countsOf: async (record) =>
				(await this.#threads.ask(record, { kind: 'counts' }, BY_ITSELF)).answer
		});
	}

	/** Makes a book of a document; what cannot be read whole leaves no trace. */
	async importDocument(
		name: string,
		bytes: Uint8Array,
		by: string,
		/** Whether this person may make a book of the department that the document is of. */
		mayMake: (department: string) => boolean,
		/** What this person said of the head, where the document does not say it. */
		head: GivenHead = {}
	): Promise<ImportResult> {
		const { store, now } = this.#options;
		const id = newBookId();
		const read = await this.reading.read<'document'>(
			{ person: by, book: '' },
			{
				...{ kind: 'document', name, bytes, head, id, by, now: now() },
				formats: await this.#packs(mayMake)
			}
		);
		if (!read.ok) return read;
		const { record, report } = read.book;
		const department = record.department.name;
		if (!mayMake(department))
			return { ok: false, failure: { kind: 'other-department', department } };
		const created = await store.books.create(read.book);
		if (!created.ok) return { ok: false, failure: { kind: 'internal' } };
		await store.audit.append({ at: now(), by, action: 'book.create', subject: id });
		return { ok: true, id, report };
	}

	/** The formats of the departments about whose books somebody decides, as JSON. */
	async formatsOf(mayMake: (department: string) => boolean): Promise<readonly OfficeFormat[]> {
		const formats = await this.#options.store.formats.list();
		return formats.filter(({ department }) => mayMake(department));
	}

	/** Keeps a format that was learned; the reading thread looks whether it is one. */
	async keepFormat(
		department: string,
		bytes: Uint8Array,
		by: string
	): Promise<ReadingAnswers['format']> {
		const { store, now } = this.#options;
		const read = await this.reading.read<'format'>(
			{ person: by, book: '' },
			{ kind: 'format', bytes }
		);
		if (!read.ok) return read;
		await store.formats.put({ ...read.format, department, by, at: now() });
		await store.audit.append({ at: now(), by, action: 'format.keep', subject: read.format.id });
		return read;
	}

	async #packs(mayMake: (department: string) => boolean): Promise<readonly string[]> {
		const formats = await this.formatsOf(mayMake);
		return [...new Set(formats.map(({ content }) => content))].slice(0, MOST_FORMATS);
	}

	/** Asks a thread about a book. @throws WorkFailed where that cannot be done now */
	async ask<K extends keyof Answers>(
		record: BookRecord,
		question: QuestionOf<K>,
		person: string
	): Promise<Answers[K]> {
		return (await this.#threads.ask(record, question, { person })).answer;
	}

	/** The department's head: whoever asks for it opens that room next. */
	async headOf(record: BookRecord): Promise<BookHead> {
		const room = await this.#pinned(departmentRoom(record.id));
		unpin(room);
		return readHead(room.doc);
	}

	/** The whole book as it is now, with what was said about it, as a file takes it along. */
	async fileOf(record: BookRecord, person: string): Promise<Uint8Array> {
		const ids = await this.ask<'commenters'>(record, { kind: 'commenters' }, person);
		const names = await this.#options.store.history.names(ids);
		return this.ask<'file'>(record, { kind: 'file', names }, person);
	}

	/** A page of the history, and what its rows are called, also those that were removed since. */
	async historyOf(
		record: BookRecord,
		query: Omit<HistoryQuery, 'book'>,
		person: string
	): Promise<HistoryPage & { readonly labels: Readonly<Record<RowId, string>> }> {
		await this.#tellAll(record);
		const page = await this.#options.store.history.query({ ...query, book: record.id });
		const named = new Map<RowId, RoomName>();
		for (const { room, change } of page.entries) {
			const { row } = placeOf(change);
			if (row !== undefined && !named.has(row)) named.set(row, room);
		}
		const rows = [...named].map(([row, room]) => [room, row] as const);
		const question = { kind: 'labels', rows } as const;
		const labels =
			rows.length > 0 && (await partly(() => this.ask<'labels'>(record, question, person)));
		return { ...page, labels: labels || {} };
	}

	/**
	 * Asks about the book at a moment when nothing is on its way to its logs, and has `act` look at the
	 * answer and at the workflow's room before anything else comes in. `act` must begin its writes at once.
	 * @throws WorkFailed where people write without a pause, or threads have too much to do
	 */
	async atRest<K extends keyof Answers, T>(
		record: BookRecord,
		question: QuestionOf<K> | undefined,
		person: string,
		act: (workflow: LiveRoom, answer: Answers[K] | undefined) => T | Promise<T>
	): Promise<T> {
		const workflow = await this.#pinned(workflowRoom(record.id));
		const { now } = this.#options;
		const end = now() + PATIENCE;
		try {
			for (;;) {
				await Promise.all(this.#busyRooms(record.id).map((room) => room.drained()));
				if (!question) {
					if (!workflow.isBusy) return await act(workflow, undefined);
				} else {
					const { answer, state } = await this.#threads.ask<K>(record, question, { person });
					if (this.#busyRooms(record.id).length === 0 && this.#threads.isCurrent(state))
						return await act(workflow, answer);
				}
				if (now() > end) throw new WorkFailed({ kind: 'busy', retryAt: now() + 1_000 });
			}
		} finally {
			unpin(workflow);
		}
	}

	/** Opens rooms of a book, and keeps them open while they are used. */
	async withRooms<T>(
		names: readonly RoomName[],
		use: (rooms: readonly LiveRoom[]) => Promise<T>
	): Promise<T> {
		const rooms: LiveRoom[] = [];
		try {
			for (const name of names) rooms.push(await this.#pinned(name));
			return await use(rooms);
		} finally {
			rooms.forEach(unpin);
		}
	}

	/** The steps of the book's workflow, the oldest first. */
	async stepsOf(record: BookRecord): Promise<readonly WorkflowStep[]> {
		return this.withRooms([workflowRoom(record.id)], async ([room]) => readSteps(room.doc));
	}

	/** Whether nothing of the book is in memory. */
	isIdle(book: string): boolean {
		return !this.#threads.has(book) && !this.#options.rooms.has(book);
	}

	/** Lets go of what nobody asked for in a while. */
	tidy(): void {
		this.#threads.tidy();
	}

	async close(): Promise<void> {
		await Promise.all([this.#threads.close(), this.reading.close()]);
	}

	/** What a crash left untold of the history is told when the relay opens the room. */
	async #tellAll(record: BookRecord): Promise<void> {
		const { store, rooms } = this.#options;
		for (const name of bookRoomsOf(record.id, record)) {
			if (this.#openRoom(name)) continue;
			const told = Math.max(SEED, await store.history.through(name));
			if ((await store.end(name)) > told) await partly(() => rooms.get(name));
		}
	}

	#openRoom(name: RoomName): LiveRoom | undefined {
		for (const room of this.#options.rooms.open) if (room.name === name) return room;
		return undefined;
	}

	#busyRooms(book: string): LiveRoom[] {
		return [...this.#options.rooms.open].filter(
			(room) => room.isBusy && parseBookRoom(room.name)?.book === book
		);
	}

	async #pinned(name: RoomName): Promise<LiveRoom> {
		const room = await this.#options.rooms.get(name);
		if (!room) throw new Error(`room ${name} cannot be opened`);
		room.pins++;
		return room;
	}
}

/** `undefined` where a room is damaged: the history goes on without it. */
async function partly<T>(read: () => Promise<T>): Promise<T | undefined> {
	try {
		return await read();
	} catch (error) {
		if (error instanceof RoomDamaged) return undefined;
		throw error;
	}
}

function unpin(room: LiveRoom): void {
	room.pins--;
	room.touch();
}

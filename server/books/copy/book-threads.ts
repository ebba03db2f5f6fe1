/**
 * Copies of books in threads. Each book has one thread for as long as its copy lives, so that what the
 * rules found is kept from question to question. The copy is made of the rooms' logs, and hears every
 * update that the store appends: the relay's documents are not touched, nor its thread held up.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { bookRoomsOf, commentsRoom, parseRoom, parseSheetRoom } from '$lib/collab/room/room-name';
import type { RoomName } from '$lib/collab/room/room-name';
import type { Rooms } from '../../relay/rooms';
import {
	RoomDamaged,
	type Appended,
	type BookRecord,
	type RoomLog,
	type Store
} from '../../store/store';
import { handedOver, ownBytes } from '../../threads/bytes';
import type { QueueBounds } from '../../threads/fair-queue';
import { inSlices } from '../../threads/turns';
import { WorkFailed } from '../../threads/work-failed';
import { WorkPool } from '../../threads/work-pool';
import type { ThreadBounds } from '../../threads/work-thread';
import type {
	Answers,
	CopyAnswer,
	CopyNote,
	CopyWork,
	QuestionOf,
	RoomBytes,
	RoomUpdate
} from './question';
import { UnreadableFormat } from './unreadable-format';

export interface BookThreadsOptions {
	readonly store: Store;
	readonly rooms: Rooms;
	readonly now: () => number;
	/** The bundled `book-thread`. */
	readonly script: string | URL;
	readonly bounds?: Partial<BookThreadBounds>;
}

export interface BookThreadBounds extends ThreadBounds, QueueBounds {
	readonly threads: number;
	/** Copies that one thread keeps, and megabytes of their logs. */
	readonly copies: number;
	readonly megabytes: number;
	/** Milliseconds for which a book rests whose question ended a thread. */
	readonly rest: number;
}

const BOUNDS: BookThreadBounds = {
	threads: 2,
	time: 180_000,
	memory: 2_048,
	most: 200,
	mostOfOne: 40,
	copies: 24,
	megabytes: 48,
	rest: 60_000
};
/** Milliseconds after which a copy that nobody asks is let go. */
const KEPT = 5 * 60_000;

/** Who asks, and whether the copy is worth keeping for the next question. */
export interface Asking {
	readonly person: string;
	readonly once?: boolean;
}

/** An answer, and of which state of the book it is. */
export interface Told<A> {
	readonly answer: A;
	readonly state: BookState;
}

export interface BookState {
	readonly copy: object;
	/** Which making of the copy it was, of all since the server began. */
	readonly made: number;
	/** How many updates the copy had heard. */
	readonly heard: number;
	/** The last row of each room's log that the answer knows. */
	readonly sequences: ReadonlyMap<RoomName, number>;
}

interface Lane {
	readonly pool: WorkPool;
	/** The one asked last comes last. */
	readonly copies: Map<string, Copy>;
}

interface Copy {
	readonly book: string;
	readonly lane: Lane;
	/** `absent`: in no thread; `loading`: its logs are being read. */
	place: 'absent' | 'loading' | 'open';
	readonly sequences: Map<RoomName, number>;
	/** Updates that came while its logs were read. */
	since: RoomUpdate[];
	/** Which making of it this is. */
	made: number;
	heard: number;
	bytes: number;
	askedAt: number;
	/** Questions that wait or are being answered. */
	asked: number;
}

export class BookThreads {
	readonly #options: BookThreadsOptions;
	readonly #bounds: BookThreadBounds;
	readonly #lanes: readonly Lane[];
	readonly #copies = new Map<string, Copy>();
	#made = 0;
	/** Books whose question ended a thread: until when they rest. */
	readonly #resting = new Map<string, number>();

	constructor(options: BookThreadsOptions) {
		this.#options = options;
		const { store, script, now } = options;
		const bounds = (this.#bounds = { ...BOUNDS, ...options.bounds });
		this.#lanes = Array.from({ length: bounds.threads }, () => {
			const copies = new Map<string, Copy>();
			const onEnd = (): void => {
				for (const copy of copies.values()) close(copy);
			};
			return { copies, pool: new WorkPool({ ...bounds, script, now, threads: 1, onEnd }) };
		});
		store.onAppended((appended) => this.#appended(appended));
	}

	/** Whether there is a copy of the book, or will be. */
	has(book: string): boolean {
		const copy = this.#copies.get(book);
		return copy !== undefined && (copy.asked > 0 || copy.place !== 'absent');
	}

	/**
	 * Asks about a book as its logs have it.
	 * @throws WorkFailed where that cannot be done now
	 * @throws UnreadableFormat where this version cannot read the book's format
	 */
	async ask<K extends keyof Answers>(
		record: BookRecord,
		question: QuestionOf<K>,
		asking: Asking
	): Promise<Told<Answers[K]>> {
		this.#refuseResting(record.id);
		const copy = this.#copyOf(record.id);
		copy.asked++;
		try {
			let { said, state } = await this.#run(copy, record, question, asking, false);
			if ('unready' in said) {
				await this.#makeReady(said.unready);
				if (copy.made === state.made) this.#close(copy);
				({ said, state } = await this.#run(copy, record, question, asking, true));
			}
			if ('unready' in said) throw new Error('rooms were to be taken as they are');
			if ('unreadable' in said) throw new UnreadableFormat(said.unreadable);
			return { answer: said.answer as Answers[K], state };
		} catch (error) {
			if (error instanceof WorkFailed && error.failure.kind === 'work-stopped')
				this.#resting.set(record.id, this.#options.now() + this.#bounds.rest);
			throw error;
		} finally {
			copy.asked--;
			if (asking.once && copy.asked === 0 && copy.askedAt === 0) this.#drop(copy);
		}
	}

	/** Whether the book's logs are still as they were when a question was answered. */
	isCurrent({ copy, made, heard }: BookState): boolean {
		const now = copy as Copy;
		return now.place === 'open' && made === now.made && heard === now.heard;
	}

	/** Lets go of copies that nobody asked in a while. */
	tidy(): void {
		const now = this.#options.now();
		for (const copy of this.#copies.values())
			if (copy.asked === 0 && now - copy.askedAt > KEPT) this.#drop(copy);
		for (const [book, until] of this.#resting) if (until <= now) this.#resting.delete(book);
	}

	async close(): Promise<void> {
		await Promise.all(this.#lanes.map(({ pool }) => pool.close()));
	}

	async #run<K extends keyof Answers>(
		copy: Copy,
		record: BookRecord,
		question: QuestionOf<K>,
		{ person, once }: Asking,
		asIs: boolean
	): Promise<{ said: CopyAnswer; state: BookState }> {
		const { id: book } = record;
		let rooms: readonly RoomBytes[] | undefined;
		let state: BookState | undefined;
		const said = await copy.lane.pool.run<CopyAnswer>(
			{ person, book },
			{
				prepare: async () => {
					if (!once) copy.askedAt = this.#options.now();
					if (copy.place !== 'open') rooms = await this.#load(copy, record);
					this.#makeSpace(copy);
				},
				parcel: () => {
					copy.place = 'open';
					const { heard } = copy;
					state = { copy, made: copy.made, heard, sequences: new Map(copy.sequences) };
					const open = rooms && { rooms, since: copy.since.splice(0), now: this.#options.now() };
					const body: CopyWork = { book, question, asIs, ...(open && { open }) };
					const loaded = rooms?.flatMap(({ snapshot, updates }) => [...snapshot, ...updates]);
					return { body, transfer: handedOver(...(loaded ?? [])) };
				}
			}
		);
		return { said, state: state! };
	}

	#refuseResting(book: string): void {
		const until = this.#resting.get(book) ?? 0;
		if (until > this.#options.now()) throw new WorkFailed({ kind: 'busy', retryAt: until });
	}

	/** The book's place in a thread: where it is, or where there is least to do. */
	#copyOf(book: string): Copy {
		let copy = this.#copies.get(book);
		if (!copy) {
			const weight = ({ pool, copies }: Lane): number => pool.load * 100 + copies.size;
			const lane = this.#lanes.reduce((a, b) => (weight(b) < weight(a) ? b : a));
			copy = {
				...{ book, lane, place: 'absent', sequences: new Map(), since: [] },
				...{ made: 0, heard: 0, bytes: 0, askedAt: 0, asked: 0 }
			};
			this.#copies.set(book, copy);
		}
		// In the order in which they were asked.
		copy.lane.copies.delete(book);
		copy.lane.copies.set(book, copy);
		return copy;
	}

	/** The logs of all rooms, one in each turn of the event loop. What comes meanwhile is kept. */
	async #load(copy: Copy, record: BookRecord): Promise<RoomBytes[]> {
		close(copy);
		copy.place = 'loading';
		copy.made = ++this.#made;
		const loaded: RoomBytes[] = [];
		try {
			for (const room of [...bookRoomsOf(record.id, record), commentsRoom(record.id)]) {
				const log = await this.#read(room);
				if (!log && parseSheetRoom(room)) throw new Error(`room ${room} cannot be opened`);
				copy.sequences.set(room, log?.sequence ?? 0);
				const snapshot = await inSlices(owned(log?.snapshot));
				const updates = await inSlices(owned(log?.updates));
				loaded.push({ room, snapshot, updates });
				copy.bytes += [...snapshot, ...updates].reduce((sum, { length }) => sum + length, 0);
				await nextTurn();
			}
			return loaded;
		} catch (error) {
			close(copy);
			throw error;
		}
	}

	async #read(room: RoomName): Promise<RoomLog | undefined> {
		const { store, rooms } = this.#options;
		try {
			return await store.load(room, { whole: parseRoom(room)?.kind === 'workflow' });
		} catch (error) {
			// The relay tells of it in the log.
			if (error instanceof RoomDamaged) await rooms.get(room);
			throw error;
		}
	}

	/** Lets go of the copies that were asked longest ago, where a thread has too many. */
	#makeSpace({ lane, book }: Copy): void {
		const open = [...lane.copies.values()].filter(({ place }) => place !== 'absent');
		let bytes = open.reduce((sum, copy) => sum + copy.bytes, 0);
		let count = open.length;
		const isFull = (): boolean =>
			count > this.#bounds.copies || bytes > this.#bounds.megabytes * 1024 * 1024;
		for (const copy of open) {
			if (!isFull()) return;
			if (copy.book === book || copy.place !== 'open') continue;
			count--;
			bytes -= copy.bytes;
			this.#close(copy);
			if (copy.asked === 0) this.#drop(copy);
		}
	}

	/** The relay migrates rooms on opening them, and settles what a crash left unsettled. */
	async #makeReady(names: readonly RoomName[]): Promise<void> {
		for (const name of names) {
			const room = await this.#options.rooms.get(name);
			if (!room) throw new Error(`room ${name} cannot be opened`);
			await room.drained();
		}
	}

	#drop(copy: Copy): void {
		this.#close(copy);
		this.#copies.delete(copy.book);
		copy.lane.copies.delete(copy.book);
	}

	#close(copy: Copy): void {
		if (copy.place === 'open')
			copy.lane.pool.note({ body: { kind: 'drop', book: copy.book } satisfies CopyNote });
		close(copy);
	}

	#appended({ room, sequence, update }: Appended): void {
		const book = parseRoom(room)?.book;
		const copy = book === undefined ? undefined : this.#copies.get(book);
		if (!copy || copy.place === 'absent') return;
		const known = copy.sequences.get(room);
		// A log that is not read yet will have it; one that was, may have it already.
		if (known === undefined || sequence <= known) return;
		copy.sequences.set(room, sequence);
		copy.heard++;
		const own = ownBytes(update);
		copy.bytes += own.length;
		if (copy.place === 'loading') copy.since.push({ room, update: own });
		else {
			const body: CopyNote = { kind: 'update', book: copy.book, room, update: own };
			copy.lane.pool.note({ body, transfer: handedOver(own) });
		}
	}
}

/** The copy is in no thread any more. */
function close(copy: Copy): void {
	copy.place = 'absent';
	copy.sequences.clear();
	copy.since = [];
	copy.bytes = 0;
}

/** The bytes of each in a buffer of its own. */
function* owned(list: readonly Uint8Array[] = []): Generator<undefined, Uint8Array[]> {
	const own: Uint8Array[] = [];
	for (const bytes of list) {
		own.push(ownBytes(bytes));
		yield;
	}
	return own;
}

/** A simulated office: real sessions and the real relay on simulated time, lines and devices. */
import type { IncomingMessage } from 'node:http';
import * as Y from 'yjs';
import type { WebSocket } from 'ws';
import type { Book } from '$lib/budget/book/book';
import { openBook, type BookSession } from '$lib/collab/session/book-session';
import { MemoryDevice, MemoryOfflineStore } from '$lib/collab/device/memory-offline-store';
import { projectRooms } from '$lib/collab/room/project-rooms';
import { commentsRoom, personRoom, roomsOf, type RoomName } from '$lib/collab/room/room-name';
import { seedRooms } from '$lib/collab/room/seed-room';
import type { Role } from '$lib/collab/room/identity';
import type { TabChannel, TabMessage } from '$lib/collab/device/tab-channel';
import type { People } from '../../server/access/people';
import type { Grant, Person as ServerPerson } from '../../server/access/person';
import { identityIn, mayWrite } from '../../server/access/rights';
import { Sessions } from '../../server/access/sessions';
import { Relay } from '../../server/relay/relay';
import { ROOM_QUOTA } from '$lib/collab/room/room-quota';
import { MemoryStore } from '../../server/store/memory/memory-store';
import { SigningDesk } from '../../server/books/signing-desk';
import { BookElsewhere } from '../../server/store/book-owners';
import { AppendFailed, type BookRecord, type Store } from '../../server/store/store';
import { Network, type Line } from './sync-network';
import { Random } from './sync-random';
import { SimulatedTime } from './sync-time';
import { headOf } from '../support/small-book';

export const BOOK_ID = 'b';

export type Ask = (desk: SigningDesk, record: BookRecord, person: ServerPerson) => Promise<unknown>;

const UNITS: Book['head']['units'] = [
	{ id: 'u1', code: '', name: '晋城市公安局', kind: '行政', role: '本级' },
	{ id: 'u2', code: '070002', name: '晋城市看守所', kind: '参公', role: '所属' }
];

export const BOOK: Book = {
	head: headOf({ units: UNITS }),
	sheets: {
		T2: ['a0', 'a1', 'a2'].map((order, i) => ({ id: `t${i}`, order, cells: { 合计: i } })),
		T12: ['a0', 'a1', 'a2', 'a3'].map((order, i) => ({
			id: `r${i}`,
			order,
			unit: `u${(i % 2) + 1}`,
			cells: { 项目: `项目${i}`, 合计: 100 + i }
		})),
		projects: [
			{ id: 'p1', order: 'a0', unit: 'u1', cells: { 项目名称: '一', 项目概况: '甲乙丙丁' } },
			{ id: 'p2', order: 'a1', unit: 'u2', cells: { 项目名称: '二', 项目概况: '子丑寅卯' } }
		],
		narrative: [{ id: 'N1', order: 'a0', cells: { 正文: '本年预算' } }]
	}
};

/** No bound for clients that write without a pause. */
const MANY = { burst: 1e6, perSecond: 1e6 };
const RIGHTS = { id: BOOK_ID, units: UNITS, department: BOOK.head.department };

/** One person at one device, with one or two tabs. */
export class Desk {
	readonly device = new MemoryDevice();
	readonly tabs: BookSession[] = [];
	readonly channels = new Set<(message: TabMessage) => void>();

	constructor(
		readonly person: ServerPerson,
		public cookie: string,
		/** Device minus true time, ms. */
		readonly skew: number
	) {}
}

export class World {
	readonly random: Random;
	readonly time = new SimulatedTime();
	readonly network: Network;
	readonly store = new MemoryStore();
	readonly desks: Desk[] = [];
	readonly errors: unknown[] = [];
	/** The server's: while it is full, nothing can be stored. */
	readonly disk = { full: false, refused: 0 };
	/** What a room may hold, from the next start of the server on. */
	quota = ROOM_QUOTA;
	relay!: Relay;
	#sessions!: Sessions;
	#people!: SimulatedPeople;
	#life = { over: false, fenced: false };

	constructor(readonly seed: number) {
		this.random = new Random(seed);
		this.network = new Network(this.random);
	}

	async begin(people: readonly ServerPerson[]): Promise<void> {
		this.time.install();
		const seeded = seedRooms(BOOK, { book: BOOK_ID, clientID: 1, at: this.time.now, by: 'import' });
		if (!seeded.ok) throw new Error(seeded.failure.kind);
		await this.store.books.create({
			record: {
				id: BOOK_ID,
				title: BOOK_ID,
				year: 2023,
				department: BOOK.head.department,
				units: UNITS,
				createdAt: this.time.now
			},
			report: '',
			by: 'import',
			rooms: [...seeded.rooms].map(([room, doc]) => ({
				room,
				updates: [Y.encodeStateAsUpdate(doc)]
			}))
		});
		const secret = new Uint8Array(32).fill(7);
		const now = (): number => this.time.now;
		this.#people = new SimulatedPeople(people);
		this.#sessions = new Sessions({
			...{ store: this.store, secret, mode: 'demo' as const, now },
			people: this.#people
		});
		for (const person of people) {
			const { cookie } = await this.#sessions.start(person.id);
			const skew = this.random.pick([0, 0, -3_600_000, 90_000, 86_400_000]);
			this.desks.push(new Desk(person, cookie, skew));
		}
		this.startServer();
	}

	/** Signs somebody in anew, in all their tabs. */
	async signIn(desk: Desk): Promise<void> {
		desk.cookie = (await this.#sessions.start(desk.person.id)).cookie;
		for (const tab of desk.tabs) tab.reconnect();
	}

	startServer(): void {
		const note = (fields: object, message: string): void => {
			const { error } = fields as { error?: unknown };
			const isExpected = error instanceof AppendFailed || error instanceof BookElsewhere;
			if (!isExpected) this.errors.push([message, fields]);
		};
		const life = (this.#life = { over: false, fenced: false });
		this.relay = new Relay({
			store: watched(mortal(this.store, life, this.disk), (by, room) =>
				this.#mayHaveWritten(by, room)
			),
			sessions: this.#sessions,
			people: this.#people,
			isOwnOrigin: () => true,
			networkOf: () => 'one address',
			now: () => this.time.now,
			log: { warn: () => undefined, error: note },
			limits: {
				...{ updates: MANY, joinsOfPerson: MANY, joinsOfAddress: MANY, compactAfter: 12 },
				quota: this.quota
			}
		});
		const relay = this.relay;
		this.network.accept = (line: Line) => {
			line.acceptedBy = relay;
			const desk = this.desks.find((d) => d.person.id === line.person)!;
			const url = new URL(line.url).pathname;
			const request = {
				url,
				headers: { cookie: `${this.#sessions.cookieName}=${desk.cookie}` }
			} as unknown as IncomingMessage;
			relay.accept(line.server as unknown as WebSocket, request);
		};
	}

	/** Asks the server for what it alone gives, as the API does; while it is down, nothing comes of it. */
	async ask({ person }: Desk, ask: Ask): Promise<void> {
		if (this.#life.over || this.network.offline.has(person.id)) return;
		const { rooms } = this.relay;
		const desk = new SigningDesk({
			store: this.store,
			now: () => this.time.now,
			shelf: {
				// Nobody signs here: what the public would see is worked out in threads.
				atRest: () => Promise.reject(new Error('no threads')),
				withRooms: async (names, use) =>
					use(await Promise.all(names.map(async (n) => (await rooms.get(n))!)))
			}
		});
		const record = (await this.store.books.find(BOOK_ID))!;
		// A full disk refuses it, as it does an edit.
		await ask(desk, record, this.#people.find(person.id) ?? person).catch(() => undefined);
	}

	/** A second opinion on rights, where an update enters the log. */
	#mayHaveWritten(by: string, room: RoomName): void {
		const person = this.#people.find(by);
		const may = by === 'server' || (person && mayWrite(person, room, RIGHTS));
		if (!may) this.errors.push(['written outside rights', { by, room }]);
	}

	/** As SIGKILL: nothing is finished, only the store stays. */
	killServer(): void {
		this.#life.over = true;
		this.network.accept = undefined;
		this.network.breakAll();
	}

	/**
	 * Another server takes the book over while this one is stopped. It goes on as if nothing had been, with
	 * the people who are connected to it, and writes no row any more; after a while it notices, and ends.
	 */
	takeOver(notices: number): void {
		const [life, relay] = [this.#life, this.relay];
		life.fenced = true;
		this.startServer();
		setTimeout(() => {
			life.over = true;
			this.network.breakAll(relay);
		}, notices);
	}

	openTab(desk: Desk): BookSession {
		const { person, device } = desk;
		const session = openBook({
			bookId: BOOK_ID,
			identity: identityIn(person, RIGHTS)!,
			rooms: this.roomsFor(person),
			url: 'ws://office/sync',
			store: new MemoryOfflineStore(device),
			tabs: this.#channel(desk),
			clock: () => this.time.now + desk.skew,
			clockOffset: -desk.skew,
			randomId: () => this.random.id(),
			clientId: () => 1_000 + this.random.below(2 ** 31),
			connect: (url) => this.network.connect(url, person.id),
			frame: (run) => void setTimeout(run, 16)
		});
		desk.tabs.push(session);
		return session;
	}

	roomsFor(person: ServerPerson): { room: RoomName; mayWrite: boolean }[] {
		const sheets = roomsOf(BOOK_ID, { units: UNITS });
		return [...sheets, commentsRoom(BOOK_ID), personRoom(BOOK_ID, person.id)].map((room) => ({
			room,
			mayWrite: mayWrite(person, room, RIGHTS)
		}));
	}

	/** Makes somebody something else, or with no role nobody, at once. */
	giveRole(id: string, role?: Role, unit?: string): void {
		this.#people.give(id, role ? [grant(role, unit)] : []);
	}

	/** What the server would know after losing its memory: the book as its store alone holds it. */
	async durable(): Promise<Map<RoomName, Y.Doc>> {
		const docs = new Map<RoomName, Y.Doc>();
		for (const room of await this.store.rooms(BOOK_ID)) {
			const doc = new Y.Doc();
			const log = (await this.store.load(room))!;
			for (const part of log.snapshot) Y.applyUpdate(doc, part);
			for (const update of log.updates) Y.applyUpdate(doc, update);
			docs.set(room, doc);
		}
		return docs;
	}

	async durableBook(): Promise<Book> {
		return projectRooms(await this.durable());
	}

	async end(): Promise<void> {
		for (const desk of this.desks) for (const tab of desk.tabs) void tab.close();
		this.network.accept = undefined;
		void this.relay.close();
		await this.time.pass(100);
		this.time.restore();
	}

	#channel(desk: Desk): TabChannel {
		const { channels } = desk;
		let own: ((message: TabMessage) => void) | undefined;
		return {
			post: (message) => {
				const copy = structuredClone(message);
				for (const other of channels) {
					if (other !== own) setTimeout(() => channels.has(other) && other(copy), 5);
				}
			},
			listen: (listener) => {
				own = listener;
				channels.add(listener);
			},
			close: () => void (own && channels.delete(own))
		};
	}
}

/** The store as one process of the server has it: when that is killed, or its disk full, nothing more is written. */
function mortal(
	store: MemoryStore,
	life: { readonly over: boolean; readonly fenced: boolean },
	disk: { readonly full: boolean; refused: number }
): Store {
	const refuse = (): never => {
		disk.refused++;
		throw new AppendFailed('SQLITE_FULL');
	};
	const never = new Promise<never>(() => undefined);
	const fenced = (): never => {
		throw new AppendFailed('LEASE_LOST');
	};
	const mine: Pick<Store, 'append' | 'compact' | 'load'> = {
		load: async (room) => {
			if (life.fenced) throw new BookElsewhere(BOOK_ID);
			return store.load(room);
		},
		append: async (...update) => {
			await new Promise((resolve) => setTimeout(resolve, 2));
			if (life.over) return never;
			if (life.fenced) fenced();
			return disk.full ? refuse() : store.append(...update);
		},
		compact: async (...folded) => {
			if (life.over) return never;
			if (life.fenced) fenced();
			return disk.full ? refuse() : store.compact(...folded);
		}
	};
	return new Proxy<Store>(store, {
		get: (target, name) => {
			const own = mine[name as keyof typeof mine];
			if (own) return own;
			const value = target[name as keyof Store];
			return typeof value === 'function' ? value.bind(target) : value;
		}
	});
}

/** Tells of every update that enters the log. */
function watched(store: Store, told: (by: string, room: RoomName) => void): Store {
	return new Proxy<Store>(store, {
		get: (target, name) => {
			if (name === 'append') {
				return (...[room, update, meta]: Parameters<Store['append']>) => {
					told(meta.by, room);
					return target.append(room, update, meta);
				};
			}
			return Reflect.get(target, name) as unknown;
		}
	});
}

/** Without empty sheets and in one order, so that only what shows is compared. */
export function shown(book: Book): unknown {
	const sheets = Object.entries(book.sheets).filter(([, rows]) => rows!.length > 0);
	return {
		head: book.head,
		sheets: Object.fromEntries(sheets.sort(([a], [b]) => (a < b ? -1 : 1)))
	};
}

/** Everybody of the simulated office. */
export const PEOPLE: readonly ServerPerson[] = [
	{ id: 'coordinator', name: '协调', grants: [grant('coordinator')] },
	{ id: 'clerk1', name: '甲', grants: [grant('clerk', '晋城市公安局')] },
	{ id: 'clerk1b', name: '乙', grants: [grant('clerk', '晋城市公安局')] },
	{ id: 'clerk2', name: '丙', grants: [grant('clerk', '晋城市看守所')] },
	{ id: 'viewer', name: '丁', grants: [grant('viewer')] }
];

/** Those who come too when many are wanted: twelve people in all. */
export const MORE_PEOPLE: readonly ServerPerson[] = [
	{ id: 'clerk2b', name: '戊', grants: [grant('clerk', '晋城市看守所')] },
	{ id: 'coordinator2', name: '己', grants: [grant('coordinator')] },
	{ id: 'clerk1c', name: '庚', grants: [grant('clerk', '晋城市公安局')] },
	{ id: 'clerk2c', name: '辛', grants: [grant('clerk', '晋城市看守所')] },
	{ id: 'reviewer', name: '壬', grants: [grant('reviewer')] },
	{ id: 'clerk1d', name: '癸', grants: [grant('clerk', '晋城市公安局')] },
	{ id: 'clerk2d', name: '子', grants: [grant('clerk', '晋城市看守所')] }
];

function grant(role: Role, unit?: string): Grant {
	return { department: BOOK.head.department.name, role, ...(unit !== undefined && { unit }) };
}

/** People whose rights may change while they are connected. */
class SimulatedPeople implements People {
	readonly #people: Map<string, ServerPerson>;
	readonly #listeners = new Set<(id: string) => void>();

	constructor(everybody: readonly ServerPerson[]) {
		this.#people = new Map(everybody.map((person) => [person.id, person]));
	}
	find(id: string): ServerPerson | undefined {
		return this.#people.get(id);
	}
	all(): readonly ServerPerson[] {
		return [...this.#people.values()];
	}
	async refresh(): Promise<void> {}
	onChange(listener: (id: string) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}
	give(id: string, grants: readonly Grant[]): void {
		this.#people.set(id, { ...this.#people.get(id)!, grants });
		for (const listener of this.#listeners) listener(id);
	}
}

/**
 * Hundreds of days in the simulated office, each from a seed: edits, texts, rows, undo, lines that
 * break or die, reloads, second tabs, full devices, a server killed in the middle. After every
 * stretch everybody comes back, and then the invariants must hold.
 */
import { deepStrictEqual } from 'node:assert';
import * as Y from 'yjs';
import { LiveBook } from '$lib/budget/live/live-book';
import type { BookSession } from '$lib/collab/session/book-session';
import { conflictsIn } from '$lib/collab/conflict/conflict';
import { projectRooms } from '$lib/collab/room/project-rooms';
import type { RoomName } from '$lib/collab/room/room-name';
import { Conversation } from './sync-conversation';
import { createBookEngine } from '$lib/rules/engine/book-engine';
import type { Engine } from '$lib/rules/engine/engine';
import { Random } from './sync-random';
import { WriteHistory } from './sync-history';
import { HeadDesk } from './sync-head';
import { checkNoTrespass, trespass } from './sync-trespass';
import type { Person } from '../../server/access/person';
import { BOOK_ID, MORE_PEOPLE, PEOPLE, World, shown, type Desk } from './sync-world';

export interface SyncOptions {
	/** Actions between two moments of rest, and how many such stretches. */
	readonly steps: number;
	readonly stretches: number;
	/** Whether people set things, explain, approve and settle conflicts. */
	readonly settings: boolean;
	/** Whether people write formulas, too. */
	readonly formulas: boolean;
	/** Servers that share the store; of two, one takes the book over while the other is stopped. */
	readonly owners: 1 | 2;
}

export interface SyncFigures {
	writes: number;
	refusedWrites: number;
	formulas: number;
	kills: number;
	takeovers: number;
	/** Writes that the server's disk refused. */
	refusedByDisk: number;
	reloads: number;
	conflicts: number;
	/** Cells that two people wrote while apart, whose losing value was looked for and found. */
	foundConflicts: number;
	headWrites: number;
	/** The same of settings, explanations and approvals. */
	foundHeadConflicts: number;
	settled: number;
	undone: number;
	/** Approvals that the server was asked for, given or refused. */
	given: number;
	acknowledgedChecks: number;
	/** What people said and everybody reads in the end. */
	comments: number;
	people: number;
	duplicated: number;
	reordered: number;
	/** Updates that somebody sent who may not write them. */
	trespasses: number;
	/** Comparisons of incremental findings with a full check. */
	findingChecks: number;
	/** Updates folded into snapshots. */
	compacted: number;
}

const DEFAULTS: SyncOptions = {
	steps: 40,
	stretches: 2,
	settings: true,
	formulas: true,
	owners: 1
};

/** Runs one seed; throws what is wrong, with the seed in its words. */
export async function runSync(
	seed: number,
	options: Partial<SyncOptions> = {}
): Promise<SyncFigures> {
	const run = new SyncRun(seed, { ...DEFAULTS, ...options });
	try {
		return await run.run();
	} catch (error) {
		throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, {
			cause: error
		});
	} finally {
		await run.world.end();
	}
}

const FORMULAS = [
	'=T12[项目0].合计 + T12[项目1].合计',
	'=.单位资金 × 0.3 + 1',
	'=.合计 ÷ 7',
	'=sum(T12[*].合计)',
	'=sum([*]) − T2[合计].合计',
	'=1 ÷ T12[项目2].单位资金',
	'=T12[项目3].单位资金 × 2'
];

class SyncRun {
	readonly world: World;
	readonly figures: SyncFigures = {
		writes: 0,
		refusedWrites: 0,
		formulas: 0,
		kills: 0,
		takeovers: 0,
		refusedByDisk: 0,
		reloads: 0,
		conflicts: 0,
		foundConflicts: 0,
		headWrites: 0,
		foundHeadConflicts: 0,
		settled: 0,
		undone: 0,
		given: 0,
		acknowledgedChecks: 0,
		comments: 0,
		people: 0,
		duplicated: 0,
		reordered: 0,
		trespasses: 0,
		findingChecks: 0,
		compacted: 0
	};
	#value = 1000;
	/** A source of its own, so that a seed does otherwise what it always did. */
	readonly #diskRandom: Random;
	readonly #settingsRandom: Random;
	readonly #formulaRandom: Random;
	readonly #ownerRandom: Random;
	readonly #settings: HeadDesk;
	readonly #history = new WriteHistory();
	readonly #conversation: Conversation;
	readonly #findings = new Map<BookSession, Engine>();
	/** State vectors that the server has acknowledged, by room and client. */
	readonly #acknowledged = new Map<RoomName, Map<number, number>>();

	constructor(
		readonly seed: number,
		readonly options: SyncOptions
	) {
		this.world = new World(seed);
		this.#diskRandom = new Random(seed + 1);
		this.#settingsRandom = new Random(seed + 2);
		this.#formulaRandom = new Random(seed + 3);
		this.#ownerRandom = new Random(seed + 4);
		this.#settings = new HeadDesk(
			this.#settingsRandom,
			(session, ask) =>
				void this.world.ask(this.#deskOf(session), ask).then(() => this.figures.given++)
		);
		this.#conversation = new Conversation(this.world.random);
	}

	async run(): Promise<SyncFigures> {
		const { world, options } = this;
		const everybody = [...PEOPLE, ...MORE_PEOPLE];
		// Mostly few, because what many do hides what two would do to each other.
		const most = world.random.chance(0.15) ? everybody.length : PEOPLE.length;
		this.figures.people = 2 + world.random.below(most - 1);
		if (options.settings) secondCoordinatorFirst(everybody, this.#settingsRandom);
		await world.begin(everybody.slice(0, this.figures.people));
		for (const desk of world.desks) this.#open(desk);
		await world.time.pass(15_000);
		for (let stretch = 0; stretch < options.stretches; stretch++) {
			for (let i = 0; i < options.steps; i++) {
				this.#fillDisk();
				if (options.settings) this.#set();
				if (options.formulas) this.#compute();
				if (options.owners === 2) this.#takeOver();
				await this.#step(world.random.pick(world.desks));
				if (world.random.chance(0.7)) await world.time.pass(world.random.below(400));
			}
			await this.#rest();
			await this.#check();
		}
		this.figures.refusedByDisk = world.disk.refused;
		Object.assign(this.figures, world.network.figures);
		return this.figures;
	}

	#open(desk: Desk): BookSession {
		const session = this.world.openTab(desk);
		if (this.#withFindings && desk === this.world.desks[0])
			this.#findings.set(session, followFindings(session));
		session.on('saved', (saved) => {
			if (saved.state === 'server' && saved.waiting === 0) this.#noteAcknowledged(session);
		});
		return session;
	}

	/** "Saved on the server" has been said: from now on the server must have all of it. */
	#noteAcknowledged(session: BookSession): void {
		for (const { room, mayWrite } of this.world.roomsFor(this.#deskOf(session).person)) {
			const doc = mayWrite ? session.docOf(room) : undefined;
			if (!doc) continue;
			const known = this.#acknowledged.get(room) ?? new Map<number, number>();
			this.#acknowledged.set(room, known);
			// Others' edits came from the server; of this tab's own the promise was just made.
			const clock = Y.getState(doc.store, doc.clientID);
			known.set(doc.clientID, Math.max(known.get(doc.clientID) ?? 0, clock));
		}
	}

	/** The real engine is dear: it follows the first person's tabs in one of five seeds. */
	get #withFindings(): boolean {
		return this.seed % 5 === 0;
	}

	#deskOf(session: BookSession): Desk {
		return this.world.desks.find((d) => d.tabs.includes(session))!;
	}

	async #step(desk: Desk): Promise<void> {
		const { world } = this;
		const { random } = world;
		const roll = random.below(100);
		if (desk.tabs.length === 0) this.#open(desk);
		const session = random.pick(desk.tabs);
		const rooms = world.roomsFor(desk.person).map(({ room }) => room);
		if (roll < 70) return this.#history.watch(session, rooms, () => this.#edit(session, roll));
		if (roll < 76) return world.network.cut(desk.person.id, random.chance(0.4));
		if (roll < 82) return this.#toggleOffline(desk);
		if (roll < 86) return this.#killServer();
		if (roll < 91) return this.#reload(desk);
		if (roll < 93 && desk.tabs.length < 2) return void this.#open(desk);
		if (roll < 95) return this.#failStorage(desk);
		if (roll < 97) return this.#trespass(desk);
		if (roll < 99) return this.#conversation.speak(session);
		session.setPlace({ sheet: 'T12', row: 'r0' });
		await world.time.pass(random.below(3_000));
	}

	#edit(session: BookSession, roll: number): void {
		if (roll < 40) return this.#write(session);
		if (roll < 52) return this.#writeText(session);
		if (roll < 58) return this.#insert(session);
		if (roll < 61) return this.#remove(session);
		if (roll < 64) return this.#move(session);
		return this.#undo(session);
	}

	/** Somebody sets or explains something, or settles a conflict. */
	#set(): void {
		const random = this.#settingsRandom;
		if (!random.chance(0.35)) return;
		const writers = this.#sessions().filter(({ identity }) => identity.role !== 'viewer');
		const session = random.pick(writers);
		const rooms = this.world.roomsFor(this.#deskOf(session).person).map(({ room }) => room);
		this.#history.watch(session, rooms, () => {
			if (random.chance(0.2)) this.figures.settled += Number(this.#settings.settle(session));
			else this.figures.headWrites += Number(this.#settings.write(session));
		});
	}

	/** Somebody writes a formula, which may name rows that others remove, or depend on itself. */
	#compute(): void {
		const random = this.#formulaRandom;
		if (!random.chance(0.15)) return;
		const session = random.pick(this.#sessions());
		const rows = [...session.book.rows('T12'), ...session.book.rows('T2')];
		const rooms = this.world.roomsFor(this.#deskOf(session).person).map(({ room }) => room);
		if (rows.length === 0) return;
		const edit = {
			row: random.pick(rows).id,
			column: random.pick(['合计', '单位资金']),
			value: random.pick(FORMULAS)
		};
		this.#history.watch(session, rooms, () => {
			if (session.write([edit]).ok) this.figures.formulas++;
		});
	}

	#takeOver(): void {
		const random = this.#ownerRandom;
		if (!random.chance(0.04)) return;
		this.world.takeOver(random.below(8_000));
		this.figures.takeovers++;
	}

	#write(session: BookSession): void {
		const { random } = this.world;
		const rows = [...session.book.rows('T12'), ...session.book.rows('T2')];
		if (rows.length === 0) return;
		const edits = Array.from({ length: random.chance(0.2) ? 5 : 1 }, () => ({
			row: random.pick(rows).id,
			column: random.pick(['合计', '单位资金', '项目']),
			value: random.chance(0.1) ? undefined : this.#value++
		}));
		const before = edits.map((e) => session.book.value(e.row, e.column));
		const result = session.write(edits);
		if (result.ok) this.figures.writes++;
		else {
			this.figures.refusedWrites++;
			const after = edits.map((e) => session.book.value(e.row, e.column));
			if (JSON.stringify(before) !== JSON.stringify(after))
				throw new Error('refused and yet written');
		}
	}

	#writeText(session: BookSession): void {
		const { random } = this.world;
		const [row, column] = random.pick([
			['p1', '项目概况'],
			['p2', '项目概况'],
			['N1', '正文']
		]);
		const words = [...String(session.book.value(row, column) ?? '')];
		const at = random.below(words.length + 1);
		words.splice(at, random.below(3), random.pick(['甲', '乙丙', '😀', '']));
		session.write([{ row, column, value: words.join('') }]);
	}

	#insert(session: BookSession): void {
		const { random } = this.world;
		const rows = session.book.rows('T12');
		session.insertRow({
			sheet: 'T12',
			unit: random.pick(['u1', 'u2']),
			...(rows.length > 0 && { after: random.pick(rows).id }),
			cells: { 项目: `新${this.#value++}` }
		});
	}

	#remove(session: BookSession): void {
		const rows = session.book.rows('T12');
		if (rows.length > 2) session.removeRow(this.world.random.pick(rows).id);
	}

	#move(session: BookSession): void {
		const { random } = this.world;
		const rows = session.book.rows('T12');
		if (rows.length > 1) session.moveRow(random.pick(rows).id, random.pick(rows).id);
	}

	#undo(session: BookSession): void {
		const { random } = this.world;
		const result = random.chance(0.7) ? session.undo() : session.redo();
		if (result.done) this.figures.undone++;
	}

	#toggleOffline({ person }: Desk): void {
		const { network } = this.world;
		if (network.offline.delete(person.id)) return;
		network.offline.add(person.id);
		network.cut(person.id, this.world.random.chance(0.5));
	}

	/** In one of seven seeds the server's disk is full for a while, again and again. */
	#fillDisk(): void {
		if (this.seed % 7 !== 6) return;
		const { disk } = this.world;
		if (this.#diskRandom.chance(disk.full ? 0.3 : 0.1)) disk.full = !disk.full;
	}

	async #killServer(): Promise<void> {
		const { world } = this;
		this.figures.kills++;
		world.killServer();
		await world.time.pass(world.random.below(2_000));
		world.startServer();
	}

	/** Closes a tab, or kills it with whatever was on its way, and opens another. */
	async #reload(desk: Desk): Promise<void> {
		this.figures.reloads++;
		const [session] = desk.tabs.splice(this.world.random.below(desk.tabs.length), 1);
		await session.close();
		this.#open(desk);
		await this.world.time.pass(this.world.random.below(50));
	}

	async #failStorage({ device }: Desk): Promise<void> {
		device.failing = 'quota';
		await this.world.time.pass(this.world.random.below(3_000));
		device.failing = undefined;
	}

	/** Writes past the own client: into rooms of others, and in others' names. */
	async #trespass({ person }: Desk): Promise<void> {
		const { world } = this;
		const sent = await trespass(world, person.id, world.random.pick(world.roomsFor(person)));
		if (sent) this.figures.trespasses++;
	}

	/** Everybody is back, and there is time enough. */
	async #rest(): Promise<void> {
		const { world } = this;
		world.network.offline.clear();
		world.disk.full = false;
		for (let i = 0; i < 12; i++) {
			await world.time.pass(15_000);
			if (this.#sessions().every((s) => s.saved.state === 'server' && s.saved.online)) break;
		}
		// The last frame may be held back for another that never comes, and then be a slow one.
		await world.time.pass(10_000);
	}

	#sessions(): BookSession[] {
		return this.world.desks.flatMap((desk) => desk.tabs);
	}

	async #check(): Promise<void> {
		const { world } = this;
		if (world.errors.length > 0) throw new Error(`server: ${JSON.stringify(world.errors[0])}`);
		const durable = await world.durable();
		this.#checkAcknowledged(durable);
		checkNoTrespass(durable);
		await this.#noteCompacted();
		this.#checkFindings();
		const truth = JSON.stringify(canonical(projectRooms(durable)));
		for (const session of this.#sessions()) {
			const who = session.identity.id;
			const { state, waiting } = session.saved;
			if (state !== 'server') throw new Error(`${who} rests at ${state} with ${waiting} waiting`);
			const mirror = JSON.stringify(canonical(session.book.snapshot()));
			const rooms = world.roomsFor(this.#deskOf(session).person);
			const docs = rooms.map(({ room }) => [room, session.docOf(room)!] as const);
			const fresh = JSON.stringify(canonical(projectRooms(docs)));
			if (mirror !== fresh)
				throw new Error(`${who}: mirror is not the projection\n${mirror}\n${fresh}`);
			if (mirror !== truth) throw new Error(`${who}: not converged\n${mirror}\n${truth}`);
			if (session.setAside.length > 0)
				throw new Error(
					`${who}: edits set aside for no reason: ${JSON.stringify(session.setAside.map(({ room, refusal }) => [room, refusal]))}`
				);
		}
		for (const doc of durable.values()) this.figures.conflicts += conflictsIn(doc).length;
		const found = this.#history.check(durable);
		this.figures.foundConflicts += found.cells;
		this.figures.foundHeadConflicts += found.head;
		this.figures.comments = this.#conversation.check(this.#sessions());
	}

	/** What the engine heard change by change is what a full check of the book says. */
	#checkFindings(): void {
		for (const session of this.#sessions()) {
			const followed = this.#findings.get(session);
			if (!followed) continue;
			this.figures.findingChecks++;
			const full = createBookEngine(new LiveBook(session.book.snapshot())).findings();
			deepStrictEqual(followed.findings(), full, 'incremental findings are not the full check');
		}
	}

	async #noteCompacted(): Promise<void> {
		const { store } = this.world;
		for (const room of await store.rooms(BOOK_ID))
			this.figures.compacted += (await store.load(room))!.through;
	}

	#checkAcknowledged(durable: ReadonlyMap<RoomName, Y.Doc>): void {
		for (const [room, clients] of this.#acknowledged) {
			for (const [client, clock] of clients) {
				this.figures.acknowledgedChecks++;
				const has = Y.getState(durable.get(room)!.store, client);
				if (has < clock)
					throw new Error(`acknowledged and lost: ${room} ${client} ${has} < ${clock}`);
			}
		}
	}
}

/** Only who is at the head of the list is always there, and one coordinator is never overruled. */
function secondCoordinatorFirst(everybody: Person[], random: Random): void {
	if (random.chance(0.5)) return;
	const at = everybody.findIndex(({ id }) => id === 'coordinator2');
	everybody.splice(1, 0, ...everybody.splice(at, 1));
}

/** The real engine over a session's book, told of every change as a page's is. */
function followFindings(session: BookSession): Engine {
	const engine = createBookEngine(new LiveBook(session.book.snapshot()));
	session.on('changes', ({ changes }) => void engine.apply(changes));
	return engine;
}

/** The same text for the same book, whatever the order of keys. */
function canonical(book: Parameters<typeof shown>[0]): unknown {
	return sorted(shown(book));
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, inner]) => [key, sorted(inner)])
	);
}

/**
 * The relay: y-websocket's protocol on `/sync/<room>` with acknowledgements that mean "durable".
 * SPEC.md numbers what it promises; here is decided who comes in and what each frame is.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import * as decoding from 'lib0/decoding';
import { WebSocketServer, type WebSocket } from 'ws';
import { parseRoom } from '$lib/collab/room/room-name';
import { SCHEMA_VERSION } from '$lib/collab/room/schema';
import {
	decodeAckRequest,
	encodeHello,
	MESSAGE,
	SYNC,
	type CloseReason
} from '$lib/collab/wire/wire';
import type { People } from '../access/people';
import { mayRead, type BookRights } from '../access/rights';
import type { Sessions } from '../access/sessions';
import { RoomDamaged, type Store } from '../store/store';
import { Connection, TRY_AGAIN, type Greeting } from './connection';
import { greetingOf } from './greeting-of';
import { LogFolder } from './fold/log-folder';
import { RELAY_LIMITS, type RelayLimits } from './limits';
import type { LiveRoom } from './live-room';
import type { RelayMeter } from './relay-meter';
import type { RelayLog } from './log';
import { readPresence } from './presence';
import { Rooms } from './rooms';
import { SyncDesk } from './sync-desk';
import { KeyedBuckets } from './token-bucket';
import { isForRelay, refuseUpgrade, roomNameOf } from './upgrade-request';
import { turn } from '../threads/turns';

export interface RelayOptions {
	readonly store: Store;
	readonly sessions: Sessions;
	readonly people: People;
	/** Whether a request comes from one of our own pages (or from no page at all). */
	readonly isOwnOrigin: (request: IncomingMessage) => boolean;
	/** What stands for the address that a request comes from, where sockets are counted. */
	readonly networkOf: (request: IncomingMessage) => string;
	readonly now: () => number;
	readonly log: RelayLog;
	readonly limits?: Partial<RelayLimits>;
	/** Folds logs in a thread; where absent they are folded at once. */
	readonly folder?: LogFolder;
	readonly meter?: RelayMeter;
}

/** How often, in ms, sessions are looked at: one that has run out takes its sockets with it. */
const CHECK_SESSIONS = 1_000;
/** Sync steps cost the server a pass over the document: each counts as so many updates. */
const STEP_COST = 10;

export class Relay {
	readonly rooms: Rooms;
	readonly #options: RelayOptions;
	readonly #limits: RelayLimits;
	readonly #server: WebSocketServer;
	readonly #connections = new Set<Connection>();
	readonly #roomOf = new Map<Connection, LiveRoom>();
	readonly #desk: SyncDesk;
	readonly #people: KeyedBuckets;
	readonly #addresses: KeyedBuckets;
	readonly #timers: NodeJS.Timeout[];
	#stopping = false;

	constructor(options: RelayOptions) {
		const { store, now, log, sessions, people } = options;
		this.#options = options;
		const limits = (this.#limits = { ...RELAY_LIMITS, ...options.limits });
		this.#desk = new SyncDesk(log);
		this.#people = new KeyedBuckets(limits.joinsOfPerson, now);
		this.#addresses = new KeyedBuckets(limits.joinsOfAddress, now);
		const { folder = new LogFolder() } = options;
		this.rooms = new Rooms({ store, limits, now, log, folder });
		this.#server = new WebSocketServer({
			noServer: true,
			maxPayload: limits.frame,
			perMessageDeflate: false,
			clientTracking: false
		});
		sessions.onEnd((hash) => this.#endSession(hash));
		people.onChange((id) => this.#rightsChanged(id));
		this.#timers = [
			setInterval(() => this.#checkLines(), limits.ping),
			setInterval(() => this.#checkSessions(), CHECK_SESSIONS),
			setInterval(() => void this.rooms.putAwayIdle(), Math.max(1000, limits.idle / 3))
		];
		for (const timer of this.#timers) timer.unref();
	}

	/** Whether an upgrade request is for the relay at all. */
	handles(request: IncomingMessage): boolean {
		return isForRelay(request);
	}

	/** Takes over the socket of an upgrade request. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		if (this.#stopping) return refuseUpgrade(socket, '503 Service Unavailable');
		if (!this.#options.isOwnOrigin(request)) return refuseUpgrade(socket, '403 Forbidden');
		if (!this.#addresses.take(this.#options.networkOf(request)).ok)
			return refuseUpgrade(socket, '429 Too Many Requests');
		this.#server.handleUpgrade(request, socket, head, (webSocket) =>
			this.accept(webSocket, request, socket)
		);
	}

	/** Refuses newcomers, finishes what is under way, puts every room away. */
	async close(): Promise<void> {
		this.#stopping = true;
		for (const timer of this.#timers) clearInterval(timer);
		await this.rooms.close();
		for (const connection of this.#connections) connection.close(TRY_AGAIN, 'server stops');
		this.#server.close();
	}

	get figures(): { connections: number; rooms: number } {
		return { connections: this.#connections.size, rooms: this.rooms.size };
	}

	/** Takes over an open socket whose request has passed the checks of an upgrade. */
	accept(socket: WebSocket, request: IncomingMessage, line?: Duplex): void {
		const connection = new Connection({
			socket,
			line,
			limits: this.#limits,
			now: this.#options.now,
			meter: this.#options.meter,
			onFrame: (from, frame) => this.#received(from, frame),
			onClosed: (gone) => this.#closed(gone)
		});
		this.#connections.add(connection);
		this.#enter(connection, request).catch((error: unknown) => {
			if (error instanceof RoomDamaged) return connection.refuse('damaged', error.message);
			this.#options.log.error({ error }, 'connection could not be opened');
			connection.close(TRY_AGAIN, 'cannot be opened now');
		});
	}

	async #enter(connection: Connection, request: IncomingMessage): Promise<void> {
		const { sessions } = this.#options;
		const session = await sessions.find(request.headers.cookie);
		if (!session) return connection.refuse('no-session');
		connection.session = session;
		if (this.#tooMany(session.hash) || !this.#people.take(session.personId).ok)
			return connection.refuse('rate-limited', 'too many connections');
		const room = await this.#roomFor(connection, roomNameOf(request));
		// Absent and forbidden look alike.
		if (!room) return connection.refuse('no-such-room');
		if (connection.isClosed || !sessions.isOpen(session.hash))
			return connection.refuse('no-session');
		this.#roomOf.set(connection, room);
		if (!this.#greet(connection, room)) return connection.refuse('no-such-room');
		room.join(connection);
		// Somebody who only reads is not asked for what the server lacks.
		if (connection.greeting?.mayWrite) room.askForMissing(connection);
		connection.open();
	}

	/** Says hello with today's rights; false where there is no right to the room. */
	#greet(connection: Connection, room: LiveRoom): boolean {
		const { store, now } = this.#options;
		const greeting = this.#greetingFor(connection, room);
		if (!greeting) return false;
		connection.greeting = greeting;
		const { epoch } = store;
		connection.send(encodeHello({ schema: SCHEMA_VERSION, epoch, serverTime: now(), ...greeting }));
		return true;
	}

	#greetingFor(connection: Connection, room: LiveRoom): Greeting | undefined {
		const { session } = connection;
		const person = session && this.#options.sessions.personOf(session);
		if (!person) return undefined;
		// Nothing else decides, and both are new objects when anything about them is new.
		const workflow = room.book.workflow?.();
		const { decided } = connection;
		if (decided?.person === person && decided.workflow === workflow) return decided.greeting;
		const greeting = greetingOf(person, room);
		connection.decided = { person, workflow, greeting };
		return greeting;
	}

	/** Somebody's rights or name are others now: who is connected learns it at once. */
	#rightsChanged(id: string): void {
		for (const connection of this.#connections) {
			if (connection.session?.personId !== id) continue;
			if (!this.#options.sessions.isOpen(connection.session.hash)) {
				connection.refuse('no-session');
				continue;
			}
			const room = this.#roomOf.get(connection);
			if (room) this.#greetAgain(connection, room);
		}
	}

	/** What people may write in a room has changed with the workflow: who is there learns it at once. */
	roomChanged(name: string): void {
		for (const [connection, room] of this.#roomOf)
			if (room.name === name) this.#greetAgain(connection, room);
	}

	#greetAgain(connection: Connection, room: LiveRoom): void {
		const before = connection.greeting;
		const greeting = this.#greetingFor(connection, room);
		if (!greeting) return connection.refuse('withdrawn');
		if (JSON.stringify(greeting) === JSON.stringify(before)) return;
		this.#greet(connection, room);
		if (greeting.mayWrite && !before?.mayWrite) room.askForMissing(connection);
	}

	async #roomFor(connection: Connection, name: string): Promise<LiveRoom | undefined> {
		const person = this.#options.sessions.personOf(connection.session!);
		const book = this.rooms.openBook(name) ?? (await this.#bookOf(name));
		if (!book || !person || !mayRead(person, name, book)) return undefined;
		// Many may wait for one room to be loaded: each comes in a turn of its own, to the room as it is then.
		if (await this.rooms.get(name)) await turn();
		return this.rooms.get(name);
	}

	async #bookOf(name: string): Promise<BookRights | undefined> {
		const place = parseRoom(name);
		return place && this.#options.store.books.find(place.book);
	}

	#received(connection: Connection, frame: Uint8Array): void {
		const { now, sessions } = this.#options;
		if (!sessions.isOpen(connection.session!.hash)) return connection.refuse('no-session');
		if (!connection.bytes.take(frame.length, now()))
			return connection.refuse('rate-limited', 'bytes');
		const room = this.#roomOf.get(connection);
		if (!room) return;
		const decoder = decoding.createDecoder(frame);
		try {
			this.#dispatch(connection, room, decoder, frame);
		} catch (error) {
			// lib0 throws where a frame ends too early.
			this.#options.log.warn({ room: room.name, error }, 'frame refused');
			connection.refuse('bad-message', 'frame cut off');
		}
	}

	#dispatch(
		connection: Connection,
		room: LiveRoom,
		decoder: decoding.Decoder,
		frame: Uint8Array
	): void {
		switch (decoding.readVarUint(decoder)) {
			case MESSAGE.sync:
				return this.#sync(connection, room, decoder, frame);
			case MESSAGE.awareness:
				return this.#presence(connection, room, decoding.readVarUint8Array(decoder));
			case MESSAGE.queryAwareness: {
				const others = room.presence.others(connection);
				if (others && connection.presence.take(STEP_COST, this.#options.now()))
					connection.send(others);
				return;
			}
			case MESSAGE.ack: {
				if (!connection.updates.take(1, this.#options.now()))
					return connection.refuse('rate-limited', 'updates');
				const counter = decodeAckRequest(decoder);
				if (!counter.ok) return connection.refuse('bad-message', 'ack request');
				connection.askAck(counter.value);
				if (connection.ackDue) room.settle(connection);
				return;
			}
			default:
				return connection.refuse('bad-message', 'unknown message');
		}
	}

	#sync(
		connection: Connection,
		room: LiveRoom,
		decoder: decoding.Decoder,
		frame: Uint8Array
	): void {
		const kind = decoding.readVarUint(decoder);
		const body = decoding.readVarUint8Array(decoder);
		if (decoding.hasContent(decoder))
			return connection.refuse('bad-message', 'bytes after the end');
		const cost = kind === SYNC.update ? 1 : STEP_COST;
		if (!connection.updates.take(cost, this.#options.now()))
			return connection.refuse('rate-limited', 'updates');
		if (kind === SYNC.step1) return this.#answerStep1(connection, room, body);
		if (kind !== SYNC.step2 && kind !== SYNC.update)
			return connection.refuse('bad-message', 'unknown sync message');
		const reason = this.#mayNotWrite(connection, room);
		if (reason) return connection.refuse(reason);
		room.receive(connection, body, kind === SYNC.update ? frame : undefined);
	}

	#answerStep1(connection: Connection, room: LiveRoom, body: Uint8Array): void {
		if (this.#greetingFor(connection, room)) this.#desk.ask(connection, room, body);
		else connection.refuse('withdrawn');
	}

	/** Rights of this moment, not of when the connection began. */
	#mayNotWrite(connection: Connection, room: LiveRoom): CloseReason | undefined {
		const greeting = this.#greetingFor(connection, room);
		if (!greeting) return 'withdrawn';
		return greeting.mayWrite ? undefined : greeting.locked ? 'locked' : 'not-yours';
	}

	#presence(connection: Connection, room: LiveRoom, body: Uint8Array): void {
		// Too much presence is no reason to interrupt somebody's work: it is not passed on.
		if (!connection.presence.take(1, this.#options.now())) return;
		const identity = this.#greetingFor(connection, room)?.identity;
		if (!identity) return connection.refuse('withdrawn');
		const own = (client: number): boolean => room.presence.mayBe(connection, identity, client);
		const read = readPresence(body, own, this.#limits.presenceState);
		if (!read.ok) return connection.refuse('bad-message', read.failure);
		for (const entry of read.entries) {
			const news = room.presence.say(connection, identity, entry);
			if (news) room.broadcast(news, connection);
		}
	}

	#closed(connection: Connection): void {
		this.#connections.delete(connection);
		this.#desk.forget(connection);
		this.#roomOf.get(connection)?.leave(connection);
		this.#roomOf.delete(connection);
	}

	#endSession(hash: string): void {
		for (const connection of this.#connections)
			if (connection.session?.hash === hash) connection.refuse('no-session');
	}

	#tooMany(hash: string): boolean {
		const own = [...this.#connections].filter(({ session }) => session?.hash === hash);
		return own.length > this.#limits.connectionsPerSession;
	}

	#checkLines(): void {
		for (const connection of this.#connections) connection.checkLine();
	}

	#checkSessions(): void {
		for (const connection of this.#connections) {
			const { session } = connection;
			if (session && !this.#options.sessions.isOpen(session.hash)) connection.refuse('no-session');
		}
	}
}

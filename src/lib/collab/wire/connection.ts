/**
 * One room's connection: y-websocket's client with our messages. It says what the server has made
 * durable, notices a line that is dead while it looks open, and stops when the server refuses.
 */
import * as decoding from 'lib0/decoding';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { boundedSocket, type Connect } from './bounded-socket';
import type { RoomName } from '../room/room-name';
import type { ServerClock } from './server-clock';
import {
	MESSAGE,
	PASSING_REASONS,
	SYNC,
	closeReasonOf,
	decodeAck,
	decodeHello,
	encodeAckRequest,
	type CloseReason,
	type Hello
} from './wire';

export interface ConnectionOptions {
	readonly room: RoomName;
	readonly doc: Y.Doc;
	/** Where rooms are: `wss://host/sync`. */
	readonly url: string;
	readonly connect: Connect;
	readonly clock: ServerClock;
	/** Whether this room's awareness is used; one room of a book carries everybody's presence. */
	readonly presence: boolean;
	/** What is known before the server's hello says it. */
	readonly mayWrite: boolean;
	readonly events: ConnectionEvents;
}

export interface ConnectionEvents {
	hello(hello: Hello): void;
	/** What the server has of the room, told at the start of a connection. */
	serverHas(vector: ReadonlyMap<number, number>): void;
	/** The document has everything that the server had. */
	synced(): void;
	/** Everything up to this state vector is durable on the server. */
	acknowledged(vector: Uint8Array): void;
	line(up: boolean): void;
	/** The server ended the connection for good; `undefined` for a 44xx code we don't know. */
	refused(reason: CloseReason | undefined): void;
}

/** Gathers the updates of a moment under one acknowledgement. */
const ACK_DELAY = 10;
/** How often an idle line is tried, and how long it may stay silent when it is. */
const PROBE_INTERVAL = 10_000;
const PROBE_PATIENCE = 8_000;
/** How long a connection may take until the server has greeted; a dead one never opens nor fails. */
const OPENING_PATIENCE = 20_000;
/** A hello doesn't tell how long it travelled; acknowledgements are better samples of the clock. */
const HELLO_UNCERTAINTY = 1_000;
/** After a reason that passes. */
const PAUSE = 5_000;

export class RoomConnection {
	readonly awareness: Awareness;
	readonly #options: ConnectionOptions;
	readonly #provider: WebsocketProvider;
	#mayWrite: boolean;
	/** Whether the server has been sent what it lacked on this connection. */
	#offered = false;
	#counter = 0;
	#pending: { counter: number; vector: Uint8Array; sentAt: number } | undefined;
	#ackWanted = false;
	#ackTimer: ReturnType<typeof setTimeout> | undefined;
	#deadTimer: ReturnType<typeof setTimeout> | undefined;
	#pauseTimer: ReturnType<typeof setTimeout> | undefined;
	#openingTimer: ReturnType<typeof setTimeout> | undefined;
	readonly #probeTimer: ReturnType<typeof setInterval>;

	constructor(options: ConnectionOptions) {
		this.#options = options;
		this.#mayWrite = options.mayWrite;
		this.awareness = new Awareness(options.doc);
		if (!options.presence) this.awareness.setLocalState(null);
		this.#provider = new WebsocketProvider(options.url, options.room, options.doc, {
			connect: false,
			disableBc: true,
			awareness: this.awareness,
			maxBackoffTime: 5_000,
			// By its own convention 45xx passes; each of our reasons is told, and decided here.
			shouldReconnect: ({ code }) => closeReasonOf(code) === undefined,
			WebSocketPolyfill: boundedSocket({
				connect: options.connect,
				mayWrite: () => this.#mayWrite,
				hasOffered: () => this.#offered,
				updateSent: () => this.#wantAck()
			})
		});
		this.#sayOwnPresenceOnly();
		this.#listen();
		this.#probeTimer = setInterval(() => this.probe(PROBE_PATIENCE), PROBE_INTERVAL);
		this.#provider.connect();
	}

	get up(): boolean {
		return this.#provider.wsconnected;
	}

	get mayWrite(): boolean {
		return this.#mayWrite;
	}

	/** Asks the server for a sign of life; without one within `patience` ms the line is dropped. */
	probe(patience: number): void {
		if (!this.up || !this.#offered) return;
		if (!this.#pending) this.#requestAck();
		clearTimeout(this.#deadTimer);
		this.#deadTimer = setTimeout(() => this.#pending && this.reconnect(), patience);
	}

	/** Drops the line if there is one, and tries anew at once. */
	reconnect(): void {
		this.#provider.disconnect();
		this.#provider.connect();
	}

	/** Ends without destroying the document. */
	close(): void {
		clearInterval(this.#probeTimer);
		for (const timer of [this.#ackTimer, this.#deadTimer, this.#pauseTimer, this.#openingTimer])
			clearTimeout(timer);
		this.#provider.destroy();
		this.awareness.destroy();
	}

	/**
	 * y-websocket sends on to the server whatever it heard of others: where twenty move about, each
	 * move would come back twenty times. The server has told us of them itself.
	 */
	#sayOwnPresenceOnly(): void {
		const provider = this.#provider;
		const say = provider._awarenessUpdateHandler;
		this.awareness.off('update', say);
		provider._awarenessUpdateHandler = (change, origin) => {
			if (origin !== provider && origin !== 'timeout') say(change, origin);
		};
		this.awareness.on('update', provider._awarenessUpdateHandler);
	}

	#listen(): void {
		const { events } = this.#options;
		this.#provider.on('sync', (synced: boolean) => synced && events.synced());
		this.#provider.on('status', ({ status }: { status: string }) => {
			if (status !== 'connecting') return this.#lineChanged(status === 'connected');
			clearTimeout(this.#openingTimer);
			this.#openingTimer = setTimeout(() => this.reconnect(), OPENING_PATIENCE);
		});
		this.#provider.on('closed', ({ code }: { code: number }) => this.#refused(closeReasonOf(code)));
		const handlers = this.#provider.messageHandlers;
		const readSync = handlers[MESSAGE.sync];
		handlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
			const body = decoding.clone(decoder, decoder.pos);
			const step1 = decoding.readVarUint(body) === SYNC.step1;
			if (step1) events.serverHas(Y.decodeStateVector(decoding.readVarUint8Array(body)));
			readSync(encoder, decoder, ...rest);
			if (!step1) return;
			this.#greeted();
			// The reply leaves when this handler has returned; what follows it is asked for after it.
			this.#wantAck();
		};
		handlers[MESSAGE.ack] = (_encoder, decoder) => this.#readAck(decoder);
		handlers[MESSAGE.hello] = (_encoder, decoder) => this.#readHello(decoder);
		// The close code that follows says the same.
		handlers[MESSAGE.refused] = () => undefined;
	}

	#greeted(): void {
		this.#offered = true;
		clearTimeout(this.#openingTimer);
	}

	#lineChanged(up: boolean): void {
		this.#offered = false;
		this.#pending = undefined;
		clearTimeout(this.#ackTimer);
		clearTimeout(this.#deadTimer);
		this.#ackTimer = undefined;
		this.#options.events.line(up);
	}

	#refused(reason: CloseReason | undefined): void {
		clearTimeout(this.#openingTimer);
		if (reason !== undefined && PASSING_REASONS.has(reason)) {
			this.#pauseTimer = setTimeout(() => this.#provider.connect(), PAUSE);
		} else this.#options.events.refused(reason);
	}

	#readHello(decoder: decoding.Decoder): void {
		const hello = decodeHello(decoder);
		if (!hello.ok) return;
		const { clock, events } = this.#options;
		if (clock.offset === 0) {
			const now = clock.deviceNow();
			clock.sample(hello.value.serverTime, now - HELLO_UNCERTAINTY, now + HELLO_UNCERTAINTY);
		}
		this.#mayWrite = hello.value.mayWrite;
		// Who only reads is not asked for anything, and has nothing to wait with.
		if (!this.#mayWrite) this.#greeted();
		events.hello(hello.value);
	}

	#readAck(decoder: decoding.Decoder): void {
		const ack = decodeAck(decoder);
		const pending = this.#pending;
		if (!ack.ok || !pending || ack.value.counter !== pending.counter) return;
		this.#pending = undefined;
		clearTimeout(this.#deadTimer);
		const { clock, events } = this.#options;
		clock.sample(ack.value.serverTime, pending.sentAt, clock.deviceNow());
		events.acknowledged(pending.vector);
		if (this.#ackWanted) this.#wantAck();
	}

	#wantAck(): void {
		this.#ackWanted = true;
		if (!this.#offered || this.#pending || this.#ackTimer !== undefined) return;
		this.#ackTimer = setTimeout(() => {
			this.#ackTimer = undefined;
			if (this.up && this.#ackWanted && !this.#pending) this.#requestAck();
		}, ACK_DELAY);
	}

	#requestAck(): void {
		this.#ackWanted = false;
		const { doc, clock } = this.#options;
		const counter = ++this.#counter;
		this.#pending = { counter, vector: Y.encodeStateVector(doc), sentAt: clock.deviceNow() };
		this.#provider.ws?.send(encodeAckRequest(counter) as Uint8Array<ArrayBuffer>);
		clearTimeout(this.#deadTimer);
		this.#deadTimer = setTimeout(() => this.#pending && this.reconnect(), PROBE_PATIENCE);
	}
}

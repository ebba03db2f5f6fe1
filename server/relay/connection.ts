/**
 * One socket. It listens from its first moment and keeps what comes until its session and room are
 * ready, counts what it takes in, and is the only place that closes a socket.
 */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { PartState, Workflow } from '$lib/budget/book/workflow';
import type { Identity } from '$lib/collab/room/identity';
import { CLOSE_CODES, encodeAck, encodeRefused, type CloseReason } from '$lib/collab/wire/wire';
import type { Person } from '../access/person';
import type { Session } from '../access/sessions';
import { Inbox } from './inbox';
import type { RelayMeter } from './relay-meter';
import type { RelayLimits } from './limits';
import { Outbox } from './outbox';
import { PacedFrames } from './paced-frames';
import { KEEP_ALIVE } from './presence';
import { TokenBucket } from './token-bucket';

/** The server cannot take it now (its disk is full, it stops): clients come again. */
export const TRY_AGAIN = 1013;
/** How long a socket may take to say goodbye. */
const GOODBYE_MS = 2_000;

/** Who somebody is in a room's book, and whether they may write the room. */
export interface Greeting {
	readonly identity: Identity;
	readonly mayWrite: boolean;
	/** The state of the part that closes the room to them. */
	readonly locked?: PartState;
}

/** A decision that stands as long as these very objects do. */
interface Decided {
	readonly person: Person;
	readonly workflow: Workflow | undefined;
	readonly greeting: Greeting | undefined;
}

export interface ConnectionOptions {
	readonly socket: WebSocket;
	/** The line below the WebSocket, where there is one. */
	readonly line?: Duplex;
	readonly limits: RelayLimits;
	readonly now: () => number;
	readonly meter?: RelayMeter;
	/** Every frame once the connection is open, in order. */
	readonly onFrame: (connection: Connection, frame: Uint8Array) => void;
	readonly onClosed: (connection: Connection) => void;
}

export class Connection {
	readonly updates: TokenBucket;
	readonly bytes: TokenBucket;
	readonly presence: TokenBucket;
	/** Set with the session, before the first frame is handed on. */
	session: Session | undefined;
	/** What the last hello said of this person's rights to the room. */
	greeting: Greeting | undefined;
	/** What was decided last of the rights to its room, and about whom at which state of the book. */
	decided: Decided | undefined;
	/** How often it was asked in vain for what its updates rest on. */
	asked = 0;
	/** Frames that came while it was asked. */
	behindGap = 0;
	/** An update began beyond what the room knows, and was set aside: a sync will bring it again. */
	gap = false;
	readonly #options: ConnectionOptions;
	#waiting: Uint8Array[] | undefined = [];
	#waitingBytes = 0;
	#accepted = 0;
	/** When each of the updates came that are on their way to the log, on the clock of `performance.now`. */
	readonly #cameAt: number[] = [];
	#durable = 0;
	#acksDue: { counter: number; after: number }[] = [];
	#missedPings = 0;
	#sentSincePing = false;
	#closed = false;
	/** What this client lacked of the room, on its way. */
	readonly #paced: PacedFrames;
	readonly #inbox: Inbox;
	/** Where there is no line below the WebSocket, frames leave one by one. */
	readonly #outbox: Outbox | undefined;

	constructor(options: ConnectionOptions) {
		const { socket, line, limits, now } = options;
		this.#options = options;
		this.#outbox = line && new Outbox(socket, line);
		this.#paced = new PacedFrames({
			give: (frame, taken) => this.#give(frame, taken),
			tooSlow: () => this.refuse('too-slow'),
			patience: limits.partPatience,
			behind: limits.unsent
		});
		this.#inbox = new Inbox({
			now,
			handle: (frame) => this.#closed || options.onFrame(this, frame),
			pause: () => socket.pause(),
			resume: () => socket.isPaused && socket.resume()
		});
		this.updates = new TokenBucket(limits.updates, now());
		this.bytes = new TokenBucket(limits.bytes, now());
		this.presence = new TokenBucket(limits.presence, now());
		socket.on('message', (data, binary) => this.#received(data as Buffer, binary));
		socket.on('pong', () => (this.#missedPings = 0));
		// ws reports oversized and malformed frames here, and closes the socket itself.
		socket.on('error', () => socket.terminate());
		socket.on('close', () => this.#ended());
	}

	get isClosed(): boolean {
		return this.#closed;
	}

	/** Hands on what waited, and from now on everything as it comes. */
	open(): void {
		const waiting = this.#waiting ?? [];
		this.#waiting = undefined;
		for (const frame of waiting) if (!this.#closed) this.#inbox.take(frame);
	}

	send(frame: Uint8Array): void {
		const { socket, limits } = this.#options;
		if (this.#closed) return;
		const outbox = this.#outbox;
		if ((outbox?.unsent ?? socket.bufferedAmount) > limits.unsent) return this.refuse('too-slow');
		this.#sentSincePing = true;
		if (outbox) outbox.add(frame);
		else socket.send(frame);
	}

	/** What it lacked of the room is on its way to this client. */
	get isSyncing(): boolean {
		return this.#paced.isUnderWay;
	}

	/** Sends what the client lacks as it takes it. @param done called when it has taken all */
	sendSync(frames: readonly Uint8Array[], done: () => void): void {
		this.#paced.send(frames, done);
	}

	/** What somebody wrote: not before what it may rest on. */
	sendUpdate(frame: Uint8Array): void {
		if (this.#closed) return;
		if (this.#paced.isUnderWay) this.#paced.follow(frame);
		else this.send(frame);
	}

	#give(frame: Uint8Array, taken: () => void): void {
		const { socket } = this.#options;
		this.#sentSincePing = true;
		if (this.#outbox) {
			this.#outbox.add(frame);
			this.#outbox.flush(taken);
		} else socket.send(frame, (error) => !error && taken());
	}

	/** Ends the connection with a reason that the client understands. */
	refuse(reason: CloseReason, detail?: string): void {
		if (this.#closed) return;
		this.#options.meter?.refused(reason);
		// A reader that is too slow would not get to the farewell either.
		if (reason !== 'too-slow') this.send(encodeRefused({ reason, detail }));
		this.close(CLOSE_CODES[reason], reason);
	}

	close(code: number, reason: string): void {
		if (this.#closed) return;
		const { socket, line } = this.#options;
		this.#ended();
		this.#outbox?.flush();
		socket.close(code, reason);
		if (line) discardInput(line);
		setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
	}

	/** Pings; ends a line that has been dead for two pings. */
	checkLine(): void {
		const { socket } = this.#options;
		if (this.#closed) return;
		if (this.#missedPings >= 2) {
			socket.terminate();
			return this.#ended();
		}
		this.#missedPings++;
		socket.ping();
		// Browsers hide pings from y-websocket, which leaves a server it has not heard for 30 s.
		if (!this.#sentSincePing && this.#waiting === undefined) this.send(KEEP_ALIVE);
		this.#sentSincePing = false;
	}

	/** An update of this connection is on its way to the log. */
	updateAccepted(): void {
		this.#accepted++;
		this.#cameAt.push(performance.now());
	}
	/** The oldest accepted update is in the log and applied. */
	updateDurable(): void {
		this.#durable++;
		this.#options.meter?.stored(performance.now() - this.#cameAt.shift()!);
	}

	/** Asks for an acknowledgement of everything accepted so far. */
	askAck(counter: number): void {
		this.#acksDue.push({ counter, after: this.#accepted });
		this.#acksDue.splice(0, this.#acksDue.length - 1_000);
	}
	get ackDue(): boolean {
		return this.#acksDue.length > 0 && this.#acksDue[0].after <= this.#durable;
	}

	/** Sends the highest acknowledgement that is true now. */
	sendAcks(): void {
		if (this.gap) return;
		let counter: number | undefined;
		while (this.ackDue) counter = this.#acksDue.shift()!.counter;
		if (counter !== undefined) this.send(encodeAck({ counter, serverTime: this.#options.now() }));
	}

	#received(data: Buffer, binary: boolean): void {
		if (this.#closed) return;
		if (!binary) return this.refuse('bad-message', 'text frame');
		const frame = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
		if (!this.#waiting) return this.#inbox.take(frame);
		const { limits } = this.#options;
		this.#waitingBytes += frame.length;
		if (this.#waiting.length >= limits.waitingFrames || this.#waitingBytes > limits.waitingBytes)
			return this.refuse('rate-limited', 'too much before the room was ready');
		this.#waiting.push(frame);
	}

	#ended(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#waiting = undefined;
		this.#paced.end();
		this.#inbox.end();
		this.#options.onClosed(this);
	}
}

/**
 * What still comes after the server has ended a connection is thrown away and not taken apart (RFC 6455,
 * 7.1.7): that would cost more than its refusal did. The line stays until the farewell has arrived.
 */
function discardInput(line: Duplex): void {
	line.removeAllListeners('data');
	line.resume();
	line.end();
}

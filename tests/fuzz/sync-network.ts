/** Lines between clients and the relay: they delay, break, and sometimes die without a word. */
import { EventEmitter } from 'node:events';
import type { SocketLike } from '$lib/collab/wire/bounded-socket';
import { MESSAGE, SYNC } from '$lib/collab/wire/wire';
import type { Random } from './sync-random';

type Handler = ((event: never) => void) | null;

/** The server's end, as `ws` would give it. */
export class ServerEnd extends EventEmitter {
	readonly bufferedAmount = 0;
	constructor(readonly line: Line) {
		super();
	}
	send(data: Uint8Array, taken?: (error?: Error) => void): void {
		this.line.toClient(data.slice());
		// As `ws` does, once the line below has taken it.
		if (taken) this.line.later(() => taken());
	}
	close(code: number, reason: string): void {
		this.line.endByServer(code, reason);
	}
	terminate(): void {
		this.line.break();
	}
	ping(): void {
		this.line.later(() => this.line.later(() => this.emit('pong')));
	}
}

/** The client's end, as a browser's WebSocket. */
class ClientEnd implements SocketLike {
	binaryType = '';
	readyState = 0;
	onopen: Handler = null;
	onmessage: Handler = null;
	onerror: Handler = null;
	onclose: Handler = null;
	constructor(readonly line: Line) {}
	send(data: Uint8Array): void {
		if (this.readyState === 1) this.line.toServer(data.slice());
	}
	close(): void {
		this.readyState = 3;
		this.line.endByClient();
	}
}

export class Line {
	readonly client = new ClientEnd(this);
	readonly server = new ServerEnd(this);
	/** Says nothing any more, and looks open to the client. */
	dead = false;
	/** Which server is at its other end. */
	acceptedBy: object | undefined;
	#ended = false;
	/** One queue a direction keeps the order, as TCP does. */
	#arrival = { client: 0, server: 0 };
	#held: { client?: () => void; server?: () => void } = {};

	constructor(
		readonly url: string,
		readonly person: string,
		readonly network: Network
	) {}

	get open(): boolean {
		return !this.#ended && this.client.readyState === 1;
	}

	begin(): void {
		this.later(() => {
			const { accept } = this.network;
			if (!accept || this.dead) return this.dead ? undefined : this.break();
			this.client.readyState = 1;
			accept(this);
			(this.client.onopen as (() => void) | null)?.();
		});
	}

	toServer(data: Uint8Array): void {
		this.#send('server', data, () => this.server.emit('message', Buffer.from(data), true));
	}
	toClient(data: Uint8Array): void {
		this.#send('client', data, () => {
			const buffer = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
			(this.client.onmessage as ((e: unknown) => void) | null)?.({ data: buffer });
		});
	}

	/**
	 * A line keeps its frames and their order, as TCP does; but a proxy or a client that sends again
	 * may bring an update twice, and two updates may change places.
	 */
	#send(to: 'client' | 'server', data: Uint8Array, run: () => void): void {
		const { random, figures } = this.network;
		const held = this.#held[to];
		this.#held[to] = undefined;
		const isUpdate = data[0] === MESSAGE.sync && data[1] === SYNC.update;
		if (isUpdate && !held && random.chance(0.02)) {
			this.#held[to] = run;
			// Nothing may follow: then it goes by itself.
			this.later(() => {
				if (this.#held[to] !== run) return;
				this.#held[to] = undefined;
				this.#deliver(to, run);
			});
			return;
		}
		if (held && !isUpdate) this.#deliver(to, held);
		this.#deliver(to, run);
		if (held && isUpdate) {
			figures.reordered++;
			this.#deliver(to, held);
		}
		if (isUpdate && random.chance(0.02)) {
			figures.duplicated++;
			this.#deliver(to, run);
		}
	}

	endByServer(code: number, reason: string): void {
		this.#deliver('client', () => this.#closeClient(code, reason));
		this.#deliver('server', () => this.server.emit('close'));
	}
	endByClient(): void {
		this.#deliver('server', () => this.server.emit('close'));
		this.network.lines.delete(this);
	}

	/** Both ends learn at once that the line is gone; what was on its way is lost. */
	break(): void {
		if (this.#ended) return;
		this.#closeClient(1006, '');
		this.#ended = true;
		this.server.emit('close');
	}

	later(run: () => void): void {
		setTimeout(() => {
			if (!this.#ended) run();
		}, this.network.latency());
	}

	#closeClient(code: number, reason: string): void {
		this.network.lines.delete(this);
		if (this.client.readyState === 3) return;
		this.client.readyState = 3;
		(this.client.onclose as ((e: unknown) => void) | null)?.({ code, reason });
	}

	#deliver(to: 'client' | 'server', run: () => void): void {
		if (this.dead || this.#ended) return;
		const at = Math.max(Date.now() + this.network.latency(), this.#arrival[to]);
		this.#arrival[to] = at;
		setTimeout(() => {
			if (!this.#ended && !this.dead) run();
		}, at - Date.now());
	}
}

export class Network {
	readonly lines = new Set<Line>();
	readonly figures = { duplicated: 0, reordered: 0 };
	/** The relay's door; `undefined` while the server is down. */
	accept: ((line: Line) => void) | undefined;
	/** People whose device has no network. */
	readonly offline = new Set<string>();

	constructor(readonly random: Random) {}

	latency(): number {
		return this.random.chance(0.02) ? this.random.below(3_000) : 1 + this.random.below(40);
	}

	connect(url: string, person: string): SocketLike {
		const line = new Line(url, person, this);
		this.lines.add(line);
		if (this.offline.has(person)) line.later(() => line.break());
		else line.begin();
		return line.client;
	}

	/** Cuts a person's lines: noticed by both ends, or dead without a word. */
	cut(person: string, silently: boolean): void {
		for (const line of [...this.lines].filter((l) => l.person === person)) {
			if (silently) line.dead = true;
			else line.break();
		}
	}

	/** All of them, or those that one server has accepted. */
	breakAll(server?: object): void {
		for (const line of [...this.lines])
			if (server === undefined || line.acceptedBy === server) line.break();
	}
}

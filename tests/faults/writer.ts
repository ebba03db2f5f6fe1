/** A client that writes and notes what the server acknowledged: y-websocket's own, with our acknowledgement. */
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { TRY_AGAIN } from '../../server/relay/connection';
import {
	decodeAck,
	decodeHello,
	decodeRefused,
	encodeAckRequest,
	MESSAGE,
	SYNC
} from '$lib/collab/wire/wire';

export class Writer {
	readonly doc = new Y.Doc();
	/** Keys of cells that the server said are durable. */
	readonly acknowledged = new Map<string, number>();
	edits = 0;
	/** How often the server closed the line and asked to come again: it could not store. */
	turnedAway = 0;
	/** Why connections ended, in order: what the server said, or the code. */
	readonly ends: string[] = [];
	/** Of the server it was last connected to. */
	epoch: string | undefined;
	readonly #provider: WebsocketProvider;
	readonly #written: string[] = [];
	/** Whether the server has, on this connection, been sent what it lacked. */
	#offered = false;

	constructor(
		readonly name: string,
		readonly room: string,
		/** Where it connects to; asked anew at each connection where it is a function. */
		sync: string | (() => string),
		/** The session; a new one takes effect with the next connection. */
		public cookie: string
	) {
		const session = (): string => this.cookie;
		const place = typeof sync === 'string' ? () => sync : sync;
		class Socket extends WebSocket {
			constructor() {
				super(`${place()}/${room}`, { headers: { cookie: session() } });
			}
		}
		this.#provider = new WebsocketProvider(place(), room, this.doc, {
			connect: false,
			disableBc: true,
			WebSocketPolyfill: Socket as never,
			maxBackoffTime: 100
		});
		const handlers = this.#provider.messageHandlers;
		const readSync = handlers[MESSAGE.sync];
		handlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
			const kind = decoding.readVarUint(decoding.clone(decoder, decoder.pos));
			readSync(encoder, decoder, ...rest);
			if (kind !== SYNC.step1) return;
			this.#offered = true;
			// The answer leaves after this handler; the request must follow it.
			queueMicrotask(() => this.#requestAck());
		};
		handlers[MESSAGE.ack] = (_encoder, decoder) => {
			const ack = decodeAck(decoder);
			if (!ack.ok) throw new Error('no acknowledgement');
			// From where the last one ended: one from the start, at each of many, would take all the time.
			for (let i = this.acknowledged.size; i < ack.value.counter; i++)
				this.acknowledged.set(this.#written[i], i);
		};
		handlers[MESSAGE.hello] = (_encoder, decoder) => {
			const hello = decodeHello(decoder);
			if (hello.ok) this.epoch = hello.value.epoch;
		};
		handlers[MESSAGE.refused] = (_encoder, decoder) => {
			const refused = decodeRefused(decoder);
			if (refused.ok) this.ends.push(JSON.stringify(refused.value));
		};
		this.#provider.on('connection-close', (event) => {
			this.ends.push(String(event?.code));
			if (event?.code === TRY_AGAIN) this.turnedAway++;
		});
		this.#provider.on('status', ({ status }: { status: string }) => {
			if (status !== 'connected') this.#offered = false;
		});
	}

	get synced(): boolean {
		return this.#provider.synced;
	}
	get connected(): boolean {
		return this.#provider.wsconnected;
	}

	/** What one needs to know where it was waited for in vain. */
	toString(): string {
		const state = this.connected ? (this.synced ? 'synced' : 'connected') : 'not connected';
		const ends = this.ends.slice(-5).join(', ');
		return `${this.name}: ${this.acknowledged.size} of ${this.edits} acknowledged, ${state}, ended by [${ends}]`;
	}

	connect(): void {
		this.#provider.connect();
	}
	disconnect(): void {
		this.#provider.disconnect();
	}
	destroy(): void {
		this.#provider.destroy();
		this.#provider.awareness.destroy();
	}

	/** Writes one cell of its own; every one has a key of its own, so that none hides another. */
	write(): void {
		const n = this.edits++;
		const key = `${this.name}-${n}:合计`;
		this.#written.push(key);
		this.doc.transact(() => {
			this.doc.getMap('cells').set(key, { v: n, t: Date.now(), by: 'coordinator' });
		}, 'own');
		if (this.#offered) this.#requestAck();
	}

	#requestAck(): void {
		const { ws } = this.#provider;
		if (this.#offered && ws?.readyState === WebSocket.OPEN)
			ws.send(encodeAckRequest(this.edits) as Uint8Array<ArrayBuffer>);
	}
}

/** What a machine that is busy with other things may take, in ms. */
const PATIENCE = 90_000;

/** What a newcomer sees of a room: the whole of it, once. */
export async function whatIsThere(
	sync: string,
	room: string,
	cookie: string
): Promise<ReadonlyMap<string, unknown>> {
	const reader = new Writer('reader', room, sync, cookie);
	reader.connect();
	const end = Date.now() + PATIENCE;
	while (!reader.synced) {
		if (Date.now() > end)
			throw new Error(`${room} does not sync${reader.connected ? ', though connected' : ''}`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	const cells = new Map(reader.doc.getMap('cells').entries());
	reader.destroy();
	return cells;
}

/**
 * A process full of light clients: each writes at its own pace and asks for an acknowledgement;
 * the first of each room applies what it hears to a real document, the others only count frames.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { now, type BenchClient } from './bench-client';
import { HocuspocusClient } from './hocuspocus-client';
import { encodeAckRequest, MESSAGE, SYNC } from '$lib/collab/wire/wire';

export interface ClientsOrder {
	readonly sync: string;
	readonly cookie: string;
	/** The room of each client. */
	readonly rooms: readonly string[];
	/** Milliseconds between two updates of one client. */
	readonly every: number;
	readonly name: string;
	readonly server: 'hebian' | 'y' | 'hocuspocus';
}

export interface ClientsReport {
	readonly sent: number;
	readonly delivered: number;
	/** Milliseconds from send to acknowledgement, and from send to being applied elsewhere. */
	readonly acks: readonly number[];
	readonly applied: readonly number[];
}

class LightClient implements BenchClient {
	sent = 0;
	before = 0;
	delivered = 0;
	readonly acks: number[] = [];
	readonly applied: number[] = [];
	readonly #socket: WebSocket;
	readonly #doc = new Y.Doc();
	readonly #sentAt = new Map<number, number>();
	readonly open: Promise<void>;

	constructor(
		{ sync, cookie, name, server }: ClientsOrder,
		room: string,
		readonly number: number,
		readonly applies: boolean
	) {
		this.#socket = new WebSocket(`${sync}/${room}`, {
			headers: { cookie },
			perMessageDeflate: false
		});
		this.#socket.on('message', (data) => this.#hear(data as Buffer));
		this.open = new Promise((resolve, reject) => {
			this.#socket.once('open', resolve);
			this.#socket.once('error', reject);
		});
		this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === 'own') this.#socket.send(frame(SYNC.update, update));
		});
		this.#key = `${name}-${number}:合计`;
		this.#acknowledges = server === 'hebian';
	}
	readonly #key: string;
	readonly #acknowledges: boolean;

	write(): void {
		const n = ++this.sent;
		this.#sentAt.set(n, now());
		this.#doc.transact(() => {
			this.#doc.getMap('cells').set(this.#key, { v: n, t: now(), by: 'coordinator' });
		}, 'own');
		if (this.#acknowledges) this.#socket.send(encodeAckRequest(n));
	}

	/** Forgets what was measured while everybody came in. */
	reset(): void {
		this.delivered = 0;
		this.before = this.sent;
		this.acks.length = 0;
		this.applied.length = 0;
	}

	close(): void {
		this.#socket.terminate();
	}

	#hear(data: Buffer): void {
		if (data[0] === MESSAGE.sync && data[1] === SYNC.update) {
			// @y/websocket-server sends an update back to who sent it: that is no delivery.
			const update = updateIn(data);
			if (writerOf(update) === this.#doc.clientID) return;
			this.delivered++;
			if (this.applies) this.#apply(update);
		} else if (data[0] === MESSAGE.ack) this.#acknowledged(data);
	}

	#apply(update: Uint8Array): void {
		this.#doc.once('afterTransaction', ({ changed }: Y.Transaction) => {
			const cells = this.#doc.getMap('cells');
			for (const key of changed.get(cells as never) ?? [])
				this.applied.push(now() - (cells.get(key!) as { t: number }).t);
		});
		Y.applyUpdate(this.#doc, update, 'server');
	}

	#acknowledged(data: Buffer): void {
		const decoder = decoding.createDecoder(new Uint8Array(data));
		decoding.readVarUint(decoder);
		const counter = decoding.readVarUint(decoder);
		for (const [n, at] of this.#sentAt) {
			if (n > counter) break;
			this.acks.push(now() - at);
			this.#sentAt.delete(n);
		}
	}
}

function updateIn(data: Buffer): Uint8Array {
	const decoder = decoding.createDecoder(data);
	decoding.readVarUint(decoder);
	decoding.readVarUint(decoder);
	return decoding.readVarUint8Array(decoder);
}

/** Who wrote an update of one client: it stands after the number of clients and of structs. */
function writerOf(update: Uint8Array): number {
	const decoder = decoding.createDecoder(update);
	decoding.readVarUint(decoder);
	decoding.readVarUint(decoder);
	return decoding.readVarUint(decoder);
}

function frame(kind: number, update: Uint8Array): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.sync);
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, update);
	});
}

/** Told by its parent what to do: `open`, `write`, `pause` (write no more, go on hearing), `measure`, `stop`. */
let clients: BenchClient[] = [];
let timers: NodeJS.Timeout[] = [];
let every = 0;
process.on(
	'message',
	(order: { do: 'open'; order: ClientsOrder } | { do: 'write' | 'pause' | 'measure' | 'stop' }) => {
		if (order.do === 'open') void open(order.order);
		else if (order.do === 'write') write();
		else if (order.do === 'measure') for (const client of clients) client.reset();
		else if (order.do === 'pause') pause();
		else stop();
	}
);

async function open(order: ClientsOrder): Promise<void> {
	const seen = new Set<string>();
	clients = order.rooms.map((room, i) => {
		const first = !seen.has(room);
		seen.add(room);
		return order.server === 'hocuspocus'
			? new HocuspocusClient(order.sync, room, `${order.name}-${i}:合计`, first)
			: new LightClient(order, room, i, first);
	});
	every = order.every;
	await Promise.all(clients.map((client) => client.open));
	process.send!({ opened: true });
}

function write(): void {
	timers = clients.map((client, i) => {
		// Spread over the interval, or all would write in one turn.
		const pace = (): NodeJS.Timeout => setInterval(() => client.write(), every);
		return setTimeout(() => (timers[i] = pace()), (every * i) / clients.length);
	});
}

/** How long nothing must have come before everything has, ms. */
const QUIET = 1_000;
/** How often that is waited for while acknowledgements are owed. */
const PATIENCE = 30;

/** Writes no more, and says when everything that was sent has been answered. */
function pause(): void {
	for (const timer of timers) clearInterval(timer);
	let heard = -1;
	let waited = 0;
	const owed = ({ acks, sent, before }: BenchClient): boolean =>
		acks.length > 0 && acks.length < sent - before;
	const listening = setInterval(() => {
		const count = clients.reduce((sum, c) => sum + c.delivered + c.acks.length, 0);
		if (count === heard && (++waited > PATIENCE || !clients.some(owed))) {
			clearInterval(listening);
			process.send!({ quiet: true });
		}
		heard = count;
	}, QUIET);
}

function stop(): void {
	const report: ClientsReport = {
		sent: clients.reduce((sum, c) => sum + c.sent - c.before, 0),
		delivered: clients.reduce((sum, c) => sum + c.delivered, 0),
		acks: clients.flatMap((c) => c.acks),
		applied: clients.flatMap((c) => c.applied)
	};
	process.send!({ report }, () => process.exit(0));
}

/** A real server on a free port with a small book, and clients to try it with. For tests. */
import path from 'node:path';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Book } from '$lib/budget/book/book';
import type { Identity } from '$lib/collab/room/identity';
import { decodeAck, decodeHello, encodeAckRequest, MESSAGE, SYNC } from '$lib/collab/wire/wire';
import { createBook } from '../books/create-book';
import { HebianServer, type HebianServerOptions } from '../hebian-server';
import { NO_WEB } from '../http/web';
import { MemoryStore } from '../store/memory/memory-store';
import type { Store } from '../store/store';

export const BOOK = 'b1';
export const DEPARTMENT = `book/${BOOK}/department`;
export const UNIT_1 = `book/${BOOK}/unit/u1`;
export const UNIT_2 = `book/${BOOK}/unit/u2`;

export const SMALL_BOOK: Book = {
	head: {
		year: 2023,
		level: '市级',
		department: { code: '070', name: '晋城市公安局' },
		units: [
			{ id: 'u1', code: '', name: '晋城市公安局', kind: '行政', role: '本级' },
			{ id: 'u2', code: '', name: '晋城市看守所', kind: '行政', role: '所属' }
		],
		explanations: [],
		settings: {}
	},
	sheets: {
		T2: [{ id: 'r1', order: 'a0', role: 'total', cells: { 名称: '合计', 合计: 100_000_000 } }],
		T12: [{ id: 'r2', order: 'a0', unit: 'u2', cells: { 项目: '辅警经费', 合计: 40_000_000 } }]
	}
};

/** Bundled before the tests run (tests/support/bundle-threads.ts). */
export const THREADS = {
	reading: path.resolve('build/.threads/reading-thread.js'),
	book: path.resolve('build/.threads/book-thread.js'),
	fold: path.resolve('build/.threads/fold-thread.js')
};

export interface Scene<S extends Store = Store> {
	readonly server: HebianServer;
	readonly store: S;
	readonly port: number;
	readonly url: string;
	readonly logged: { level: string; fields: Record<string, unknown>; message: string }[];
	/** A `Cookie` header of a demo identity or, in production, of a user. */
	cookie(identity: string): Promise<string>;
	open(identity: string, room?: string): Promise<RawClient>;
	close(): Promise<void>;
}

export type SceneOptions<S extends Store> = Partial<
	Omit<HebianServerOptions, 'store' | 'configuration'>
> & {
	readonly store?: S;
	readonly configuration?: Partial<HebianServerOptions['configuration']>;
};

export async function openScene<S extends Store = MemoryStore>(
	options: SceneOptions<S> = {}
): Promise<Scene<S>> {
	const store = options.store ?? (new MemoryStore() as Store as S);
	const logged: Scene['logged'] = [];
	const logger =
		(level: string) =>
		(fields: object, message: string): void =>
			void logged.push({ level, fields: fields as Record<string, unknown>, message });
	const log = { info: logger('info'), warn: logger('warn'), error: logger('error') };
	if (!(await store.books.find(BOOK)))
		await createBook(store, SMALL_BOOK, { id: BOOK, report: {}, by: 'test', now: 1 });
	const server = new HebianServer({
		secret: new Uint8Array(32).fill(1),
		web: NO_WEB,
		threads: THREADS,
		log: log as unknown as HebianServerOptions['log'],
		...options,
		store,
		configuration: {
			port: 0,
			host: '127.0.0.1',
			data: '',
			mode: 'demo',
			handsontableKey: 'test',
			origin: undefined,
			proxies: 0,
			logLevel: 'info',
			...options.configuration
		}
	});
	const port = await server.listen();
	const url = `ws://127.0.0.1:${port}/sync`;
	const cookie = async (identity: string): Promise<string> => {
		const { cookie } = await server.sessions.start(identity);
		return `${server.sessions.cookieName}=${cookie}`;
	};
	return {
		...{ server, store, port, url, logged, cookie },
		open: async (identity, room = DEPARTMENT) =>
			RawClient.open(`${url}/${room}`, { cookie: await cookie(identity) }),
		close: () => server.close()
	};
}

/** A client that sends what it is told to, well-behaved or not, and keeps what it hears. */
export class RawClient {
	readonly frames: Uint8Array[] = [];
	readonly doc = new Y.Doc();
	closed: { code: number; reason: string } | undefined;
	/** Presence as heard: client → state, with the clock it came with. */
	readonly heard = new Map<number, { clock: number; state: Record<string, unknown> | null }>();
	readonly acks: number[] = [];

	private constructor(readonly socket: WebSocket) {
		socket.on('message', (data) => this.#hear(new Uint8Array(data as Buffer)));
		socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }));
		socket.on('error', () => undefined);
	}

	/** Waits until the server has said who it is, or has closed. */
	static async open(url: string, headers: Record<string, string>): Promise<RawClient> {
		const client = RawClient.connect(url, headers);
		await client.until(() => client.frames.length > 0 || client.closed !== undefined);
		return client;
	}

	/** Does not wait for the handshake. */
	static connect(url: string, headers: Record<string, string> = {}): RawClient {
		return new RawClient(new WebSocket(url, { headers }));
	}

	get hello(): ReturnType<typeof decodeHello> {
		const decoder = decoding.createDecoder(this.frames[0] ?? new Uint8Array());
		decoding.readVarUint(decoder);
		return decodeHello(decoder);
	}

	send(frame: Uint8Array): void {
		this.socket.send(frame);
	}

	sendUpdate(update: Uint8Array): void {
		this.send(sync(SYNC.update, update));
	}
	sendStep2(update: Uint8Array): void {
		this.send(sync(SYNC.step2, update));
	}

	/** Changes the own document and sends the update, or returns it unsent. */
	edit(change: (doc: Y.Doc) => void, { send = true } = {}): Uint8Array {
		let made = new Uint8Array();
		const collect = (update: Uint8Array): void => void (made = new Uint8Array(update));
		this.doc.on('update', collect);
		this.doc.transact(() => change(this.doc), 'own');
		this.doc.off('update', collect);
		if (send) this.sendUpdate(made);
		return made;
	}

	/** Fetches what the server has. */
	async sync(): Promise<void> {
		const before = this.#count(SYNC.step2);
		this.send(sync(SYNC.step1, Y.encodeStateVector(this.doc)));
		await this.until(() => this.#count(SYNC.step2) > before);
	}

	/** Resolves when the server has acknowledged everything sent so far. */
	async acked(counter = this.acks.length + 1, patience = 3_000): Promise<void> {
		this.send(encodeAckRequest(counter));
		await this.until(() => this.acks.includes(counter), patience);
	}

	sendPresence(client: number, clock: number, state: unknown): void {
		const body = encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, 1);
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, JSON.stringify(state));
		});
		this.send(
			encoding.encode((encoder) => {
				encoding.writeVarUint(encoder, MESSAGE.awareness);
				encoding.writeVarUint8Array(encoder, body);
			})
		);
	}

	cell(key: string): unknown {
		return this.doc.getMap('cells').get(key);
	}

	async until(condition: () => boolean, patience = 3_000): Promise<void> {
		const end = Date.now() + patience;
		while (!condition()) {
			if (Date.now() > end) throw new Error(`waited in vain for ${condition.toString()}`);
			await new Promise((resolve) => setTimeout(resolve, 2));
		}
	}

	async untilClosed(): Promise<{ code: number; reason: string }> {
		await this.until(() => this.closed !== undefined);
		return this.closed!;
	}

	close(): void {
		this.socket.terminate();
	}

	/** How many frames of a message type were heard. */
	countOf(type: number): number {
		return this.frames.filter((frame) => frame[0] === type).length;
	}

	#count(kind: number): number {
		return this.frames.filter((f) => f[0] === MESSAGE.sync && f[1] === kind).length;
	}

	#hear(frame: Uint8Array): void {
		this.frames.push(frame);
		const decoder = decoding.createDecoder(frame);
		const type = decoding.readVarUint(decoder);
		if (this.frames.length === 1 && this.hello.ok) this.doc.meta = this.hello.value.identity;
		if (type === MESSAGE.sync) {
			const kind = decoding.readVarUint(decoder);
			if (kind !== SYNC.step1)
				Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder), 'server');
		} else if (type === MESSAGE.ack) {
			const ack = decodeAck(decoder);
			if (ack.ok) this.acks.push(ack.value.counter);
		} else if (type === MESSAGE.awareness) this.#hearPresence(decoding.readVarUint8Array(decoder));
	}

	#hearPresence(body: Uint8Array): void {
		const decoder = decoding.createDecoder(body);
		for (let n = decoding.readVarUint(decoder); n > 0; n--) {
			const client = decoding.readVarUint(decoder);
			const clock = decoding.readVarUint(decoder);
			const state = JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown> | null;
			this.heard.set(client, { clock, state });
		}
	}
}

export function sync(kind: number, body: Uint8Array): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.sync);
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, body);
	});
}

/** Writes one cell, as a client does. */
export const setCell =
	(key: string, v: number | string, by?: string, t = 1) =>
	(doc: Y.Doc): void =>
		void doc.getMap('cells').set(key, { v, t, by: by ?? authorOf(doc) });

/** Who a client's document belongs to, as the hello said. */
export const authorOf = (doc: Y.Doc): string => (doc.meta as Identity | null)?.id ?? 'test';

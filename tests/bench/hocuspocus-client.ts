/** A client of Hocuspocus: its own provider, which alone speaks its protocol. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { now, type BenchClient } from './bench-client';

export class HocuspocusClient implements BenchClient {
	sent = 0;
	before = 0;
	delivered = 0;
	readonly acks: number[] = [];
	readonly applied: number[] = [];
	readonly open: Promise<void>;
	readonly #doc = new Y.Doc();
	readonly #socket: HocuspocusProviderWebsocket;
	readonly #key: string;
	#unacknowledged: number[] = [];

	constructor(url: string, room: string, key: string, applies: boolean) {
		this.#key = key;
		this.#socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket });
		const provider = new HocuspocusProvider({
			websocketProvider: this.#socket,
			name: room,
			document: this.#doc,
			awareness: null
		});
		provider.attach();
		this.open = new Promise((resolve) => provider.on('synced', () => resolve()));
		provider.on('unsyncedChanges', ({ number }: { number: number }) => {
			// Each answer of the server is for the oldest change.
			while (this.#unacknowledged.length > number)
				this.acks.push(now() - this.#unacknowledged.shift()!);
		});
		const cells = this.#doc.getMap('cells');
		cells.observe(({ keysChanged, transaction }) => {
			if (transaction.local) return;
			this.delivered++;
			for (const key of keysChanged)
				if (applies) this.applied.push(now() - (cells.get(key) as { t: number }).t);
		});
	}

	write(): void {
		const n = ++this.sent;
		this.#unacknowledged.push(now());
		this.#doc.getMap('cells').set(this.#key, { v: n, t: now(), by: 'coordinator' });
	}

	reset(): void {
		this.delivered = 0;
		this.before = this.sent;
		this.acks.length = 0;
		this.applied.length = 0;
	}

	close(): void {
		this.#socket.destroy();
	}
}

/** Clients of other relays that write and note which of their edits the server called synced. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { MESSAGE, SYNC } from '$lib/collab/wire/wire';

export interface PeerWriter {
	readonly doc: Y.Doc;
	/** Keys of the edits that the server called synced. */
	readonly acknowledged: ReadonlyMap<string, unknown>;
	/** Whether it has everything that the server has. */
	readonly synced: boolean;
	write(): void;
	destroy(): void;
}

const ROOM = 'room';

/**
 * Of @y/websocket-server. It acknowledges nothing, but sends an update back to who sent it: that is
 * the most that it ever says.
 */
export class EchoWriter implements PeerWriter {
	readonly doc = new Y.Doc();
	readonly acknowledged = new Map<string, number>();
	readonly #provider: WebsocketProvider;
	readonly #written: string[] = [];

	constructor(
		readonly name: string,
		url: string
	) {
		this.#provider = new WebsocketProvider(url, ROOM, this.doc, {
			disableBc: true,
			WebSocketPolyfill: WebSocket as never
		});
		const handlers = this.#provider.messageHandlers;
		const readSync = handlers[MESSAGE.sync];
		handlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
			const peek = decoding.clone(decoder, decoder.pos);
			if (decoding.readVarUint(peek) === SYNC.update)
				this.#echoed(decoding.readVarUint8Array(peek));
			readSync(encoder, decoder, ...rest);
		};
	}

	get synced(): boolean {
		return this.#provider.synced;
	}

	write(): void {
		const key = `${this.name}-${this.#written.length}`;
		this.#written.push(key);
		this.doc.getMap('cells').set(key, { v: 1 });
	}

	/** Every edit is one tick of this client's clock. */
	#echoed(update: Uint8Array): void {
		for (const { id } of Y.decodeUpdate(update).structs)
			if (id.client === this.doc.clientID) this.acknowledged.set(this.#written[id.clock], id.clock);
	}

	destroy(): void {
		this.#provider.destroy();
		this.#provider.awareness.destroy();
	}
}

/** Of Hocuspocus: its own provider counts the changes that the server has not confirmed. */
export class HocuspocusWriter implements PeerWriter {
	readonly doc = new Y.Doc();
	readonly acknowledged = new Map<string, number>();
	synced = false;
	readonly #socket: HocuspocusProviderWebsocket;
	readonly #provider: HocuspocusProvider;
	readonly #written: string[] = [];

	constructor(
		readonly name: string,
		url: string
	) {
		this.#socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket });
		this.#provider = new HocuspocusProvider({
			websocketProvider: this.#socket,
			name: ROOM,
			document: this.doc,
			awareness: null
		});
		this.#provider.attach();
		this.#provider.on('synced', () => (this.synced = true));
		this.#provider.on('unsyncedChanges', ({ number }: { number: number }) => {
			// Each answer of the server is for the oldest change.
			while (this.#written.length - this.acknowledged.size > number)
				this.acknowledged.set(this.#written[this.acknowledged.size], this.acknowledged.size);
		});
	}

	write(): void {
		const key = `${this.name}-${this.#written.length}`;
		this.#written.push(key);
		this.doc.getMap('cells').set(key, { v: 1 });
	}

	destroy(): void {
		this.#provider.destroy();
		this.#socket.destroy();
	}
}

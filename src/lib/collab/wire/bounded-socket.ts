/**
 * A WebSocket as y-websocket wants it, that cuts large updates into frames, sends none where the
 * room may not be written, and tells when one went out.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { splitUpdate } from './split-update';
import { MAX_FRAME, MESSAGE, SYNC } from './wire';

/** What we need of a WebSocket; the browser's and `ws`'s both are one. */
export interface SocketLike {
	binaryType: string;
	readonly readyState: number;
	onopen: ((event: never) => void) | null;
	onmessage: ((event: never) => void) | null;
	onerror: ((event: never) => void) | null;
	onclose: ((event: never) => void) | null;
	send(data: Uint8Array): void;
	close(code?: number, reason?: string): void;
}

/** Opens a connection to an address, e.g. `(url) => new WebSocket(url)`. */
export type Connect = (url: string) => SocketLike;

export interface SocketRules {
	readonly connect: Connect;
	mayWrite(): boolean;
	/** Whether the server has been sent what it lacked; until then that will hold every update. */
	hasOffered(): boolean;
	/** An update has been given to the socket. */
	updateSent(): void;
}

/** The class that y-websocket constructs. */
export function boundedSocket(rules: SocketRules): typeof WebSocket {
	class BoundedSocket {
		readonly CONNECTING = 0;
		readonly OPEN = 1;
		readonly CLOSING = 2;
		readonly CLOSED = 3;
		onopen: ((event: unknown) => void) | null = null;
		onmessage: ((event: unknown) => void) | null = null;
		onerror: ((event: unknown) => void) | null = null;
		onclose: ((event: unknown) => void) | null = null;
		readonly #socket: SocketLike;

		constructor(url: string) {
			const socket = rules.connect(url);
			this.#socket = socket;
			socket.onopen = (event) => this.onopen?.(event);
			socket.onmessage = (event) => this.onmessage?.(event);
			socket.onerror = (event) => this.onerror?.(event);
			socket.onclose = (event) => this.onclose?.(event);
		}

		get readyState(): number {
			return this.#socket.readyState;
		}
		set binaryType(type: string) {
			this.#socket.binaryType = type;
		}

		send(data: Uint8Array): void {
			const update = outgoingUpdate(data);
			if (!update) return this.#socket.send(data);
			if (!rules.mayWrite()) return;
			// Ahead of what it rests on the server could only ask for that, as often as somebody types.
			if (update.kind === SYNC.update && !rules.hasOffered()) return;
			if (data.length <= MAX_FRAME) this.#socket.send(data);
			else for (const frame of framesOf(update)) this.#socket.send(frame);
			rules.updateSent();
		}

		close(): void {
			this.#socket.close();
		}
	}
	return BoundedSocket as unknown as typeof WebSocket;
}

interface OutgoingUpdate {
	readonly kind: number;
	readonly bytes: Uint8Array;
}

/** The update inside a sync step 2 or update message; other messages have none. */
function outgoingUpdate(message: Uint8Array): OutgoingUpdate | undefined {
	const decoder = decoding.createDecoder(message);
	if (decoding.readVarUint(decoder) !== MESSAGE.sync) return undefined;
	const kind = decoding.readVarUint(decoder);
	if (kind !== SYNC.step2 && kind !== SYNC.update) return undefined;
	return { kind, bytes: decoding.readVarUint8Array(decoder) };
}

/** The first part keeps its kind, the rest follow as updates. */
function framesOf({ kind, bytes }: OutgoingUpdate): Uint8Array[] {
	return splitUpdate(bytes, MAX_FRAME - 16).map((part, index) =>
		encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, MESSAGE.sync);
			encoding.writeVarUint(encoder, index === 0 ? kind : SYNC.update);
			encoding.writeVarUint8Array(encoder, part);
		})
	);
}

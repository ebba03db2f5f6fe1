/**
 * What a turn of the event loop has to tell a client leaves as one buffer in one system call. The library `ws`
 * writes every frame by itself, as a header and a body, and that is most of what a broadcast costs.
 * The frames are those of RFC 6455, 5.2: whole, binary, neither masked nor compressed.
 */
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

const WHOLE_BINARY = 0x82;
/** Lengths up to here stand in the second byte; longer ones behind it, in two or in eight. */
const IN_ONE = 125;
const IN_TWO = 0xffff;

export class Outbox {
	#frames: Uint8Array[] = [];
	/** Bytes that wait, headers included. */
	#size = 0;

	constructor(
		readonly socket: WebSocket,
		/** The line below it. */
		readonly line: Duplex
	) {}

	/** Bytes that the client has not been sent yet. */
	get unsent(): number {
		return this.#size + this.socket.bufferedAmount;
	}

	add(frame: Uint8Array): void {
		if (this.#frames.length === 0) process.nextTick(() => this.flush());
		this.#frames.push(frame);
		this.#size += headerOf(frame.length) + frame.length;
	}

	/**
	 * Before anything that ws itself has to say, which would overtake what waits.
	 * @param taken called when the system has taken all of it, or never where the line ended
	 */
	flush(taken?: () => void): void {
		if (this.#frames.length === 0) return;
		const bytes = Buffer.allocUnsafe(this.#size);
		let at = 0;
		for (const frame of this.#frames) {
			at = writeHeader(bytes, at, frame.length);
			bytes.set(frame, at);
			at += frame.length;
		}
		this.#frames = [];
		this.#size = 0;
		if (this.socket.readyState === WebSocket.OPEN)
			this.line.write(bytes, (error) => {
				if (!error) taken?.();
			});
	}
}

function headerOf(length: number): number {
	return length <= IN_ONE ? 2 : length <= IN_TWO ? 4 : 10;
}

/** Returns where the frame's body goes. */
function writeHeader(bytes: Buffer, at: number, length: number): number {
	bytes[at] = WHOLE_BINARY;
	if (length <= IN_ONE) bytes[at + 1] = length;
	else if (length <= IN_TWO) {
		bytes[at + 1] = 126;
		bytes.writeUInt16BE(length, at + 2);
	} else {
		bytes[at + 1] = 127;
		bytes.writeUInt32BE(0, at + 2);
		bytes.writeUInt32BE(length, at + 6);
	}
	return at + headerOf(length);
}

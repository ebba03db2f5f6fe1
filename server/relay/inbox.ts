/**
 * What a connection sends, in its order. Little is handled at once; whoever sends more waits for a turn
 * with each frame, among all other long work, and is read no further while much waits.
 */
import { turn } from '../threads/turns';
import type { Rate } from './limits';
import { TokenBucket } from './token-bucket';

/** Bytes that are handled at once, and to which a frame of any size adds. */
const AT_ONCE: Rate = { burst: 64 * 1024, perSecond: 256 * 1024 };
const FRAME_COST = 256;
/** Bytes that are handled in one turn, and to which a frame of any size adds. */
const IN_A_TURN = 16 * 1024;
/** Bytes that wait before no more is read. */
const MUCH = 512 * 1024;

export interface InboxOptions {
	readonly now: () => number;
	readonly handle: (frame: Uint8Array) => void;
	/** Reads no further, and goes on. */
	readonly pause: () => void;
	readonly resume: () => void;
}

export class Inbox {
	readonly #options: InboxOptions;
	readonly #little: TokenBucket;
	#waiting: Uint8Array[] = [];
	#size = 0;
	#serving = false;

	constructor(options: InboxOptions) {
		this.#options = options;
		this.#little = new TokenBucket(AT_ONCE, options.now());
	}

	take(frame: Uint8Array): void {
		const { handle, now, pause } = this.#options;
		if (!this.#serving && this.#little.take(frame.length + FRAME_COST, now())) return handle(frame);
		this.#waiting.push(frame);
		this.#size += frame.length;
		if (this.#size > MUCH) pause();
		if (!this.#serving) void this.#serve();
	}

	/** The connection is gone, and with it what waits. */
	end(): void {
		this.#waiting = [];
	}

	async #serve(): Promise<void> {
		const { handle, resume } = this.#options;
		this.#serving = true;
		while (this.#waiting.length > 0) {
			await turn();
			for (let cost = 0; cost < IN_A_TURN;) {
				const frame = this.#waiting.shift();
				if (!frame) break;
				this.#size -= frame.length;
				cost += frame.length + FRAME_COST;
				handle(frame);
			}
			if (this.#size <= MUCH) resume();
		}
		this.#serving = false;
	}
}

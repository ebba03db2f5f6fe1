/**
 * Frames that leave one by one, each when the line has taken the one before: somebody who does not
 * read holds one frame of ours and not all of them. A line that takes them at once is given a part in
 * each turn of the event loop. The frames themselves are shared with others.
 */
import { turn } from '../threads/turns';

/** Bytes that leave in one turn, and one frame more. */
const IN_A_TURN = 32 * 1024;

export interface Pacing {
	/** Gives a frame to the line; calls back when the line has taken it. */
	readonly give: (frame: Uint8Array, taken: () => void) => void;
	/** A frame was not taken in time, or too much waits behind. */
	readonly tooSlow: () => void;
	/** Milliseconds that the line has for one frame. */
	readonly patience: number;
	/** Bytes that may wait behind what was asked for. */
	readonly behind: number;
}

export class PacedFrames {
	#frames: readonly Uint8Array[] = [];
	#next = 0;
	/** What others wrote meanwhile. */
	#behind: Uint8Array[] = [];
	#behindSize = 0;
	/** Bytes that were given in this turn. */
	#given = 0;
	#timer: NodeJS.Timeout | undefined;
	#done: (() => void) | undefined;

	constructor(private readonly pacing: Pacing) {}

	get isUnderWay(): boolean {
		return this.#done !== undefined;
	}

	/** Sends these; calls back when the last was taken. One at a time. */
	send(frames: readonly Uint8Array[], done: () => void): void {
		this.#frames = frames;
		this.#next = 0;
		this.#done = done;
		this.#step();
	}

	/** Goes behind what is under way, as it may rest on that. */
	follow(frame: Uint8Array): void {
		this.#behind.push(frame);
		this.#behindSize += frame.length;
		if (this.#behindSize > this.pacing.behind) this.pacing.tooSlow();
	}

	end(): void {
		clearTimeout(this.#timer);
		this.#frames = [];
		this.#behind = [];
		this.#done = undefined;
	}

	#step(): void {
		clearTimeout(this.#timer);
		if (this.#next === this.#frames.length && this.#behind.length > 0) {
			this.#frames = this.#behind;
			this.#next = 0;
			this.#behind = [];
			this.#behindSize = 0;
		}
		const done = this.#done;
		if (!done) return;
		if (this.#next === this.#frames.length) {
			this.end();
			return done();
		}
		this.#timer = setTimeout(this.pacing.tooSlow, this.pacing.patience).unref();
		const frame = this.#frames[this.#next++];
		this.#given += frame.length;
		this.pacing.give(frame, () => this.#goOn());
	}

	/** The line has taken a frame. */
	#goOn(): void {
		if (this.#given < IN_A_TURN) return this.#step();
		this.#given = 0;
		void turn().then(() => this.#step());
	}
}

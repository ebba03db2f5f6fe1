/**
 * Tries again what the server did not answer: after a second, then after twice as long each time,
 * up to half a minute, and at once when the browser has a network again.
 */
import type { ApiFailure } from './api';

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** Whether a failure may pass by itself. */
export function mayPass({ kind }: ApiFailure): boolean {
	return kind === 'unreachable' || kind === 'server';
}

export class Retry {
	#timer: ReturnType<typeof setTimeout> | undefined;
	#failures = 0;
	readonly #now = (): void => {
		this.stop();
		this.again();
	};

	constructor(readonly again: () => void) {}

	/** To be told how each attempt ended: without a failure, or with one that stays, it is over. */
	ended(failure: ApiFailure | undefined): void {
		this.stop();
		if (!failure || !mayPass(failure)) {
			this.#failures = 0;
			return;
		}
		const delay = Math.min(FIRST_MS * 2 ** this.#failures++, LONGEST_MS);
		this.#timer = setTimeout(this.#now, delay);
		globalThis.addEventListener?.('online', this.#now);
	}

	stop(): void {
		clearTimeout(this.#timer);
		globalThis.removeEventListener?.('online', this.#now);
	}
}

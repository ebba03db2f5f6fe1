/**
 * The time by the server, as well as this device can tell: edits are compared by it, and a clock
 * that is wrong by a day must not win or lose every conflict.
 */
export class ServerClock {
	/** Server minus device, in ms; 0 until the server has said its time. */
	offset = 0;
	#uncertainty = Infinity;
	#sampledAt = -Infinity;
	#last = -Infinity;

	constructor(readonly deviceNow: () => number) {}

	/**
	 * Takes in that the server's clock read `serverTime` at some moment between two of this device's.
	 * The tightest sample counts, for ten minutes.
	 */
	sample(serverTime: number, sentAt: number, receivedAt: number): void {
		const uncertainty = Math.max(0, receivedAt - sentAt) / 2;
		if (uncertainty > this.#uncertainty && receivedAt - this.#sampledAt < 600_000) return;
		this.offset = serverTime - (sentAt + receivedAt) / 2;
		this.#uncertainty = uncertainty;
		this.#sampledAt = receivedAt;
	}

	now(): number {
		return Math.round(this.deviceNow() + this.offset);
	}

	/** A time for an edit's stamp: later than every stamp before it. */
	stamp(): number {
		this.#last = Math.max(this.now(), this.#last + 1);
		return this.#last;
	}
}

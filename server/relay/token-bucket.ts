/** A rate limit: `burst` at once, refilled at `perSecond`. */
import type { Rate } from './limits';

export class TokenBucket {
	#tokens: number;
	#at: number;

	constructor(
		private readonly rate: Rate,
		now: number
	) {
		this.#tokens = rate.burst;
		this.#at = now;
	}

	/** Takes `cost` tokens if they are there. @param now milliseconds, never going back */
	take(cost: number, now: number): boolean {
		const refill = (Math.max(0, now - this.#at) / 1000) * this.rate.perSecond;
		this.#tokens = Math.min(this.rate.burst, this.#tokens + refill);
		this.#at = now;
		if (this.#tokens < cost) return false;
		this.#tokens -= cost;
		return true;
	}
}

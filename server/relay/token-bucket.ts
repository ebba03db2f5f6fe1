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

	/** Milliseconds until `cost` tokens are there, counted from the last time that some were taken. */
	waitFor(cost: number): number {
		return Math.max(0, ((cost - this.#tokens) / this.rate.perSecond) * 1000);
	}

	/** Whether it says nothing any more that a new one would not. */
	isFull(now: number): boolean {
		return this.take(0, now) && this.#tokens >= this.rate.burst;
	}
}

/** How many keys may have a bucket before those that are full again are let go. */
const KEYS = 10_000;

/** A bucket for each of many: people, addresses. */
export class KeyedBuckets {
	readonly #buckets = new Map<string, TokenBucket>();

	constructor(
		private readonly rate: Rate,
		private readonly now: () => number
	) {}

	/** Takes one token; otherwise says how many milliseconds to wait. */
	take(key: string): { readonly ok: true } | { readonly ok: false; readonly wait: number } {
		const now = this.now();
		let bucket = this.#buckets.get(key);
		if (!bucket) {
			if (this.#buckets.size >= KEYS) this.#forgetFull(now);
			this.#buckets.set(key, (bucket = new TokenBucket(this.rate, now)));
		}
		return bucket.take(1, now) ? { ok: true } : { ok: false, wait: bucket.waitFor(1) };
	}

	#forgetFull(now: number): void {
		for (const [key, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(key);
	}
}

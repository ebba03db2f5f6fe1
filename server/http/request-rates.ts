/**
 * How many requests are answered, by person and by address: more than people make, however many share
 * an address, and fewer than would keep others waiting.
 */
import type { IncomingMessage } from 'node:http';
import type { Sessions } from '../access/sessions';
import type { Rate } from '../relay/limits';
import { KeyedBuckets } from '../relay/token-bucket';
import { addressOf, networkOf } from './client-address';
import { Refused } from './failures';

export interface RequestLimits {
	/** Requests of one person to the API. */
	readonly person: Rate;
	/** Requests of all kinds from one address: an office may share one. */
	readonly address: Rate;
	/** Requests from one address for which the issuer is asked. */
	readonly issuer: Rate;
}

export const REQUEST_LIMITS: RequestLimits = {
	person: { burst: 600, perSecond: 10 },
	address: { burst: 6_000, perSecond: 100 },
	issuer: { burst: 60, perSecond: 1 }
};

export interface RequestRatesOptions {
	readonly limits: RequestLimits;
	readonly sessions: Sessions;
	/** How many proxies of our own a request passes. */
	readonly proxies: number;
	readonly now: () => number;
}

export class RequestRates {
	readonly #options: RequestRatesOptions;
	readonly #people: KeyedBuckets;
	readonly #addresses: KeyedBuckets;
	readonly #toIssuer: KeyedBuckets;

	constructor(options: RequestRatesOptions) {
		const { limits, now } = options;
		this.#options = options;
		this.#people = new KeyedBuckets(limits.person, now);
		this.#addresses = new KeyedBuckets(limits.address, now);
		this.#toIssuer = new KeyedBuckets(limits.issuer, now);
	}

	/** Counts a request of any kind; undefined, or when to come again, UTC milliseconds. */
	ofAddress(request: IncomingMessage): number | undefined {
		const { proxies, now } = this.#options;
		const taken = this.#addresses.take(networkOf(addressOf(request, proxies)));
		return taken.ok ? undefined : now() + taken.wait;
	}

	/** Counts a request for which the issuer is asked. @throws Refused */
	admitToIssuer(request: IncomingMessage): void {
		const { proxies, now } = this.#options;
		const taken = this.#toIssuer.take(networkOf(addressOf(request, proxies)));
		if (!taken.ok) throw new Refused({ kind: 'too-many-requests', retryAt: now() + taken.wait });
	}

	/** Counts a request to the API, which the person of its session makes. @throws Refused */
	async admit(request: IncomingMessage): Promise<void> {
		const { sessions, now } = this.#options;
		const session = await sessions.find(request.headers.cookie);
		const taken = session && this.#people.take(session.personId);
		if (taken?.ok === false)
			throw new Refused({ kind: 'too-many-requests', retryAt: now() + taken.wait });
	}
}

/**
 * Guessing made slow. Failures are counted for the account together with the address they come from:
 * whoever forgets a password makes nobody else wait, and nobody can lock an account from elsewhere.
 * Two wide bounds stand behind it, against one password tried on many accounts and against many
 * addresses that try one account. They count accounts of an address, and addresses of an account, so
 * that one of them adds one, however often it fails. Where somebody has signed in lately, the wide
 * bounds do not concern them.
 *
 * A guess is counted before the password is looked at, so that many at once are many; counts are kept
 * in the store, so that a restart forgives nothing. A guess that is refused writes nothing at all.
 */
import type { Attempts, AttemptStore } from '../store/store';

interface Policy {
	/** Failures that cost nothing. */
	readonly free: number;
	readonly firstWait: number;
	readonly longestWait: number;
	/** After so long without a failure all are forgotten. */
	readonly forgotten: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WAITS = { firstWait: MINUTE / 2, longestWait: 15 * MINUTE };
const POLICIES = {
	/** Failures of one account from one address. */
	pair: { ...WAITS, free: 5, forgotten: 24 * HOUR },
	/** Accounts that failed from one address; an office may share one. */
	address: { ...WAITS, free: 30, forgotten: 6 * HOUR },
	/** Addresses from which one account failed. */
	account: { ...WAITS, free: 20, forgotten: 24 * HOUR }
} satisfies Record<string, Policy>;
/** So long somebody is known at an address from which they signed in. */
const KNOWN = 90 * 24 * HOUR;

export interface Guess {
	/** As it was typed, whether or not there is such an account: both are slowed alike. */
	readonly username: string;
	readonly address: string;
}

export type Admission = { readonly ok: true } | { readonly ok: false; readonly retryAt: number };

export class Throttle {
	constructor(
		private readonly attempts: AttemptStore,
		private readonly now: () => number
	) {}

	/** Counts a guess as failed until `succeeded`, or says when to come again. */
	admit(guess: Guess): Promise<Admission> {
		const at = this.now();
		return this.attempts.change((rows) => {
			const keys = keysOf(guess);
			const pair = failuresOf(rows.get(keys.pair), POLICIES.pair, at);
			const isKnown = (rows.get(keys.known)?.at ?? 0) > at;
			const wide = isKnown ? [] : (['address', 'account'] as const);
			const counts = wide.map((bound) => {
				const policy = POLICIES[bound];
				return { key: keys[bound], policy, row: failuresOf(rows.get(keys[bound]), policy, at) };
			});
			const retryAt = Math.max(
				retryAfter(pair, POLICIES.pair),
				...counts.map(({ row, policy }) => retryAfter(row, policy))
			);
			if (retryAt > at) return { ok: false, retryAt };
			rows.forget(at - POLICIES.pair.forgotten);
			rows.set(keys.pair, { failures: pair.failures + 1, at });
			for (const { key, policy, row } of counts)
				if (pair.failures === 0 || row.failures >= policy.free)
					rows.set(key, { failures: row.failures + 1, at });
			return { ok: true };
		});
	}

	/** The guess was right: the account owes nothing here, and is known here from now on. */
	async succeeded(guess: Guess): Promise<void> {
		const at = this.now();
		await this.attempts.change((rows) => {
			const keys = keysOf(guess);
			const isKnown = (rows.get(keys.known)?.at ?? 0) > at;
			rows.set(keys.pair, undefined);
			for (const key of isKnown ? [] : [keys.address, keys.account]) {
				const row = rows.get(key);
				const isLeft = row !== undefined && row.failures > 1;
				rows.set(key, isLeft ? { ...row, failures: row.failures - 1 } : undefined);
			}
			rows.set(keys.known, { failures: 0, at: at + KNOWN });
		});
	}

	/** The account may be tried again at once, from everywhere; nobody is known any more. */
	async forgive(username: string): Promise<void> {
		await this.attempts.change((rows) => {
			for (const kind of ['pair', 'known']) rows.drop(`${kind} ${beginOfPair(username)}`);
			rows.set(`addresses-of ${username}`, undefined);
		});
	}
}

function keysOf({ username, address }: Guess) {
	const pair = `${beginOfPair(username)}${JSON.stringify(address)}`;
	return {
		pair: `pair ${pair}`,
		/** Its time is until when it counts. */
		known: `known ${pair}`,
		address: `accounts-at ${address}`,
		account: `addresses-of ${username}`
	};
}

/** No other username begins so. */
function beginOfPair(username: string): string {
	return `${JSON.stringify(username)} `;
}

function failuresOf(row: Attempts | undefined, { forgotten }: Policy, at: number): Attempts {
	return row && at - row.at < forgotten ? row : { failures: 0, at };
}

function retryAfter({ failures, at }: Attempts, policy: Policy): number {
	return failures >= policy.free ? at + waitAfter(failures, policy) : 0;
}

function waitAfter(failures: number, { free, firstWait, longestWait }: Policy): number {
	return Math.min(longestWait, firstWait * 2 ** Math.min(20, failures - free));
}

/**
 * Guessing made slow: after a few failures an account, and an address, must wait, twice as long each
 * time. Counted before the password is looked at, so that many guesses at once are many; kept in the
 * store, so that a restart forgives nothing.
 */
import type { AttemptStore } from '../store/store';

interface Policy {
	/** Failures that cost nothing. */
	readonly free: number;
	readonly firstWait: number;
	readonly longestWait: number;
	/** After so long without a failure all are forgotten. */
	readonly forgotten: number;
}

const MINUTE = 60_000;
const POLICIES = {
	account: {
		free: 5,
		firstWait: MINUTE / 2,
		longestWait: 15 * MINUTE,
		forgotten: 24 * 60 * MINUTE
	},
	/** An office may share one address. */
	address: { free: 30, firstWait: MINUTE / 2, longestWait: 15 * MINUTE, forgotten: 60 * MINUTE }
} satisfies Record<string, Policy>;

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
	async admit({ username, address }: Guess): Promise<Admission> {
		await this.attempts.forget(this.now() - POLICIES.account.forgotten);
		const account = await this.#count(`account ${username}`, POLICIES.account);
		if (!account.ok) return account;
		return this.#count(`address ${address}`, POLICIES.address);
	}

	/** The guess was right: the account owes nothing, the address one failure less. */
	async succeeded({ username, address }: Guess): Promise<void> {
		await this.forgive(username);
		await this.attempts.update(`address ${address}`, (before) =>
			before && before.failures > 1 ? { ...before, failures: before.failures - 1 } : undefined
		);
	}

	/** The account may be tried again at once. */
	async forgive(username: string): Promise<void> {
		await this.attempts.update(`account ${username}`, () => undefined);
	}

	async #count(key: string, policy: Policy): Promise<Admission> {
		const at = this.now();
		let retryAt = 0;
		await this.attempts.update(key, (before) => {
			const failures = before && at - before.at < policy.forgotten ? before.failures : 0;
			retryAt = before && failures >= policy.free ? before.at + waitAfter(failures, policy) : 0;
			return retryAt > at ? before : { failures: failures + 1, at };
		});
		return retryAt > at ? { ok: false, retryAt } : { ok: true };
	}
}

function waitAfter(failures: number, { free, firstWait, longestWait }: Policy): number {
	return Math.min(longestWait, firstWait * 2 ** Math.min(20, failures - free));
}

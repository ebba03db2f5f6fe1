/** Who this person is to the server, and who they may become in demo mode. */
import type { Identity } from '$lib/collab/room/identity';
import { ask, type AccountFailure } from '../accounts/account-api';
import { api, type Api, type ApiFailure, type Me } from './api';
import { Retry } from './retry';

export class Account {
	me = $state.raw<Me | undefined>();
	/** The server could not be reached; `me` is what it last said. */
	offline = $state(false);
	failure = $state.raw<ApiFailure | undefined>();
	/** On the way to being somebody else: what was opened for the one before must be closed. */
	changing = $state(false);
	/** Local clock minus the server's, in milliseconds, at the last answer. */
	clockAhead = 0;

	readonly #api: Api;
	readonly #now: () => number;
	readonly #goOn: (location: string) => void;
	readonly #retry = new Retry(() => void this.load());
	#loading: Promise<void> | undefined;

	constructor(
		from: Api,
		now: () => number,
		/** Leaves for a page of another place. */
		goOn: (location: string) => void = (to) => globalThis.location.assign(to)
	) {
		this.#api = from;
		this.#goOn = goOn;
		this.#now = now;
	}

	get identity(): Identity | undefined {
		return this.me?.identity ?? undefined;
	}
	get isDemo(): boolean {
		return this.me?.mode === 'demo';
	}

	/** Asks the server once; later calls share the answer. */
	load(): Promise<void> {
		return (this.#loading ??= this.reload());
	}

	async reload(): Promise<void> {
		const answer = await this.#api.me();
		this.#retry.ended(answer.ok ? undefined : answer.failure);
		if (!answer.ok) {
			this.failure = answer.failure;
			this.offline = answer.failure.kind === 'unreachable';
			this.#loading = undefined;
			return;
		}
		this.failure = undefined;
		this.offline = answer.remembered;
		this.me = answer.value;
		if (!answer.remembered) this.clockAhead = this.#now() - answer.value.now;
	}

	/** Becomes a demo identity. */
	become(identity: string): Promise<ApiFailure | undefined> {
		return this.#change(identity);
	}

	/** Signs in with a username and password; what was opened as somebody else closes. */
	async signIn(proof: {
		readonly username: string;
		readonly password: string;
	}): Promise<AccountFailure | undefined> {
		const answer = await ask('POST', '/session', proof);
		if (!answer.ok) return answer.failure;
		await this.reload();
		return undefined;
	}

	leave(): Promise<ApiFailure | undefined> {
		return this.#change(undefined);
	}

	async #change(identity: string | undefined): Promise<ApiFailure | undefined> {
		this.changing = true;
		// Lets the pages close what is open before the server ends its session.
		await Promise.resolve();
		const { failure, location } = await this.#api.become(identity);
		if (location !== undefined) this.#goOn(location);
		else if (!failure) await this.reload();
		this.changing = false;
		return failure;
	}
}

export const account = new Account(api, Date.now);

/** The people of a book as its coordinator manages them. */
import { ask, peoplePath, type AccountAnswer, type AccountFailure } from './account-api';
import type { MadeLink, Member, Roster, WantedRole } from './account-api';

export class RosterState {
	roster = $state.raw<Roster | undefined>();
	failure = $state.raw<AccountFailure | undefined>();
	/** The link made last; its token is nowhere else. */
	made = $state.raw<MadeLink | undefined>();
	readonly #path: string;

	constructor(bookId: string) {
		this.#path = peoplePath(bookId);
	}

	async load(): Promise<void> {
		const answer = await ask<Roster>('GET', `${this.#path}/roster`);
		if (answer.ok) this.roster = answer.value;
		else this.failure = answer.failure;
	}

	async invite(wanted: WantedRole & { readonly note: string }): Promise<boolean> {
		return this.#link(ask<MadeLink>('POST', `${this.#path}/invitations`, wanted));
	}
	async makeReset({ id }: Member): Promise<boolean> {
		return this.#link(ask<MadeLink>('POST', `${this.#path}/people/${id}/reset`, {}));
	}
	takeBack(invitation: string): Promise<boolean> {
		return this.#done(ask('DELETE', `${this.#path}/invitations/${invitation}`));
	}
	change({ id }: Member, wanted: WantedRole): Promise<boolean> {
		return this.#done(ask('POST', `${this.#path}/people/${id}`, wanted));
	}
	withdraw({ id }: Member): Promise<boolean> {
		return this.#done(ask('DELETE', `${this.#path}/people/${id}`));
	}
	/** How many sessions ended; undefined where it did not work. */
	async endSessions({ id }: Member): Promise<number | undefined> {
		const answer = await ask<{ ended: number }>('DELETE', `${this.#path}/people/${id}/sessions`);
		await this.#done(Promise.resolve(answer));
		return answer.ok ? answer.value.ended : undefined;
	}

	unbind({ id }: Member): Promise<boolean> {
		return this.#done(ask('DELETE', `${this.#path}/people/${id}/subject`));
	}

	async #link(asked: Promise<AccountAnswer<MadeLink>>): Promise<boolean> {
		const answer = await asked;
		this.made = answer.ok ? answer.value : undefined;
		return this.#done(Promise.resolve(answer));
	}

	async #done(asked: Promise<AccountAnswer<unknown>>): Promise<boolean> {
		const answer = await asked;
		this.failure = answer.ok ? undefined : answer.failure;
		await this.load();
		return answer.ok;
	}
}

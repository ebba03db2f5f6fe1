/** The accounts of a server in production: its users, how they prove themselves, join and leave. */
import type { LinkRecord, Store, UserRecord } from '../store/store';
import { Credentials, type CredentialFailure, type NewUser } from './credentials';
import { Membership } from './membership';
import { OneTimeLinks } from './one-time-links';
import type { PasswordHasher } from './password';
import { UserDirectory } from './user-directory';

export interface AccountsOptions {
	readonly store: Store;
	readonly now: () => number;
	readonly hasher?: PasswordHasher;
}

export type LinkFailure =
	| CredentialFailure
	/** Used, withdrawn, run out, or never made. */
	| { readonly kind: 'link-gone' };

export type LinkResult =
	| { readonly ok: true; readonly user: UserRecord }
	| { readonly ok: false; readonly failure: LinkFailure };

const GONE: LinkResult = { ok: false, failure: { kind: 'link-gone' } };

export class Accounts {
	readonly directory: UserDirectory;
	readonly credentials: Credentials;
	readonly membership: Membership;
	readonly links: OneTimeLinks;
	/** One at a time: what was checked of a link and a username still holds when they are taken. */
	#turn: Promise<unknown> = Promise.resolve();

	constructor({ store, now, hasher }: AccountsOptions) {
		this.directory = new UserDirectory(store);
		this.credentials = new Credentials({ store, directory: this.directory, now, hasher });
		this.membership = new Membership(this.directory);
		this.links = new OneTimeLinks(store, now);
	}

	/** Makes an account by an invitation. */
	join(token: string, typed: Omit<NewUser, 'grants'>): Promise<LinkResult> {
		return this.#byLink(token, 'join', async (link) => {
			if (link.purpose.kind !== 'join') return GONE;
			const made = await this.credentials.create({ ...typed, grants: [link.purpose.grant] });
			if (!made.ok) return made;
			await this.links.use(link, made.value.id);
			return { ok: true, user: made.value };
		});
	}

	/** Gives an account that there is already what the invitation offers. */
	joinAs(token: string, user: UserRecord): Promise<LinkResult> {
		return this.#byLink(token, 'join', async (link) => {
			if (link.purpose.kind !== 'join' || !(await this.links.use(link, user.id))) return GONE;
			await this.membership.give(user, link.purpose.grant);
			return { ok: true, user };
		});
	}

	/** Sets a new password by a link; the sessions of the account are the caller's to end. */
	reset(token: string, password: string): Promise<LinkResult> {
		return this.#byLink(token, 'reset', async (link) => {
			const user = link.purpose.kind === 'reset' && this.directory.user(link.purpose.person);
			if (!user) return GONE;
			const set = await this.credentials.setPassword(user, password);
			if (!set.ok) return set;
			await this.links.use(link, user.id);
			return { ok: true, user };
		});
	}

	#byLink(
		token: string,
		kind: LinkRecord['purpose']['kind'],
		open: (link: LinkRecord) => Promise<LinkResult>
	): Promise<LinkResult> {
		const result = this.#turn.then(async () => {
			const link = await this.links.look(token);
			return link?.purpose.kind === kind ? open(link) : GONE;
		});
		this.#turn = result.catch(() => undefined);
		return result;
	}
}

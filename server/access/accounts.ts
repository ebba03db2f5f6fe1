/** The accounts of a server in production: its users, how they prove themselves, join and leave. */
import type { LinkRecord, Store, UserRecord } from '../store/store';
import type { Subject } from '../store/subject-store';
import { Credentials, type CredentialFailure, type NewUser } from './credentials';
import { Membership } from './membership';
import { OneTimeLinks } from './one-time-links';
import type { Grant } from './person';
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
	| { readonly kind: 'link-gone' }
	/** The issuer's subject signs in to another account, or the account is another subject's. */
	| { readonly kind: 'subject-taken' };

export type LinkResult =
	| {
			readonly ok: true;
			readonly user: UserRecord;
			/** A subject was bound: to an account made for it, or to one that there was. */
			readonly bound?: 'new' | 'again';
	  }
	| { readonly ok: false; readonly failure: LinkFailure };

const GONE: LinkResult = { ok: false, failure: { kind: 'link-gone' } };
const TAKEN: LinkResult = { ok: false, failure: { kind: 'subject-taken' } };

export class Accounts {
	readonly directory: UserDirectory;
	readonly credentials: Credentials;
	readonly membership: Membership;
	readonly links: OneTimeLinks;
	readonly #store: Store;
	readonly #now: () => number;
	/** One at a time: what was checked of a link and a username still holds when they are taken. */
	#turn: Promise<unknown> = Promise.resolve();

	constructor({ store, now, hasher }: AccountsOptions) {
		this.#store = store;
		this.#now = now;
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
		return this.#byLink(token, 'join', async (link) =>
			link.purpose.kind === 'join' ? this.#takeUp(link, link.purpose.grant, user) : GONE
		);
	}

	/** The account to which a subject of the issuer is bound. */
	async ofSubject(subject: Subject): Promise<UserRecord | undefined> {
		const bound = await this.#store.subjects.find(subject);
		return bound && this.directory.user(bound.person);
	}

	/**
	 * Lets a subject in by a one-time link: an invitation makes an account for it, or gives the one that
	 * it has a role. A link for one account binds it there, in place of the subject of before.
	 */
	enterByLink(
		token: string,
		{ username = '', name = '' }: Partial<Omit<NewUser, 'grants' | 'password'>>,
		subject: Subject
	): Promise<LinkResult> {
		return this.#inTurn(async () => {
			const link = await this.links.look(token);
			if (!link) return GONE;
			const known = await this.ofSubject(subject);
			if (link.purpose.kind === 'reset') return this.#rebind(link, link.purpose.person, subject);
			if (known) return this.#takeUp(link, link.purpose.grant, known);
			if (await this.#store.subjects.find(subject)) return TAKEN;
			const grants = [link.purpose.grant];
			const made = await this.credentials.create({ username, name, grants });
			if (!made.ok) return made;
			const bound = await this.#bind(made.value, subject, 'new');
			await this.links.use(link, made.value.id);
			return bound;
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
		return this.#inTurn(async () => {
			const link = await this.links.look(token);
			return link?.purpose.kind === kind ? open(link) : GONE;
		});
	}

	async #takeUp(link: LinkRecord, grant: Grant, user: UserRecord): Promise<LinkResult> {
		if (!(await this.links.use(link, user.id))) return GONE;
		await this.membership.give(user, grant);
		return { ok: true, user };
	}

	async #rebind(link: LinkRecord, person: string, subject: Subject): Promise<LinkResult> {
		const user = this.directory.user(person);
		if (!user) return GONE;
		const bound = await this.#store.subjects.find(subject);
		if (bound && bound.person !== person) return TAKEN;
		await this.#store.subjects.unbind(person);
		const result = await this.#bind(user, subject, 'again');
		await this.links.use(link, person);
		return result;
	}

	async #bind(user: UserRecord, subject: Subject, bound: 'new' | 'again'): Promise<LinkResult> {
		const wanted = { ...subject, person: user.id, boundAt: this.#now() };
		const isBound = await this.#store.subjects.bind(wanted);
		return isBound ? { ok: true, user, bound } : TAKEN;
	}

	#inTurn(work: () => Promise<LinkResult>): Promise<LinkResult> {
		const result = this.#turn.then(work);
		this.#turn = result.catch(() => undefined);
		return result;
	}
}

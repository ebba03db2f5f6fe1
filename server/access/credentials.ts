/** Proving who one is, and changing what proves it. */
import { randomBytes } from 'node:crypto';
import type { Store, UserRecord } from '../store/store';
import type { Grant } from './person';
import { PasswordHasher } from './password';
import { weaknessOf, type PasswordWeakness } from './password-strength';
import { Throttle, type Guess } from './throttle';
import type { UserDirectory } from './user-directory';
import { readDisplayName, readUsername } from './username';

export type CredentialFailure =
	/** No such user, or not this password: they look alike, and take as long. */
	| { readonly kind: 'wrong-credentials' }
	/** Too many failures; UTC milliseconds of when to try again. */
	| { readonly kind: 'throttled'; readonly retryAt: number }
	| { readonly kind: 'weak-password'; readonly reason: PasswordWeakness }
	| { readonly kind: 'bad-username' }
	| { readonly kind: 'username-taken' }
	| { readonly kind: 'bad-name' };

type Result<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly failure: CredentialFailure };

export interface CredentialsOptions {
	readonly store: Pick<Store, 'attempts' | 'books'>;
	readonly directory: UserDirectory;
	readonly now: () => number;
	readonly hasher?: PasswordHasher;
}

export interface Proof {
	readonly username: string;
	readonly password: string;
	readonly address: string;
}

export interface NewUser {
	readonly username: string;
	readonly name: string;
	/** Absent for who signs in by the issuer. */
	readonly password?: string;
	readonly grants: readonly Grant[];
}

export class Credentials {
	readonly #options: CredentialsOptions;
	readonly #hasher: PasswordHasher;
	readonly #throttle: Throttle;

	constructor(options: CredentialsOptions) {
		this.#options = options;
		this.#hasher = options.hasher ?? new PasswordHasher();
		this.#throttle = new Throttle(options.store.attempts, options.now);
	}

	/** Who knows this username and password. */
	async prove({ username, password, address }: Proof): Promise<Result<UserRecord>> {
		const { directory, now } = this.#options;
		const known = readUsername(username);
		const guess: Guess = { username: known ?? username.slice(0, 64), address };
		const admission = await this.#throttle.admit(guess);
		if (!admission.ok) return refuse({ kind: 'throttled', retryAt: admission.retryAt });
		const user = known === undefined ? undefined : directory.byUsername(known);
		const verdict = await this.#hasher.verify(password, user?.password || undefined);
		if (!user || !verdict.ok) return refuse({ kind: 'wrong-credentials' });
		await this.#throttle.succeeded(guess);
		await directory.change(user.id, {
			signedInAt: now(),
			...(verdict.outdated && { password: await this.#hasher.hash(password) })
		});
		return { ok: true, value: user };
	}

	/** A new user; the username must be free and the password good enough. */
	async create({ grants, ...typed }: NewUser): Promise<Result<UserRecord>> {
		const objection = await this.objection(typed);
		if (objection) return refuse(objection);
		const username = readUsername(typed.username)!;
		const name = readDisplayName(typed.name)!;
		const user: UserRecord = {
			...{ id: newUserId(), username, name, grants },
			password: typed.password === undefined ? '' : await this.#hasher.hash(typed.password),
			...{ former: [], createdAt: this.#options.now(), signedInAt: 0 }
		};
		const added = await this.#options.directory.add(user);
		return added ? { ok: true, value: user } : refuse({ kind: 'username-taken' });
	}

	/** What speaks against a new user, before anything is done for it. */
	async objection(typed: Omit<NewUser, 'grants'>): Promise<CredentialFailure | undefined> {
		const username = readUsername(typed.username);
		const name = readDisplayName(typed.name);
		if (username === undefined) return { kind: 'bad-username' };
		if (name === undefined) return { kind: 'bad-name' };
		const { password } = typed;
		const weakness =
			password !== undefined && weaknessOf(password, { username, name }, await this.#office());
		if (weakness) return { kind: 'weak-password', reason: weakness };
		return this.#isTaken(username) ? { kind: 'username-taken' } : undefined;
	}

	/** Sets a password without asking for the old one; whoever was locked out is let in again. */
	async setPassword(user: UserRecord, password: string): Promise<Result<UserRecord>> {
		const reason = weaknessOf(password, user, await this.#office());
		if (reason) return refuse({ kind: 'weak-password', reason });
		await this.#options.directory.change(user.id, { password: await this.#hasher.hash(password) });
		await this.#throttle.forgive(user.username);
		return { ok: true, value: user };
	}

	async rename(user: UserRecord, typed: string): Promise<Result<string>> {
		const name = readDisplayName(typed);
		if (name === undefined) return refuse({ kind: 'bad-name' });
		await this.#options.directory.change(user.id, { name });
		return { ok: true, value: name };
	}

	/** Names of the departments and units that have books here. */
	async #office(): Promise<string[]> {
		const books = await this.#options.store.books.list();
		return books.flatMap(({ department, units }) => [department, ...units].map(({ name }) => name));
	}

	#isTaken(username: string): boolean {
		return this.#options.directory.everybody().some((user) => user.username === username);
	}
}

function refuse(failure: CredentialFailure): { ok: false; failure: CredentialFailure } {
	return { ok: false, failure };
}

/** Stands beside every figure that this person writes, so it is not the username. */
function newUserId(): string {
	return `p${randomBytes(8).toString('hex')}`;
}

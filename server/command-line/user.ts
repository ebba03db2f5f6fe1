/**
 * `hebian user add | list | password | link | unbind | remove`: accounts from the server's own machine, also while the
 * server runs; what it does here counts there within a second or two.
 */
import { randomInt } from 'node:crypto';
import type { Locale } from '$lib/messages';
import { userCommandWords, type UserCommandWords } from '$lib/messages/user-commands';
import type { Role } from '$lib/collab/room/identity';
import type { CausedEnd } from '$lib/collab/room/sign-in-end';
import { Accounts } from '../access/accounts';
import type { CredentialFailure } from '../access/credentials';
import { EVERY_DEPARTMENT, type Grant } from '../access/person';
import { readUsername } from '../access/username';
import { explainStartFailure } from '../start-failure';
import { prepareDataFolder } from '../store/data-folder';
import { PostgresStore } from '../store/postgres/postgres-store';
import { SqliteStore } from '../store/sqlite/sqlite-store';
import type { Store, UserRecord } from '../store/store';
import { storePlace, type StorePlace } from './store-place';
import { EXIT, type Terminal } from './terminal';
import { timeOf } from './terminal-time';

export interface UserOptions {
	readonly lang: Locale;
}
export interface AddUserOptions extends UserOptions {
	readonly role: Role;
	readonly name?: string;
	readonly department?: string;
	readonly unit?: string;
}

const BY = 'command-line';

interface Desk {
	readonly store: Store;
	readonly accounts: Accounts;
	readonly terminal: Terminal;
	readonly say: UserCommandWords;
}

const folderOf = (place: StorePlace): string => (place.kind === 'folder' ? place.folder : '');

async function openPlace(place: StorePlace): Promise<Store> {
	if (place.kind === 'database') return PostgresStore.open(place.url);
	prepareDataFolder(place.folder);
	return new SqliteStore(place.file);
}

/** Opens the store for one command. */
async function at(
	terminal: Terminal,
	lang: Locale,
	work: (desk: Desk) => Promise<number>
): Promise<number> {
	const place = storePlace(undefined, terminal);
	let store: Store;
	try {
		store = await openPlace(place);
	} catch (error) {
		const words = explainStartFailure(error, { port: 0, host: '', data: folderOf(place) });
		if (words === undefined) throw error;
		terminal.error(`${words}\n`);
		return EXIT.failed;
	}
	try {
		const accounts = new Accounts({ store, now: Date.now });
		await accounts.directory.refresh();
		return await work({ store, accounts, terminal, say: userCommandWords[lang] });
	} finally {
		await store.close();
	}
}

export function addUser(
	username: string,
	options: AddUserOptions,
	terminal: Terminal
): Promise<number> {
	return at(terminal, options.lang, async (desk) => {
		const { accounts, say } = desk;
		const grant = grantOf(options);
		if (!grant) return fail(desk, say.clerkNeedsUnit);
		const chosen: ChosenPassword | undefined = isWithoutPasswords(terminal)
			? { note: '' }
			: await choosePassword(desk);
		if (!chosen) return fail(desk, say.differ);
		const { password } = chosen;
		const name = options.name ?? username;
		const made = await accounts.credentials.create({ username, name, password, grants: [grant] });
		if (!made.ok) return fail(desk, sayFailure(made.failure, say));
		await audit(desk, 'user.add', made.value);
		terminal.out(`${say.added(made.value.username)}\n${chosen.note}`);
		if (password === undefined) await printLink(desk, made.value);
		return EXIT.well;
	});
}

export function listUsers({ lang }: UserOptions, terminal: Terminal): Promise<number> {
	return at(terminal, lang, async ({ accounts, store, say }) => {
		const users = accounts.directory.all();
		if (users.length === 0) terminal.error(`${say.noUsers}\n`);
		const bound = await store.subjects.list();
		for (const user of users) {
			const subject = bound.find(({ person }) => person === user.id);
			const by = subject ? `\t${say.bound(subject.subject, subject.issuer)}` : '';
			terminal.out(`${printUser(user, say, lang)}${by}\n`);
		}
		return EXIT.well;
	});
}

export function setPassword(
	username: string,
	{ lang }: UserOptions,
	terminal: Terminal
): Promise<number> {
	return withUser(username, lang, terminal, async (desk, user) => {
		const { accounts, say } = desk;
		if (isWithoutPasswords(terminal)) return fail(desk, say.noPasswords);
		const chosen = await choosePassword(desk);
		if (!chosen) return fail(desk, say.differ);
		const set = await accounts.credentials.setPassword(user, chosen.password);
		if (!set.ok) return fail(desk, sayFailure(set.failure, say));
		await endSessions(desk, user, 'password');
		await audit(desk, 'user.password', user);
		terminal.out(`${say.changed(user.username)}\n${chosen.note}`);
		return EXIT.well;
	});
}

/** A one-time link by which somebody binds the issuer to their account, or sets a password. */
export function makeUserLink(
	username: string,
	{ lang }: UserOptions,
	terminal: Terminal
): Promise<number> {
	return withUser(username, lang, terminal, async (desk, user) => {
		await printLink(desk, user);
		return EXIT.well;
	});
}

export function unbindUser(
	username: string,
	{ lang }: UserOptions,
	terminal: Terminal
): Promise<number> {
	return withUser(username, lang, terminal, async (desk, user) => {
		const { store, say } = desk;
		if ((await store.subjects.unbind(user.id)) === 0)
			return fail(desk, say.notBound(user.username));
		await endSessions(desk, user, 'coordinator');
		await audit(desk, 'subject.unbind', user);
		terminal.out(`${say.unbound(user.username)}\n`);
		return EXIT.well;
	});
}

export function removeUser(
	username: string,
	{ lang }: UserOptions,
	terminal: Terminal
): Promise<number> {
	return withUser(username, lang, terminal, async (desk, user) => {
		await desk.accounts.directory.change(user.id, { removedAt: Date.now() });
		await desk.store.subjects.unbind(user.id);
		await endSessions(desk, user, 'removed');
		await audit(desk, 'user.remove', user);
		terminal.out(`${desk.say.removed(user.username)}\n`);
		return EXIT.well;
	});
}

function withUser(
	username: string,
	lang: Locale,
	terminal: Terminal,
	work: (desk: Desk, user: UserRecord) => Promise<number>
): Promise<number> {
	return at(terminal, lang, async (desk) => {
		const known = readUsername(username);
		const user = known === undefined ? undefined : desk.accounts.directory.byUsername(known);
		return user ? work(desk, user) : fail(desk, desk.say.unknown(username));
	});
}

function grantOf({ role, department, unit }: AddUserOptions): Grant | undefined {
	if (role !== 'clerk') return { department: department ?? EVERY_DEPARTMENT, role };
	return department && unit ? { department, role, unit } : undefined;
}

/** Whether the server of this environment lets people in by the issuer only. */
function isWithoutPasswords({ environment = process.env }: Terminal): boolean {
	return environment.HEBIAN_LOCAL_ACCOUNTS === 'off';
}

async function printLink(desk: Desk, user: UserRecord): Promise<void> {
	const { environment = process.env } = desk.terminal;
	const { token } = await desk.accounts.links.make({ kind: 'reset', person: user.id }, BY);
	await audit(desk, 'user.reset-link', user);
	const origin = environment.HEBIAN_ORIGIN || `http://localhost:${environment.PORT || 3000}`;
	desk.terminal.out(`${desk.say.madeLink(`${origin}/join#${token}`)}\n`);
}

interface ChosenPassword {
	/** Absent where there are none. */
	readonly password?: string;
	/** What is printed of it. */
	readonly note: string;
}

/** Asked for twice where a person sits; made up where none does. */
async function choosePassword({
	terminal,
	say
}: Desk): Promise<Required<ChosenPassword> | undefined> {
	if (!terminal.askHidden) {
		const password = makePassword();
		return { password, note: `${say.generated(password)}\n` };
	}
	const password = await terminal.askHidden(say.askPassword);
	const again = await terminal.askHidden(say.askAgain);
	return password === again ? { password, note: '' } : undefined;
}

/** Without characters that look like others: it is read off a screen once. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

function makePassword(): string {
	const group = (): string =>
		Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
	return [group(), group(), group(), group()].join('-');
}

async function endSessions({ store }: Desk, { id }: UserRecord, why: CausedEnd): Promise<void> {
	for (const { hash } of await store.sessions.ofPerson(id, 'production'))
		await store.sessions.end(hash, why);
}

async function audit({ store }: Desk, action: string, { id }: UserRecord): Promise<void> {
	await store.audit.append({ at: Date.now(), by: BY, action, subject: id });
}

function printUser(
	{ username, name, grants, signedInAt }: UserRecord,
	say: UserCommandWords,
	lang: Locale
): string {
	const roles = grants.map(({ department, role, unit }) => {
		const where = department === EVERY_DEPARTMENT ? say.everyDepartment : department;
		return [say.roles[role], where, unit].filter(Boolean).join(' ');
	});
	const seen = signedInAt === 0 ? say.never : say.last(timeOf(signedInAt, lang));
	return [username, name, roles.join('；') || '-', seen].join('\t');
}

function sayFailure(failure: CredentialFailure, say: UserCommandWords): string {
	if (failure.kind === 'weak-password') return say.failure[failure.reason];
	if (failure.kind === 'wrong-credentials' || failure.kind === 'throttled') return failure.kind;
	return say.failure[failure.kind];
}

function fail({ terminal }: Desk, words: string): number {
	terminal.error(`${words}\n`);
	return EXIT.failed;
}

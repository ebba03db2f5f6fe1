/** `/api/books/:id/people` and `/invitations`: who has a role in a book, and what its coordinator decides. */
import { z } from 'zod';
import { grantOf, isKnownIn, isMember } from '../access/membership';
import { idOf } from '../access/one-time-links';
import type { Grant, Person } from '../access/person';
import { identityIn, mayCoordinate } from '../access/rights';
import { cleanLine } from '../access/username';
import type { BookRecord, UserRecord } from '../store/store';
import { answerJson } from './answer';
import type { Call, Route } from './api';
import { bookOf } from './book-routes';
import { readJson } from './body';
import { Refused } from './failures';
import { audit, requireAccounts } from './session-routes';

/** Everybody who sees the book may know who else does: names stand beside figures. */
async function members(call: Call): Promise<void> {
	const { book } = await bookOf(call);
	const { people } = call.context;
	await people.refresh();
	const identities = people.all().map((person) => identityIn(person, book));
	answerJson(
		call.response,
		200,
		identities.filter((identity) => identity !== undefined)
	);
}

/** What everybody is called who has, or had, to do with the book. */
async function names(call: Call): Promise<void> {
	const { book } = await bookOf(call);
	const { people, accounts, configuration } = call.context;
	await people.refresh();
	const known =
		configuration.mode === 'demo'
			? people.all()
			: accounts.directory.everybody().filter((user) => isKnownIn(user, book.department.name));
	answerJson(call.response, 200, Object.fromEntries(known.map(({ id, name }) => [id, name])));
}

interface Coordinating {
	readonly person: Person;
	readonly book: BookRecord;
	readonly department: string;
}

/** The book of the path, if this person decides about its people. */
async function coordinating(call: Call): Promise<Coordinating> {
	requireAccounts(call);
	const { person, book } = await bookOf(call);
	const department = book.department.name;
	if (!mayCoordinate(person, department)) throw new Refused({ kind: 'forbidden' });
	return { person, book, department };
}

/** What the coordinator sees of the members, beyond their names. */
async function roster(call: Call): Promise<void> {
	const { person, book, department } = await coordinating(call);
	const { accounts, sessions, store } = call.context;
	const bound = new Set((await store.subjects.list()).map((subject) => subject.person));
	const members = [];
	for (const user of accounts.directory.all()) {
		const identity = identityIn(user, book);
		if (!identity && !isMember(user, department)) continue;
		const open = await sessions.ofPerson(user.id);
		members.push({
			...(identity ?? { id: user.id, name: user.name, role: roleWithoutUnit(user, department) }),
			username: user.username,
			seenAt: Math.max(0, user.signedInAt, ...open.map(({ seenAt }) => seenAt)),
			sessions: open.length,
			/** Signs in by the issuer. */
			bound: bound.has(user.id),
			/** Has a role of this department itself, which its coordinator may change. */
			ofDepartment: isMember(user, department),
			mayTakeOver: accounts.membership.mayTakeOver(person, user)
		});
	}
	const invitations = await accounts.links.invitations(department);
	answerJson(call.response, 200, {
		members,
		invitations: invitations.map((link) => ({
			id: idOf(link),
			...(link.purpose.kind === 'join' && shownGrant(link.purpose.grant, book)),
			note: link.note,
			by: link.by,
			createdAt: link.createdAt,
			expiresAt: link.expiresAt
		}))
	});
}

/** A clerk whose unit this book does not have: no right here, but a member to be given another. */
function roleWithoutUnit({ grants }: UserRecord, department: string) {
	return grants.find((held) => held.department === department)!.role;
}

function shownGrant({ role, unit }: Grant, book: BookRecord) {
	return { role, unit: book.units.find(({ name }) => name === unit)?.id };
}

const wantedRole = z.object({
	role: z.enum(['coordinator', 'clerk', 'reviewer', 'viewer']),
	unit: z.string().max(64).optional()
});

function readGrant(book: BookRecord, wanted: z.infer<typeof wantedRole>): Grant {
	const grant = grantOf(book, wanted);
	if (!grant) throw new Refused({ kind: 'bad-request', problems: ['unit: not of this book'] });
	return grant;
}

async function invite(call: Call): Promise<void> {
	const { person, book } = await coordinating(call);
	const wanted = await readJson(call.request, wantedRole.extend({ note: z.string().max(100) }));
	const grant = readGrant(book, wanted);
	const { links } = call.context.accounts;
	const note = cleanLine(wanted.note, 100);
	const { token, link } = await links.make({ kind: 'join', grant }, person.id, note);
	await audit(call, person.id, 'invitation.make', `${idOf(link)} ${sayGrant(grant)}`);
	answerJson(call.response, 201, { id: idOf(link), token, expiresAt: link.expiresAt });
}

async function withdrawInvitation(call: Call): Promise<void> {
	const { person, department } = await coordinating(call);
	const { links } = call.context.accounts;
	const [, id] = call.parameters;
	const link = (await links.invitations(department)).find((open) => idOf(open) === id);
	if (!link || !(await links.withdraw(link))) throw new Refused({ kind: 'not-found' });
	await audit(call, person.id, 'invitation.withdraw', id);
	answerJson(call.response, 200, {});
}

async function changeRole(call: Call): Promise<void> {
	const { book } = await coordinating(call);
	const grant = readGrant(book, await readJson(call.request, wantedRole));
	await change(call, grant);
}

async function withdraw(call: Call): Promise<void> {
	await change(call, undefined);
}

async function change(call: Call, grant: Grant | undefined): Promise<void> {
	const { person, department } = await coordinating(call);
	const [, id] = call.parameters;
	const { membership } = call.context.accounts;
	const failure = await membership.change(person, id, department, grant);
	if (failure) throw new Refused(failure);
	if (grant) await audit(call, person.id, 'member.role', `${id} ${sayGrant(grant)}`);
	else await audit(call, person.id, 'member.withdraw', `${id} ${department}`);
	answerJson(call.response, 200, {});
}

/** The member of the path, if this person may end their sessions and set their password. */
async function takenOver(call: Call): Promise<Coordinating & { readonly user: UserRecord }> {
	const where = await coordinating(call);
	const { directory, membership } = call.context.accounts;
	const user = directory.user(call.parameters[1]);
	if (!user || !isMember(user, where.department)) throw new Refused({ kind: 'not-found' });
	if (!membership.mayTakeOver(where.person, user)) throw new Refused({ kind: 'forbidden' });
	return { ...where, user };
}

async function endSessions(call: Call): Promise<void> {
	const { person, user } = await takenOver(call);
	const ended = await call.context.sessions.endAll(user.id, 'coordinator');
	await audit(call, person.id, 'session.end-all', user.id);
	answerJson(call.response, 200, { ended });
}

/** Who signed in by the issuer may not any more; every session ends. */
async function unbind(call: Call): Promise<void> {
	const { person, user } = await takenOver(call);
	const { store, sessions } = call.context;
	if ((await store.subjects.unbind(user.id)) === 0) throw new Refused({ kind: 'not-found' });
	await audit(call, person.id, 'subject.unbind', user.id);
	await sessions.endAll(user.id, 'coordinator');
	answerJson(call.response, 200, {});
}

async function makeReset(call: Call): Promise<void> {
	const { person, user } = await takenOver(call);
	const { links } = call.context.accounts;
	const { token, link } = await links.make({ kind: 'reset', person: user.id }, person.id);
	await audit(call, person.id, 'user.reset-link', user.id);
	answerJson(call.response, 201, { token, expiresAt: link.expiresAt });
}

function sayGrant({ department, role, unit }: Grant): string {
	return [department, role, unit].filter((part) => part !== undefined).join(' ');
}

const at = (rest: string): RegExp => new RegExp(`^/api/books/([\\w-]{1,64})${rest}$`);
const ID = String.raw`([\w-]{1,64})`;

export const PEOPLE_ROUTES: readonly Route[] = [
	{ method: 'GET', path: at('/people'), answer: members },
	{ method: 'GET', path: at('/names'), answer: names },
	{ method: 'GET', path: at('/roster'), answer: roster },
	{ method: 'POST', path: at(`/people/${ID}`), answer: changeRole },
	{ method: 'DELETE', path: at(`/people/${ID}`), answer: withdraw },
	{ method: 'DELETE', path: at(`/people/${ID}/sessions`), answer: endSessions },
	{ method: 'DELETE', path: at(`/people/${ID}/subject`), answer: unbind },
	{ method: 'POST', path: at(`/people/${ID}/reset`), answer: makeReset },
	{ method: 'POST', path: at('/invitations'), answer: invite },
	{ method: 'DELETE', path: at(`/invitations/${ID}`), answer: withdrawInvitation }
];

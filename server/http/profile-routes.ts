/** What somebody may do about their own account: `/api/me/…`. */
import { z } from 'zod';
import type { Session } from '../access/sessions';
import type { SessionRecord, UserRecord } from '../store/store';
import { answerJson } from './answer';
import type { Call, Route } from './api';
import { readJson } from './body';
import { addressOf, networkOf } from './client-address';
import { Refused } from './failures';
import { audit, requireAccounts, requirePasswords } from './session-routes';

interface Self {
	readonly session: Session;
	readonly user: UserRecord;
}

async function selfOf(call: Call): Promise<Self> {
	const { accounts, sessions } = requireAccounts(call);
	const session = await sessions.find(call.request.headers.cookie);
	const user = session && accounts.directory.user(session.personId);
	if (!user) throw new Refused({ kind: 'no-session' });
	return { session, user };
}

async function profile(call: Call): Promise<void> {
	const { session, user } = await selfOf(call);
	const sessions = await call.context.sessions.ofPerson(user.id);
	answerJson(call.response, 200, {
		username: user.username,
		name: user.name,
		grants: user.grants,
		hasPassword: user.password !== '' && !call.context.configuration.oidc?.only,
		sessions: sessions.map((record) => shownSession(record, session))
	});
}

function shownSession(record: SessionRecord, own: Session) {
	const { createdAt, seenAt, expiresAt, agent, address, hash } = record;
	return {
		id: idOfSession(hash),
		own: hash === own.hash,
		createdAt,
		seenAt,
		expiresAt,
		agent,
		address
	};
}

/** Names a session to its person; too little of the hash to find the token by. */
function idOfSession(hash: string): string {
	return hash.slice(0, 16);
}

const named = z.object({ name: z.string().max(200) });

async function rename(call: Call): Promise<void> {
	const { user } = await selfOf(call);
	const { name } = await readJson(call.request, named);
	const renamed = await call.context.accounts.credentials.rename(user, name);
	if (!renamed.ok) throw new Refused(renamed.failure);
	await audit(call, user.id, 'user.rename', user.id);
	answerJson(call.response, 200, { name: renamed.value });
}

const passwords = z.object({ current: z.string().max(1_000), password: z.string().max(1_000) });

/** Asks for the current password as a sign-in does, and ends every other session. */
async function changePassword(call: Call): Promise<void> {
	const { user, session } = await selfOf(call);
	const { accounts, sessions, configuration } = requirePasswords(call);
	const { current, password } = await readJson(call.request, passwords);
	const address = networkOf(addressOf(call.request, configuration.proxies));
	const { username } = user;
	const proved = await accounts.credentials.prove({ username, password: current, address });
	if (!proved.ok) throw new Refused(proved.failure);
	const set = await accounts.credentials.setPassword(user, password);
	if (!set.ok) throw new Refused(set.failure);
	const ended = await sessions.endAll(user.id, 'password', session.hash);
	await audit(call, user.id, 'user.password', user.id);
	answerJson(call.response, 200, { ended });
}

async function endOther(call: Call): Promise<void> {
	const { user } = await selfOf(call);
	const { sessions } = call.context;
	const [id] = call.parameters;
	const record = (await sessions.ofPerson(user.id)).find(({ hash }) => idOfSession(hash) === id);
	if (!record) throw new Refused({ kind: 'not-found' });
	await sessions.end(record.hash, 'left-elsewhere');
	await audit(call, user.id, 'session.end', user.id);
	answerJson(call.response, 200, {});
}

async function endOthers(call: Call): Promise<void> {
	const { user, session } = await selfOf(call);
	const ended = await call.context.sessions.endAll(user.id, 'left-elsewhere', session.hash);
	await audit(call, user.id, 'session.end-others', user.id);
	answerJson(call.response, 200, { ended });
}

export const PROFILE_ROUTES: readonly Route[] = [
	{ method: 'GET', path: /^\/api\/me\/profile$/, answer: profile },
	{ method: 'POST', path: /^\/api\/me\/name$/, answer: rename },
	{ method: 'POST', path: /^\/api\/me\/password$/, answer: changePassword },
	{ method: 'DELETE', path: /^\/api\/me\/sessions$/, answer: endOthers },
	{ method: 'DELETE', path: /^\/api\/me\/sessions\/([0-9a-f]{16})$/, answer: endOther }
];

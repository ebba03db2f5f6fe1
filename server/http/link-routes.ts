/** One-time links, by whoever has one: `/api/links/…`. The token travels in the body, never in an address. */
import { z } from 'zod';
import type { LinkResult } from '../access/accounts';
import { answerJson } from './answer';
import type { Call, Route } from './api';
import { readJson } from './body';
import { Refused } from './failures';
import { audit, beginSession, personOf, requireAccounts, requirePasswords } from './session-routes';

const token = z.string().max(100);
const text = z.string().max(1_000);

async function look(call: Call): Promise<void> {
	const { accounts } = requireAccounts(call);
	const link = await accounts.links.look((await readJson(call.request, z.object({ token }))).token);
	if (!link) throw new Refused({ kind: 'link-gone' });
	const { purpose, note, expiresAt } = link;
	const known = purpose.kind === 'reset' ? accounts.directory.user(purpose.person) : undefined;
	answerJson(call.response, 200, {
		...(purpose.kind === 'join'
			? { kind: 'join', grant: purpose.grant, note }
			: { kind: 'reset', username: known?.username, name: known?.name }),
		by: accounts.directory.find(link.by)?.name,
		expiresAt
	});
}

const joining = z.object({ token, username: text, name: text, password: text });

async function join(call: Call): Promise<void> {
	const { accounts } = requirePasswords(call);
	const { token, ...typed } = await readJson(call.request, joining);
	const user = await taken(call, accounts.join(token, typed), 'member.join');
	await beginSession(call, user);
}

/** Somebody who has an account already takes up another role with it. */
async function joinAsSelf(call: Call): Promise<void> {
	const { accounts } = requireAccounts(call);
	const { id } = await personOf(call);
	const { token: given } = await readJson(call.request, z.object({ token }));
	await taken(call, accounts.joinAs(given, accounts.directory.user(id)!), 'member.join');
	answerJson(call.response, 200, {});
}

const resetting = z.object({ token, password: text });

/** Whoever forgot a password may have lost more: every session ends. */
async function reset(call: Call): Promise<void> {
	const { accounts, sessions } = requirePasswords(call);
	const { token, password } = await readJson(call.request, resetting);
	const user = await taken(call, accounts.reset(token, password), 'user.password');
	await sessions.endAll(user.id, 'password');
	await beginSession(call, user);
}

async function taken(call: Call, result: Promise<LinkResult>, action: string) {
	const found = await result;
	if (!found.ok) throw new Refused(found.failure);
	await audit(call, found.user.id, action, found.user.id);
	return found.user;
}

export const LINK_ROUTES: readonly Route[] = [
	{ method: 'POST', path: /^\/api\/links\/look$/, answer: look },
	{ method: 'POST', path: /^\/api\/links\/join$/, answer: join },
	{ method: 'POST', path: /^\/api\/links\/join-as-self$/, answer: joinAsSelf },
	{ method: 'POST', path: /^\/api\/links\/reset$/, answer: reset }
];

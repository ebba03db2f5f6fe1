/** `/api/me`, `/api/session`, `/api/health`. */
import { z } from 'zod';
import type { Identity } from '$lib/collab/session';
import type { Person } from '../access/person';
import { roleAnywhere } from '../access/rights';
import { setCookie } from '../access/session-token';
import { SESSION_LASTS } from '../access/sessions';
import { answerJson } from './answer';
import type { ApiContext, Call, Route } from './api';
import { readJson } from './body';
import { Refused } from './failures';
import { isFromThisMachine } from './request-origin';

/** Who asks, as they are now; refuses where nobody is signed in. */
export async function personOf({ request, context }: Call): Promise<Person> {
	const session = await context.sessions.find(request.headers.cookie);
	const person = session && context.sessions.personOf(session);
	if (!person) throw new Refused({ kind: 'no-session' });
	return person;
}

async function me({ request, response, context }: Call): Promise<void> {
	const { configuration, now, sessions, demo } = context;
	const session = await sessions.find(request.headers.cookie);
	const person = session && sessions.personOf(session);
	if (configuration.mode === 'demo') await demo.refresh();
	answerJson(response, 200, {
		identity: person ? identityAnywhere(person, context) : null,
		mode: configuration.mode,
		demo: configuration.mode === 'demo' ? demo.identities.map(({ identity }) => identity) : [],
		now: now(),
		handsontableKey: configuration.handsontableKey
	});
}

/** Outside of a book somebody is what they are at most; in one, the book's own answer counts. */
function identityAnywhere(person: Person, { configuration, demo }: ApiContext): Identity {
	const chosen = demo.identities.find(({ identity }) => identity.id === person.id);
	if (configuration.mode === 'demo' && chosen) return chosen.identity;
	return { id: person.id, name: person.name, role: roleAnywhere(person) };
}

const choice = z.object({ identity: z.string().max(100) });

async function become(call: Call): Promise<void> {
	const { request, response, context } = call;
	if (context.configuration.mode !== 'demo' || !isFromThisMachine(request))
		throw new Refused({ kind: 'demo-only' });
	const { identity } = await readJson(request, choice);
	await context.demo.refresh();
	const person = context.demo.find(identity);
	if (!person) throw new Refused({ kind: 'bad-request', problems: ['identity: unknown'] });
	await endSession(call);
	const { cookie } = await context.sessions.start(person.id);
	await context.store.audit.append({
		at: context.now(),
		by: person.id,
		action: 'session.start',
		subject: person.id
	});
	const options = { ...cookieOptions(context), maxAge: SESSION_LASTS / 1000 };
	response.setHeader('set-cookie', setCookie(cookie, options));
	answerJson(response, 200, { identity: identityAnywhere(person, context) });
}

async function leave(call: Call): Promise<void> {
	await endSession(call);
	const { response, context } = call;
	response.setHeader('set-cookie', setCookie('', { ...cookieOptions(context), maxAge: 0 }));
	answerJson(response, 200, { identity: null });
}

async function endSession({ request, context }: Call): Promise<void> {
	const session = await context.sessions.find(request.headers.cookie);
	if (session) await context.sessions.end(session.hash);
}

async function health({ response, context }: Call): Promise<void> {
	answerJson(response, 200, { ok: true, ...context.figures() });
}

function cookieOptions({ configuration, sessions }: ApiContext) {
	const byHttps = configuration.origin?.startsWith('https:') ?? false;
	return { name: sessions.cookieName, secure: configuration.mode === 'production' || byHttps };
}

export const SESSION_ROUTES: readonly Route[] = [
	{ method: 'GET', path: /^\/api\/me$/, answer: me },
	{ method: 'POST', path: /^\/api\/session$/, answer: become },
	{ method: 'DELETE', path: /^\/api\/session$/, answer: leave },
	{ method: 'GET', path: /^\/api\/health$/, answer: health }
];

/** `/api/me`, `/api/session`, `/api/health`. */
import { z } from 'zod';
import { demoPeople } from '../access/demo-identities';
import { identityOf, type Person } from '../access/person';
import { setCookie } from '../access/session-token';
import { SESSION_LASTS } from '../access/sessions';
import { answerJson } from './answer';
import type { ApiContext, Call, Route } from './api';
import { readJson } from './body';
import { Refused } from './failures';
import { isFromThisMachine } from './request-origin';

/** Who asks; refuses where nobody is signed in. */
export async function personOf({ request, context }: Call): Promise<Person> {
	const session = await context.sessions.find(request.headers.cookie);
	if (!session) throw new Refused({ kind: 'no-session' });
	return session.person;
}

async function me({ request, response, context }: Call): Promise<void> {
	const { configuration, now } = context;
	const session = await context.sessions.find(request.headers.cookie);
	const people = configuration.mode === 'demo' ? await demoPeopleOf(context) : [];
	answerJson(response, 200, {
		identity: session ? identityOf(session.person) : null,
		mode: configuration.mode,
		demo: people.map(identityOf),
		now: now(),
		handsontableKey: configuration.handsontableKey
	});
}

const choice = z.object({ identity: z.string().max(100) });

async function become(call: Call): Promise<void> {
	const { request, response, context } = call;
	if (context.configuration.mode !== 'demo' || !isFromThisMachine(request))
		throw new Refused({ kind: 'demo-only' });
	const { identity } = await readJson(request, choice);
	const person = (await demoPeopleOf(context)).find((p) => p.id === identity);
	if (!person) throw new Refused({ kind: 'bad-request', problems: ['identity: unknown'] });
	await endSession(call);
	const { cookie } = await context.sessions.start(person);
	await context.store.audit.append({
		at: context.now(),
		by: person.id,
		action: 'session.start',
		subject: person.id
	});
	const options = { secure: isSecure(context), maxAge: SESSION_LASTS / 1000 };
	response.setHeader('set-cookie', setCookie(cookie, options));
	answerJson(response, 200, { identity: identityOf(person) });
}

async function leave(call: Call): Promise<void> {
	await endSession(call);
	const { response, context } = call;
	response.setHeader('set-cookie', setCookie('', { secure: isSecure(context), maxAge: 0 }));
	answerJson(response, 200, { identity: null });
}

async function endSession({ request, context }: Call): Promise<void> {
	const session = await context.sessions.find(request.headers.cookie);
	if (session) await context.sessions.end(session.hash);
}

async function health({ response, context }: Call): Promise<void> {
	answerJson(response, 200, { ok: true, ...context.figures() });
}

async function demoPeopleOf({ store }: ApiContext): Promise<readonly Person[]> {
	const books = [...(await store.books.list())].sort((a, b) => a.createdAt - b.createdAt);
	return demoPeople(books);
}

function isSecure({ configuration }: ApiContext): boolean {
	return (
		configuration.mode === 'production' || (configuration.origin?.startsWith('https:') ?? false)
	);
}

export const SESSION_ROUTES: readonly Route[] = [
	{ method: 'GET', path: /^\/api\/me$/, answer: me },
	{ method: 'POST', path: /^\/api\/session$/, answer: become },
	{ method: 'DELETE', path: /^\/api\/session$/, answer: leave },
	{ method: 'GET', path: /^\/api\/health$/, answer: health }
];

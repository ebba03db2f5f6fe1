/** Who is signed in, signing in and out: `/api/me`, `/api/session`; and `/api/health`. */
import { z } from 'zod';
import type { Identity } from '$lib/collab/room/identity';
import type { Person } from '../access/person';
import { roleAnywhere } from '../access/rights';
import { setCookie } from '../access/session-token';
import { SESSION_LASTS, type Session } from '../access/sessions';
import { answerJson } from './answer';
import { addressOf, networkOf } from './client-address';
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
	const { cookie } = request.headers;
	const session = await sessions.find(cookie);
	const person = session && sessions.personOf(session);
	if (configuration.mode === 'demo') await demo.refresh();
	answerJson(response, 200, {
		identity: person ? identityAnywhere(person, context) : null,
		...(person ? { expiresAt: session.expiresAt } : { ended: await sessions.whyEnded(cookie) }),
		mode: configuration.mode,
		demo: configuration.mode === 'demo' ? demo.identities.map(({ identity }) => identity) : [],
		withoutUsers: configuration.mode === 'production' && (await isWithoutUsers(context)),
		...issuerAsSeen(context),
		now: now(),
		handsontableKey: configuration.handsontableKey
	});
}

/** The button of the issuer, and whether there is anything beside it. */
function issuerAsSeen({ issuer }: ApiContext) {
	if (!issuer) return {};
	const { name = '', only } = issuer.settings;
	return { issuer: { name, only, reachable: issuer.isReachable } };
}

/** Nobody can sign in before somebody has made the first user, in another process: so it is asked anew. */
async function isWithoutUsers({ accounts: { directory } }: ApiContext): Promise<boolean> {
	if (directory.all().length === 0) await directory.refresh();
	return directory.all().length === 0;
}

/** Outside of a book somebody is what they are at most; in one, the book's own answer counts. */
function identityAnywhere(person: Person, { configuration, demo }: ApiContext): Identity {
	const chosen = demo.identities.find(({ identity }) => identity.id === person.id);
	if (configuration.mode === 'demo' && chosen) return chosen.identity;
	return { id: person.id, name: person.name, role: roleAnywhere(person) };
}

const choice = z.object({ identity: z.string().max(100) });
const proof = z.object({ username: z.string().max(200), password: z.string().max(1_000) });

async function enter(call: Call): Promise<void> {
	const wanted = await readJson(call.request, z.union([choice, proof]));
	if ('identity' in wanted) await become(call, wanted.identity);
	else await signIn(call, wanted);
}

/** Demo mode: one click makes anybody at this machine anybody. */
async function become(call: Call, identity: string): Promise<void> {
	const { request, context } = call;
	if (context.configuration.mode !== 'demo' || !isFromThisMachine(request))
		throw new Refused({ kind: 'demo-only' });
	await context.demo.refresh();
	const person = context.demo.find(identity);
	if (!person) throw new Refused({ kind: 'bad-request', problems: ['identity: unknown'] });
	await beginSession(call, person);
}

async function signIn(call: Call, typed: z.infer<typeof proof>): Promise<void> {
	const { accounts } = requirePasswords(call);
	const address = addressOfCall(call);
	const proved = await accounts.credentials.prove({ ...typed, address: networkOf(address) });
	if (!proved.ok) {
		if (proved.failure.kind === 'wrong-credentials')
			await audit(call, '-', 'session.refused', address);
		throw new Refused(proved.failure);
	}
	await beginSession(call, proved.value);
}

/** Answers with a new session. */
export async function beginSession(call: Call, person: Person): Promise<void> {
	const { response, context } = call;
	response.setHeader('set-cookie', await openSession(call, person));
	answerJson(response, 200, { identity: identityAnywhere(person, context) });
}

/** Always a new session, whatever cookie came along; the one before it ends. Tells its `Set-Cookie`. */
export async function openSession(call: Call, person: Person): Promise<string> {
	const { request, context } = call;
	await endSession(call);
	const agent = String(request.headers['user-agent'] ?? '').slice(0, 300);
	const { cookie } = await context.sessions.start(person.id, {
		agent,
		address: addressOfCall(call)
	});
	await audit(call, person.id, 'session.start', person.id);
	return setCookie(cookie, { ...cookieOptions(context), maxAge: SESSION_LASTS / 1000 });
}

export function addressOfCall({ request, context }: Call): string {
	return addressOf(request, context.configuration.proxies);
}

/** Accounts are there in production only; in demo mode everybody is anybody. */
export function requireAccounts({ context }: Call): ApiContext {
	if (context.configuration.mode === 'demo') throw new Refused({ kind: 'no-accounts' });
	return context;
}

/** Where people sign in by the issuer only, nobody sets or uses a password. */
export function requirePasswords(call: Call): ApiContext {
	const context = requireAccounts(call);
	if (context.configuration.oidc?.only) throw new Refused({ kind: 'no-passwords' });
	return context;
}

export async function audit(
	{ context }: Call,
	by: string,
	action: string,
	subject: string
): Promise<void> {
	await context.store.audit.append({ at: context.now(), by, action, subject });
}

async function leave(call: Call): Promise<void> {
	const { request, response, context } = call;
	const session = await context.sessions.find(request.headers.cookie);
	const location = session && (await leaveIssuer(call, session));
	await endSession(call);
	response.setHeader('set-cookie', setCookie('', { ...cookieOptions(context), maxAge: 0 }));
	answerJson(response, 200, { identity: null, ...(location !== undefined && { location }) });
}

/** Who signs in by the issuer signs out of it too, and everywhere here. Tells where the browser goes on to. */
async function leaveIssuer(call: Call, { personId, hash }: Session): Promise<string | undefined> {
	const { issuer, sessions, store } = call.context;
	const bound = issuer && (await store.subjects.list()).some(({ person }) => person === personId);
	if (!bound) return undefined;
	const ended = await sessions.endAll(personId, 'left-elsewhere', hash);
	if (ended > 0) await audit(call, personId, 'session.end-others', personId);
	return issuer.endSession();
}

async function endSession(call: Call): Promise<void> {
	const { request, context } = call;
	const session = await context.sessions.find(request.headers.cookie);
	if (!session) return;
	await context.sessions.end(session.hash, 'left');
	await audit(call, session.personId, 'session.end', session.personId);
}

/** Well is a server that could store an edit now. */
async function health({ response, context }: Call): Promise<void> {
	const disk = await context.disk.health();
	answerJson(response, disk.ok ? 200 : 503, {
		ok: disk.ok,
		...(disk.ok ? {} : { disk: disk.code }),
		...context.figures()
	});
}

function cookieOptions({ configuration, sessions }: ApiContext) {
	const byHttps = configuration.origin?.startsWith('https:') ?? false;
	return { name: sessions.cookieName, secure: configuration.mode === 'production' || byHttps };
}

export const SESSION_ROUTES: readonly Route[] = [
	{ method: 'GET', path: /^\/api\/me$/, answer: me },
	{ method: 'POST', path: /^\/api\/session$/, answer: enter },
	{ method: 'DELETE', path: /^\/api\/session$/, answer: leave },
	{ method: 'GET', path: /^\/api\/health$/, answer: health }
];

/**
 * Signing in by the office's issuer: `/api/oidc/…`. Our page asks where to go, the browser goes there and
 * comes back to the callback, which answers with a page in every case.
 */
import { z } from 'zod';
import type { LinkResult } from '../access/accounts';
import { cookieIn, setCookie } from '../access/session-token';
import { ATTEMPT_COOKIE, ATTEMPT_LASTS, openAttempt, ownPath, sealAttempt } from '../oidc/attempt';
import type { Attempt } from '../oidc/attempt';
import { CALLBACK, type Issuer } from '../oidc/issuer';
import type { UserRecord } from '../store/store';
import type { Subject } from '../store/subject-store';
import { answerJson } from './answer';
import type { Call, Route } from './api';
import { readJson } from './body';
import { Refused } from './failures';
import { addressOfCall, audit, openSession, requireAccounts } from './session-routes';

/** The page that says why nobody was signed in; the reason stands behind `#`. */
const SIGN_IN_PAGE = '/sign-in';

const starting = z.object({
	to: z.string().max(2_000).default('/'),
	link: z
		.object({
			token: z.string().max(100),
			username: z.string().max(200).optional(),
			name: z.string().max(200).optional()
		})
		.optional()
});

async function start(call: Call): Promise<void> {
	const { context, response } = call;
	const issuer = requireIssuer(call);
	const { to, link } = await readJson(call.request, starting);
	await checkLink(call, link);
	const begun = await issuer.begin();
	if (!begun.ok) throw new Refused(begun.failure);
	const { location, secrets } = begun.value;
	const path = ownPath(to, context.configuration.origin!);
	const attempt = { secrets, startedAt: context.now(), to: path, ...(link && { link }) };
	response.setHeader(
		'set-cookie',
		attemptCookie(sealAttempt(attempt, context.secret), ATTEMPT_LASTS)
	);
	answerJson(response, 200, { location });
}

/** What can be said before somebody goes to the issuer and back is said here. */
async function checkLink({ context }: Call, link: Attempt['link']): Promise<void> {
	if (!link) return;
	const { links, credentials } = context.accounts;
	const found = await links.look(link.token);
	if (!found) throw new Refused({ kind: 'link-gone' });
	if (found.purpose.kind !== 'join' || link.username === undefined) return;
	const { username, name = '' } = link;
	const objection = await credentials.objection({ username, name });
	if (objection) throw new Refused(objection);
}

async function callback(call: Call): Promise<void> {
	const { response } = call;
	const cookies = [attemptCookie('', 0)];
	let to: string;
	try {
		const attempt = attemptOf(call);
		const user = await enter(call, await subjectOf(call, attempt), attempt);
		cookies.push(await openSession(call, user));
		to = attempt.to;
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		to = `${SIGN_IN_PAGE}#${error.failure.kind}`;
	}
	response.setHeader('set-cookie', cookies);
	response.writeHead(303, { location: to, 'cache-control': 'no-store', 'content-length': 0 });
	response.end();
}

/** The attempt that this browser began; its state is compared with what came back. */
function attemptOf({ request, context }: Call): Attempt {
	const cookie = cookieIn(request.headers.cookie, ATTEMPT_COOKIE);
	const attempt = cookie && openAttempt(cookie, context.secret);
	if (!attempt) throw new Refused({ kind: 'state-lost' });
	if (context.now() - attempt.startedAt > ATTEMPT_LASTS)
		throw new Refused({ kind: 'state-expired' });
	return attempt;
}

async function subjectOf(call: Call, { secrets }: Attempt): Promise<Subject> {
	const issuer = requireIssuer(call);
	const { search, searchParams } = new URL(call.request.url!, 'http://callback');
	if (searchParams.get('state') !== secrets.state) throw new Refused({ kind: 'state-lost' });
	const proved = await issuer.prove(search, secrets);
	if (!proved.ok) throw new Refused(proved.failure);
	return proved.value;
}

/** Whose account it is: by the link that led here, else by the subject; by no name or address. */
async function enter(call: Call, subject: Subject, { link }: Attempt): Promise<UserRecord> {
	const { accounts } = call.context;
	if (link) return enterByLink(call, accounts.enterByLink(link.token, link, subject));
	const user = await accounts.ofSubject(subject);
	if (!user) {
		await audit(call, '-', 'session.refused', `${subject.issuer} ${addressOfCall(call)}`);
		throw new Refused({ kind: 'unknown-person' });
	}
	await accounts.directory.change(user.id, { signedInAt: call.context.now() });
	return user;
}

async function enterByLink(call: Call, result: Promise<LinkResult>): Promise<UserRecord> {
	const entered = await result;
	if (!entered.ok) throw new Refused(entered.failure);
	const { user, bound } = entered;
	if (bound !== 'again') await audit(call, user.id, 'member.join', user.id);
	if (bound) await audit(call, user.id, 'subject.bind', user.id);
	// As with a new password: whoever needed another way in may have lost the one before.
	if (bound === 'again') await call.context.sessions.endAll(user.id, 'coordinator');
	return user;
}

/** @throws Refused where there is none, or more is asked from this address than people ask */
function requireIssuer(call: Call): Issuer {
	const { issuer, rates } = requireAccounts(call);
	if (!issuer) throw new Refused({ kind: 'no-issuer' });
	rates.admitToIssuer(call.request);
	return issuer;
}

function attemptCookie(value: string, lasts: number): string {
	return setCookie(value, { name: ATTEMPT_COOKIE, secure: true, maxAge: lasts / 1000 });
}

export const OIDC_ROUTES: readonly Route[] = [
	{ method: 'POST', path: /^\/api\/oidc\/start$/, answer: start },
	{ method: 'GET', path: new RegExp(`^${CALLBACK}$`), answer: callback }
];

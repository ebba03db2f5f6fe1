/** Approvals of explanations and the signatures before publication; both reach everybody by the department's room. */
import { z } from 'zod';
import type { Explanation } from '$lib/budget/book/book';
import { SIGNATURES } from '$lib/exchange/public/clearance';
import type { SigningFailure } from '../books/signing-desk';
import { answerJson } from './answer';
import type { Call, Route } from './api';
import { checked, readJson } from './body';
import { bookOf } from './book-routes';
import { Refused } from './failures';

const id = z.string().min(1).max(300);
const text = z.string().max(500_000);
/** What is approved, as whoever approves it read it. */
const explanation = z.object({
	unit: z.string().max(64).optional(),
	rule: z.string().max(100),
	operands: z.record(z.string(), z.unknown()),
	text,
	author: z.string().max(300),
	at: z.string().max(100)
});
const name = z.enum(SIGNATURES);
const signature = z.object({
	name,
	by: z.string().trim().min(1).max(40),
	digest: z.string().min(1).max(200)
});

async function approve(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const seen = await readJson(call.request, explanation);
	const given = { id: explanationOf(call), ...seen } as Explanation;
	done(call, await call.context.signing.approve(book, person, given));
}

async function takeBack(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	done(call, await call.context.signing.takeBackApproval(book, person, explanationOf(call)));
}

async function sign(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const given = await readJson(call.request, signature);
	done(call, await call.context.signing.sign(book, person, given));
}

async function withdraw(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const search = new URL(call.request.url ?? '/', 'http://localhost').searchParams;
	const which = checked(name, search.get('name'));
	done(call, await call.context.signing.withdraw(book, person, which));
}

function done({ response }: Call, failure: SigningFailure | undefined): void {
	if (failure) throw new Refused(failure);
	answerJson(response, 200, {});
}

function explanationOf({ parameters }: Call): string {
	try {
		return checked(id, decodeURIComponent(parameters[1]));
	} catch (error) {
		if (!(error instanceof URIError)) throw error;
		throw new Refused({ kind: 'bad-request', problems: ['explanation: not URI-encoded'] });
	}
}

const APPROVAL = /^\/api\/books\/([\w-]{1,64})\/explanations\/([^/]{1,1000})\/approval$/;
const CLEARANCE = /^\/api\/books\/([\w-]{1,64})\/clearance$/;

export const SIGNING_ROUTES: readonly Route[] = [
	{ method: 'POST', path: APPROVAL, answer: approve },
	{ method: 'DELETE', path: APPROVAL, answer: takeBack },
	{ method: 'POST', path: CLEARANCE, answer: sign },
	{ method: 'DELETE', path: CLEARANCE, answer: withdraw }
];

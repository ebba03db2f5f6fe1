/** `/api/books/:id/workflow`: a person takes a step. What came of it reaches everybody by the workflow's room. */
import { z } from 'zod';
import { ROUNDS } from '$lib/budget/book/workflow';
import { answerJson } from './answer';
import type { Call, Route } from './api';
import { readJson } from './body';
import { bookOf } from './book-routes';
import { Refused } from './failures';

const part = z.string().min(1).max(64);
const note = z.string().trim().max(2_000);
const citation = z.object({
	rule: z.string().max(60),
	cells: z.array(z.string().max(300)).max(50)
});

const request = z.discriminatedUnion('kind', [
	z.object({ kind: z.enum(['submit', 'approve', 'lock']), part }),
	z.object({ kind: z.literal('withdraw'), part, note: note.optional() }),
	z.object({
		kind: z.literal('return'),
		part,
		note: note.min(1),
		cited: z.array(citation).max(200)
	}),
	z.object({ kind: z.literal('unlock'), part, note: note.min(1) }),
	z.object({ kind: z.literal('round'), round: z.enum(ROUNDS), deadline: z.iso.date().optional() })
]);

async function take(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const asked = await readJson(call.request, request);
	const result = await call.context.workflow.take(book, person, asked);
	if (!result.ok) throw new Refused(result.failure);
	answerJson(call.response, 200, { step: result.step });
}

export const WORKFLOW_ROUTES: readonly Route[] = [
	{ method: 'POST', path: /^\/api\/books\/([\w-]{1,64})\/workflow$/, answer: take }
];

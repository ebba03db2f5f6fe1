/** `/api/books/:id/people`: who has a role in a book. */
import { identityIn } from '../access/rights';
import { answerJson } from './answer';
import type { Call, Route } from './api';
import { bookOf } from './book-routes';

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

export const PEOPLE_ROUTES: readonly Route[] = [
	{ method: 'GET', path: /^\/api\/books\/([\w-]{1,64})\/people$/, answer: members }
];

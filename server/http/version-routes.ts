/** `/api/books/<book>/versions`: named states of the whole book. */
import { z } from 'zod';
import { mayCoordinate } from '../access/rights';
import { answerJson } from './answer';
import type { Call, Route } from './api';
import { bookOf } from './book-routes';
import { readJson } from './body';
import { Refused } from './failures';

async function list(call: Call): Promise<void> {
	const { book } = await bookOf(call);
	const { store } = call.context;
	const versions = await store.versions.list(book.id);
	const people = await store.history.names([...new Set(versions.map(({ by }) => by))]);
	answerJson(call.response, 200, {
		versions: versions.map(({ book: _book, rooms: _rooms, ...version }) => version),
		people
	});
}

const named = z.object({
	name: z.string().trim().min(1).max(60),
	note: z.string().trim().max(500).default('')
});

async function make(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	if (!mayCoordinate(person, book.department.name)) throw new Refused({ kind: 'forbidden' });
	const { store, books, now } = call.context;
	const { name, note } = await readJson(call.request, named);
	store.history.named(person);
	const version = await books.versions.make(book, { name, note, made: 'person', by: person.id });
	const subject = `${book.id} ${version.id} ${name}`;
	await store.audit.append({ at: now(), by: person.id, action: 'version.make', subject });
	answerJson(call.response, 201, { id: version.id });
}

/** The book as it was, as JSON; it is kept compressed and sent as it is kept. */
async function open(call: Call): Promise<void> {
	const { book } = await bookOf(call);
	const data = await call.context.store.versions.data(book.id, call.parameters[1]);
	if (!data) throw new Refused({ kind: 'not-found' });
	call.response.writeHead(200, {
		'content-type': 'application/json; charset=utf-8',
		'content-encoding': 'gzip',
		'content-length': data.length,
		// What a version holds never changes, but who may read it does.
		'cache-control': 'private, no-cache'
	});
	call.response.end(data);
}

const ID = String.raw`([\w-]{1,64})`;
const at = (rest: string): RegExp => new RegExp(`^/api/books/${ID}/versions${rest}$`);

export const VERSION_ROUTES: readonly Route[] = [
	{ method: 'GET', path: at(''), answer: list },
	{ method: 'POST', path: at(''), answer: make },
	{ method: 'GET', path: at(`/${ID}`), answer: open }
];

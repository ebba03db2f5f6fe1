/** `/api/books` and what is below it. */
import {
	commentsRoom,
	isRoomId,
	personRoom,
	roomsOf,
	workflowRoom
} from '$lib/collab/room/room-name';
import type { IncomingHttpHeaders } from 'node:http';
import type { GivenHead } from '$lib/exchange/read/disclosure/read-disclosure';
import { SIZE_LIMIT } from '$lib/exchange/read/import-report';
import type { Person } from '../access/person';
import {
	identityIn,
	mayCoordinate,
	mayCreateBooks,
	maySee,
	mayRead,
	mayWrite
} from '../access/rights';
import type { BookRecord } from '../store/store';
import { answerFile, answerJson, answerText } from './answer';
import type { Call, Route } from './api';
import { Refused } from './failures';
import { personOf } from './session-routes';

/** The book of the path, if this person may see it; otherwise it looks absent. */
export async function bookOf(call: Call): Promise<{ person: Person; book: BookRecord }> {
	const person = await personOf(call);
	const book = await call.context.store.books.find(call.parameters[0]);
	if (!book || !maySee(person, book)) throw new Refused({ kind: 'not-found' });
	return { person, book };
}

async function list(call: Call): Promise<void> {
	const person = await personOf(call);
	const books = await call.context.store.books.list();
	const summaries = books
		.filter((book) => maySee(person, book))
		.map(({ id, title, year, department, units, updatedAt }) => {
			return { id, title, year, department, units: units.length, updatedAt };
		});
	answerJson(call.response, 200, summaries);
}

async function create(call: Call): Promise<void> {
	const { request, response, context } = call;
	const person = await personOf(call);
	if (!mayCreateBooks(person)) throw new Refused({ kind: 'forbidden' });
	context.books.reading.expectRoom(person.id);
	const name = wordsOf(request.headers['x-file-name'], 'x-file-name') ?? 'document';
	const head = headOf(request.headers);
	const result = await context.bodies.hold(
		request,
		{ person: person.id, limit: SIZE_LIMIT },
		(bytes) =>
			context.books.importDocument(
				...([name, bytes, person.id] as const),
				(department) => mayCoordinate(person, department),
				head
			)
	);
	if (!result.ok) throw new Refused(result.failure);
	answerText(response, 201, [`{"id":"${result.id}","report":`, result.report, '}']);
}

/** The formats of the office: what was learned from documents of this person's departments. */
async function formats(call: Call): Promise<void> {
	const person = await personOf(call);
	if (!mayCreateBooks(person)) throw new Refused({ kind: 'forbidden' });
	const known = await call.context.books.formatsOf((department) =>
		mayCoordinate(person, department)
	);
	const told = known.map(({ id, department, name, version, content, at }) => {
		return { id, department, name, version, content: JSON.parse(content) as unknown, at };
	});
	answerJson(call.response, 200, told);
}

/** The largest format, in bytes: a hundred tables. */
const LARGEST_FORMAT = 512 * 1024;

/** Keeps a format that was learned, for the documents of one department. */
async function keepFormat(call: Call): Promise<void> {
	const { request, response, context } = call;
	const person = await personOf(call);
	const department = wordsOf(request.headers['x-department'], 'x-department') ?? '';
	if (department === '')
		throw new Refused({ kind: 'bad-request', problems: ['x-department: missing'] });
	if (!mayCoordinate(person, department)) throw new Refused({ kind: 'forbidden' });
	context.books.reading.expectRoom(person.id);
	const kept = await context.bodies.hold(
		request,
		{ person: person.id, limit: LARGEST_FORMAT },
		(bytes) => context.books.keepFormat(department, bytes, person.id)
	);
	if (!kept.ok) throw new Refused({ kind: 'bad-request', problems: kept.problems });
	answerJson(response, 201, { id: kept.format.id });
}

/** What a person says that a document leaves out. */
function headOf(headers: IncomingHttpHeaders): GivenHead {
	const year = wordsOf(headers['x-book-year'], 'x-book-year');
	const department = wordsOf(headers['x-book-department'], 'x-book-department');
	if (year !== undefined && !/^(?:19|20)\d{2}$/.test(year))
		throw new Refused({ kind: 'bad-request', problems: ['x-book-year: no year'] });
	return {
		...(year !== undefined && { year: Number(year) }),
		...(department !== undefined && { department: department.slice(0, 80) })
	};
}

/** Words in a header, which holds no Chinese by itself. */
function wordsOf(header: string | string[] | undefined, name: string): string | undefined {
	if (typeof header !== 'string') return undefined;
	try {
		return decodeURIComponent(header).trim().slice(0, 255) || undefined;
	} catch {
		throw new Refused({ kind: 'bad-request', problems: [`${name}: not URI-encoded`] });
	}
}

async function info(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const head = await call.context.books.headOf(book);
	const [department, ...units] = roomsOf(book.id, book);
	const rooms = [
		{ room: department },
		...units.map((room, i) => ({ room, unit: book.units[i].id })),
		{ room: workflowRoom(book.id) },
		{ room: commentsRoom(book.id) },
		...(isRoomId(person.id) ? [{ room: personRoom(book.id, person.id) }] : [])
	]
		.filter(({ room }) => mayRead(person, room, book))
		.map((place) => ({ ...place, mayWrite: mayWrite(person, place.room, book) }));
	const identity = identityIn(person, book);
	answerJson(call.response, 200, { id: book.id, title: book.title, head, rooms, identity });
}

async function report(call: Call): Promise<void> {
	const { book } = await bookOf(call);
	const kept = await call.context.store.books.report(book.id);
	answerText(call.response, 200, [kept ?? 'null']);
}

async function findings(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const question = { kind: 'findings' } as const;
	const said = await call.context.books.ask<'findings'>(book, question, person.id);
	answerText(call.response, 200, [said]);
}

/** How many findings there were when, the oldest first. */
async function trend(call: Call): Promise<void> {
	const { book } = await bookOf(call);
	answerJson(call.response, 200, await call.context.books.samples.of(book));
}

async function file(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const bytes = await call.context.books.fileOf(book, person.id);
	const names = { name: `${book.title}.hebian.json`, plain: `${book.id}.hebian.json` };
	answerFile(call.response, names, bytes);
}

const ID = String.raw`([\w-]{1,64})`;
const at = (rest: string): RegExp => new RegExp(`^/api/books${rest}$`);

export const BOOK_ROUTES: readonly Route[] = [
	{ method: 'GET', path: at(''), answer: list },
	{ method: 'POST', path: at(''), answer: create },
	{ method: 'GET', path: /^\/api\/formats$/, answer: formats },
	{ method: 'POST', path: /^\/api\/formats$/, answer: keepFormat },
	{ method: 'GET', path: at(`/${ID}`), answer: info },
	{ method: 'GET', path: at(`/${ID}/report`), answer: report },
	{ method: 'GET', path: at(`/${ID}/findings`), answer: findings },
	{ method: 'GET', path: at(`/${ID}/trend`), answer: trend },
	{ method: 'GET', path: at(`/${ID}/file`), answer: file }
];

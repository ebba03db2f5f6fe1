import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from './api';
import { add, closeScene, office, signIn, type Ask } from './accounts-scene';

/** A call of every route that reads or changes something of one book. A new route needs one here. */
const CALLS = [
	'GET /books/b1',
	'GET /books/b1/report',
	'GET /books/b1/findings',
	'GET /books/b1/trend',
	'GET /books/b1/file',
	'GET /books/b1/history',
	'GET /books/b1/versions',
	'POST /books/b1/versions',
	'GET /books/b1/versions/v1',
	'GET /books/b1/people',
	'GET /books/b1/names',
	'GET /books/b1/roster',
	'POST /books/b1/people/p1',
	'DELETE /books/b1/people/p1',
	'DELETE /books/b1/people/p1/sessions',
	'DELETE /books/b1/people/p1/subject',
	'POST /books/b1/people/p1/reset',
	'POST /books/b1/invitations',
	'DELETE /books/b1/invitations/i1',
	'POST /books/b1/workflow',
	'POST /books/b1/explanations/R1/approval',
	'DELETE /books/b1/explanations/R1/approval',
	'POST /books/b1/clearance',
	'DELETE /books/b1/clearance',
	'GET /books/b1/packets/key',
	'POST /books/b1/packets/keys',
	`DELETE /books/b1/packets/keys/${'0'.repeat(64)}`,
	'GET /books/b1/packets/return/u2',
	'POST /books/b1/packets/checked',
	'POST /books/b1/packets/taken'
];

const ofOneBook = ROUTES.filter(({ path }) => path.source.startsWith(String.raw`^\/api\/books\/(`));
const routeOf = (call: string) => {
	const [method, where] = call.split(' ');
	return ofOneBook.find((route) => route.method === method && route.path.test(`/api${where}`));
};
const bodyOf = (call: string) => (call.startsWith('POST') ? {} : undefined);

describe('[A14] the routes of one book', () => {
	let ask: Ask;
	let stranger: string;
	beforeAll(async () => {
		({ ask } = await office());
		await add('stranger', { department: '教育局', role: 'coordinator' });
		stranger = (await signIn(ask, 'stranger')).cookie;
	});
	afterAll(closeScene);

	it('are all asked here', () => {
		const asked = new Set(CALLS.map(routeOf));
		expect(ofOneBook.filter((route) => !asked.has(route)).map(({ path }) => path.source)).toEqual(
			[]
		);
		expect(asked.size).toBe(CALLS.length);
	});

	it.each(CALLS)('looks absent to a coordinator elsewhere: %s', async (call) => {
		const told = await ask(call, { cookie: stranger, body: bodyOf(call) });
		const absent = await ask(call.replace('/b1', '/b9'), {
			cookie: stranger,
			body: bodyOf(call)
		});
		expect([told.status, told.json.failure.kind]).toEqual([404, 'not-found']);
		expect([absent.status, absent.json.failure.kind]).toEqual([404, 'not-found']);
	});

	it.each(CALLS)('asks who is not signed in to sign in: %s', async (call) => {
		expect((await ask(call, { body: bodyOf(call) })).status).toBe(401);
	});
});

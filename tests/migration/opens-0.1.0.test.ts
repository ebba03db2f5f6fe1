/**
 * A database and a book file that version 0.1.0 wrote open unchanged. The files beside this test were
 * written by that version: the sample book with edits, a comment thread, an approved explanation, own
 * rules, switched-off rules, a named version and the start of a round.
 */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBookFile, sameBook, writeBookFile } from '$lib/budget/file/book-file';
import { HebianServer } from '../support/hebian-server';

const stored = (name: string): Buffer =>
	gunzipSync(readFileSync(path.join(import.meta.dirname, 'written-by-0.1.0', `${name}.gz`)));

let server: HebianServer;
let cookie: string;

beforeAll(async () => {
	server = await HebianServer.start({
		fill: (data) => writeFile(path.join(data, 'hebian.db'), stored('hebian.db'))
	});
	const signedIn = await fetch(`${server.url}/api/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: server.url },
		body: JSON.stringify({ identity: 'coordinator' })
	});
	cookie = signedIn.headers
		.getSetCookie()
		.map((each) => each.split(';')[0])
		.join('; ');
});
afterAll(() => server.stop());

async function get(where: string): Promise<Response> {
	const answer = await fetch(`${server.url}/api/books/sample${where}`, { headers: { cookie } });
	expect(answer.status, where).toBe(200);
	return answer;
}

function readFile(text: string) {
	const read = readBookFile(text);
	if (!read.ok) throw new Error(JSON.stringify(read.failure));
	return read.book;
}

describe('what version 0.1.0 wrote', () => {
	it('gives the same book: cells, texts, comments, explanations, approvals and settings', async () => {
		const before = readFile(stored('book.hebian.json').toString());
		const now = readFile(await (await get('/file')).text());
		expect(now.head).toEqual(before.head);
		expect(now.comments).toEqual(before.comments);
		expect(now.comments).toHaveLength(3);
		expect(now.head.explanations[0].approver).toBeDefined();
		expect(sameBook(now, before)).toBe(true);
	});

	it('gives the same history', async () => {
		const before: unknown = JSON.parse(stored('history.json').toString());
		expect(await (await get('/history?limit=200')).json()).toEqual(before);
	});

	it('gives its named version back', async () => {
		const { versions } = (await (await get('/versions')).json()) as {
			versions: { id: string; name: string; note: string }[];
		};
		expect(versions).toMatchObject([{ name: '一上稿', note: '各单位初稿' }]);
		const version = (await (await get(`/versions/${versions[0].id}`)).json()) as object;
		expect(JSON.stringify(version)).toContain('123456');
	});

	it('reads a book file to the same book that it writes again', () => {
		const book = readFile(stored('book.hebian.json').toString());
		expect(sameBook(readFile(writeBookFile(book)), book)).toBe(true);
	});
});

/** Work that takes long, honest or not: whole books are read in, checked, written out and made anew. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Book, Row } from '$lib/budget/book/book';
import { writeBookFile } from '$lib/budget/file/book-file';
import { templateOf } from '$lib/budget/table/table-template';
import { firstFormat } from '$lib/formats/known-formats';
import { bookOf } from '../bench-server';
import type { Attack, Target } from './attack';

/** The tidy that begins the engines of new books comes every minute. */
const TIDIED = 75_000;

export const HEAVY_WORK: readonly Attack[] = [
	{ name: 'one engine begins', run: (target) => get(target, 'sample/findings') },
	{ name: 'GET /file × 20', run: (target) => many(20, () => get(target, 'sample/file')) },
	{ name: 'GET /findings × 20', run: (target) => many(20, () => get(target, 'sample/findings')) },
	{
		name: 'four packets of 18 MB',
		run: (target) => many(4, () => post(target, 'sample/packets/taken', bigPacket()))
	},
	{ name: 'an import of 10,000 rows', run: (target) => take(target, 10_000, 3) },
	{ name: 'an import of 40,000 rows', run: (target) => take(target, 40_000, 3) },
	{ name: 'an import of 100,000 rows', run: (target) => take(target, 100_000, 3) },
	{ name: 'a book of 834,000 cells', run: (target) => take(target, 834_000 / 9, 9) },
	{ name: '60 new books, and the tidy', run: makeMany }
];

async function makeMany(target: Target): Promise<string> {
	const answer = await ask(target, 'sample/file');
	const file = await answer.text();
	let made = 0;
	for (let i = 0; i < 60; i++) made += (await post(target, '', file)).startsWith('201') ? 1 : 0;
	await pause(TIDIED);
	return `${made} made`;
}

/** Reads a book in, then asks for its findings, its file and a version. */
async function take(target: Target, rows: number, columns: number): Promise<string> {
	const answer = await ask(target, '', writeBookFile(bigBook(rows, columns)));
	const { id, failure } = (await answer.json()) as { id?: string; failure?: { kind: string } };
	if (id === undefined) return `${answer.status} ${failure?.kind}`;
	const findings = await get(target, `${id}/findings`);
	const file = await get(target, `${id}/file`);
	const version = await post(target, `${id}/versions`, '{"name":"v"}');
	return `made, findings ${findings}, file ${file}, version ${version}`;
}

async function many(count: number, one: () => Promise<string>): Promise<string> {
	const answers = await Promise.all(Array.from({ length: count }, one));
	return [...new Set(answers)]
		.map((answer) => `${answers.filter((one) => one === answer).length} × ${answer}`)
		.join(', ');
}

async function get(target: Target, rest: string): Promise<string> {
	const answer = await ask(target, rest);
	await answer.arrayBuffer();
	return String(answer.status);
}

async function post(target: Target, rest: string, body: string): Promise<string> {
	const answer = await ask(target, rest, body);
	const said = (await answer.json()) as { failure?: { kind: string } };
	return `${answer.status}${said.failure ? ` ${said.failure.kind}` : ''}`;
}

/** Below `/api/books`; with a body it is sent there. */
function ask({ http, coordinator }: Target, rest: string, body?: string): Promise<Response> {
	const headers = {
		...{ cookie: coordinator, 'x-file-name': 'book.hebian.json' },
		'content-type': 'application/json'
	};
	const method = body === undefined ? 'GET' : 'POST';
	return fetch(`${http}/api/books${rest && `/${rest}`}`, { method, headers, body });
}

/** So many rows of amounts in the table of projects. */
function bigBook(rows: number, columns: number): Book {
	const amounts = templateOf('T12', firstFormat()).columns.filter(
		({ holds }) => holds === 'amount'
	);
	const used = amounts.slice(0, columns);
	const cells = Object.fromEntries(used.map(({ id }) => [id, 100]));
	const list = Array.from({ length: Math.floor(rows) }, (_, i): Row => {
		return { id: `r${i.toString(36)}`, order: `a${i.toString(36).padStart(4, '0')}V`, cells };
	});
	return { head: bookOf(1).head, sheets: { T12: list } };
}

/** Of the right shape, with a part of many small pieces. */
function bigPacket(): string {
	const piece = `{"a":[${'{},'.repeat(40)}{}]},`;
	const part = `[${piece.repeat(Math.floor((18 * 1024 * 1024) / piece.length))}{}]`;
	const key = 'f'.repeat(64);
	return `{"format":"hebian-packet","version":1,"content":{"kind":"answer","id":"p","book":{"year":2023,"department":{"code":"070","name":"晋城市公安局"}},"unit":{"id":"u1","name":"晋城市公安局"},"round":"一上","by":"a","at":"2023-01-01T00:00:00Z","digests":{},"answers":"r","state":"上报","part":{"x":${part}}},"signature":{"algorithm":"Ed25519","key":"${key}","value":"a"}}`;
}

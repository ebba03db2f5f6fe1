/**
 * Nobody waits for somebody else's work: how long the acknowledgements of people who type take, and
 * how long the server's own thread is held up, while others ask for heavy work.
 */
import { firstFormat } from '$lib/formats/known-formats';
import { setTimeout as pause } from 'node:timers/promises';
import type { Book, Row } from '$lib/budget/book/book';
import { writeBookFile } from '$lib/budget/file/book-file';
import { templateOf } from '$lib/budget/table/table-template';
import { decodeAck, encodeAckRequest, MESSAGE } from '$lib/collab/wire/wire';
import * as decoding from 'lib0/decoding';
import { RawClient, setCell } from '../../server/relay/relay-scene';
import { importBook, signIn } from '../faults/server-process';
import { Watch } from './watch';
import type { Watched } from './watched-server';

/** Milliseconds. */
const GOAL = { p99: 250, max: 1_000, loop: 50 };
const WRITERS = 4;
/** Milliseconds between two edits of one writer. */
const EVERY = 100;
const UNHEARD = 60_000;

interface Scenario {
	readonly name: string;
	/** Returns how the server answered, in short. */
	readonly work: (server: Watch, cookie: string) => Promise<string>;
}

const SCENARIOS: readonly Scenario[] = [
	{ name: 'nobody else', work: async () => pause(3_000).then(() => '') },
	{ name: 'one engine begins', work: (server, cookie) => get(server, cookie, 'sample/findings') },
	{
		name: 'GET /file × 20',
		work: (server, cookie) => many(20, () => get(server, cookie, 'sample/file'))
	},
	{
		name: 'GET /findings × 20',
		work: (server, cookie) => many(20, () => get(server, cookie, 'sample/findings'))
	},
	{
		name: 'four packets of 18 MB',
		work: (server, cookie) =>
			many(4, () => post(server, cookie, 'sample/packets/taken', bigPacket()))
	},
	{ name: 'an import of 10,000 rows', work: (server, cookie) => take(server, cookie, 10_000, 3) },
	{ name: 'an import of 40,000 rows', work: (server, cookie) => take(server, cookie, 40_000, 3) },
	{ name: 'an import of 100,000 rows', work: (server, cookie) => take(server, cookie, 100_000, 3) },
	{
		name: 'a book of 834,000 cells',
		work: async (server, cookie) => take(server, cookie, 834_000 / 9, 9)
	},
	{
		name: '60 new books, and the tidy',
		work: async (server, cookie) => {
			const file = await text(server, cookie, 'sample/file');
			let made = 0;
			for (let i = 0; i < 60; i++)
				made += (await post(server, cookie, '', file)).startsWith('201') ? 1 : 0;
			await pause(75_000);
			return `${made} made`;
		}
	}
];

/** Returns how many scenarios missed the goal. @param outdir where the server was bundled to */
export async function run(outdir: string, words: readonly string[] = []): Promise<number> {
	console.log(
		`others' work                     acks    p50    p99      max   loop max  by clock   (gc)   MB    took  answers` +
			`\n(goal)                                         ≤ ${GOAL.p99}  ≤ ${GOAL.max}       ≤ ${GOAL.loop}`
	);
	let missed = 0;
	for (const scenario of SCENARIOS) {
		if (words.length > 0 && !words.some((word) => scenario.name.includes(word))) continue;
		if (!(await measure(scenario, outdir))) missed++;
	}
	return missed;
}

async function measure({ name, work }: Scenario, outdir: string): Promise<boolean> {
	const server = await Watch.start(outdir);
	try {
		const cookie = await signIn(server.http, 'coordinator');
		const book = await importBook(server.http, cookie, writeBookFile(smallBook()));
		const writers = await Promise.all(
			Array.from({ length: WRITERS }, () => Writer.open(server, cookie, book))
		);
		await pause(1_000);
		for (const writer of writers) writer.acks.length = 0;
		await server.reset();
		const start = performance.now();
		const answers = await work(server, cookie);
		const took = performance.now() - start;
		// What is still under way counts, too.
		await pause(1_000);
		await Promise.all(writers.map((writer) => writer.stop()));
		const watched = await server.report();
		return tell(
			name,
			writers.flatMap(({ acks }) => acks),
			watched,
			took,
			answers
		);
	} finally {
		await server.stop();
	}
}

function tell(
	name: string,
	acks: number[],
	{ loop, wall, collecting, memory }: Watched,
	took: number,
	answers: string
): boolean {
	acks.sort((a, b) => a - b);
	const at = (share: number): number =>
		acks[Math.min(acks.length - 1, Math.floor(acks.length * share))];
	const max = acks.at(-1) ?? Infinity;
	const met = at(0.99) <= GOAL.p99 && max <= GOAL.max && loop <= Math.max(GOAL.loop, collecting);
	const number = (ms: number, width: number): string => ms.toFixed(0).padStart(width);
	console.log(
		`${name.padEnd(30)} ${number(acks.length, 6)} ${number(at(0.5), 6)} ${number(at(0.99), 6)} ${number(max, 8)}` +
			`   ${number(loop, 8)}  ${number(wall, 8)} ${`(${collecting.toFixed(0)})`.padStart(6)} ${number(memory, 4)} ${(took / 1000).toFixed(1).padStart(7)}s` +
			`  ${met ? 'met' : 'missed'}  ${answers}`
	);
	return met;
}

/** Somebody who types steadily, whether or not the server keeps up. */
class Writer {
	readonly acks: number[] = [];
	readonly #sentAt = new Map<number, number>();
	readonly #timer: NodeJS.Timeout;
	#sent = 0;

	private constructor(
		readonly client: RawClient,
		readonly row: string
	) {
		client.socket.on('message', (data: Buffer) => this.#hear(data));
		this.#timer = setInterval(() => {
			client.edit(setCell(`${row}:合计`, ++this.#sent, 'coordinator'));
			this.#sentAt.set(this.#sent, performance.now());
			client.send(encodeAckRequest(this.#sent));
		}, EVERY);
	}

	static async open(server: Watch, cookie: string, book: string): Promise<Writer> {
		const url = `ws://127.0.0.1:${server.port}/sync/book/${book}/unit/u1`;
		const client = await RawClient.open(url, { cookie });
		await client.sync();
		return new Writer(client, 'r0');
	}

	async stop(): Promise<void> {
		clearInterval(this.#timer);
		await this.client.until(() => this.#sentAt.size === 0, UNHEARD);
		this.client.close();
	}

	#hear(data: Buffer): void {
		if (data[0] !== MESSAGE.ack) return;
		const decoder = decoding.createDecoder(new Uint8Array(data));
		decoding.readVarUint(decoder);
		const ack = decodeAck(decoder);
		if (!ack.ok) return;
		for (const [n, at] of this.#sentAt) {
			if (n > ack.value.counter) break;
			this.acks.push(performance.now() - at);
			this.#sentAt.delete(n);
		}
	}
}

async function many(count: number, one: () => Promise<string>): Promise<string> {
	const answers = await Promise.all(Array.from({ length: count }, one));
	return [...new Set(answers)]
		.map((answer) => `${answers.filter((one) => one === answer).length} × ${answer}`)
		.join(', ');
}

async function text(server: Watch, cookie: string, rest: string): Promise<string> {
	const answer = await fetch(`${server.http}/api/books/${rest}`, { headers: { cookie } });
	return answer.text();
}

async function get(server: Watch, cookie: string, rest: string): Promise<string> {
	const answer = await fetch(`${server.http}/api/books/${rest}`, { headers: { cookie } });
	await answer.arrayBuffer();
	return String(answer.status);
}

async function post(server: Watch, cookie: string, rest: string, body: string): Promise<string> {
	const answer = await fetch(`${server.http}/api/books${rest && `/${rest}`}`, {
		method: 'POST',
		headers: { cookie, 'x-file-name': 'book.hebian.json', 'content-type': 'application/json' },
		body
	});
	const said = (await answer.json()) as { failure?: { kind: string } };
	return `${answer.status}${said.failure ? ` ${said.failure.kind}` : ''}`;
}

/** Reads a book in, then asks for its findings, its file and a version. */
async function take(server: Watch, cookie: string, rows: number, columns: number): Promise<string> {
	const answer = await fetch(`${server.http}/api/books`, {
		method: 'POST',
		headers: { cookie, 'x-file-name': 'book.hebian.json' },
		body: writeBookFile(bookOf(rows, columns))
	});
	const { id, failure } = (await answer.json()) as { id?: string; failure?: { kind: string } };
	if (id === undefined) return `${answer.status} ${failure?.kind}`;
	const findings = await get(server, cookie, `${id}/findings`);
	const file = await get(server, cookie, `${id}/file`);
	const version = await post(server, cookie, `${id}/versions`, '{"name":"v"}');
	return `made, findings ${findings}, file ${file}, version ${version}`;
}

const HEAD: Book['head'] = {
	year: 2023,
	level: '市级',
	department: { code: '070', name: '晋城市公安局' },
	units: [{ id: 'u1', code: '', name: '晋城市公安局', kind: '行政', role: '本级' }],
	explanations: [],
	settings: {}
};

function smallBook(): Book {
	const row: Row = { id: 'r0', order: 'a0', unit: 'u1', cells: { 项目: '项目', 合计: 1 } };
	return { head: HEAD, sheets: { T12: [row] } };
}

/** So many rows of amounts in the table of projects. */
function bookOf(rows: number, columns: number): Book {
	const amounts = templateOf('T12', firstFormat()).columns.filter(
		({ holds }) => holds === 'amount'
	);
	const used = amounts.slice(0, columns);
	const cells = Object.fromEntries(used.map(({ id }) => [id, 100]));
	const list = Array.from({ length: Math.floor(rows) }, (_, i): Row => {
		return { id: `r${i.toString(36)}`, order: `a${i.toString(36).padStart(4, '0')}V`, cells };
	});
	return { head: HEAD, sheets: { T12: list } };
}

/** Of the right shape, with a part of many small pieces. */
function bigPacket(): string {
	const piece = `{"a":[${'{},'.repeat(40)}{}]},`;
	const part = `[${piece.repeat(Math.floor((18 * 1024 * 1024) / piece.length))}{}]`;
	const key = 'f'.repeat(64);
	return `{"format":"hebian-packet","version":1,"content":{"kind":"answer","id":"p","book":{"year":2023,"department":{"code":"070","name":"晋城市公安局"}},"unit":{"id":"u1","name":"晋城市公安局"},"round":"一上","by":"a","at":"2023-01-01T00:00:00Z","digests":{},"answers":"r","state":"上报","part":{"x":${part}}},"signature":{"algorithm":"Ed25519","key":"${key}","value":"a"}}`;
}

/** The nginx of a deployment, as Debian has it, before two nodes of which one ends. The third is not there. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endWithUs } from '../../tests/faults/end-with-us';
import { freePort } from '../../tests/faults/server-process';
import { hasPostgres, NO_POSTGRES, PostgresCluster } from '../../tests/support/postgres-cluster';
import { createBook } from '../books/create-book';
import { addressOf } from '../http/client-address';
import { openScene, RawClient, setCell, SMALL_BOOK, type Scene } from '../relay/relay-scene';
import { PostgresStore } from '../store/postgres/postgres-store';

const NGINX = '/usr/sbin/nginx';
const hasNginx = spawnSync(NGINX, ['-v']).status === 0;
const missing = hasNginx ? NO_POSTGRES : 'no nginx here (Debian: apt-get install nginx-light)';
const can = hasNginx && hasPostgres;

const ORIGIN = 'https://hebian.example';
/** So many that each node gets some, whatever its port is. */
const BOOKS = Array.from({ length: 16 }, (_, n) => `k${n}`);
const CELL = 'r1:合计';
/** What a machine that is busy with other things may take, in ms. */
const PATIENCE = 30_000;
const room = (book: string): string => `book/${book}/department`;

describe.skipIf(!can)(can ? 'nginx before nodes' : `nginx before nodes: ${missing}`, () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'hebian-nginx-'));
	let cluster: PostgresCluster;
	let nodes: Scene<PostgresStore>[];
	let nginx: ReturnType<typeof spawn>;
	let front: string;
	let cookie: string;

	beforeAll(async () => {
		cluster = await PostgresCluster.start();
		const url = await cluster.database();
		nodes = [await begin(url)];
		const [first] = nodes;
		const boss = await addCoordinator(first);
		for (const id of BOOKS)
			await createBook(first.store, SMALL_BOOK, { id, report: {}, by: 'test', now: 1 });
		for (const id of BOOKS) await first.store.owners!.release(id, () => true);
		nodes.push(await begin(url));
		cookie = await first.cookie(boss);
		await startNginx([...nodes.map(({ port }) => port), await freePort()]);
	}, 120_000);

	afterAll(async () => {
		nginx?.kill('SIGKILL');
		for (const { server, store } of nodes ?? [])
			await server.close().finally(() => store.close().catch(() => undefined));
		await cluster?.stop();
		rmSync(folder, { recursive: true, force: true });
	});

	async function begin(url: string): Promise<Scene<PostgresStore>> {
		const port = await freePort();
		const nodeUrl = `http://127.0.0.1:${port}`;
		const store = await PostgresStore.open(url, { alone: true, nodeUrl });
		return openScene({
			store,
			web: (request, response) => void response.end(addressOf(request, 1)),
			configuration: { port, proxies: 1, mode: 'production', origin: ORIGIN }
		});
	}

	async function addCoordinator({ server }: Scene): Promise<string> {
		const made = await server.accounts.credentials.create({
			username: 'boss',
			name: '财务科',
			password: 'correct horse battery',
			grants: [{ department: SMALL_BOOK.head.department.name, role: 'coordinator' }]
		});
		if (!made.ok) throw new Error(made.failure.kind);
		return made.value.id;
	}

	/** The file as it is, but for where the nodes are and what it notes. */
	async function startNginx(ports: readonly number[]): Promise<void> {
		const port = await freePort();
		front = `127.0.0.1:${port}`;
		let file = readFileSync(path.join(import.meta.dirname, 'nginx.conf'), 'utf8');
		for (const [n, node] of ports.entries())
			file = file.replace(`node${n + 1}:3000`, `127.0.0.1:${node}`);
		const notes = `log_format node '$book $upstream_addr'; access_log ${folder}/access node;`;
		const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
			.map((kind) => `${kind}_temp_path ${folder}/${kind};`)
			.join(' ');
		file = file
			.replace('listen 80;', `listen ${front};`)
			.replace(
				'http {',
				`pid ${folder}/pid; daemon off; master_process off;\nhttp { ${notes} ${temporary}`
			);
		const place = path.join(folder, 'nginx.conf');
		writeFileSync(place, file);
		const run = ['-p', folder, '-e', path.join(folder, 'error'), '-c', place];
		const checked = spawnSync(NGINX, [...run, '-t'], { encoding: 'utf8' });
		expect(checked.status, checked.stderr).toBe(0);
		nginx = spawn(NGINX, run, { stdio: 'ignore' });
		endWithUs(nginx);
		for (let tries = 0; tries < 100; tries++) {
			const up = await fetch(`http://${front}/`).catch(() => undefined);
			if (up?.ok) return;
			await pause(50);
		}
		throw new Error(readFileSync(path.join(folder, 'error'), 'utf8'));
	}

	const ask = (where: string, init: RequestInit = {}): Promise<Response> =>
		fetch(`http://${front}${where}`, { ...init, headers: { cookie, ...init.headers } });
	const connect = (book: string): Promise<RawClient> =>
		RawClient.open(`ws://${front}/sync/${room(book)}`, { cookie, origin: ORIGIN });

	it('[O5] brings all of a book to one node, connections too, and books to several', async () => {
		await Promise.all(
			BOOKS.map(async (book) => {
				expect((await ask(`/api/books/${book}/file`)).status).toBe(200);
				const client = await connect(book);
				expect(client.hello).toMatchObject({ ok: true });
				client.edit(setCell(CELL, 1));
				await client.acked(1, PATIENCE);
				client.close();
			})
		);
		// nginx notes a connection once it has ended.
		await expect.poll(() => notes().length, { timeout: PATIENCE }).toBe(2 * BOOKS.length);
		for (const [book, node] of notes()) expect(node, book).toBe(nodeOf(book));
		const used = new Set(BOOKS.map(nodeOf));
		expect([...used].sort()).toEqual(nodes.map(({ port }) => `127.0.0.1:${port}`).sort());
	});

	/** Of each request about a book, the node that answered; those that did not answer come before it. */
	function notes(): (readonly [book: string, node: string])[] {
		const lines = readFileSync(path.join(folder, 'access'), 'utf8').trim().split('\n');
		return lines
			.map((line) => line.split(/,? /))
			.filter(([book]) => BOOKS.includes(book))
			.map((words) => [words[0], words.at(-1)!] as const);
	}
	const nodeOf = (book: string): string => notes().find(([noted]) => noted === book)![1];

	it('[O5] says where a request came from, whatever the client says', async () => {
		const said = await ask('/', { headers: { 'x-forwarded-for': '203.0.113.9' } });
		expect(await said.text()).toBe('127.0.0.1');
	});

	it('[O5] lets the server say what is too large, or no book', async () => {
		const body = new Uint8Array(3_000_000).fill(32);
		const answer = await ask('/api/books', {
			method: 'POST',
			body,
			headers: { origin: ORIGIN, 'x-file-name': 'book.hebian.json' }
		});
		expect(answer.headers.get('x-request-id')).toBeTruthy();
		expect(await answer.json()).toMatchObject({ failure: { kind: 'unreadable' } });
	});

	it('[N7][O5] brings the books of a node that ended to the others', async () => {
		const [first, second] = nodes;
		const book = BOOKS.find((id) => nodeOf(id) === `127.0.0.1:${first.port}`)!;
		const before = await connect(book);
		await before.sync();
		before.edit(setCell(CELL, 2));
		await before.acked(1, PATIENCE);
		await first.server.close();
		await before.until(() => before.closed !== undefined, PATIENCE);
		await first.store.close();
		const after = await connect(book);
		await after.sync();
		expect(after.cell(CELL)).toMatchObject({ v: 2 });
		expect(second.store.owners!.owns(book)).toBe(true);
		after.close();
	});
});

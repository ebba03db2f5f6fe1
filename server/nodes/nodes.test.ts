/** Two nodes on one database: a visitor of either finds every book. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasPostgres, NO_POSTGRES, PostgresCluster } from '../../tests/support/postgres-cluster';
import { freePort } from '../../tests/faults/server-process';
import { BOOK, DEPARTMENT, openScene, RawClient, setCell, type Scene } from '../relay/relay-scene';
import { PostgresStore } from '../store/postgres/postgres-store';
import { addressOf, vouchFor } from '../http/client-address';
import { NODE_PASS, NodePasses } from './node-pass';
import { shareKeys } from './shared-keys';

const CELL = 'r1:合计';

describe('a pass', () => {
	const now = { is: 1_000_000 };
	const passes = (secret: number): NodePasses =>
		new NodePasses(new Uint8Array(32).fill(secret), () => now.is);
	const request = { method: 'GET', url: '/api/books/b1', headers: {} };
	const withPass = (pass: string) => ({ ...request, headers: { [NODE_PASS]: pass } });

	it('[N4] says where a request came from, for this request and a while', () => {
		const pass = passes(1).issue(request, '10.1.2.3');
		expect(passes(1).read(withPass(pass))).toBe('10.1.2.3');
		expect(passes(1).read({ ...withPass(pass), url: '/api/books/b2' })).toBeUndefined();
		expect(passes(2).read(withPass(pass))).toBeUndefined();
		for (const bad of ['', '.', 'x.y', pass.slice(0, -1), pass.replace('.', '')])
			expect(passes(1).read(withPass(bad)), bad).toBeUndefined();
		expect(passes(1).read(request)).toBeUndefined();
		now.is += 6 * 60_000;
		expect(passes(1).read(withPass(pass))).toBeUndefined();
	});

	it('[N4] counts instead of the socket', () => {
		const asked = { headers: {}, socket: { remoteAddress: '10.0.0.2' } };
		vouchFor(asked, '10.1.2.3');
		expect(addressOf(asked, 0)).toBe('10.1.2.3');
	});
});

describe.skipIf(!hasPostgres)(hasPostgres ? 'two nodes' : `two nodes: ${NO_POSTGRES}`, () => {
	let cluster: PostgresCluster;
	let url: string;
	let nodes: Scene<PostgresStore>[];
	beforeAll(async () => void (cluster = await PostgresCluster.start()), 120_000);
	afterAll(() => cluster?.stop());
	beforeEach(async () => {
		url = await cluster.database();
		nodes = [await begin(), await begin()];
	});
	afterEach(async () => {
		for (const { server, store } of nodes)
			await server.close().finally(() => store.close().catch(() => undefined));
	});

	async function begin(): Promise<Scene<PostgresStore>> {
		const port = await freePort();
		const nodeUrl = `http://127.0.0.1:${port}`;
		const store = await PostgresStore.open(url, { alone: true, nodeUrl });
		return openScene({ store, configuration: { port } });
	}
	const ask = (node: Scene, where: string, cookie: string, init: RequestInit = {}) =>
		fetch(`http://127.0.0.1:${node.port}${where}`, {
			...init,
			headers: { cookie, ...init.headers }
		});

	it('[N1] answer requests about a book at either, sign in at one and be known at the other', async () => {
		const [a, b] = nodes;
		const cookie = await a.cookie('coordinator');
		const [here, there] = await Promise.all(
			nodes.map(async (node) => (await ask(node, `/api/books/${BOOK}/file`, cookie)).json())
		);
		expect(here).toEqual(there);
		expect([...a.store.owners!.owned, ...b.store.owners!.owned]).toEqual([BOOK]);
		const other = a.store.owners!.owns(BOOK) ? b : a;
		const body = { name: '第一稿', note: '' };
		const made = await ask(other, `/api/books/${BOOK}/versions`, cookie, {
			method: 'POST',
			body: JSON.stringify(body)
		});
		expect(made.ok).toBe(true);
		const listed = await (await ask(a, `/api/books/${BOOK}/versions`, cookie)).json();
		expect(JSON.stringify(listed)).toContain('第一稿');
		const missing = await ask(other, '/api/books/nowhere', cookie);
		expect(missing.status).toBe(404);
		expect([...a.store.owners!.owned, ...b.store.owners!.owned]).toEqual([BOOK]);
	});

	it('[N1][N4] hand connections on: two people at two nodes write in one room', async () => {
		const [a, b] = nodes;
		const first = await a.open('coordinator');
		const second = await b.open('coordinator');
		expect([a.server.relay.figures.connections, b.server.relay.figures.connections]).toEqual([
			2, 0
		]);
		first.edit(setCell(CELL, 1));
		await second.until(() => second.cell(CELL) !== undefined);
		// What a visitor writes in the header of nodes counts for nothing, and does no harm.
		const cookie = await b.cookie('coordinator');
		const url = `${b.url}/${DEPARTMENT}`;
		const third = await RawClient.open(url, { cookie, [NODE_PASS]: 'x.y' });
		expect(third.hello).toMatchObject({ ok: true });
		for (const client of [first, second, third]) client.close();
	});

	it('[N2][N6] send nobody on whom another node sent, and take what nobody has', async () => {
		const [a, b] = nodes;
		const cookie = await a.cookie('coordinator');
		const where = `/api/books/${BOOK}`;
		await ask(a, where, cookie);
		expect(a.store.owners!.owns(BOOK)).toBe(true);
		const passes = new NodePasses(new Uint8Array(32).fill(1), Date.now);
		const pass = passes.issue({ method: 'GET', url: where }, '10.1.2.3');
		const sent = (): Promise<Response> => ask(b, where, cookie, { headers: { [NODE_PASS]: pass } });
		expect((await sent()).status).toBe(503);
		await a.store.owners!.release(BOOK, () => true);
		expect((await sent()).status).toBe(200);
		expect(b.store.owners!.owns(BOOK)).toBe(true);
	});

	it('[N7] pass a book on when its node ends: whoever was connected comes again elsewhere', async () => {
		const [a, b] = nodes;
		const first = await a.open('coordinator');
		const second = await b.open('coordinator');
		first.edit(setCell(CELL, 1));
		await second.until(() => second.cell(CELL) !== undefined);
		await a.server.close();
		await second.until(() => second.closed !== undefined);
		const again = await b.open('coordinator');
		await again.sync();
		expect(again.cell(CELL)).toMatchObject({ v: 1 });
		expect(b.store.owners!.owns(BOOK)).toBe(true);
		again.close();
	});

	it('[N8] have the same keys, those of the first', async () => {
		const folders = [1, 2].map(() => mkdtempSync(path.join(tmpdir(), 'hebian-keys-')));
		writeFileSync(path.join(folders[0], 'session-secret'), new Uint8Array(32).fill(7));
		for (const [i, { store }] of nodes.entries()) await shareKeys(folders[i], store);
		for (const name of ['session-secret', 'signing-key.pem']) {
			const [one, other] = folders.map((folder) => readFileSync(path.join(folder, name), 'hex'));
			expect(one).toBe(other);
		}
		expect(readFileSync(path.join(folders[1], 'session-secret'))[0]).toBe(7);
		for (const folder of folders) rmSync(folder, { recursive: true });
	});
});

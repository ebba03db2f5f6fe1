import { afterEach, describe, expect, it } from 'vitest';
import type { Book } from '$lib/budget/book/book';
import { BOOK, openScene, setCell, type Scene } from '../relay/relay-scene';

const DAY = 24 * 3600_000;
let scene: Scene;
afterEach(() => scene.close());

async function call(path: string, who: string, body?: unknown): Promise<Response> {
	const { port } = scene;
	return fetch(`http://127.0.0.1:${port}/api/books/${BOOK}/versions${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers: { cookie: await scene.cookie(who), origin: `http://127.0.0.1:${port}` },
		body: body === undefined ? undefined : JSON.stringify(body)
	});
}

async function write(value: number): Promise<void> {
	const client = await scene.open('coordinator');
	await client.sync();
	client.edit(setCell('r1:合计', value));
	await client.acked();
	client.close();
}

describe('versions of a book', () => {
	it('hold the whole book as it was, whatever comes after', async () => {
		scene = await openScene();
		await write(5);
		const made = await call('', 'coordinator', { name: '二上稿', note: '报财政前' });
		expect(made.status).toBe(201);
		await write(6);
		const { versions } = (await (await call('', 'viewer')).json()) as {
			versions: { id: string; name: string; note: string }[];
		};
		expect(versions).toMatchObject([{ name: '二上稿', note: '报财政前', by: 'coordinator' }]);
		const book = (await (await call(`/${versions[0].id}`, 'clerk-u2')).json()) as Book;
		expect(book.sheets.T2?.[0].cells['合计']).toBe(5);
	});

	it('are made by the coordinator, with a name', async () => {
		scene = await openScene();
		expect((await call('', 'clerk-u2', { name: '偷存' })).status).toBe(403);
		expect((await call('', 'coordinator', { name: '  ' })).status).toBe(400);
		expect((await call('/v0', 'coordinator')).status).toBe(404);
	});

	it('are made once a day of a book that was changed, and the oldest of those go', async () => {
		let now = Date.now();
		scene = await openScene({ now: () => now });
		const daily = async (): Promise<number> => {
			await scene.server.books.versions.makeDaily();
			return (await scene.store.versions.list(BOOK)).length;
		};
		await write(1);
		expect(await daily()).toBe(1);
		await write(2);
		expect(await daily()).toBe(1);
		now += DAY;
		expect(await daily()).toBe(1);
		now += 1;
		await write(3);
		expect(await daily()).toBe(2);
		for (let day = 0; day < 40; day++) {
			now += DAY;
			await write(100 + day);
			await daily();
		}
		expect(await scene.store.versions.list(BOOK)).toHaveLength(30);
	});
});

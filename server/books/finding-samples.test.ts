import { afterEach, describe, expect, it } from 'vitest';
import { BOOK, openScene, setCell, type Scene } from '../relay/relay-scene';
import type { FindingSample } from '../store/sample-store';

const HOUR = 3600_000;
let scene: Scene;
afterEach(() => scene.close());

interface LiveCheck {
	readonly findings: readonly unknown[];
}

async function get(what: string, who: string): Promise<Response> {
	const url = `http://127.0.0.1:${scene.port}/api/books/${BOOK}/${what}`;
	return fetch(url, { headers: { cookie: await scene.cookie(who) } });
}
const trend = (who: string): Promise<Response> => get('trend', who);

async function write(value: number): Promise<void> {
	const client = await scene.open('coordinator');
	await client.sync();
	client.edit(setCell('r1:合计', value));
	await client.acked();
	client.close();
}

describe('the trend of findings', () => {
	it('begins when somebody first asks, with what the rules say then', async () => {
		scene = await openScene();
		const answer = await trend('viewer');
		expect(answer.status).toBe(200);
		const samples = (await answer.json()) as FindingSample[];
		const { findings } = (await (await get('findings', 'viewer')).json()) as LiveCheck;
		const total = Object.values(samples[0].counts).reduce((sum, count) => sum + count, 0);
		expect(samples).toHaveLength(1);
		expect(total).toBe(findings.length);
	});

	it('has a point an hour, of a book that was changed since', async () => {
		let now = Date.now();
		scene = await openScene({ now: () => now });
		const taken = async (): Promise<number> => {
			await scene.server.books.samples.take();
			return (await scene.store.samples.list(BOOK, 99)).length;
		};
		expect(await taken()).toBe(1);
		now += HOUR;
		expect(await taken()).toBe(1);
		await write(1);
		expect(await taken()).toBe(2);
		now += HOUR / 2;
		await write(2);
		expect(await taken()).toBe(2);
		now += HOUR / 2;
		expect(await taken()).toBe(3);
	});

	it('is not for strangers', async () => {
		scene = await openScene();
		const url = `http://127.0.0.1:${scene.port}/api/books/${BOOK}/trend`;
		expect((await fetch(url)).status).toBe(401);
	});
});

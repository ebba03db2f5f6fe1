/** The history through a real relay and a real database, also over a crash. */
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SqliteStore } from '../store/sqlite/sqlite-store';
import { BOOK, DEPARTMENT, openScene, setCell, UNIT_2, type Scene } from './relay-scene';

const scenes: Scene[] = [];
afterEach(async () => {
	for (const scene of scenes.splice(0)) await scene.close();
});

const folder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'hebian-history-'));

async function sceneIn(directory: string): Promise<Scene<SqliteStore>> {
	const scene = await openScene({ store: new SqliteStore(path.join(directory, 'hebian.db')) });
	scenes.push(scene);
	return scene;
}

/** What a power cut would leave of the first folder. */
async function afterPowerCut(directory: string): Promise<Scene<SqliteStore>> {
	const copy = await folder();
	await cp(directory, copy, { recursive: true });
	return sceneIn(copy);
}

interface Told {
	entries: { by: string; at: number; change: Record<string, unknown> }[];
	people: Record<string, string>;
	labels: Record<string, string>;
	next?: number;
}

async function ask(scene: Scene, query = '', who = 'coordinator'): Promise<Response> {
	return fetch(`http://127.0.0.1:${scene.port}/api/books/${BOOK}/history?${query}`, {
		headers: { cookie: await scene.cookie(who) }
	});
}
const told = async (scene: Scene, query = '', who?: string): Promise<Told> =>
	(await ask(scene, query, who)).json() as Promise<Told>;

describe('the history that the server keeps', () => {
	it('[R60] says who sent a change and who made it', async () => {
		const scene = await sceneIn(await folder());
		const clerk = await scene.open('clerk-u2', UNIT_2);
		await clerk.sync();
		clerk.edit(setCell('r2:合计', 22_600, 'clerk-u2', 7));
		await clerk.acked();
		const { entries, people, labels } = await told(scene, 'row=r2&column=合计');
		expect(entries).toMatchObject([
			{
				by: 'clerk-u2',
				change: {
					...{ kind: 'cell', sheet: 'T12', row: 'r2', column: '合计' },
					...{ before: 40_000_000, after: 22_600, author: 'clerk-u2', written: 7 }
				}
			}
		]);
		expect(people['clerk-u2']).toContain('晋城市看守所');
		expect(labels).toHaveProperty('r2');
		expect((await told(scene, 'unit=department')).entries).toEqual([]);
		expect((await told(scene, 'unit=u2&sheet=T12', 'viewer')).entries).toHaveLength(1);
	});

	it('[R61] is complete after a crash at any moment, and tells nothing twice', async () => {
		const directory = await folder();
		const scene = await sceneIn(directory);
		const somebody = await scene.open('coordinator');
		await somebody.sync();
		for (const v of [1, 2, 3]) {
			somebody.edit(setCell('r1:合计', v, 'coordinator', v));
			await somebody.acked();
			const later = await afterPowerCut(directory);
			// A room that nobody opens has its history told when somebody asks.
			const { entries } = await told(later, 'row=r1');
			expect(entries.map(({ change }) => change.after)).toEqual([3, 2, 1].slice(3 - v));
		}
	});

	it('[R62] outlives the log it was derived from', async () => {
		const directory = await folder();
		const scene = await sceneIn(directory);
		const somebody = await scene.open('coordinator');
		await somebody.sync();
		somebody.edit(setCell('r1:合计', 5));
		await somebody.acked();
		somebody.close();
		await scene.close();
		scenes.length = 0;
		const folded = new SqliteStore(path.join(directory, 'hebian.db'));
		expect((await folded.load(DEPARTMENT))?.updates).toEqual([]);
		await folded.close();
		const { entries } = await told(await sceneIn(directory), 'row=r1');
		expect(entries).toMatchObject([{ by: 'coordinator', change: { after: 5 } }]);
	});

	it('tells of a conflict which value stands and which waits', async () => {
		const scene = await sceneIn(await folder());
		const [one, other] = await Promise.all([
			scene.open('coordinator', UNIT_2),
			scene.open('clerk-u2', UNIT_2)
		]);
		await one.sync();
		await other.sync();
		const apart = other.edit(setCell('r2:合计', 2, 'clerk-u2', 20), { send: false });
		one.edit(setCell('r2:合计', 1, 'coordinator', 10));
		await one.acked();
		other.sendUpdate(apart);
		await other.acked();
		await other.until(() => other.doc.getMap('conflicts').size > 0);
		const { entries } = await told(scene, 'row=r2');
		expect(entries.find(({ change }) => change.kind === 'conflict')).toMatchObject({
			by: 'server',
			change: { kept: { value: 2, by: 'clerk-u2' }, lost: { value: 1, by: 'coordinator' } }
		});
	});

	it('refuses questions that make no sense, and people who may not read', async () => {
		const scene = await sceneIn(await folder());
		expect((await ask(scene, 'limit=0')).status).toBe(400);
		expect((await ask(scene, 'sheet=T 99')).status).toBe(400);
		expect((await ask(scene, 'row=__proto__')).status).toBe(400);
		const stranger = await fetch(`http://127.0.0.1:${scene.port}/api/books/${BOOK}/history`);
		expect(stranger.status).toBe(401);
	});
});

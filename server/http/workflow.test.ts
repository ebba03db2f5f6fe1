import { afterEach, describe, expect, it } from 'vitest';
import { CLOSE_CODES, MESSAGE } from '$lib/collab/wire/wire';
import { readSteps } from '$lib/collab/room/workflow-room';
import {
	BOOK,
	DEPARTMENT,
	openScene,
	setCell,
	UNIT_1,
	UNIT_2,
	type Scene
} from '../relay/relay-scene';
import type { MemoryStore } from '../store/memory/memory-store';
import { AppendFailed } from '../store/store';

const WORKFLOW = `book/${BOOK}/workflow`;

let scene: Scene<MemoryStore>;
const start = async (): Promise<void> => void (scene = await openScene<MemoryStore>());
afterEach(() => scene.close());

async function take(as: string, act: object): Promise<{ status: number; answer: unknown }> {
	const response = await fetch(`http://127.0.0.1:${scene.port}/api/books/${BOOK}/workflow`, {
		method: 'POST',
		headers: { cookie: await scene.cookie(as), 'content-type': 'application/json' },
		body: JSON.stringify(act)
	});
	return { status: response.status, answer: await response.json() };
}
const submit = (part: string) => ({ kind: 'submit', part });

describe('the way to approval', () => {
	it('[R80] goes from submission over return to approval, and everybody reads each step', async () => {
		await start();
		expect((await take('clerk-u1', submit('u1'))).status).toBe(200);
		const cited = [{ rule: 'T12', cells: ['T12[辅警经费].合计'] }];
		const sendBack = { kind: 'return', part: 'u1', note: '项目金额待核实', cited };
		expect((await take('reviewer', sendBack)).status).toBe(200);
		expect((await take('clerk-u1', submit('u1'))).status).toBe(200);
		expect((await take('coordinator', { kind: 'approve', part: 'u1' })).status).toBe(200);
		expect((await take('coordinator', { kind: 'lock', part: 'u1' })).status).toBe(200);
		const reader = await scene.open('viewer', WORKFLOW);
		await reader.sync();
		const steps = readSteps(reader.doc);
		expect(steps.map(({ kind }) => kind)).toEqual([
			'submit',
			'return',
			'submit',
			'approve',
			'lock'
		]);
		expect(steps[1]).toMatchObject({ note: '项目金额待核实', cited, by: '审核人' });
		const audited = (await scene.store.audit.list(0, 100)).map(({ action }) => action);
		expect(audited.filter((action) => action.startsWith('workflow.'))).toHaveLength(5);
	});

	it('[R81] is closed to who may not take a step, and where it does not fit', async () => {
		await start();
		expect((await take('clerk-u2', submit('u1'))).status).toBe(403);
		expect((await take('viewer', submit('u1'))).status).toBe(403);
		expect((await take('reviewer', submit('u1'))).status).toBe(403);
		expect((await take('clerk-u1', { kind: 'approve', part: 'u1' })).status).toBe(403);
		expect((await take('reviewer', { kind: 'lock', part: 'u1' })).status).toBe(403);
		expect((await take('clerk-u1', { kind: 'round', round: '二上' })).status).toBe(403);
		expect((await take('coordinator', { kind: 'approve', part: 'u1' })).answer).toEqual({
			failure: { kind: 'not-now', state: '填报' }
		});
		expect((await take('coordinator', submit('u9'))).status).toBe(404);
		expect((await take('coordinator', { kind: 'return', part: 'u1' })).status).toBe(400);
	});

	it('[R80] tells a step that could not be stored as failed, and puts nothing on record', async () => {
		await start();
		const { store } = scene;
		await scene.server.relay.rooms.get(WORKFLOW);
		const append = store.append.bind(store);
		store.append = () => Promise.reject(new AppendFailed('SQLITE_FULL'));
		expect(await take('clerk-u1', submit('u1'))).toEqual({
			status: 500,
			answer: { failure: { kind: 'internal' } }
		});
		store.append = append;
		const audited = (await store.audit.list(0, 100)).map(({ action }) => action);
		expect(audited.filter((action) => action.startsWith('workflow.'))).toEqual([]);
		// The disk is well again: the same step is taken, once.
		expect((await take('clerk-u1', submit('u1'))).status).toBe(200);
		const reader = await scene.open('viewer', WORKFLOW);
		await reader.sync();
		expect(readSteps(reader.doc).map(({ kind }) => kind)).toEqual(['submit']);
	});

	it('[R82] is closed to a unit with open errors, which are named', async () => {
		await start();
		const { status, answer } = await take('clerk-u2', submit('u2'));
		expect(status).toBe(409);
		const { failure } = answer as { failure: { kind: string; errors: string[] } };
		expect(failure.kind).toBe('not-ready');
		expect(failure.errors.map((id) => id.slice(0, 3))).toContain('W34');
	});

	it('[R83] refuses writes to what is submitted, from who has it open and who comes then', async () => {
		await start();
		const clerk = await scene.open('clerk-u1', UNIT_1);
		await clerk.sync();
		expect(clerk.hello).toMatchObject({ value: { mayWrite: true } });
		await take('clerk-u1', submit('u1'));
		// Told at once who has it open, and at the door who comes then.
		await clerk.until(() => clerk.countOf(MESSAGE.hello) === 2);
		clerk.edit(setCell('x1:合计', 4));
		expect(await clerk.untilClosed()).toMatchObject({ code: CLOSE_CODES.locked });
		const again = await scene.open('clerk-u1', UNIT_1);
		await again.sync();
		expect(again.hello).toMatchObject({ value: { mayWrite: false, locked: '上报' } });
		again.edit(setCell('x1:合计', 5));
		expect(await again.untilClosed()).toMatchObject({ code: CLOSE_CODES.locked });
		const coordinator = await scene.open('coordinator', UNIT_1);
		await coordinator.sync();
		expect(coordinator.hello).toMatchObject({ value: { mayWrite: true } });
		coordinator.edit(setCell('x1:合计', 6));
		await coordinator.acked();
		// Another unit's part stays open.
		expect((await scene.open('clerk-u2', UNIT_2)).closed).toBeUndefined();
	});

	it('[R83] a lock is for the coordinator too, and an unlocking needs its reason', async () => {
		await start();
		await take('coordinator', submit('u1'));
		await take('coordinator', { kind: 'approve', part: 'u1' });
		await take('coordinator', { kind: 'lock', part: 'u1' });
		const coordinator = await scene.open('coordinator', UNIT_1);
		await coordinator.sync();
		expect(coordinator.hello).toMatchObject({ value: { mayWrite: false, locked: '锁定' } });
		expect((await take('coordinator', { kind: 'unlock', part: 'u1', note: ' ' })).status).toBe(400);
		const unlock = { kind: 'unlock', part: 'u1', note: '更正金额' };
		expect((await take('coordinator', unlock)).status).toBe(200);
		const again = await scene.open('coordinator', UNIT_1);
		await again.sync();
		expect(again.hello).toMatchObject({ value: { mayWrite: true } });
	});

	it('[R84] its room is written by nobody but the server', async () => {
		await start();
		const coordinator = await scene.open('coordinator', WORKFLOW);
		await coordinator.sync();
		coordinator.edit((doc) => doc.getMap('meta').set('step:00000000', { kind: 'lock' }));
		expect(await coordinator.untilClosed()).toMatchObject({ code: CLOSE_CODES['not-yours'] });
	});

	it('[R70] a book from before it had a workflow gets one when it is opened', async () => {
		await start();
		const load = scene.store.load.bind(scene.store);
		let hidden = true;
		scene.store.load = (room) =>
			hidden && room === WORKFLOW ? ((hidden = false), Promise.resolve(undefined)) : load(room);
		const client = await scene.open('coordinator', DEPARTMENT);
		await client.sync();
		expect(client.hello).toMatchObject({ value: { mayWrite: true } });
		expect((await take('clerk-u1', submit('u1'))).status).toBe(200);
	});
});

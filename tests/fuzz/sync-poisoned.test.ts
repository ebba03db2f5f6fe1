/** An honest window that had heard of a hostile deletion, and a room that came back without it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { SCHEMA_VERSION, schemaOf } from '$lib/collab/room/schema';
import { unitRoom } from '$lib/collab/room/room-name';
import { BOOK_ID, PEOPLE, World, type Desk } from './sync-world';

let world: World;
let coordinator: Desk, clerk: Desk;
const ROOM = unitRoom(BOOK_ID, 'u1');

beforeEach(async () => {
	world = new World(7);
	await world.begin(PEOPLE);
	[coordinator, clerk] = world.desks;
});
afterEach(async () => {
	await world.end();
	expect(world.errors).toEqual([]);
});

async function durable(): Promise<Y.Doc> {
	const doc = new Y.Doc();
	const log = (await world.store.load(ROOM))!;
	for (const update of [...log.snapshot, ...log.updates]) Y.applyUpdate(doc, update);
	return doc;
}

/** The server of before takes the deletion and passes it on; then its backup is restored. */
async function poisonAndRestore(
	poison: (doc: Y.Doc) => void,
	meanwhile?: () => void
): Promise<void> {
	const backup = Y.encodeStateAsUpdate(await durable());
	const room = (await world.relay.rooms.get(ROOM))!;
	const written = room.write('server', poison);
	await world.time.pass(5_000);
	await written;
	for (const { person } of [coordinator, clerk]) world.network.cut(person.id, true);
	meanwhile?.();
	world.killServer();
	const stamp = { by: 'server', at: world.time.now };
	const appended = world.store.append(ROOM, backup, stamp);
	await world.time.pass(1);
	await world.store.compact(ROOM, [backup], await appended);
	world.startServer();
}

test('[C122] begins the room anew: the restored room stays whole, and nothing loops', async () => {
	const sessions = [world.openTab(clerk), world.openTab(coordinator)];
	await Promise.all([world.time.pass(20_000), ...sessions.map(({ ready }) => ready)]);
	const refusals: unknown[] = [];
	for (const session of sessions) session.on('refused', (refused) => refusals.push(refused));
	await poisonAndRestore((doc) => doc.getMap('meta').delete('schema'));
	await world.time.pass(120_000);
	expect(schemaOf(await durable())).toBe(SCHEMA_VERSION);
	expect(refusals).toEqual([]);
	for (const [i, session] of sessions.entries()) {
		expect(session.saved).toEqual({ state: 'server', waiting: 0, online: true });
		expect(session.setAside).toEqual([]);
		expect(session.write([{ row: 'r0', column: '合计', value: 5 + i }])).toEqual({ ok: true });
		await world.time.pass(20_000);
	}
	for (const session of sessions) expect(session.book.value('r0', '合计')).toBe(6);
	expect(schemaOf(await durable())).toBe(SCHEMA_VERSION);
});

test('[C122] sets aside what waited with it, and it can be offered again', async () => {
	const session = world.openTab(clerk);
	await world.time.pass(10_000);
	const poison = (doc: Y.Doc): void => doc.getMap('cells').delete('r0:项目');
	await poisonAndRestore(poison, () => {
		world.network.offline.add('clerk1');
		world.network.cut('clerk1', true);
		session.write([{ row: 'r0', column: '合计', value: 77 }]);
	});
	expect(session.saved.waiting).toBe(1);
	world.network.offline.delete('clerk1');
	await world.time.pass(120_000);
	expect((await durable()).getMap('cells').has('r0:项目')).toBe(true);
	expect(session.setAside.map(({ edits }) => edits)).toEqual([
		[{ row: 'r0', column: '合计', value: 77 }]
	]);
	expect(session.book.value('r0', '合计')).toBe(100);
	for (const { id } of session.setAside) await session.offerAgain(id);
	await world.time.pass(30_000);
	expect(session.saved).toEqual({ state: 'server', waiting: 0, online: true });
	expect(session.book.value('r0', '合计')).toBe(77);
	expect((await world.durableBook()).sheets.T12![0].cells['合计']).toBe(77);
});

/** A room that the server cannot open: the book goes on without it, and knows what it lacks. */
import { expect, test } from 'vitest';
import { RoomDamaged } from '../../server/store/store';
import { PEOPLE, World } from './sync-world';

test('[C126] a room that is not here is told as missing until its contents are', async () => {
	const world = new World(13);
	await world.begin(PEOPLE);
	const clerk = world.desks.find(({ person }) => person.id === 'clerk1')!;
	const { store } = world;
	const load = store.load.bind(store);
	const damaged = 'book/b/unit/u2';
	store.load = (room) =>
		room === damaged ? Promise.reject(new RoomDamaged(room, 'snapshot')) : load(room);
	const session = world.openTab(clerk);
	const told: unknown[] = [];
	session.on('missing', (rooms) => told.push(rooms));
	session.on('changes', ({ changes }) => told.push(changes.length > 0));
	await world.time.pass(20_000);
	await session.ready;
	const lacks = [{ kind: 'unit', book: 'b', unit: 'u2' }];
	expect(session.damaged).toEqual([damaged]);
	expect(session.missing).toEqual(lacks);
	expect(session.book.row('r1')).toBeUndefined();

	told.length = 0;
	store.load = load;
	await world.time.pass(120_000);
	expect(session.missing).toEqual([]);
	expect(session.book.value('r1', '合计')).toBe(101);
	// Its rows first, so that nobody counts without them.
	expect(told).toEqual([true, []]);

	// What the device has is not missing, whatever happens on the server.
	world.killServer();
	store.load = (room) =>
		room === damaged ? Promise.reject(new RoomDamaged(room, 'snapshot')) : load(room);
	world.startServer();
	await world.time.pass(60_000);
	expect(session.damaged).toEqual([damaged]);
	expect(session.missing).toEqual([]);
	await world.end();
	expect(world.errors.every((error) => /damaged/.test(JSON.stringify(error)))).toBe(true);
});

/** A room that is full: what it has no space for waits aside on the device, and the line does not loop. */
import { expect, test } from 'vitest';
import { ROOM_QUOTA } from '$lib/collab/room/room-quota';
import { PEOPLE, World } from './sync-world';

test('[R49] what a full room refuses is told and kept, the rest goes on, and it is offered again', async () => {
	const world = new World(11);
	await world.begin(PEOPLE);
	const clerk = world.desks.find(({ person }) => person.id === 'clerk1')!;
	const restart = async (quota: typeof ROOM_QUOTA): Promise<void> => {
		world.killServer();
		world.quota = quota;
		world.startServer();
		await world.time.pass(60_000);
	};
	const mine = world.openTab(clerk);
	await world.time.pass(10_000);
	await restart({ ...ROOM_QUOTA, cells: 1 });
	let connects = 0;
	const { connect } = world.network;
	world.network.connect = (...of) => (connects++, connect.apply(world.network, of));
	const told: unknown[] = [];
	mine.on('refused', (refused) => told.push(refused));
	mine.write([{ row: 'r0', column: '单位资金', value: 12 }]);
	await world.time.pass(30_000);
	expect(mine.setAside).toMatchObject([{ refusal: { kind: 'room-full' } }]);
	expect(JSON.stringify(mine.setAside[0].edits)).toContain('12');
	expect(told).toHaveLength(1);
	// It begins the room anew once, and then stays.
	await world.time.pass(600_000);
	expect(connects).toBeLessThanOrEqual(2);
	expect(mine.saved).toMatchObject({ state: 'server', waiting: 0 });
	mine.write([{ row: 'r0', column: '合计', value: 5 }]);
	await world.time.pass(30_000);
	const cells = async () =>
		(await world.durableBook()).sheets.T12!.find(({ id }) => id === 'r0')!.cells;
	expect(await cells()).toMatchObject({ 合计: 5 });
	expect(await cells()).not.toHaveProperty('单位资金');
	await restart(ROOM_QUOTA);
	expect(await mine.offerAgain(mine.setAside[0].id)).toEqual({ ok: true });
	await world.time.pass(30_000);
	expect(await cells()).toMatchObject({ 单位资金: 12 });
	expect(mine.setAside).toEqual([]);
	await world.end();
	expect(world.errors).toEqual([]);
});

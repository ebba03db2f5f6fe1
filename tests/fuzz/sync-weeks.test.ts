/** Weeks without a line, thousands of edits on both sides, and a server that folded its logs meanwhile. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRooms } from '$lib/collab/room/project-rooms';
import { PEOPLE, World, shown, type Desk } from './sync-world';

/** Twenty-one of these fit into the fourteen days that a sign-in lasts. */
const NIGHT = 15 * 3_600_000;
let world: World;
let coordinator: Desk, clerk: Desk;

beforeEach(async () => {
	world = new World(11);
	await world.begin(PEOPLE);
	[coordinator, clerk] = world.desks;
});
afterEach(async () => {
	await world.end();
	expect(world.errors).toEqual([]);
});

test('[C64] thousands of edits of two tabs, weeks apart from a server that folds and restarts', async () => {
	const other = world.openTab(coordinator);
	const tabs = [world.openTab(clerk), world.openTab(clerk)];
	await world.time.pass(10_000);
	const room = [...(await world.durable()).keys()].find((name) => name.endsWith('unit/u1'))!;
	const folded = async (): Promise<number> => (await world.store.load(room))!.through;
	const before = await folded();
	world.network.offline.add('clerk1');
	world.network.cut('clerk1', true);
	for (let day = 0; day < 21; day++) {
		for (const [t, tab] of tabs.entries())
			for (let n = 0; n < 50; n++)
				expect(tab.write([{ row: 'r0', column: `列${t}-${n}`, value: day * 1000 + n }]).ok).toBe(
					true
				);
		for (let n = 0; n < 20; n++)
			other.write([{ row: 'r2', column: `栏${n}`, value: day * 1000 + n }]);
		await world.time.pass(10_000);
		// The line of the others comes back to another process, which has the folded logs only.
		if (day === 10) {
			world.killServer();
			world.startServer();
		}
		await world.time.pass(10_000);
		world.time.sleep(NIGHT);
	}
	expect(await folded()).toBeGreaterThan(before + 50);
	expect(shown(tabs[0].book.snapshot())).toEqual(shown(tabs[1].book.snapshot()));
	for (const tab of tabs) expect(tab.saved).toMatchObject({ state: 'device', online: false });
	expect(tabs[0].saved.waiting).toBeGreaterThan(0);
	world.network.offline.delete('clerk1');
	await world.time.pass(60_000);
	const all = projectRooms(await world.durable());
	for (const session of [...tabs, other]) {
		expect(session.saved).toMatchObject({ state: 'server', waiting: 0 });
		expect(shown(session.book.snapshot())).toEqual(shown(all));
		for (const t of [0, 1])
			for (let n = 0; n < 50; n++) expect(session.book.value('r0', `列${t}-${n}`)).toBe(20_000 + n);
		for (let n = 0; n < 20; n++) expect(session.book.value('r2', `栏${n}`)).toBe(20_000 + n);
	}
});

test('[C64] away for longer than a sign-in lasts: edits wait on the device until who made them is back', async () => {
	world.openTab(coordinator);
	let tab = world.openTab(clerk);
	await world.time.pass(10_000);
	world.network.offline.add('clerk1');
	world.network.cut('clerk1', true);
	for (let day = 0; day < 40; day++) {
		tab.write([{ row: 'r0', column: `列${day}`, value: day }]);
		tab.write([{ row: 'p1', column: '项目概况', value: `到第${day}天` }]);
		await world.time.pass(10_000);
		world.time.sleep(24 * 3_600_000);
		// The device is turned off for the night now and then.
		if (day % 13 === 12) {
			await tab.close();
			clerk.tabs.pop();
			tab = world.openTab(clerk);
			await world.time.pass(10_000);
		}
	}
	const refusals: string[] = [];
	tab.on('refused', ({ refusal }) => refusals.push(refusal.kind));
	world.network.offline.delete('clerk1');
	await world.time.pass(60_000);
	expect(new Set(refusals)).toEqual(new Set(['signed-out']));
	expect(tab.saved).toMatchObject({ state: 'device' });
	expect(tab.saved.waiting).toBeGreaterThan(40);
	expect(tab.setAside).toEqual([]);
	const arrived = async () => projectRooms(await world.durable()).sheets.T12?.[0].cells ?? {};
	expect(await arrived()).not.toHaveProperty('列0');

	await world.signIn(clerk);
	await world.time.pass(60_000);
	expect(tab.saved).toMatchObject({ state: 'server', waiting: 0, online: true });
	for (let day = 0; day < 40; day++) expect(await arrived()).toHaveProperty(`列${day}`, day);
	expect(tab.book.value('p1', '项目概况')).toBe('到第39天');
	expect(shown(projectRooms(await world.durable()))).toEqual(shown(tab.book.snapshot()));
});

/** The real session against the real relay: the scenes of a day. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRooms } from '$lib/collab/room/project-rooms';
import { PEOPLE, World, shown, type Desk } from './sync-world';

let world: World;
let coordinator: Desk, clerk1: Desk, clerk1b: Desk, clerk2: Desk, viewer: Desk;

beforeEach(async () => {
	world = new World(7);
	await world.begin(PEOPLE);
	[coordinator, clerk1, clerk1b, clerk2, viewer] = world.desks;
});
afterEach(async () => {
	await world.end();
	expect(world.errors).toEqual([]);
});

test('[C61] ready after the first sync; an edit is told saved once the server has it for good', async () => {
	const session = world.openTab(clerk1);
	let ready = false;
	void session.ready.then(() => (ready = true));
	await world.time.settle();
	expect(ready).toBe(false);
	await world.time.pass(10_000);
	expect(ready).toBe(true);
	expect(session.saved).toEqual({ state: 'server', waiting: 0, online: true });
	expect(session.write([{ row: 'r0', column: '合计', value: 226 }])).toEqual({ ok: true });
	expect(session.book.value('r0', '合计')).toBe(226);
	expect(session.saved.waiting).toBe(1);
	expect((await world.durableBook()).sheets.T12![0].cells['合计']).toBe(100);
	await world.time.pass(5_000);
	expect(session.saved.state).toBe('server');
	expect((await world.durableBook()).sheets.T12![0].cells['合计']).toBe(226);
});

test('[C62] others see it, gathered per frame, and told apart from their own', async () => {
	const [a, b] = [world.openTab(clerk1), world.openTab(coordinator)];
	await world.time.pass(10_000);
	const heard: unknown[] = [];
	b.on('changes', (gathered) => heard.push(gathered));
	const states = new Set<string>();
	b.on('saved', ({ state }) => states.add(state));
	a.write([
		{ row: 'r0', column: '合计', value: 1 },
		{ row: 'p1', column: '项目概况', value: '甲乙丙' }
	]);
	await world.time.pass(5_000);
	expect(heard).toEqual([
		{
			remote: true,
			changes: [
				{ kind: 'cell', row: 'r0', column: '合计', value: 1 },
				{ kind: 'cell', row: 'p1', column: '项目概况', value: '甲乙丙' }
			]
		}
	]);
	// What another typed is no work of one's own that could be lost.
	expect([...states]).not.toContain('saving');
	expect(b.stampOf('r0', '合计')).toMatchObject({ by: 'clerk1' });
	expect(Math.abs(b.stampOf('r0', '合计')!.at - world.time.now)).toBeLessThan(10_000);
});

test('[C63] writes are all or none, and refused with the reason', async () => {
	const [clerk, reader] = [world.openTab(clerk2), world.openTab(viewer)];
	await world.time.pass(10_000);
	const mixed = clerk.write([
		{ row: 'r1', column: '合计', value: 1 },
		{ row: 'r0', column: '合计', value: 1 }
	]);
	expect(mixed).toEqual({ ok: false, refusal: { kind: 'not-yours', owner: 'u1' } });
	expect(clerk.book.value('r1', '合计')).toBe(101);
	expect(clerk.mayWrite({ row: 't0' })).toEqual({ kind: 'not-yours', owner: 'department' });
	expect(clerk.mayWrite({ sheet: 'T12', unit: 'u2' })).toBeUndefined();
	expect(clerk.mayWrite({ row: 'gone' })).toEqual({ kind: 'no-such-row', row: 'gone' });
	expect(reader.mayWrite({ row: 'r0' })).toEqual({ kind: 'read-only' });
	const long = clerk.write([{ row: 'r1', column: '项目', value: '长'.repeat(60_001) }]);
	expect(long).toMatchObject({ ok: false, refusal: { kind: 'too-long' } });
});

test('[C64] offline, reloaded, gone on, back: everybody agrees', async () => {
	const other = world.openTab(coordinator);
	let mine = world.openTab(clerk1);
	await world.time.pass(10_000);
	world.network.offline.add('clerk1');
	world.network.cut('clerk1', true);
	mine.write([{ row: 'r0', column: '合计', value: 5 }]);
	await world.time.pass(30_000);
	expect(mine.saved).toEqual({ state: 'device', waiting: 1, online: false });
	await mine.close();
	clerk1.tabs.length = 0;
	mine = world.openTab(clerk1);
	await mine.ready;
	expect(mine.book.value('r0', '合计')).toBe(5);
	expect(mine.saved.waiting).toBe(1);
	mine.write([{ row: 'p1', column: '项目概况', value: '甲乙丙丁戊' }]);
	other.write([{ row: 'p1', column: '项目概况', value: '〇甲乙丙丁' }]);
	expect(mine.saved.waiting).toBe(2);
	await world.time.pass((14 * 86_400_000) / 1000);
	world.network.offline.delete('clerk1');
	await world.time.pass(30_000);
	for (const session of [mine, other]) {
		expect(session.book.value('r0', '合计')).toBe(5);
		expect(session.book.value('p1', '项目概况')).toBe('〇甲乙丙丁戊');
	}
	expect(mine.saved).toEqual({ state: 'server', waiting: 0, online: true });
});

test('[C65] two tabs agree without a server, and a third opened later too', async () => {
	const one = world.openTab(clerk1);
	await world.time.pass(10_000);
	world.killServer();
	const two = world.openTab(clerk1);
	await world.time.pass(100);
	one.write([{ row: 'r0', column: '合计', value: 8 }]);
	two.write([{ row: 'r2', column: '合计', value: 9 }]);
	await world.time.pass(200);
	const three = world.openTab(clerk1);
	await world.time.pass(200);
	for (const tab of [one, two, three]) {
		expect(tab.book.value('r0', '合计')).toBe(8);
		expect(tab.book.value('r2', '合计')).toBe(9);
		expect(tab.saved.waiting).toBe(2);
	}
	world.startServer();
	await world.time.pass(60_000);
	for (const tab of [one, two, three])
		expect(tab.saved).toMatchObject({ state: 'server', waiting: 0 });
});

test('[C66] the first paste of thousands of cells crosses the wire in frames', async () => {
	const [mine, other] = [world.openTab(clerk1), world.openTab(coordinator)];
	await world.time.pass(10_000);
	const edits = Array.from({ length: 6_000 }, (_, i) => ({
		row: i % 2 ? 'r0' : 'r2',
		column: `列${i}`,
		value: `第${i}格的一段文字`
	}));
	expect(mine.write(edits)).toEqual({ ok: true });
	await world.time.pass(20_000);
	expect(mine.saved.state).toBe('server');
	expect(shown(other.book.snapshot())).toEqual(shown(mine.book.snapshot()));
	expect(shown(projectRooms(await world.durable()))).toEqual(shown(mine.book.snapshot()));
});

test('[C67] a device that cannot store refuses to write, says so, and recovers', async () => {
	const mine = world.openTab(clerk1);
	await world.time.pass(10_000);
	clerk1.device.failing = 'quota';
	mine.write([{ row: 'r0', column: '合计', value: 3 }]);
	await world.time.pass(50);
	expect(mine.saved.state).toBe('failed');
	const refusal = { kind: 'storage-failed', reason: 'quota' };
	expect(mine.write([{ row: 'r0', column: '合计', value: 4 }])).toEqual({ ok: false, refusal });
	clerk1.device.failing = undefined;
	await world.time.pass(20_000);
	expect(mine.saved.state).toBe('server');
	expect(mine.write([{ row: 'r0', column: '合计', value: 4 }])).toEqual({ ok: true });
});

test('[C68] who lost the right to write keeps the edits aside, and may offer them again', async () => {
	const mine = world.openTab(clerk1);
	await world.time.pass(10_000);
	world.network.offline.add('clerk1');
	world.network.cut('clerk1', false);
	mine.write([{ row: 'r0', column: '合计', value: 77 }]);
	mine.write([{ row: 'p1', column: '项目概况', value: '甲乙' }]);
	world.giveRole('clerk1', 'viewer');
	const refused: unknown[] = [];
	mine.on('refused', ({ room, refusal }) => refused.push([room, refusal]));
	world.network.offline.delete('clerk1');
	await world.time.pass(60_000);
	expect(refused[0]).toEqual(['book/b/unit/u1', { kind: 'read-only' }]);
	expect(mine.book.value('r0', '合计')).toBe(100);
	expect(mine.saved).toMatchObject({ waiting: 0 });
	expect(mine.setAside).toHaveLength(1);
	expect(mine.setAside[0].edits).toEqual([
		{ row: 'r0', column: '合计', value: 77 },
		{ row: 'p1', column: '项目概况', value: '甲乙' }
	]);
	expect(await mine.offerAgain(mine.setAside[0].id)).toMatchObject({ ok: false });
	world.giveRole('clerk1', 'clerk', '晋城市公安局');
	world.network.cut('clerk1', false);
	await world.time.pass(60_000);
	expect(await mine.offerAgain(mine.setAside[0].id)).toEqual({ ok: true });
	await world.time.pass(10_000);
	expect(mine.setAside).toEqual([]);
	const durable = await world.durableBook();
	expect(durable.sheets.T12!.find((r) => r.id === 'r0')!.cells['合计']).toBe(77);
});

test('[C69] presence: who is where, stamped by the server, gone soon after the line', async () => {
	const [a, b] = [world.openTab(clerk1), world.openTab(clerk1b)];
	await world.time.pass(10_000);
	a.setPlace({ sheet: 'T12', row: 'r0', column: '合计', typing: true });
	await world.time.pass(2_000);
	expect(b.peers).toMatchObject([
		{ identity: { id: 'clerk1', name: '甲' }, place: { sheet: 'T12', row: 'r0', typing: true } }
	]);
	world.network.offline.add('clerk1');
	world.network.cut('clerk1', false);
	await world.time.pass(5_000);
	expect(b.peers).toEqual([]);
});

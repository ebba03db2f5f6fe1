/** Conflicts between real sessions on the real relay: how they show, and how people settle them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BookConflict } from '$lib/collab/conflict/conflict';
import type { BookSession } from '$lib/collab/session/book-session';
import { MORE_PEOPLE, PEOPLE, World, type Desk } from './sync-world';

let world: World;
let coordinator: Desk, clerk1: Desk, clerk2: Desk, viewer: Desk;

beforeEach(async () => {
	world = new World(11);
	await world.begin(PEOPLE);
	[coordinator, clerk1, , clerk2, viewer] = world.desks;
});
afterEach(async () => {
	await world.end();
	expect(world.errors).toEqual([]);
});

const open = (session: BookSession): BookConflict[] =>
	session.conflicts.filter(({ settled }) => !settled);
const leave = (desk: Desk): void => {
	world.network.offline.add(desk.person.id);
	world.network.cut(desk.person.id, false);
};
const comeBack = async (desk: Desk): Promise<void> => {
	world.network.offline.delete(desk.person.id);
	await world.time.pass(60_000);
};

/** The clerk writes 5 while away, the coordinator 7 a while later. */
async function disagree(): Promise<{ mine: BookSession; other: BookSession }> {
	const [mine, other] = [world.openTab(clerk1), world.openTab(coordinator)];
	await world.time.pass(10_000);
	leave(clerk1);
	mine.write([{ row: 'r0', column: '合计', value: 5 }]);
	await world.time.pass(200_000);
	other.write([{ row: 'r0', column: '合计', value: 7 }]);
	await world.time.pass(10_000);
	await comeBack(clerk1);
	return { mine, other };
}

test('[C85] everybody in the book sees both values, people and times', async () => {
	const { mine, other } = await disagree();
	const reader = world.openTab(viewer);
	await world.time.pass(10_000);
	for (const session of [mine, other, reader]) {
		expect(session.book.value('r0', '合计')).toBe(7);
		expect(session.conflicts).toMatchObject([
			{
				kind: 'value',
				room: 'book/b/unit/u1',
				row: 'r0',
				column: '合计',
				kept: { v: 7, by: 'coordinator' },
				lost: { v: 5, by: 'clerk1' },
				settled: undefined
			}
		]);
	}
});

test('[C86] taking the other value is one write that can be undone, and everybody sees it', async () => {
	const { mine, other } = await disagree();
	const [{ id }] = open(other);
	expect(mine.settleConflict(id, { take: 'lost' })).toMatchObject({ ok: true });
	await world.time.pass(5_000);
	for (const session of [mine, other]) {
		expect(session.book.value('r0', '合计')).toBe(5);
		expect(session.conflicts).toMatchObject([{ settled: { by: 'clerk1', chose: 'lost' } }]);
	}
	expect(mine.undo()).toEqual({ done: true, skipped: [] });
	await world.time.pass(5_000);
	expect(other.book.value('r0', '合计')).toBe(7);
	expect(open(other)).toHaveLength(1);
	mine.redo();
	await world.time.pass(5_000);
	expect(other.book.value('r0', '合计')).toBe(5);
	expect(open(other)).toEqual([]);
});

test('[C86] keeping and typing settle too; a settled one stays as it was settled', async () => {
	const { mine, other } = await disagree();
	const [{ id }] = open(other);
	expect(other.settleConflict(id, { take: 'kept' })).toMatchObject({ ok: true });
	expect(other.book.value('r0', '合计')).toBe(7);
	await world.time.pass(5_000);
	expect(mine.settleConflict(id, { value: 9 })).toEqual({ ok: true });
	expect(mine.book.value('r0', '合计')).toBe(7);
	other.undo();
	await world.time.pass(5_000);
	expect(mine.settleConflict(id, { value: 9 })).toMatchObject({ ok: true });
	await world.time.pass(5_000);
	expect(other.book.value('r0', '合计')).toBe(9);
	expect(other.conflicts).toMatchObject([{ settled: { by: 'clerk1', chose: 'other' } }]);
});

test('[C87] only who may write the room settles its conflicts', async () => {
	const { mine } = await disagree();
	const [reader, stranger] = [world.openTab(viewer), world.openTab(clerk2)];
	await world.time.pass(10_000);
	const [{ id }] = open(mine);
	expect(reader.settleConflict(id, { take: 'lost' })).toEqual({
		ok: false,
		refusal: { kind: 'read-only' }
	});
	expect(stranger.settleConflict(id, { take: 'lost' })).toMatchObject({
		ok: false,
		refusal: { kind: 'not-yours', owner: 'u1' }
	});
	await world.time.pass(5_000);
	expect(open(mine)).toHaveLength(1);
});

describe('two coordinators write one setting while apart', () => {
	const COORDINATORS = [PEOPLE[0], MORE_PEOPLE[1]];
	let office: World;

	beforeEach(async () => {
		office = new World(12);
		await office.begin([...COORDINATORS, PEOPLE[1], PEOPLE[4]]);
	});
	afterEach(async () => {
		await office.end();
		expect(office.errors).toEqual([]);
	});

	/** The first writes while away, the second a while later. */
	async function apart(): Promise<{ mine: BookSession; other: BookSession }> {
		const [mine, other] = office.desks.map((desk) => office.openTab(desk));
		await office.time.pass(10_000);
		office.network.offline.add('coordinator');
		office.network.cut('coordinator', false);
		mine.writeSetting('codes', { '204': '公共安全' });
		await office.time.pass(200_000);
		other.writeSetting('codes', { '204': '公安' });
		await office.time.pass(10_000);
		office.network.offline.delete('coordinator');
		await office.time.pass(60_000);
		return { mine, other };
	}

	test('[C117] everybody in the book sees both values, people and times', async () => {
		const { mine, other } = await apart();
		const reader = office.openTab(office.desks[3]);
		await office.time.pass(10_000);
		for (const session of [mine, other, reader]) {
			expect(session.book.head.settings).toEqual({ codes: { '204': '公安' } });
			expect(session.conflicts).toMatchObject([
				{
					kind: 'head',
					room: 'book/b/department',
					key: 'entry:codes:204',
					kept: { v: '公安', by: 'coordinator2' },
					lost: { v: '公共安全', by: 'coordinator' },
					standing: { v: '公安' },
					settled: undefined
				}
			]);
		}
	});

	test('[C117] settling is one write that can be undone; a clerk and a reader cannot', async () => {
		const { mine, other } = await apart();
		const [clerk, reader] = office.desks.slice(2).map((desk) => office.openTab(desk));
		await office.time.pass(10_000);
		const [{ id }] = open(other);
		const refused = { ok: false, refusal: { kind: 'not-yours', owner: 'department' } };
		expect(clerk.settleConflict(id, { take: 'lost' })).toEqual(refused);
		expect(reader.settleConflict(id, { take: 'lost' })).toMatchObject({ ok: false });
		expect(mine.settleConflict(id, { take: 'lost' })).toEqual({ ok: true });
		await office.time.pass(5_000);
		expect(other.book.head.settings).toEqual({ codes: { '204': '公共安全' } });
		expect(other.conflicts).toMatchObject([
			{ standing: { v: '公共安全' }, settled: { by: 'coordinator', chose: 'lost' } }
		]);
		mine.undo();
		await office.time.pass(5_000);
		expect(other.book.head.settings).toEqual({ codes: { '204': '公安' } });
		expect(open(other)).toHaveLength(1);
		other.settleConflict(id, { value: '公共安全支出' });
		await office.time.pass(5_000);
		expect(mine.book.head.settings).toEqual({ codes: { '204': '公共安全支出' } });
		expect(mine.conflicts).toMatchObject([{ settled: { by: 'coordinator2', chose: 'other' } }]);
	});

	test('[C117] what is written over the two since is what a card shows to be there', async () => {
		const { mine, other } = await apart();
		other.writeSetting('codes', { '204': '公共安全类' });
		await office.time.pass(5_000);
		expect(open(mine)).toMatchObject([{ standing: { v: '公共安全类', by: 'coordinator2' } }]);
		mine.settleConflict(open(mine)[0].id, { take: 'kept' });
		await office.time.pass(5_000);
		expect(other.book.head.settings).toEqual({ codes: { '204': '公共安全类' } });
		expect(open(other)).toEqual([]);
	});
});

/** The coordinator removes a project that the clerk writes in while away. */
async function removeAndEdit(): Promise<{ mine: BookSession; other: BookSession }> {
	const [mine, other] = [world.openTab(clerk1), world.openTab(coordinator)];
	await world.time.pass(10_000);
	for (const name of ['甲', '乙'])
		mine.insertRow({ sheet: 'indicators@p1', cells: { 三级指标: name } });
	await world.time.pass(5_000);
	leave(clerk1);
	const [first] = mine.book.rows('indicators@p1');
	mine.write([{ row: first.id, column: '指标值', value: '≥90%' }]);
	await world.time.pass(5_000);
	other.removeRow('p1');
	await world.time.pass(5_000);
	expect(other.conflicts).toEqual([]);
	await comeBack(clerk1);
	return { mine, other };
}

test('[C88] removed here, edited there: one card for all that the removal meant to take', async () => {
	const { mine, other } = await removeAndEdit();
	for (const session of [mine, other]) {
		expect(session.book.row('p1')).toBeUndefined();
		expect(session.book.rows('indicators@p1')).toHaveLength(1);
		expect(open(session)).toMatchObject([
			{
				kind: 'removal',
				row: 'p1',
				removed: { by: 'coordinator' },
				edits: [{ column: '指标值', record: { v: '≥90%', by: 'clerk1' } }]
			}
		]);
	}
	mine.settleConflict(open(mine)[0].id, { take: 'kept' });
	await world.time.pass(5_000);
	for (const session of [mine, other]) {
		expect(session.book.value('p1', '项目名称')).toBe('一');
		expect(session.book.rows('indicators@p1')).toHaveLength(2);
		expect(session.conflicts).toMatchObject([{ kind: 'removal', settled: { chose: 'kept' } }]);
	}
	mine.undo();
	await world.time.pass(5_000);
	expect(other.book.row('p1')).toBeUndefined();
	expect(open(other)).toHaveLength(1);
});

test('[C88] the removal may be carried out after all, and taken back', async () => {
	const { mine, other } = await removeAndEdit();
	other.settleConflict(open(other)[0].id, { take: 'lost' });
	await world.time.pass(5_000);
	expect(mine.book.rows('indicators@p1')).toEqual([]);
	expect(mine.conflicts).toMatchObject([{ settled: { by: 'coordinator', chose: 'lost' } }]);
	other.undo();
	await world.time.pass(5_000);
	expect(mine.book.rows('indicators@p1')).toHaveLength(1);
	expect(open(mine)).toHaveLength(1);
});

test('[C68] rows that refused edits had made come back with them, in their order', async () => {
	const mine = world.openTab(clerk1);
	await world.time.pass(10_000);
	leave(clerk1);
	mine.write([{ row: 'r0', column: '合计', value: 77 }]);
	const project = mine.insertRow({ sheet: 'projects', unit: 'u1', cells: { 项目名称: '新' } });
	const sheet = `indicators@${project.ok ? project.row : ''}` as const;
	let after: string | undefined;
	for (const name of ['甲', '乙', '丙']) {
		const made = mine.insertRow({ sheet, after, cells: { 三级指标: name } });
		after = made.ok ? made.row : undefined;
	}
	world.giveRole('clerk1', 'viewer');
	const told: number[] = [];
	mine.on('setAside', (asides) => told.push(asides.length));
	await comeBack(clerk1);
	expect(mine.book.rows(sheet)).toEqual([]);
	expect(mine.setAside).toHaveLength(1);
	const [{ id }] = mine.setAside;
	expect(await mine.offerAgain(id)).toMatchObject({ ok: false });
	world.giveRole('clerk1', 'clerk', '晋城市公安局');
	world.network.cut('clerk1', false);
	await world.time.pass(60_000);
	expect(await mine.offerAgain(id)).toEqual({ ok: true });
	expect(told).toEqual([1, 0]);
	await world.time.pass(10_000);
	const durable = await world.durableBook();
	expect(durable.sheets.projects!.map(({ cells }) => cells['项目名称'])).toContain('新');
	expect(durable.sheets[sheet]!.map(({ cells }) => cells['三级指标'])).toEqual(['甲', '乙', '丙']);
	expect(durable.sheets.T12!.find((r) => r.id === 'r0')!.cells['合计']).toBe(77);
});

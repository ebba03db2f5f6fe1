import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import type { BookHead, Explanation } from '$lib/budget/book/book';
import { openBook } from '../session/book-session';
import { conflictsIn } from '../conflict/conflict';
import { approvalKey, approvalRecord, readExplanations } from '../room/explanation-record';
import type { HeadRecord } from '../room/head-record';
import { MemoryOfflineStore } from '../device/memory-offline-store';
import { migrateRoom } from '../room/migrations';
import { projectRooms } from '../room/project-rooms';
import { departmentRoom, roomsOf, unitRoom } from '../room/room-name';
import { SCHEMA_VERSION } from '../room/schema';
import { seedRooms } from '../room/seed-room';
import type { Identity } from '../room/identity';
import { applySettlement, settleConcurrent } from '../conflict/settle-concurrent';
import { headOf } from '../../../../tests/support/small-book';

const HEAD: BookHead = headOf({
	units: [
		{ id: 'u1', code: '', name: '甲', kind: '行政', role: '本级' },
		{ id: 'u2', code: '', name: '乙', kind: '行政', role: '所属' }
	]
});
const GIVEN = { rule: 'P01', operands: { 'T12[项目1].项目': '项目1' }, text: '该项目涉密。' };

interface Given {
	readonly mayWrite: boolean | ((room: string) => boolean);
	readonly head?: BookHead;
	readonly identity?: Identity;
}
const COORDINATOR: Identity = { id: 'c1', name: '张敏', role: 'coordinator' };
const CLERK: Identity = { id: 'k2', name: '王芳', role: 'clerk', unit: 'u2' };
const ofUnit2 = (room: string) => room.endsWith('/u2');

async function sessionOf(given: Given | boolean) {
	const {
		mayWrite,
		head = HEAD,
		identity = COORDINATOR
	} = typeof given === 'boolean' ? { mayWrite: given } : given;
	const seeded = seedRooms(
		{ head, sheets: {} },
		{ book: 'b', clientID: 1, at: 1000, by: 'import' }
	);
	if (!seeded.ok) throw new Error(seeded.failure.kind);
	const store = new MemoryOfflineStore();
	for (const [room, doc] of seeded.rooms) await store.append(room, Y.encodeStateAsUpdate(doc));
	const session = openBook({
		bookId: 'b',
		identity,
		rooms: roomsOf('b', head).map((room) => ({
			room,
			mayWrite: typeof mayWrite === 'boolean' ? mayWrite : mayWrite(room)
		})),
		url: 'ws://nowhere/sync',
		store,
		clock: () => Date.UTC(2023, 1, 1),
		connect: () => ({ readyState: 0, close: () => undefined }) as never,
		frame: (run) => run()
	});
	await session.ready;
	return session;
}

test('[C91] an explanation goes into the head with its author and time, can be undone and withdrawn', async () => {
	const session = await sessionOf(true);
	const { book } = session;
	const changes: string[] = [];
	session.on('changes', (event) => changes.push(...event.changes.map(({ kind }) => kind)));

	expect(session.explanations.give(GIVEN)).toEqual({ ok: true });
	const [explanation] = book.head.explanations;
	expect(explanation).toMatchObject({ ...GIVEN, author: '张敏' });
	expect(explanation.at).toMatch(/^2023-02-01T00:00:00/);
	expect(changes).toEqual(['head']);

	session.explanations.give({ ...GIVEN, id: explanation.id, text: '改写。' });
	expect(book.head.explanations.map(({ text }) => text)).toEqual(['改写。']);
	session.undo();
	expect(book.head.explanations.map(({ text }) => text)).toEqual(['该项目涉密。']);
	session.undo();
	expect(book.head.explanations).toEqual([]);
	session.redo();
	session.explanations.withdraw(explanation.id);
	expect(book.head.explanations).toEqual([]);
	await session.close();
});

test('[C92] an explanation is refused where the department is not this person’s to write, or it is too long', async () => {
	const reader = await sessionOf(false);
	expect(reader.explanations.give(GIVEN)).toMatchObject({ ok: false });
	await reader.close();
	const session = await sessionOf(true);
	const long = session.explanations.give({ ...GIVEN, text: '甲'.repeat(400_000) });
	expect(long).toMatchObject({ ok: false, refusal: { kind: 'too-long' } });
	expect(session.book.head.explanations).toEqual([]);
	await session.close();
});

test('[C93] a setting is the department’s to write, can be undone and taken back', async () => {
	const reader = await sessionOf(false);
	expect(reader.writeSetting('stage', '公开')).toMatchObject({ ok: false });
	await reader.close();
	const session = await sessionOf(true);
	expect(session.writeSetting('stage', '编制')).toEqual({ ok: true });
	session.writeSetting('stage', '公开');
	expect(session.book.head.settings).toEqual({ stage: '公开' });
	session.undo();
	expect(session.book.head.settings).toEqual({ stage: '编制' });
	session.writeSetting('stage', undefined);
	expect(session.book.head.settings).toEqual({});
	session.undo();
	session.undo();
	expect(session.book.head.settings).toEqual({});
	await session.close();
});

test('[C98] a clerk explains findings of the own unit, in the unit’s room, and nothing else', async () => {
	const session = await sessionOf({ mayWrite: ofUnit2, identity: CLERK });
	const heads: number[] = [];
	session.on('changes', ({ changes }) =>
		heads.push(changes.filter(({ kind }) => kind === 'head').length)
	);
	expect(session.explanations.give({ ...GIVEN, unit: 'u2' })).toEqual({ ok: true });
	expect(session.book.head.explanations).toMatchObject([{ ...GIVEN, unit: 'u2', author: '王芳' }]);
	expect(heads).toEqual([1]);
	expect(session.explanations.give({ ...GIVEN, unit: 'u1' })).toMatchObject({ ok: false });
	expect(session.explanations.give(GIVEN)).toMatchObject({ ok: false });
	const [{ id }] = session.book.head.explanations;
	expect(session.explanations.withdraw(id)).toEqual({ ok: true });
	expect(session.book.head.explanations).toEqual([]);
	await session.close();
});

const EXPLAINED: Explanation = {
	id: 'e1',
	...GIVEN,
	author: '张敏',
	at: '2023-01-15T00:00:00.000Z'
};

test('[C98] what the department explained is renewed beside it by a clerk, in its place by the department', async () => {
	const head = { ...HEAD, explanations: [EXPLAINED] };
	const clerk = await sessionOf({ mayWrite: ofUnit2, head, identity: CLERK });
	clerk.explanations.give({ ...GIVEN, id: 'e1', unit: 'u2', text: '另有原因。' });
	expect(clerk.book.head.explanations.map(({ text }) => text)).toEqual([GIVEN.text, '另有原因。']);
	await clerk.close();
	const coordinator = await sessionOf({ mayWrite: true, head });
	coordinator.explanations.give({ ...GIVEN, id: 'e1', unit: 'u2', text: '另有原因。' });
	expect(coordinator.book.head.explanations.map(({ text }) => text)).toEqual(['另有原因。']);
	await coordinator.close();
});

test('[C99] an approval is the department’s, and lapses with any change of what it approved', async () => {
	const head = { ...HEAD, explanations: [{ ...EXPLAINED, unit: 'u2' }] };
	const session = await sessionOf({ mayWrite: true, head });
	const now = () => session.book.head.explanations[0];
	const at = '2023-02-01T00:00:00.000Z';
	// As the server gives it, and takes it back.
	const write = (approval: unknown) =>
		session.docOf(departmentRoom('b'))!.getMap('meta').set(approvalKey('e1'), approval);
	expect(now().approver).toBeUndefined();
	write(approvalRecord(now(), '张敏', at));
	expect(now()).toMatchObject({ approver: '张敏', approvedAt: at });
	session.explanations.give({ ...GIVEN, id: 'e1', unit: 'u2', text: '改写。' });
	expect(now()).toMatchObject({ unit: 'u2', text: '改写。' });
	expect(now().approver).toBeUndefined();
	write(approvalRecord(now(), '张敏', at));
	expect(now().approver).toBe('张敏');
	write(null);
	expect(now().approver).toBeUndefined();
	await session.close();
});

test('[C99] nobody approves in a unit’s room, and an explanation under another’s id is none', () => {
	const head = { ...HEAD, explanations: [{ ...EXPLAINED, unit: 'u2' }] };
	const seeded = seedRooms(
		{ head, sheets: {} },
		{ book: 'b', clientID: 1, at: 1000, by: 'import' }
	);
	if (!seeded.ok) throw new Error(seeded.failure.kind);
	const metaIn = (room: string) => seeded.rooms.get(room)!.getMap('meta');
	const own = metaIn(unitRoom('b', 'u2'));
	own.set('approval:e1', { by: '王芳', at: '', of: { ...EXPLAINED, unit: 'u2' } });
	own.set('explanation:e1', { ...(own.get('explanation:e1') as object), approver: '王芳' });
	metaIn(unitRoom('b', 'u1')).set('explanation:d1', { rule: 'P01', text: '冒名' });
	metaIn(departmentRoom('b')).set('explanation:d1', { rule: 'P01', text: '部门' });
	const { explanations } = projectRooms(seeded.rooms).head;
	const ofDepartment = explanations.find(({ id }) => id === 'd1');
	expect([ofDepartment?.text, ofDepartment?.unit]).toEqual(['部门', undefined]);
	const ofUnit = explanations.find(({ id }) => id === 'e1');
	expect([ofUnit?.unit, ofUnit?.approver]).toEqual(['u2', undefined]);
});

test('[C98] seeding keeps each explanation with whoever gave it, approvals and all', () => {
	const approved = { approver: '张敏', approvedAt: '2023-01-16T00:00:00.000Z' };
	const explanations: Explanation[] = [
		{ ...EXPLAINED, ...approved },
		{ ...EXPLAINED, id: 'e2', unit: 'u2', ...approved }
	];
	const book = { head: { ...HEAD, explanations }, sheets: {} };
	const seeded = seedRooms(book, { book: 'b', clientID: 1, at: 1000, by: 'import' });
	if (!seeded.ok) throw new Error(seeded.failure.kind);
	expect(seeded.rooms.get(unitRoom('b', 'u2'))!.getMap('meta').has('explanation:e2')).toBe(true);
	expect(seeded.rooms.get(departmentRoom('b'))!.getMap('meta').has('explanation:e2')).toBe(false);
	expect(projectRooms(seeded.rooms).head.explanations).toEqual(explanations);
});

describe('explanations and approvals written while apart', () => {
	/** The department's room with an explanation of the given form, and what others made of it since. */
	function written(key: string, before: unknown, edits: readonly HeadRecord[]) {
		const server = new Y.Doc();
		server.getMap('meta').set(key, before);
		server.on('afterTransaction', (transaction: Y.Transaction) =>
			applySettlement(server, settleConcurrent(server, transaction, { now: 10_000 }))
		);
		const origin = Y.encodeStateAsUpdate(server);
		const docs = edits.map((edit, at) => {
			const doc = new Y.Doc();
			// The client ids fall as the times rise.
			doc.clientID = 100 - at;
			Y.applyUpdate(doc, origin);
			doc.getMap('meta').set(key, edit);
			return doc;
		});
		for (const doc of docs) Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
		return server;
	}
	const explanation = (text: string, author: string) => ({
		...GIVEN,
		text,
		author,
		at: '2023-02-01T00:00:00.000Z'
	});

	test('[C118] the later explanation stands, and the other waits with both texts', () => {
		const [early, late] = [explanation('先写的。', '张敏'), explanation('后写的。', '王芳')];
		const server = written('explanation:e1', explanation('原来的。', '张敏'), [
			{ v: early, t: 1_000, by: 'c1' },
			{ v: late, t: 2_000, by: 'k2' }
		]);
		expect(readExplanations(server, []).map(({ text }) => text)).toEqual(['后写的。']);
		expect(conflictsIn(server)).toMatchObject([
			{ record: { key: 'explanation:e1', kept: { v: late }, lost: { v: early } } }
		]);
	});

	test('[C118] of two who explain alike or approve the same nobody has overwritten anything', () => {
		const [a, b] = [explanation('一样的。', '张敏'), explanation('一样的。', '王芳')];
		const explained = written('explanation:e1', null, [
			{ v: a, t: 1_000, by: 'c1' },
			{ v: b, t: 2_000, by: 'k2' }
		]);
		expect(conflictsIn(explained)).toEqual([]);
		const approval = (by: string) => ({ by, at: '2023-02-01T00:00:00.000Z', of: a });
		const approved = written('approval:e1', null, [
			{ v: approval('张敏'), t: 1_000, by: 'c1' },
			{ v: approval('王芳'), t: 2_000, by: 'c2' }
		]);
		expect(conflictsIn(approved)).toEqual([]);
		const takenBack = written('approval:e1', approval('张敏'), [
			{ v: approval('王芳'), t: 1_000, by: 'c2' },
			{ v: null, t: 2_000, by: 'c1' }
		]);
		expect(conflictsIn(takenBack)).toMatchObject([{ record: { kept: { v: null } } }]);
	});

	test('[C118] a room of schema 3 reads on, and gives way to what is written since', () => {
		const head = { ...HEAD, explanations: [{ ...EXPLAINED, approver: '张敏', approvedAt: '' }] };
		const seeded = seedRooms(
			{ head, sheets: {} },
			{ book: 'b', clientID: 1, at: 1000, by: 'import' }
		);
		if (!seeded.ok) throw new Error(seeded.failure.kind);
		const doc = seeded.rooms.get(departmentRoom('b'))!;
		doc.getMap('meta').set('schema', 3);
		expect(migrateRoom(doc)).toEqual({ ok: true, from: 3, to: SCHEMA_VERSION });
		expect(readExplanations(doc, [])).toEqual(head.explanations);
		const server = written('explanation:e1', doc.getMap('meta').get('explanation:e1'), [
			{ v: explanation('改写。', '张敏'), t: 1, by: 'c1' }
		]);
		expect(readExplanations(server, []).map(({ text }) => text)).toEqual(['改写。']);
		expect(conflictsIn(server)).toEqual([]);
	});
});

import * as Y from 'yjs';
import { afterEach, describe, expect, test } from 'vitest';
import type { Book } from '$lib/budget/book/book';
import { openBook, type BookSession } from './book-session';
import { MemoryOfflineStore } from '../device/memory-offline-store';
import { roomsOf } from '../room/room-name';
import { ROOM_QUOTA, type QuotaExcess, type RoomQuota } from '../room/room-quota';
import { seedRooms } from '../room/seed-room';
import type { Batch, WriteResult } from '../room/write';
import { headOf } from '../../../../tests/support/small-book';

const UNIT = { code: '', kind: '行政', role: '本级' } as const;
const BOOK: Book = {
	head: headOf({
		units: [
			{ id: 'u1', name: '市局', ...UNIT },
			{ id: 'u2', name: '分局', ...UNIT }
		]
	}),
	sheets: {
		T2: [{ id: 't1', order: 'a0', cells: { 合计: 1 } }],
		T12: [
			{ id: 'r1', order: 'a0', unit: 'u1', cells: { 项目: '一', 合计: 10 } },
			{ id: 'r2', order: 'a1', unit: 'u2', cells: { 项目: '二', 合计: 20 } }
		],
		projects: [{ id: 'p1', order: 'a0', unit: 'u1', cells: { 项目名称: '一' } }],
		'indicators@p1': [{ id: 'i1', order: 'a0', unit: 'u1', cells: { 一级: '产出指标' } }]
	}
};
const open: BookSession[] = [];
afterEach(() => Promise.all(open.splice(0).map((session) => session.close())));

/** A device that has the book and no line; of the rooms it may write those named. */
async function sessionOf(
	writes: (room: string) => boolean,
	quota?: RoomQuota
): Promise<BookSession> {
	const seeded = seedRooms(BOOK, { book: 'b', clientID: 1, at: 1000, by: 'import' });
	if (!seeded.ok) throw new Error(seeded.failure.kind);
	const store = new MemoryOfflineStore();
	for (const [room, doc] of seeded.rooms) await store.append(room, Y.encodeStateAsUpdate(doc));
	const session = openBook({
		bookId: 'b',
		identity: { id: 'c', name: 'c', role: 'coordinator' },
		rooms: roomsOf('b', BOOK.head).map((room) => ({ room, mayWrite: writes(room) })),
		url: 'ws://nowhere/sync',
		...{ store, quota },
		connect: () => ({ readyState: 0, close: () => undefined }) as never,
		frame: (run) => run()
	});
	await session.ready;
	open.push(session);
	return session;
}
const names = (session: BookSession) => session.book.rows('T12').map((row) => row.cells['项目']);

test('[C90] a batch is written in several rooms and taken back as one step', async () => {
	const session = await sessionOf(() => true);
	const before = session.book.snapshot();
	const result = session.writeAll({
		rows: [
			{ id: 'n1', sheet: 'T12', unit: 'u1', after: 'r1', cells: { 项目: '新一', 合计: 5 } },
			{ id: 'n2', sheet: 'T12', unit: 'u2', after: 'r1', cells: { 项目: '新二' } },
			{ id: 'q1', sheet: 'projects', unit: 'u2', after: 'p1', cells: { 项目名称: '新一' } },
			{ id: 'j1', sheet: 'indicators@q1', unit: 'u2', cells: { 一级: '效益指标' } }
		],
		edits: [{ row: 't1', column: '合计', value: 2 }],
		removed: ['p1']
	});
	expect(result).toEqual({ ok: true });
	expect(names(session)).toEqual(['一', '新一', '新二', '二']);
	expect(session.book.value('t1', '合计')).toBe(2);
	expect(session.book.rows('projects').map((row) => row.id)).toEqual(['q1']);
	expect(session.book.rows('indicators@q1').map((row) => row.unit)).toEqual(['u2']);

	expect(session.undo()).toMatchObject({ done: true, skipped: [] });
	expect(session.book.row('p1')?.cells).toEqual({ 项目名称: '一' });
	expect(names(session)).toEqual(['一', '二']);
	for (const sheet of ['T2', 'T12', 'projects', 'indicators@p1'] as const)
		expect(session.book.rows(sheet)).toEqual(before.sheets[sheet]);
	session.redo();
	expect(names(session)).toEqual(['一', '新一', '新二', '二']);
});

test('[C90] a batch of which one cell may not be written is not written at all', async () => {
	const session = await sessionOf((room) => !room.endsWith('u2'));
	const before = session.book.snapshot();
	const result = session.writeAll({
		edits: [
			{ row: 'r1', column: '合计', value: 11 },
			{ row: 'r2', column: '合计', value: 22 }
		]
	});
	expect(result).toMatchObject({ ok: false, refusal: { kind: 'not-yours', owner: 'u2' } });
	expect(session.writeAll({ removed: ['gone'] })).toMatchObject({ ok: false });
	expect(session.book.snapshot()).toEqual(before);
});

describe('a batch that is more than a room may hold', () => {
	/** The unit's room holds one row: three facts and two cells. */
	const batch = (count: number): Batch => ({
		rows: Array.from({ length: count }, (_, i) => {
			const cells = { 项目: '新', 合计: i };
			return { id: `n${i}`, sheet: 'T12', unit: 'u2', after: 'r2', cells };
		})
	});

	test.each([
		['cells', 8, 3, { holds: 2, adds: 8 }],
		['rows', 9, 2, { holds: 3, adds: 9 }]
	] as const)('[C125] in %s is not begun, and told with what fits', async (...given) => {
		const [what, limit, fits, excess] = given;
		const session = await sessionOf(() => true, { ...ROOM_QUOTA, [what]: limit });
		const before = session.book.snapshot();
		const refusal = { kind: 'room-full', excess: { what, limit, ...excess } };
		expect(session.mayWriteAll(batch(fits + 1))).toEqual(refusal);
		const whole: Batch = { ...batch(fits + 1), edits: [{ row: 't1', column: '合计', value: 9 }] };
		expect(session.writeAll(whole)).toEqual({ ok: false, refusal });
		expect(session.book.snapshot()).toEqual(before);
		expect(session.saved.waiting).toBe(0);
		expect(session.writeAll(batch(fits))).toEqual({ ok: true });
		// What is there may be written over, however full the room.
		const edits = [{ row: 'r2', column: '合计', value: 7 }];
		expect(session.writeAll({ edits })).toEqual({ ok: true });
	});

	test('[C125] in bytes is counted as no less than it becomes', async () => {
		const session = await sessionOf(() => true);
		const doc = session.docOf('book/b/unit/u2')!;
		const holds = Y.encodeStateAsUpdate(doc).length;
		const words = { 项目概况: '概况\n“引号”'.repeat(100), 项目名称: '新'.repeat(40) };
		const rows = Array.from({ length: 50 }, (_, i) => {
			return { id: `q${i}`, sheet: 'projects', unit: 'u2', cells: words } as const;
		});
		const limited = await sessionOf(() => true, { ...ROOM_QUOTA, bytes: holds + 1_000 });
		const refusal = limited.mayWriteAll({ rows });
		expect(refusal).toMatchObject({ kind: 'room-full', excess: { what: 'bytes', holds } });
		session.writeAll({ rows });
		const grown = Y.encodeStateAsUpdate(doc).length - holds;
		const { adds } = (refusal as { excess: QuotaExcess }).excess;
		expect(adds).toBeGreaterThanOrEqual(grown);
		expect(adds).toBeLessThan(grown * 1.5);
	});
});

describe('[C125] whatever is written at once is held against what the room may hold', () => {
	const columns = Array.from({ length: 9 }, (_, i) => `栏${i}`);
	const row = { id: 'r2', order: 'a1', unit: 'u2', cells: {} };
	/** Nine cells that are not there yet, beside the two that are. */
	const ways: Record<string, (session: BookSession) => WriteResult> = {
		'a paste or fill': (session) =>
			session.write(columns.map((column) => ({ row: 'r2', column, value: 1 }))),
		'a replacement of all': (session) =>
			session.writeAll({ edits: columns.map((column) => ({ row: 'r2', column, value: 1 })) }),
		'a new row': (session) => {
			const cells = Object.fromEntries(columns.map((column) => [column, 1]));
			return session.insertRow({ sheet: 'T12', unit: 'u2', cells });
		},
		'a version': (session) =>
			session.restoring.restore(
				columns.map((column) => ({ kind: 'cell', sheet: 'T12', row, column, value: 1 }))
			)
	};
	const entries = Object.entries(ways);

	test.each(entries)('%s, in cells', async (_what, run) => {
		const session = await sessionOf(() => true, { ...ROOM_QUOTA, cells: 10 });
		const before = session.book.snapshot();
		const excess = { what: 'cells', limit: 10, holds: 2, adds: 9 };
		expect(run(session)).toEqual({ ok: false, refusal: { kind: 'room-full', excess } });
		expect(session.book.snapshot()).toEqual(before);
		expect(session.saved.waiting).toBe(0);
		const wide = await sessionOf(() => true, { ...ROOM_QUOTA, cells: 11 });
		expect(run(wide)).toMatchObject({ ok: true });
	});

	test('nothing in any room, where one of them would be too full', async () => {
		const session = await sessionOf(() => true, { ...ROOM_QUOTA, cells: 10 });
		const before = session.book.snapshot();
		const edits = columns.map((column) => ({ row: 'r2', column, value: 1 }));
		const result = session.write([{ row: 'r1', column: '合计', value: 5 }, ...edits]);
		expect(result).toMatchObject({ ok: false, refusal: { kind: 'room-full' } });
		expect(session.book.snapshot()).toEqual(before);
		expect(session.undo().done).toBe(false);
	});

	test('in bytes, of texts and pieces of the head, too', async () => {
		const full = await sessionOf(() => true, { ...ROOM_QUOTA, bytes: 4_000 });
		const text = '字'.repeat(20_000);
		const results = [
			full.write([{ row: 'r2', column: '项目', value: text }]),
			full.writeSetting('stage', text)
		];
		for (const result of results)
			expect(result).toMatchObject({ ok: false, refusal: { excess: { what: 'bytes' } } });
		expect(full.saved.waiting).toBe(0);
		// A few characters wait for no measurement, and are judged by the server.
		const fresh = await sessionOf(() => true, { ...ROOM_QUOTA, bytes: 200 });
		expect(fresh.write([{ row: 'r2', column: '合计', value: 3 }])).toEqual({ ok: true });
	});
});

describe('[C125] what undo and redo bring back is held against what the room may hold', () => {
	const long = '字'.repeat(20_000);
	const write = (session: BookSession, value: string): void =>
		void session.write([{ row: 'r2', column: '项目', value }]);

	test.each(['undo', 'redo'] as const)('%s changes nothing until there is space', async (turn) => {
		const quota = { ...ROOM_QUOTA, bytes: 100_000 };
		const session = await sessionOf(() => true, quota);
		write(session, long);
		if (turn === 'undo') write(session, '短');
		else session.undo();
		const [before, steps] = [session.book.snapshot(), session.undoSteps];
		const refusal = { kind: 'room-full', excess: { what: 'bytes', limit: 100_000 } };
		expect(session[turn]()).toMatchObject({ done: false, skipped: [], refusal });
		expect(session.book.snapshot()).toEqual(before);
		expect(session.undoSteps).toEqual(steps);
		quota.bytes = 1_000_000;
		expect(session[turn]()).toEqual({ done: true, skipped: [] });
		expect(session.book.value('r2', '项目')).toBe(long);
	});

	test('as no less than it becomes: cells, texts, rows and pieces of the head', async () => {
		const quota: { bytes: number } & RoomQuota = { ...ROOM_QUOTA };
		const session = await sessionOf(() => true, quota);
		const doc = session.docOf('book/b/department')!;
		session.insertRow({ sheet: 'projects', id: 'q1', cells: { 项目概况: long } });
		session.writeSetting('stage', long);
		const wide = { 项目概况: '概况\n“引号”'.repeat(2_000), 项目名称: '新' };
		session.writeAll({
			rows: [{ id: 'q2', sheet: 'projects', cells: wide }],
			edits: [
				{ row: 'q1', column: '项目概况', value: '短' },
				{ row: 't1', column: '合计', value: 7 }
			]
		});
		quota.bytes = 1;
		const refused = session.undo().refusal as { excess: QuotaExcess };
		quota.bytes = ROOM_QUOTA.bytes;
		let grown = 0;
		doc.on('update', (update: Uint8Array) => void (grown += update.length));
		expect(session.undo().done).toBe(true);
		expect(grown).toBeGreaterThan(60_000);
		expect(refused.excess.adds).toBeGreaterThanOrEqual(grown);
		expect(refused.excess.adds).toBeLessThan(grown * 1.5);
	});
});

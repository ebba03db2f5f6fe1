import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { migrateRoom, type Migration } from './migrations';
import { orderAfter } from './order';
import {
	commentsRoom,
	departmentRoom,
	parseRoom,
	parseSheetRoom,
	personRoom,
	unitRoom,
	type Room
} from './room-name';
import { firstFormat } from '$lib/formats/known-formats';
import { admits, roomOf } from './room-of';
import { metaOf, schemaOf } from './schema';

test('[C1] names parse to what they were built from, and nothing else parses', () => {
	expect(parseRoom(departmentRoom('b-1'))).toEqual({ kind: 'department', book: 'b-1' });
	expect(parseRoom(unitRoom('b', 'u_2'))).toEqual({ kind: 'unit', book: 'b', unit: 'u_2' });
	expect(parseRoom(commentsRoom('b'))).toEqual({ kind: 'comments', book: 'b' });
	expect(parseRoom(personRoom('b', 'p-1'))).toEqual({ kind: 'person', book: 'b', person: 'p-1' });
	for (const name of [commentsRoom('b'), personRoom('b', 'p-1')])
		expect(parseSheetRoom(name)).toBeUndefined();
	const wrong = [
		'',
		'book/b/comments/x',
		'book/b/person',
		'book//department',
		'book/b/unit',
		'book/b/department/x',
		'book/../department'
	];
	for (const name of [
		...wrong,
		'book/b/unit/u/1',
		'BOOK/b/department',
		`book/${'x'.repeat(65)}/department`
	])
		expect(parseRoom(name)).toBeUndefined();
	fc.assert(
		fc.property(fc.string(), (name) => {
			const room = parseRoom(name);
			expect(room && nameOf(room)).toBe(room && name);
		})
	);
	expect(() => unitRoom('b', '../x')).toThrow(RangeError);
});

function nameOf(room: Room): string {
	if (room.kind === 'unit') return unitRoom(room.book, room.unit);
	if (room.kind === 'person') return personRoom(room.book, room.person);
	return room.kind === 'comments' ? commentsRoom(room.book) : departmentRoom(room.book);
}

test('[C4] rows live with their unit, else with the department', () => {
	expect(roomOf('b', 'T12', 'u2')).toBe('book/b/unit/u2');
	expect(roomOf('b', 'T3', undefined)).toBe('book/b/department');
	expect(roomOf('b', 'T3@u4', undefined)).toBe('book/b/unit/u4');
	expect(admits({ kind: 'unit', book: 'b', unit: 'u4' }, 'T3@u4', firstFormat())).toBe(true);
	expect(admits({ kind: 'unit', book: 'b', unit: 'u4' }, 'T3', firstFormat())).toBe(false);
});

test('[C5] migrations run in order, once, and fail by name', () => {
	const migrations: Migration[] = [2, 3].map((to) => ({
		to,
		name: `to ${to}`,
		migrate: (doc) => void metaOf(doc).set(`did${to}`, true)
	}));
	const doc = new Y.Doc();
	expect(migrateRoom(doc, migrations, 3)).toMatchObject({ failure: { kind: 'no-schema' } });
	metaOf(doc).set('schema', 1);
	expect(migrateRoom(doc, migrations, 3)).toEqual({ ok: true, from: 1, to: 3 });
	expect(metaOf(doc).toJSON()).toEqual({ schema: 3, did2: true, did3: true });
	expect(migrateRoom(doc, migrations, 2)).toMatchObject({ failure: { kind: 'newer-schema' } });
	expect(migrateRoom(doc, migrations, 5)).toMatchObject({
		failure: { kind: 'missing-migration', to: 4 }
	});
	const bad = {
		to: 4,
		name: 'bad',
		migrate: () => {
			throw new Error('why');
		}
	};
	expect(migrateRoom(doc, [bad], 4)).toMatchObject({
		failure: { kind: 'migration-failed', to: 4, name: 'bad', reason: 'why' }
	});
	expect(schemaOf(doc)).toBe(3);
});

test('[C10] an order lies between its neighbours, whatever keys there are', () => {
	const row = (id: string, order: string) => ({ id, order, cells: {} });
	const rows = [row('a', 'a0'), row('b', 'a1'), row('c', 'a1'), row('d', 'a2')];
	expect(orderAfter(rows, undefined) < 'a0').toBe(true);
	const shared = orderAfter(rows, 'b');
	expect(shared > 'a1' && shared < 'a2').toBe(true);
	expect(orderAfter(rows, 'd') > 'a2').toBe(true);
	const moved = orderAfter(rows, 'a', 'b');
	expect(moved > 'a0' && moved < 'a1').toBe(true);
	expect(orderAfter([row('x', '???')], 'x') > '???').toBe(true);
	expect(orderAfter([], undefined)).toBe('a0');
});

import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import type { Book, SheetKey } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { BookMirror } from './book-mirror';
import { projectRooms } from './project-rooms';
import { departmentRoom, unitRoom, type RoomName } from './room-name';
import { cellsOf, rowKey, rowsOf, textName } from './schema';
import { seedRooms } from './seed-room';
import { headOf } from '../../../../tests/support/small-book';

const BOOK: Book = {
	head: headOf({
		units: [
			{ id: 'u1', code: '', name: '晋城市公安局', kind: '行政', role: '本级' },
			{ id: 'u2', code: '070002', name: '晋城市看守所', kind: '参公', role: '所属' }
		],
		settings: { X12: { off: true, reason: '口径不同' } }
	}),
	sheets: {
		T2: [
			{ id: 'r1', order: 'a0', role: 'total', cells: { 合计: 100 } },
			{ id: 'r2', order: 'a1', cells: { 编码: '204', 名称: '公共安全支出', 合计: 100 } }
		],
		'T2@u2': [{ id: 'r3', order: 'a0', unit: 'u2', cells: { 合计: 7 } }],
		T12: [
			{ id: 'r4', order: 'a0', unit: 'u1', cells: { 项目: '辅警招聘经费', 合计: 40_000_000 } },
			{ id: 'r5', order: 'a1', unit: 'u2', cells: { 项目: '监所运行', 合计: 5 } }
		],
		projects: [
			{ id: 'p1', order: 'a0', unit: 'u2', cells: { 项目名称: '监所运行', 项目概况: '概况' } }
		],
		'indicators@p1': [{ id: 'i1', order: 'a0', cells: { 一级: '产出指标' } }],
		narrative: [{ id: 'N1', order: 'a0', cells: { 标题: '变动', 正文: '正文。' } }]
	}
};

const DEPARTMENT = departmentRoom('b');
const ROOMS = [DEPARTMENT, unitRoom('b', 'u1'), unitRoom('b', 'u2')];

function seeded(): Map<RoomName, Y.Doc> {
	const result = seedRooms(BOOK, { book: 'b', clientID: 1, at: 1000, by: 'import' });
	if (!result.ok) throw new Error(result.failure.kind);
	return new Map(result.rooms);
}

/** Without empty sheets, and sorted, so that only what shows is compared. */
function shown(book: Book): unknown {
	const sheets = Object.entries(book.sheets).filter(([, rows]) => rows!.length > 0);
	return { head: book.head, sheets: Object.fromEntries(sheets.sort()) };
}

describe('seeding and projecting', () => {
	test('[C12] projecting what was seeded is the book, each row in the room of its unit', () => {
		const rooms = seeded();
		expect([...rooms.keys()]).toEqual(ROOMS);
		const indicators = BOOK.sheets['indicators@p1']!.map((r) => ({ ...r, unit: 'u2' }));
		const expected = { ...BOOK, sheets: { ...BOOK.sheets, 'indicators@p1': indicators } };
		expect(shown(projectRooms(rooms))).toEqual(shown(expected));
		expect(rowsOf(rooms.get(ROOMS[2])!).get('i1:sheet')).toBe('indicators@p1');
	});

	test('[C11] the same options give the same bytes', () => {
		const bytes = () => [...seeded().values()].map((doc) => Y.encodeStateAsUpdate(doc));
		expect(bytes()).toEqual(bytes());
	});

	test('[C13] ids that could not be keys are refused by name', () => {
		const bad = (id: string) =>
			seedRooms(
				{ ...BOOK, sheets: { T2: [{ id, order: 'a0', cells: {} }] } },
				{ book: 'b', clientID: 1, at: 0, by: 'x' }
			);
		expect(bad('a:b')).toMatchObject({ ok: false, failure: { kind: 'bad-row-id' } });
		expect(bad('__proto__')).toMatchObject({ ok: false, failure: { kind: 'bad-row-id' } });
		expect(bad('fine').ok).toBe(true);
	});
});

describe('mirror', () => {
	test('[C21] cells of a row that is not there yet wait for it', () => {
		const rooms = seeded();
		const mirror = new BookMirror(rooms);
		const doc = rooms.get(DEPARTMENT)!;
		cellsOf(doc).set('new:合计', { v: 5, t: 2000, by: 'a' });
		expect(mirror.book.row('new')).toBeUndefined();
		doc.transact(() => {
			rowsOf(doc).set('new:order', 'a5');
			rowsOf(doc).set('new:sheet', 'T2');
		});
		expect(mirror.book.row('new')?.cells).toEqual({ 合计: 5 });
	});

	test('[C22] a removed row disappears, and comes back with a cell that its remover had not seen', () => {
		const rooms = seeded();
		const mirror = new BookMirror(rooms);
		const doc = rooms.get(DEPARTMENT)!;
		const seen = { 编码: 1000, 名称: 1000, 合计: 1000 };
		rowsOf(doc).set('r2:deleted', { t: 2000, by: 'a', seen });
		expect(mirror.book.row('r2')).toBeUndefined();
		expect(projectRooms(rooms).sheets.T2).toHaveLength(1);
		cellsOf(doc).set('r2:合计', { v: 9, t: 1500, by: 'b' });
		expect(mirror.book.row('r2')?.cells).toEqual({ 编码: '204', 名称: '公共安全支出', 合计: 9 });
	});

	test('[C23] a unit room cannot show rows that are not its own', () => {
		const rooms = seeded();
		const mirror = new BookMirror(rooms);
		const doc = rooms.get(ROOMS[2])!;
		doc.transact(() => {
			for (const [id, sheet] of [
				['x1', 'T2'],
				['x2', 'T2@u1'],
				['x3', 'narrative'],
				['x4', 'T12'],
				['r4', 'T12']
			]) {
				rowsOf(doc).set(`${id}:sheet`, sheet);
				rowsOf(doc).set(`${id}:order`, 'a9');
				rowsOf(doc).set(`${id}:unit`, 'u1');
			}
		});
		for (const id of ['x1', 'x2', 'x3']) expect(mirror.book.row(id)).toBeUndefined();
		expect(mirror.book.row('x4')?.unit).toBe('u2');
		expect(mirror.roomOf('r4')).toBe(ROOMS[1]);
	});

	test('[C24] says what changed, with the origin, and nothing for what does not show', () => {
		const rooms = seeded();
		const mirror = new BookMirror(rooms);
		const heard: unknown[] = [];
		mirror.onChange(({ changes, origin, local }) => heard.push({ changes, origin, local }));
		const doc = rooms.get(DEPARTMENT)!;
		doc.transact(() => doc.getText(textName('N1', '正文')).insert(2, '又'), 'me');
		cellsOf(doc).set('nowhere:合计', { v: 1, t: 1, by: 'x' });
		expect(heard).toEqual([
			{
				changes: [{ kind: 'cell', row: 'N1', column: '正文', value: '正文又。' }],
				origin: 'me',
				local: true
			}
		]);
	});
});

/** A random step of one peer on one room. */
const step = fc.record({
	peer: fc.nat(2),
	room: fc.nat(2),
	row: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'p1', 'i1', 'N1', 'n1', 'n2'),
	action: fc.constantFrom('cell', 'blank', 'text', 'mark', 'delete', 'restore', 'head', 'sync'),
	column: fc.constantFrom('合计', '名称', '项目概况', '正文'),
	value: fc.oneof(fc.nat(99), fc.string({ maxLength: 3 })),
	sheet: fc.constantFrom<SheetKey>('T2', 'T12', 'T2@u2', 'projects', 'indicators@p1')
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function act(doc: Y.Doc, s: Step, t: number): void {
	const by = `peer${s.peer}`;
	doc.transact(() => {
		switch (s.action) {
			case 'cell':
				return cellsOf(doc).set(`${s.row}:${s.column}`, { v: s.value, t, by });
			case 'blank':
				return cellsOf(doc).set(`${s.row}:${s.column}`, { t, by });
			case 'text': {
				const text = doc.getText(textName(s.row, '正文'));
				if (text.length > 2 && t % 3 === 0) text.delete(0, 2);
				else text.insert(t % (text.length + 1), String(s.value));
				return cellsOf(doc).set(`${s.row}:正文`, { t, by });
			}
			case 'mark':
				rowsOf(doc).set(rowKey(s.row, 'sheet'), s.sheet);
				return rowsOf(doc).set(rowKey(s.row, 'order'), `a${t % 7}`);
			case 'delete': {
				const seen: Record<string, number> = {};
				for (const [key, value] of cellsOf(doc).entries()) {
					if (key.startsWith(`${s.row}:`))
						seen[key.slice(s.row.length + 1)] = (value as { t: number }).t;
				}
				return rowsOf(doc).set(rowKey(s.row, 'deleted'), { t, by, seen });
			}
			case 'restore':
				return rowsOf(doc).set(rowKey(s.row, 'deleted'), null);
			case 'head':
				return doc.getMap('meta').set('setting:k', s.value);
		}
	});
}

test('[C20] in any order of transactions and merges, mirror = fresh projection = replayed changes', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
			const start = [...seeded()].map(([room, doc]) => [room, Y.encodeStateAsUpdate(doc)] as const);
			const peers = [0, 1, 2].map((peer) => {
				const docs = new Map(start.map(([room]) => [room, new Y.Doc()]));
				for (const doc of docs.values()) doc.clientID = 100 + peer;
				const mirror = new BookMirror(docs);
				const replay = new LiveBook(mirror.book.snapshot());
				mirror.onChange(({ changes }) => changes.forEach((c) => replay.apply(c)));
				for (const [room, update] of start) Y.applyUpdate(docs.get(room)!, update);
				return { docs, mirror, replay };
			});
			const sync = (from: number, to: number, room: RoomName): void => {
				const [a, b] = [peers[from].docs.get(room)!, peers[to].docs.get(room)!];
				Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
			};
			steps.forEach((s, i) => {
				if (s.action === 'sync') return sync(s.peer, (s.peer + 1) % 3, ROOMS[s.room]);
				act(peers[s.peer].docs.get(ROOMS[s.room])!, s, 2000 + i);
			});
			for (const { docs, mirror, replay } of peers) {
				expect(shown(mirror.book.snapshot())).toEqual(shown(projectRooms(docs)));
				expect(shown(replay.snapshot())).toEqual(shown(mirror.book.snapshot()));
			}
			for (const room of ROOMS)
				for (const [a, b] of [
					[0, 1],
					[1, 2],
					[2, 0],
					[0, 1]
				])
					sync(a, b, room);
			expect(shown(peers[1].mirror.book.snapshot())).toEqual(
				shown(peers[0].mirror.book.snapshot())
			);
			expect(shown(peers[2].mirror.book.snapshot())).toEqual(
				shown(peers[0].mirror.book.snapshot())
			);
		}),
		{ numRuns: 300 }
	);
});

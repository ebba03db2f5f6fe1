import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import type { Book } from '$lib/budget/book/book';
import { conflictsIn } from '../conflict/conflict';
import { applySettlement, settleConcurrent } from '../conflict/settle-concurrent';
import { BookMirror } from './book-mirror';
import { projectRooms } from './project-rooms';
import { departmentRoom } from './room-name';
import { cellsOf } from './schema';
import { seedRooms } from './seed-room';
import { headOf } from '../../../../tests/support/small-book';

const ROOM = departmentRoom('b');
const CODES = ['204', '205', '206'];
const COLUMNS = ['合计', '基本支出', '项目支出'];

const BOOK: Book = {
	head: headOf(),
	sheets: {
		T3: CODES.map((code, at) => ({
			id: `r${code}`,
			order: `a${at}`,
			cells: { 编码: code, 名称: code, 合计: at * 10_000 },
			...(at === 0 && { formulas: { 合计: '=[205]+[206]' } })
		}))
	}
};

const seed = (): Y.Doc => {
	const seeded = seedRooms(BOOK, { book: 'b', clientID: 1, at: 1000, by: 'import' });
	if (!seeded.ok) throw new Error(seeded.failure.kind);
	return seeded.rooms.get(ROOM)!;
};

/** A server that settles as it merges, and two people with what it has. */
function setUp() {
	const server = seed();
	server.on('afterTransaction', (transaction: Y.Transaction) =>
		applySettlement(server, settleConcurrent(server, transaction, { now: 1_000_000 }))
	);
	const people = [5, 9].map((client) => {
		const doc = new Y.Doc();
		doc.clientID = client;
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
		return doc;
	});
	const mirrors = [server, ...people].map((doc) => new BookMirror([[ROOM, doc]]));
	const send = (from: Y.Doc, to: Y.Doc): void =>
		Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'wire');
	return { server, people, mirrors, send };
}

describe('computed cells in rooms', () => {
	test('[C131] are kept as their formula and read as its value, as soon as an operand is other', () => {
		const { people, mirrors } = setUp();
		const told: unknown[] = [];
		mirrors[1].onChange(({ changes }) => told.push(...changes));
		expect(cellsOf(people[0]).get('r204:合计')).toMatchObject({ v: '=[205]+[206]' });
		expect(mirrors[1].book.value('r204', '合计')).toBe(30_000);
		cellsOf(people[0]).set('r206:合计', { v: 50_000, t: 2000, by: 'a' });
		expect(mirrors[1].book.value('r204', '合计')).toBe(60_000);
		expect(told).toEqual([
			{ kind: 'cell', row: 'r206', column: '合计', value: 50_000 },
			{ kind: 'cell', row: 'r204', column: '合计', value: 60_000, formula: '=[205]+[206]' }
		]);
	});

	test('[C132] conflict on their formula, and never because an operand was written meanwhile', () => {
		const { server, people, mirrors, send } = setUp();
		const [a, b] = people;
		cellsOf(a).set('r204:合计', { v: '=[205]', t: 2000, by: 'a' });
		cellsOf(b).set('r205:合计', { v: 70_000, t: 2001, by: 'b' });
		send(a, server);
		send(b, server);
		expect(conflictsIn(server)).toEqual([]);
		expect(mirrors[0].book.value('r204', '合计')).toBe(70_000);
		cellsOf(a).set('r204:合计', { v: '=[205]*2', t: 3000, by: 'a' });
		cellsOf(b).set('r204:合计', { v: '=[206]', t: 3001, by: 'b' });
		send(a, server);
		send(b, server);
		expect(conflictsIn(server)).toMatchObject([
			{ record: { kept: { v: '=[206]' }, lost: { v: '=[205]*2' } } }
		]);
	});

	const written = fc.oneof(
		fc.integer({ min: -5, max: 5 }).map((n) => n * 10_000),
		fc.constantFrom(
			'=[205]',
			'=[206]+.合计',
			'=.基本支出×0.3',
			'=1/[204].合计',
			'=sum([*])',
			'=坏'
		),
		fc.constant(undefined)
	);
	const step = fc.record({
		who: fc.constantFrom(0, 1),
		row: fc.constantFrom(...CODES),
		column: fc.constantFrom(...COLUMNS),
		written,
		meets: fc.boolean()
	});

	test('[C133] have one value for everybody once all have met, whoever wrote what meanwhile', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
				const { server, people, mirrors, send } = setUp();
				let t = 2000;
				for (const { who, row, column, written: v, meets } of steps) {
					const record = { ...(v !== undefined && { v }), t: ++t, by: 'ab'[who] };
					cellsOf(people[who]).set(`r${row}:${column}`, record);
					if (!meets) continue;
					send(people[who], server);
					send(server, people[who]);
				}
				for (const doc of people) send(doc, server);
				for (const doc of people) send(server, doc);
				const anew = projectRooms([[ROOM, server]]).sheets.T3;
				for (const { book } of mirrors) expect(book.snapshot().sheets.T3).toEqual(anew);
			}),
			{ numRuns: 150 }
		);
	});
});

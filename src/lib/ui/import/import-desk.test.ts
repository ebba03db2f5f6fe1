import * as Y from 'yjs';
import { afterEach, expect, test } from 'vitest';
import type { Book } from '$lib/budget/book/book';
import { newBook } from '$lib/budget/new-book/new-book';
import { carriedFormat } from '$lib/formats/book-format';
import { knownFormat } from '$lib/formats/known-formats';
import { MemoryOfflineStore } from '$lib/collab/device/memory-offline-store';
import { ROOM_QUOTA } from '$lib/collab/room/room-quota';
import { roomsOf } from '$lib/collab/room/room-name';
import { seedRooms } from '$lib/collab/room/seed-room';
import { openBook, type BookSession } from '$lib/collab/session/book-session';
import { NOTHING_APART, type ProposedRow } from '$lib/exchange/compare/proposal';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { Remembered } from '../state/remembered';
import { sayRefusal } from '../state/words.svelte';
import { ColumnMemory } from './column-memory';
import { ImportDesk } from './import-desk.svelte';
import { readRequested } from './read-request';
import type { startReading } from './start-reading';

let session: BookSession;
afterEach(() => session.close());

/** The book on this device, where the department's room takes so many more cells. */
async function roomFor(cells: number, book: Book = SMALL_BOOK): Promise<BookSession> {
	const seeded = seedRooms(book, { book: 'b', clientID: 1, at: 1000, by: 'import' });
	if (!seeded.ok) throw new Error(seeded.failure.kind);
	const store = new MemoryOfflineStore();
	for (const [room, doc] of seeded.rooms) await store.append(room, Y.encodeStateAsUpdate(doc));
	const holds = seeded.rooms.get('book/b/department')!.getMap('cells').size;
	const opened = openBook({
		bookId: 'b',
		identity: { id: 'c', name: 'c', role: 'coordinator' },
		rooms: roomsOf('b', book.head).map((room) => ({ room, mayWrite: true })),
		url: 'ws://nowhere/sync',
		store,
		quota: { ...ROOM_QUOTA, cells: holds + cells },
		connect: () => ({ readyState: 0, close: () => undefined }) as never,
		frame: (run) => run()
	});
	await opened.ready;
	return opened;
}

test('[C125] an import that is too much is told before it is written, and fits once less is chosen', async () => {
	session = await roomFor(3);
	const rows = ['x1', 'x2', 'x3', 'x4'].map((id): ProposedRow => {
		return { kind: 'new', sheet: 'T2', id, name: id, cells: [{ column: '合计', after: 100 }] };
	});
	const desk = new ImportDesk(session, new ColumnMemory(session, new Remembered(undefined)));
	const before = session.book.snapshot();
	const sheets = [{ sheet: 'T2', rows }] as const;
	desk.offer('文件', { sheets, head: [], same: 0, outside: [], apart: NOTHING_APART });
	expect(desk.unwritable).toMatchObject({ kind: 'room-full', excess: { what: 'cells', adds: 4 } });
	const said = sayRefusal(desk.unwritable!, session.book.head);
	expect(said).toContain('这次要加 4 个单元格');
	expect(said).toContain('还能加 3 个单元格');
	expect(desk.apply()).toEqual({ ok: false, refusal: desk.unwritable });
	expect(session.book.snapshot()).toEqual(before);
	desk.set(['x4 合计'], false);
	expect(desk.unwritable).toBeUndefined();
	expect(desk.apply()).toEqual({ ok: true });
	expect(session.book.value('x3', '合计')).toBe(100);
});

/** As the worker does, at once. */
const readHere: typeof startReading = (request) => ({
	end: readRequested(structuredClone(request)),
	cancel: () => undefined
});

test('[R155] a document is read by the format of the open book, and the other one is stated', async () => {
	const rows = [
		['2018年支出预算总表'],
		['', '', '', '', '单位：万元'],
		['合计', '基本支出', '项目支出', '单位预留机动经费', '结转下年资金'],
		['100.00', '60.00', '40.00', '0.00', '0.00'],
		['2018年收入预算总表'],
		['', '', '单位：万元'],
		['项目名称', '', '金额'],
		['一般公共预算资金', '小计', '100.00']
	].map((texts, at) => ({
		line: at + 1,
		cells: texts.flatMap((text, i) => (text === '' ? [] : [{ index: i, text }]))
	}));
	const reads = async (id: string) => {
		let n = 0;
		const format = carriedFormat(knownFormat(id)!);
		const department = { code: '', name: '甲厅' };
		const head = { year: 2018, level: '省级', department, units: [], format, settings: {} };
		session = await roomFor(
			5_000,
			newBook(head, () => `r${n++}`)
		);
		const memory = new ColumnMemory(session, new Remembered(undefined));
		const desk = new ImportDesk(session, memory, readHere);
		await desk.readBlock('文件', rows);
		return desk;
	};
	const same = await reads('cn/budget/jiangsu-2018');
	expect(same.report?.format).toMatchObject({
		id: 'cn/budget/jiangsu-2018',
		recognised: 2,
		raw: 0
	});
	expect(same.report?.format?.own).toBeUndefined();
	await session.close();
	const other = await reads('cn/budget/shanghai-2025');
	expect(other.report?.format).toMatchObject({
		id: 'cn/budget/shanghai-2025',
		own: { id: 'cn/budget/jiangsu-2018' }
	});
});

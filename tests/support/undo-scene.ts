/** Two people's sessions of one book, without a server, that meet when a test says so. */
import * as Y from 'yjs';
import type { Book } from '../../src/lib/budget/book/book';
import { openBook, type BookSession } from '../../src/lib/collab/session/book-session';
import { MemoryOfflineStore } from '../../src/lib/collab/device/memory-offline-store';
import { roomsOf } from '../../src/lib/collab/room/room-name';
import { seedRooms } from '../../src/lib/collab/room/seed-room';
import { headOf } from './small-book';

export const UNDO_BOOK: Book = {
	head: headOf({
		units: [{ id: 'u1', code: '', name: '晋城市公安局', kind: '行政', role: '本级' }]
	}),
	sheets: {
		T2: [{ id: 't1', order: 'a0', cells: { 合计: 1 } }],
		T12: [
			{ id: 'r1', order: 'a0', unit: 'u1', cells: { 项目: '一', 合计: 10 } },
			{ id: 'r2', order: 'a1', unit: 'u1', cells: { 项目: '二', 合计: 20 } },
			{ id: 'r3', order: 'a2', unit: 'u1', cells: { 项目: '三', 合计: 30 } }
		],
		projects: [
			{ id: 'p1', order: 'a0', unit: 'u1', cells: { 项目名称: '一', 项目概况: '甲乙丙' } }
		],
		'indicators@p1': [{ id: 'i1', order: 'a0', unit: 'u1', cells: { 一级: '产出指标' } }]
	}
};

export const ROOMS = roomsOf('b', UNDO_BOOK.head);
const open: BookSession[] = [];

/** A session of one device that has the book and no line. */
async function sessionOf(id: string, time: () => number, book: Book): Promise<BookSession> {
	const seeded = seedRooms(book, { book: 'b', clientID: 1, at: 1000, by: 'import' });
	if (!seeded.ok) throw new Error(seeded.failure.kind);
	const store = new MemoryOfflineStore();
	for (const [room, doc] of seeded.rooms) await store.append(room, Y.encodeStateAsUpdate(doc));
	const session = openBook({
		bookId: 'b',
		identity: { id, name: id, role: 'coordinator' },
		rooms: ROOMS.map((room) => ({ room, mayWrite: true })),
		url: 'ws://nowhere/sync',
		store,
		clock: time,
		connect: () => ({ readyState: 0, close: () => undefined }) as never,
		frame: (run) => run()
	});
	await session.ready;
	open.push(session);
	return session;
}

/** @param book of the units of `UNDO_BOOK` */
export async function two(book = UNDO_BOOK): Promise<[BookSession, BookSession]> {
	let now = 2000;
	const time = () => ++now;
	return [await sessionOf('a', time, book), await sessionOf('b', time, book)];
}

/** Both have what either has. */
export function meet(a: BookSession, b: BookSession): void {
	for (const room of ROOMS) {
		const [one, other] = [a.docOf(room)!, b.docOf(room)!];
		Y.applyUpdate(other, Y.encodeStateAsUpdate(one), 'meeting');
		Y.applyUpdate(one, Y.encodeStateAsUpdate(other), 'meeting');
	}
}

export async function closeAll(): Promise<void> {
	for (const session of open.splice(0)) await session.close();
}

import fc from 'fast-check';
import * as Y from 'yjs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Book, BookChange, Row, Unit } from '$lib/budget/book/book';
import { canonicalText } from '$lib/budget/live/same-book';
import { arbitraryBook } from '../../../../tests/support/arbitrary-book';
import { changesOf, randomEdit, type RandomEdit } from '../../../../tests/support/random-edits';
import { openBook, type BookSession } from '../session/book-session';
import { compareBooks, type BookDifference } from './compare-books';
import { EMPTY_HEAD } from '../room/head';
import { MemoryOfflineStore } from '../device/memory-offline-store';
import { projectRooms } from '../room/project-rooms';
import { stepFor, type RestoreStep } from './restore';
import { roomsOf } from '../room/room-name';
import { seedRooms } from '../room/seed-room';
import { headOf } from '../../../../tests/support/small-book';

const open: BookSession[] = [];
afterEach(async () => {
	for (const session of open.splice(0)) await session.close();
});

/** A session of one device that has the book and no line, and may write these rooms. */
async function sessionOf(
	book: Book,
	writable: (room: string) => boolean = () => true
): Promise<BookSession | undefined> {
	const seeded = seedRooms(book, { book: 'b', clientID: 1, at: 1000, by: 'server' });
	if (!seeded.ok) return undefined;
	const store = new MemoryOfflineStore();
	for (const [room, doc] of seeded.rooms) await store.append(room, Y.encodeStateAsUpdate(doc));
	let now = 2000;
	const session = openBook({
		bookId: 'b',
		identity: { id: 'a', name: '甲', role: 'coordinator' },
		rooms: roomsOf('b', book.head).map((room) => ({ room, mayWrite: writable(room) })),
		url: 'ws://nowhere/sync',
		store,
		clock: () => ++now,
		connect: () => ({ readyState: 0, close: () => undefined }) as never,
		frame: (run) => run()
	});
	await session.ready;
	open.push(session);
	return session;
}

function bookOf(session: BookSession): Book {
	const rooms = roomsOf('b', session.book.head);
	return projectRooms(rooms.map((room) => [room, session.docOf(room)!] as const));
}

/** Does what a random edit would, as a person can. */
function perform(session: BookSession, change: BookChange): void {
	switch (change.kind) {
		case 'cell': {
			const { row, column, value } = change;
			if (session.book.row(row)) session.write([{ row, column, value }]);
			return;
		}
		case 'row': {
			const { id, unit, side, role } = change.row;
			const after = session.book.rows(change.sheet).at(0)?.id;
			if (!session.book.row(id))
				session.insertRow({ sheet: change.sheet, id, unit, side, role, after });
			else if (session.book.sheetOf(id) === change.sheet && after !== id)
				session.moveRow(id, after);
			return;
		}
		case 'row-removed':
			if (session.book.row(change.row)) session.removeRow(change.row);
			return;
		case 'head':
			for (const [key, value] of Object.entries(change.head.settings))
				session.writeSetting(key, value);
	}
}

function edit(session: BookSession, edits: readonly RandomEdit[]): void {
	edits.forEach((each, serial) => {
		for (const change of changesOf(each, session.book, serial)) {
			try {
				perform(session, change);
			} catch (error) {
				// Ids and columns that cannot be keys are refused by name.
				if (!(error instanceof RangeError)) throw error;
			}
		}
	});
}

function stepsTo(
	session: BookSession,
	version: Book
): { steps: RestoreStep[]; not: BookDifference[] } {
	const differences = compareBooks(bookOf(session), version);
	const steps = differences.flatMap((each) => stepFor(each) ?? []);
	const allowed = steps.filter((step) => session.restoring.mayRestore(step) === undefined);
	const not = differences.filter((each) => {
		const step = stepFor(each);
		return !step || session.restoring.mayRestore(step) !== undefined;
	});
	return { steps: allowed, not };
}

const runs = { numRuns: 60 };

describe('restoring a version', () => {
	it('leaves nothing different, and is undone in one step', async () => {
		await fc.assert(
			fc.asyncProperty(
				arbitraryBook,
				fc.array(randomEdit, { maxLength: 12 }),
				async (book, edits) => {
					const session = await sessionOf(book);
					if (!session) return;
					const version = bookOf(session);
					edit(session, edits);
					const changed = bookOf(session);
					const { steps, not } = stepsTo(session, version);
					expect(session.restoring.restore(steps)).toEqual({ ok: true });
					expect(compareBooks(bookOf(session), version)).toEqual(not);
					if (steps.length > 0) session.undo();
					expect(canonicalText(bookOf(session))).toBe(canonicalText(changed));
				}
			),
			runs
		);
	});

	it('brings back a removed row with its zeros', async () => {
		const row: Row = { id: 'r1', order: 'a0', unit: 'u1', cells: { 项目: '培训', 合计: 0 } };
		const unit: Unit = { id: 'u1', code: '', name: '市局', kind: '行政', role: '本级' };
		const head = { ...EMPTY_HEAD, year: 2023, units: [unit] };
		const session = (await sessionOf({ head, sheets: { T12: [row] } }))!;
		session.removeRow('r1');
		expect(session.restoring.restore([{ kind: 'row', sheet: 'T12', row }])).toEqual({ ok: true });
		expect(session.book.row('r1')?.cells).toEqual(row.cells);
	});

	it('leaves different only what this person may not write', async () => {
		const department = (room: string): boolean => room.endsWith('/department');
		await fc.assert(
			fc.asyncProperty(
				arbitraryBook,
				fc.array(randomEdit, { maxLength: 12 }),
				async (book, edits) => {
					const everybody = await sessionOf(book);
					if (!everybody) return;
					const version = bookOf(everybody);
					edit(everybody, edits);
					const now = bookOf(everybody);
					const session = await sessionOf(now, department);
					if (!session) return;
					const { steps, not } = stepsTo(session, version);
					expect(session.restoring.restore(steps)).toEqual({ ok: true });
					expect(compareBooks(bookOf(session), version)).toEqual(not);
				}
			),
			runs
		);
	});

	it('is all or nothing', async () => {
		const row = { id: 'r1', order: 'a0', unit: 'u1', cells: { 项目: '一', 合计: 10 } };
		const head = { id: 'h1', order: 'a0', cells: { 合计: 1 } };
		const book: Book = {
			head: headOf({
				units: [{ id: 'u1', code: '', name: '晋城市公安局', kind: '行政', role: '本级' }]
			}),
			sheets: { T2: [head], T12: [row] }
		};
		const session = (await sessionOf(book, (room) => room.endsWith('/department')))!;
		const steps: RestoreStep[] = [
			{ kind: 'cell', sheet: 'T2', row: head, column: '合计', value: 7 },
			{ kind: 'cell', sheet: 'T12', row, column: '合计', value: 8 }
		];
		expect(session.restoring.restore(steps)).toMatchObject({
			ok: false,
			refusal: { kind: 'not-yours', owner: 'u1' }
		});
		expect(session.book.value('h1', '合计')).toBe(1);
	});
});

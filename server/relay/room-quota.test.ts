import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Book } from '$lib/budget/book/book';
import { CLOSE_CODES } from '$lib/collab/wire/wire';
import { createBook } from '../books/create-book';
import { MemoryStore } from '../store/memory/memory-store';
import { openScene, setCell, SMALL_BOOK, UNIT_2, type Scene } from './relay-scene';
import { quotaOf, ROOM_QUOTA } from '$lib/collab/room/room-quota';

let scene: Scene | undefined;
afterEach(() => scene?.close());

describe('a full room', () => {
	it('[R49] takes no new cell, but every change of those that are there', async () => {
		scene = await openScene({ limits: { quota: { ...ROOM_QUOTA, cells: 3 } } });
		const client = await scene.open('clerk-u2', UNIT_2);
		await client.sync();
		client.edit(setCell('r2:本年', 1));
		await client.acked(1);
		client.edit(setCell('r2:合计', 2));
		client.edit(setCell('r2:本年', 3));
		await client.acked(2);
		client.edit(setCell('r2:结转', 4));
		expect((await client.untilClosed()).code).toBe(CLOSE_CODES['room-full']);
		const again = await scene.open('clerk-u2', UNIT_2);
		await again.sync();
		expect(again.cell('r2:结转')).toBeUndefined();
		expect(again.cell('r2:本年')).toMatchObject({ v: 3 });
	});

	it('[R49] nor more bytes', async () => {
		scene = await openScene({ limits: { quota: { ...ROOM_QUOTA, bytes: 4_000 } } });
		const client = await scene.open('clerk-u2', UNIT_2);
		await client.sync();
		client.edit(setCell('r2:项目', 'x'.repeat(5_000)));
		expect((await client.untilClosed()).code).toBe(CLOSE_CODES['room-full']);
	});

	it('[R49] cannot be imported either: nothing of it is stored', async () => {
		const columns = Array.from({ length: 100 }, (_, i) => `列${i}`);
		const cells = Object.fromEntries(columns.map((column) => [column, 1]));
		const rows = Array.from({ length: 5_001 }, (_, i) => {
			const order = `a${String(i).padStart(6, '0')}1`;
			return { id: `x${i}`, order, unit: 'u2', cells };
		});
		const book: Book = { ...SMALL_BOOK, sheets: { T12: rows } };
		const store = new MemoryStore();
		const made = await createBook(store, book, { id: 'full', report: {}, by: 'x', now: 1 });
		expect(made).toEqual({
			ok: false,
			failure: { kind: 'room-full', what: 'cells', limit: 500_000, holds: 0, adds: 500_100 }
		});
		expect(await store.books.find('full')).toBeUndefined();
	});

	it('[R49] counts what a document holds', () => {
		const doc = new Y.Doc();
		for (let i = 0; i < 3; i++) setCell(`r:${i}`, i, 'x')(doc);
		expect(quotaOf(doc, 1, { cells: 3, rows: 0, bytes: 1 })).toBeUndefined();
		expect(quotaOf(doc, 1, { cells: 2, rows: 0, bytes: 1 })?.what).toBe('cells');
		expect(quotaOf(doc, 2, { cells: 3, rows: 0, bytes: 1 })?.what).toBe('bytes');
	});
});

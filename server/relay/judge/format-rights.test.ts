/** A book's format is the server's, and says which sheets people may write. */
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { FORMAT } from '$lib/collab/room/head';
import { SCHEMA_VERSION } from '$lib/collab/room/schema';
import { CLOSE_CODES } from '$lib/collab/wire/wire';
import { carriedFormat } from '$lib/formats/book-format';
import { filledBook } from '../../../tests/support/formats/filled-book';
import { provinceFormat } from '../../../tests/support/formats/province-pack';
import { createBook } from '../../books/create-book';
import { MemoryStore } from '../../store/memory/memory-store';
import { BOOK, DEPARTMENT, openScene, UNIT_2, type Scene } from '../relay-scene';

const province = provinceFormat();
const [table] = province.tables.filter(({ shared }) => !shared);
const book = filledBook(province, ({ holds }) => (holds === 'amount' ? 1 : undefined));

let scene: Scene<MemoryStore>;
afterEach(() => scene.close());

/** @param change what the store's copy of the department's room gets before anybody comes */
async function start(change?: (doc: Y.Doc) => void): Promise<void> {
	const store = new MemoryStore();
	const made = { id: BOOK, report: {}, by: 'test', now: 1 };
	expect(await createBook(store, book, made)).toMatchObject({ ok: true });
	if (change) {
		const doc = new Y.Doc();
		change(doc);
		await store.append(DEPARTMENT, Y.encodeStateAsUpdate(doc), { by: 'server', at: 2 });
	}
	scene = await openScene({ store });
}

async function sent(
	change: (doc: Y.Doc) => void,
	room = DEPARTMENT,
	who = 'coordinator'
): Promise<'taken' | number> {
	const client = await scene.open(who, room);
	await client.sync();
	client.edit(change);
	await Promise.race([client.acked(), client.untilClosed()]);
	return client.closed?.code ?? 'taken';
}

const rowIn =
	(sheet: string, side?: string) =>
	(doc: Y.Doc): void => {
		const rows = doc.getMap('rows');
		rows.set('new:sheet', sheet);
		rows.set('new:order', 'z9');
		if (side !== undefined) rows.set('new:side', side);
	};
const REFUSED = CLOSE_CODES['not-yours'];

describe('[R94] the format', () => {
	it.each<[string, (doc: Y.Doc) => void]>([
		['set', (doc) => void doc.getMap('meta').set(FORMAT, carriedFormat(province))],
		['set with a stamp', (doc) => void doc.getMap('meta').set(FORMAT, { v: 1, t: 1, by: 'c' })],
		['deleted', (doc) => void doc.getMap('meta').delete(FORMAT)]
	])('%s by a client is refused', async (_what, change) => {
		await start();
		expect(await sent(change)).toBe(REFUSED);
		const reader = await scene.open('viewer', DEPARTMENT);
		await reader.sync();
		expect(reader.doc.getMap('meta').get(FORMAT)).toEqual(carriedFormat(province));
	});

	it('[R93] says which sheets and sides there are', async () => {
		await start();
		expect(await sent(rowIn('T2'))).toBe(REFUSED);
		expect(await sent(rowIn(table.id, '没有'))).toBe(REFUSED);
		expect(await sent(rowIn(`${table.id}@u2`), UNIT_2, 'clerk-u2')).toBe('taken');
		expect(await sent(rowIn('T2@u2'), UNIT_2, 'clerk-u2')).toBe(REFUSED);
	});

	it('that cannot be read lets nobody write', async () => {
		await start((doc) => {
			doc.clientID = 2;
			doc.getMap('meta').set('schema', SCHEMA_VERSION);
			doc.getMap('meta').set(FORMAT, { id: 'x', version: 9, content: {} });
		});
		expect(await sent(rowIn(table.id))).toBe(REFUSED);
		expect(await sent(rowIn(`${table.id}@u2`), UNIT_2, 'clerk-u2')).toBe(REFUSED);
	});
});

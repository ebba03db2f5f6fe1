/** [R101] Rooms that hostile updates damaged before updates were judged whole. */
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { schemaOf, SCHEMA_VERSION } from '$lib/collab/room/schema';
import { createBook } from '../books/create-book';
import { MemoryStore } from '../store/memory/memory-store';
import { Healer } from './heal';
import { BOOK, openScene, setCell, SMALL_BOOK, UNIT_2, type Scene } from './relay-scene';

let scene: Scene<MemoryStore>;
afterEach(() => scene?.close());

async function docOf(store: MemoryStore): Promise<Y.Doc> {
	const doc = new Y.Doc();
	const log = (await store.load(UNIT_2))!;
	for (const update of [...log.snapshot, ...log.updates]) Y.applyUpdate(doc, update);
	return doc;
}

/** The update in the log, as a server that judges no deletions would take it. */
async function damage(store: MemoryStore, change: (doc: Y.Doc) => void): Promise<void> {
	const doc = await docOf(store);
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	doc.transact(() => change(doc));
	await store.append(UNIT_2, Y.mergeUpdates(updates), { by: 'clerk-u2', at: 5 });
}

/** A book with a conflict, made by two people who were apart, and then the server stops. */
async function bookWithConflict(): Promise<{ store: MemoryStore; conflict: string }> {
	const store = new MemoryStore();
	await createBook(store, SMALL_BOOK, { id: BOOK, report: {}, by: 'test', now: 1 });
	scene = await openScene({ store, now: () => 10_000 });
	const clients = [await scene.open('coordinator', UNIT_2), await scene.open('clerk-u2', UNIT_2)];
	for (const client of clients) await client.sync();
	const apart = clients.map((client, i) =>
		client.edit(setCell('r2:合计', i + 1, undefined, 1_000 * (i + 1)), { send: false })
	);
	for (const [i, client] of clients.entries()) {
		client.sendUpdate(apart[i]);
		await client.acked();
	}
	await scene.close();
	const [conflict] = (await docOf(store)).getMap('conflicts').keys();
	return { store, conflict };
}

const ATTACK = (conflict: string) => (doc: Y.Doc) => {
	doc.getMap('meta').delete('schema');
	doc.getMap('conflicts').delete(conflict);
	doc.getMap('rows').delete('r2:sheet');
	doc.getMap('rows').delete('r2:order');
	doc.getMap('cells').delete('r2:合计');
	doc.getMap('cells').set('r2:项目', 'words');
};

describe('[R101] a damaged room', () => {
	it('is healed from its log, told in log and audit, and served', async () => {
		const { store, conflict } = await bookWithConflict();
		const whole = await docOf(store);
		await damage(store, ATTACK(conflict));
		expect(schemaOf(await docOf(store))).toBeUndefined();
		scene = await openScene({ store });
		const reader = await scene.open('viewer', UNIT_2);
		await reader.sync();
		for (const root of ['meta', 'conflicts', 'rows', 'cells'])
			expect(reader.doc.getMap(root).toJSON()).toEqual(whole.getMap(root).toJSON());
		expect(scene.logged.map(({ message }) => message)).toContain('room was damaged and is healed');
		const audit = await store.audit.list(0, 100);
		expect(audit.at(-1)).toMatchObject({ by: 'server', action: 'room.healed' });
		const clerk = await scene.open('clerk-u2', UNIT_2);
		await clerk.sync();
		clerk.edit(setCell('r2:合计', 9));
		await clerk.acked();
		// Once is enough: at the next start there is nothing to heal.
		await scene.close();
		scene = await openScene({ store });
		await (await scene.open('viewer', UNIT_2)).sync();
		expect((await store.audit.list(0, 100)).length).toBe(audit.length);
	});

	it('of which only a snapshot is left is healed from the history', async () => {
		const { store, conflict } = await bookWithConflict();
		await store.history.record({
			...{ room: UNIT_2, sequence: 90, at: 6, by: 'clerk-u2' },
			changes: [{ kind: 'row', change: 'moved', sheet: 'T12', row: 'r2' }]
		});
		await damage(store, ATTACK(conflict));
		const { sequence } = (await store.load(UNIT_2))!;
		await store.compact(UNIT_2, [Y.encodeStateAsUpdate(await docOf(store))], sequence);
		scene = await openScene({ store });
		const reader = await scene.open('viewer', UNIT_2);
		await reader.sync();
		expect(schemaOf(reader.doc)).toBe(SCHEMA_VERSION);
		expect(reader.cell('r2:合计')).toMatchObject({ v: 2 });
		expect(reader.doc.getMap('rows').get('r2:sheet')).toBe('T12');
		expect(reader.doc.getMap('conflicts').get(conflict)).toMatchObject({
			...{ row: 'r2', column: '合计' },
			...{ kept: { v: 2, by: 'clerk-u2' }, lost: { v: 1, by: 'coordinator' } }
		});
	});
});

it('[R25] others have their turn while a large room is looked through', async () => {
	const doc = new Y.Doc();
	doc.getMap('meta').set('schema', SCHEMA_VERSION);
	doc.transact(() => {
		const cells = doc.getMap('cells');
		for (let n = 0; n < 300_000; n++) cells.set(`r${n}:合计`, { v: n, t: 1, by: 'a' });
	});
	const healer = new Healer(doc, UNIT_2);
	let done = false;
	const healing = healer.heal(new MemoryStore().history).finally(() => (done = true));
	let turns = 0;
	for (; !done; turns++) await new Promise((resolve) => setImmediate(resolve));
	expect(await healing).toBeUndefined();
	expect(turns).toBeGreaterThan(1);
});

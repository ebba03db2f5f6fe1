/** One contract for every store of a device. */
import 'fake-indexeddb/auto';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { DexieOfflineStore } from './dexie-offline-store';
import { applyStored } from './fold-updates';
import { MemoryDevice, MemoryOfflineStore } from './memory-offline-store';
import type { OfflineStore, SetAside } from './offline-store';
import { StorageFailed } from './offline-store';
import { cellsOf } from '../room/schema';

interface Device {
	/** Another tab, or the same after a reload. */
	open(): OfflineStore;
}

let count = 0;
const DEVICES: [string, () => Device][] = [
	[
		'memory',
		() => {
			const device = new MemoryDevice();
			return { open: () => new MemoryOfflineStore(device) };
		}
	],
	[
		'Dexie',
		() => {
			const name = `test-${count++}`;
			return { open: () => new DexieOfflineStore({ name }) };
		}
	]
];

const ROOM = 'book/b/department';

function updates(cells: number): { doc: Y.Doc; updates: Uint8Array[] } {
	const doc = new Y.Doc();
	const made: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => made.push(update));
	for (let i = 0; i < cells; i++) cellsOf(doc).set(`r${i % 7}:合计`, { v: i, t: i, by: 'a' });
	return { doc, updates: made };
}

async function read(store: OfflineStore, room = ROOM): Promise<unknown> {
	const doc = new Y.Doc();
	applyStored(doc, await store.load(room), 'test');
	return cellsOf(doc).toJSON();
}

const ASIDE: SetAside = {
	id: 'x1',
	room: ROOM,
	at: 5,
	refusal: { kind: 'not-yours', owner: 'u1' },
	edits: [{ row: 'r1', column: '合计', value: 7 }],
	update: new Uint8Array([0, 0])
};

describe.each(DEVICES)('%s', (_name, device) => {
	test('[C51] what was appended is there after a reload, room by room', async () => {
		const here = device();
		const { doc, updates: made } = updates(40);
		const store = here.open();
		await Promise.all(made.map((update) => store.append(ROOM, update)));
		await store.append('book/b/unit/u1', made[0]);
		await store.close();
		expect(await read(here.open())).toEqual(cellsOf(doc).toJSON());
		expect((await here.open().load('book/b/unit/u1')).updates).toHaveLength(1);
		expect(await here.open().load('book/other/department')).toMatchObject({
			updates: [],
			waiting: []
		});
	});

	test('[C52] waiting edits outlive reloads until a state vector covers them', async () => {
		const here = device();
		const store = here.open();
		const { updates: made } = updates(3);
		await Promise.all(made.map((u, i) => store.append(ROOM, u, { client: 9, clock: i + 1 })));
		await store.append(ROOM, made[0]);
		expect((await here.open().load(ROOM)).waiting).toHaveLength(3);
		await store.acknowledge(ROOM, new Map([[9, 2]]));
		const { waiting, acknowledged } = await here.open().load(ROOM);
		expect(waiting).toEqual([{ client: 9, clock: 3 }]);
		expect([...acknowledged]).toEqual([[9, 2]]);
	});

	test('[C53] compaction folds updates and loses none, also those of another tab meanwhile', async () => {
		const here = device();
		const [one, two] = [here.open(), here.open()];
		const { doc, updates: made } = updates(60);
		await Promise.all(made.slice(0, 40).map((u) => one.append(ROOM, u)));
		await Promise.all([
			one.compact(ROOM),
			two.compact(ROOM),
			...made.slice(40).map((u) => two.append(ROOM, u))
		]);
		expect(await read(here.open())).toEqual(cellsOf(doc).toJSON());
		await one.compact(ROOM);
		await one.compact(ROOM);
		const stored = await here.open().load(ROOM);
		expect(stored.updates).toEqual([]);
		expect(stored.snapshot!.length).toBeLessThan(Y.encodeStateAsUpdate(doc).length);
		expect(await read(here.open())).toEqual(cellsOf(doc).toJSON());
	});

	test('[C54] setting aside keeps the edits and forgets the room, at once', async () => {
		const here = device();
		const store = here.open();
		const { updates: made } = updates(2);
		await store.append(ROOM, made[0], { client: 1, clock: 1 });
		await store.setAside(ASIDE);
		expect(await here.open().load(ROOM)).toMatchObject({ updates: [], waiting: [] });
		expect(await here.open().asides('b')).toEqual([ASIDE]);
		// Nothing of another book, whose id begins alike.
		expect(await here.open().asides('b2')).toEqual([]);
		await here.open().setAside({ ...ASIDE, id: 'x2', room: 'book/b2/department' });
		expect(await here.open().asides('b')).toEqual([ASIDE]);
		await store.dropAside('x1');
		expect(await here.open().asides('b')).toEqual([]);
	});

	test('[C55] facts are remembered', async () => {
		const here = device();
		await here.open().remember('/api/me', { identity: null, now: 1 });
		expect(await here.open().recall('/api/me')).toEqual({ identity: null, now: 1 });
		expect(await here.open().recall('/api/other')).toBeUndefined();
	});
});

describe('failing devices', () => {
	test('[C56] no IndexedDB is a typed failure', async () => {
		const store = new DexieOfflineStore({ name: 'none', indexedDB: null as never });
		const nothing = new DexieOfflineStore({
			name: 'n',
			indexedDB: undefined,
			IDBKeyRange: undefined
		});
		await expect(store.append(ROOM, new Uint8Array())).rejects.toMatchObject({
			kind: 'storage-failed',
			reason: 'unavailable'
		});
		await nothing.close();
	});

	test('[C56] a full device is a typed failure, and later appends may succeed', async () => {
		const store = new DexieOfflineStore({ name: 'full' });
		const { updates: made } = updates(2);
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
		try {
			const failed = await store.append(ROOM, made[0]).catch((error: unknown) => error);
			expect(failed).toBeInstanceOf(StorageFailed);
			expect(failed).toMatchObject({ reason: 'quota' });
		} finally {
			IDBObjectStore.prototype.add = add;
		}
		await store.append(ROOM, made[0]);
		expect((await store.load(ROOM)).updates).toHaveLength(1);
	});
});

/** Everything that an update may carry, sent to a real server: what no client of ours writes is refused. */
import { afterEach, describe, expect, it } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { CLOSE_CODES } from '$lib/collab/wire/wire';
import type { MemoryStore } from '../../store/memory/memory-store';
import {
	BOOK,
	DEPARTMENT,
	openScene,
	setCell,
	UNIT_2,
	type RawClient,
	type Scene
} from '../relay-scene';

let scene: Scene<MemoryStore>;
afterEach(() => scene.close());

const TEXT = 'text:r2:正文';
const mark = { t: 5, by: 'clerk-u2', seen: {} };

async function clerk(room = UNIT_2, who = 'clerk-u2'): Promise<RawClient> {
	const client = await scene.open(who, room);
	await client.sync();
	return client;
}

/** The update of a change that Yjs would make, though no client of ours does. */
function made(from: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
	const before = Y.encodeStateVector(doc);
	change(doc);
	return Y.encodeStateAsUpdate(doc, before);
}

async function expectRefused(update: (doc: Y.Doc) => Uint8Array, room = UNIT_2): Promise<void> {
	const client = await clerk(room);
	const before = (await scene.store.load(room))!.sequence;
	client.sendUpdate(update(client.doc));
	const { code } = await client.untilClosed();
	expect([CLOSE_CODES['not-yours'], CLOSE_CODES['bad-message']]).toContain(code);
	expect((await scene.store.load(room))!.sequence).toBe(before);
}

type Change = (doc: Y.Doc) => void;
const erase =
	(root: string, key: string): Change =>
	(doc) =>
		doc.getMap(root).delete(key);
const set =
	(root: string, key: string, value: unknown): Change =>
	(doc) =>
		void doc.getMap(root).set(key, value);

/** Puts a struct of the given content beside those of a map or text, as no API of Yjs would. */
function struct(root: string, key: string | null, content: Y.Item['content']): Change {
	return (doc) =>
		doc.transact((transaction) => {
			const type = doc.get(root);
			const left = key === null ? null : (type._map.get(key) ?? null);
			const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
			const item = new Y.Item(
				...([id, left, left && left.lastId, null, null, type, key, content] as const)
			);
			item.integrate(transaction, 0);
		});
}

describe('[R89] refused, whatever it is written with', () => {
	it.each<[string, Change]>([
		['the schema deleted', erase('meta', 'schema')],
		['a cell deleted', erase('cells', 'r2:合计')],
		['a row deleted without a mark', erase('rows', 'r2:sheet')],
		[
			'a cell set and deleted again',
			(doc) => {
				setCell('r2:合计', 1, 'clerk-u2')(doc);
				erase('cells', 'r2:合计')(doc);
			}
		],
		[
			'a new cell set and deleted again',
			(doc) => {
				setCell('r2:新', 1, 'clerk-u2')(doc);
				erase('cells', 'r2:新')(doc);
			}
		],
		['words over a cell', struct('cells', 'r2:合计', new Y.ContentString('x'))],
		['words over the schema', struct('meta', 'schema', new Y.ContentString('x'))],
		['what is gone over a cell', struct('cells', 'r2:合计', new Y.ContentDeleted(1))],
		['JSON over a cell', struct('cells', 'r2:合计', new Y.ContentJSON([mark]))],
		['bytes over a cell', struct('cells', 'r2:合计', new Y.ContentBinary(new Uint8Array(3)))],
		['an embed in a text', struct(TEXT, null, new Y.ContentEmbed({ a: 1 }))],
		['a format in a text', struct(TEXT, null, new Y.ContentFormat('bold', 'true'))],
		['a value in a text', struct(TEXT, null, new Y.ContentAny([1]))],
		['a value at a key of a text', struct(TEXT, 'k', new Y.ContentAny([1]))],
		['a list in a map', struct('cells', null, new Y.ContentAny([1]))],
		['words in a map', struct('cells', null, new Y.ContentString('x'))],
		['a map in a cell', set('cells', 'r2:合计', new Y.Map())],
		['a document in a cell', set('cells', 'r2:合计', new Y.Doc())],
		['a text of a row of another room', (doc) => doc.getText('text:r1:正文').insert(0, 'x')],
		['a cell of a row of another room', setCell('r1:合计', 1, 'clerk-u2')],
		['a value in a prose cell', setCell('r2:正文', 'x', 'clerk-u2')],
		['a cell with more members', set('cells', 'r2:合计', { v: 1, t: 1, by: 'clerk-u2', x: 1 })],
		['an order that is none', set('rows', 'r2:order', 5)],
		['a role that is none', set('rows', 'r2:role', 'boss')],
		['a side that is none', set('rows', 'r2:side', '左')],
		['a mark with more members', set('rows', 'r2:deleted', { ...mark, x: 1 })],
		[
			'a settlement with more members',
			set('conflicts', 'a:settled', { by: 'clerk-u2', t: 1, x: 1 })
		],
		['a root of another room', set('comments', 'c1', { by: 'clerk-u2', t: 1, text: 'x' })]
	])('%s', async (_what, change) => {
		scene = await openScene();
		await expectRefused((doc) => made(doc, change));
	});

	it('a struct without content, over what a client has yet to write', async () => {
		scene = await openScene();
		await expectRefused(() =>
			encoding.encode((encoder) => {
				for (const n of [1, 1, 77, 0]) encoding.writeVarUint(encoder, n);
				encoding.writeUint8(encoder, 0);
				encoding.writeVarUint(encoder, 5);
				encoding.writeVarUint(encoder, 0);
			})
		);
	});

	it('a client named twice, of which Yjs would read the last only', async () => {
		scene = await openScene();
		await expectRefused((doc) => {
			const update = made(doc, (own) => {
				own.clientID = 77;
				setCell('r2:合计', 1, 'clerk-u2')(own);
			});
			expect([...update.slice(0, 3)]).toEqual([1, 1, 77]);
			const client = encoding.encode((encoder) => {
				for (const n of [0, 77, 0]) encoding.writeVarUint(encoder, n);
			});
			// The deletions of the update are its last five bytes.
			const own = update.slice(1);
			return Uint8Array.of(2, ...own.slice(0, -5), ...client, ...own.slice(-5));
		});
	});

	it('a conflict, by its deletion or by nothing in its place', async () => {
		scene = await openScene({ now: () => 10_000 });
		const clients = [await clerk(UNIT_2, 'coordinator'), await clerk()];
		const apart = clients.map((client, i) =>
			client.edit(setCell('r2:合计', i, undefined, 1_000 * (i + 1)), { send: false })
		);
		for (const [i, client] of clients.entries()) {
			client.sendUpdate(apart[i]);
			await client.acked();
		}
		const id = [...(await clerk()).doc.getMap('conflicts').keys()][0];
		expect(id).toMatch(/^r2:合计#/);
		await expectRefused((doc) => made(doc, erase('conflicts', id)));
		await expectRefused((doc) => made(doc, set('conflicts', id, null)));
	});

	it('in every other room', async () => {
		scene = await openScene();
		const comments = `book/${BOOK}/comments`;
		const person = `book/${BOOK}/person/clerk-u2`;
		for (const room of [comments, person, `book/${BOOK}/workflow`, DEPARTMENT])
			await expectRefused((doc) => made(doc, erase('meta', 'schema')), room);
		await expectRefused((doc) => made(doc, set('seen', 'c1', 'x')), person);
		const anchor = { sheet: 'T2', row: 'r1', column: '合计', address: 'T2[合计].合计' };
		const own = await clerk(comments);
		own.edit(set('comments', 'c1', { by: 'clerk-u2', t: 1, text: '请核对', anchor }));
		await own.acked();
		await expectRefused((doc) => made(doc, erase('comments', 'c1')), comments);
	});
});

describe('[R89] taken, as people work', () => {
	it('overwriting, again and again, apart and together, in one update and in several', async () => {
		scene = await openScene();
		const [a, b] = [await clerk(), await clerk()];
		for (let i = 0; i < 5; i++) {
			a.edit(setCell('r2:合计', i), { send: false });
			b.edit(setCell('r2:合计', 100 + i), { send: false });
		}
		// Both windows know the other's values before the server does, and repeat what is overwritten.
		Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc));
		Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc));
		const vector = Y.encodeStateVector((await clerk()).doc);
		const late = b.edit(setCell('r2:合计', 200), { send: false });
		a.sendStep2(Y.encodeStateAsUpdate(a.doc, vector));
		await a.acked();
		b.sendUpdate(late);
		b.sendStep2(Y.encodeStateAsUpdate(b.doc, vector));
		await b.acked();
		const reader = await clerk();
		expect(reader.cell('r2:合计')).toMatchObject({ v: 200 });
	});

	it('what people put into texts and take out, also others’ words', async () => {
		scene = await openScene();
		const [a, b] = [await clerk(), await clerk(UNIT_2, 'coordinator')];
		a.edit((doc) => doc.getText(TEXT).insert(0, '一二三四五'));
		await a.acked();
		await b.sync();
		b.edit((doc) => doc.getText(TEXT).delete(1, 3));
		b.edit((doc) => doc.getText(TEXT).insert(1, '中'));
		await b.acked();
		const reader = await clerk();
		expect(reader.doc.getText(TEXT).toString()).toBe('一中五');
	});
});

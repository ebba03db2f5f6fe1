import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { inspectUpdate } from '$lib/collab/wire/inspect-update';
import { RowOwners } from '../row-owners';
import { Judge } from './judge';
import { StoodRecords } from './stood-records';
import { mayBeLost } from './rights';

const anchor = { sheet: 'T2', row: 'r1', column: '合计', address: 'T2[合计].合计' };
const said = (by: string, more: object = {}) => ({ by, t: 1000, text: '请核对', anchor, ...more });

/** A comments room with something of 甲 in it, and what others try to do to it. */
function setUp(name = 'book/b/comments') {
	const server = new Y.Doc();
	server.clientID = 1;
	const peer = (client: number): Y.Doc => {
		const doc = new Y.Doc();
		doc.clientID = client;
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
		return doc;
	};
	const lost = { until: -Infinity };
	const judge = new Judge({
		room: name,
		doc: server,
		owners: new RowOwners(),
		stood: new StoodRecords(),
		lostSpans: () => [{ after: 0, until: lost.until }],
		now: () => lost.until
	});
	const own = {
		check(update: Uint8Array, who: string) {
			const read = inspectUpdate(update);
			return read.ok ? judge.check(read.summary, { id: who, name: who }) : read.failure;
		},
		settled: () => judge.settled()
	};
	const made = (doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array => {
		const updates: Uint8Array[] = [];
		const collect = (update: Uint8Array): void => void updates.push(update);
		doc.on('update', collect);
		doc.transact(() => change(doc));
		doc.off('update', collect);
		return Y.mergeUpdates(updates);
	};
	/** Tries a change as somebody; what is accepted reaches the document at once. */
	const attempt = (who: string, doc: Y.Doc, change: (doc: Y.Doc) => void) => {
		const update = made(doc, change);
		const failure = own.check(update, who);
		if (!failure) Y.applyUpdate(server, update);
		own.settled();
		return failure?.kind;
	};
	const comments = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('comments');
	return { server, peer, own, made, attempt, comments, lost };
}

describe('[C104] who says what', () => {
	it('lets people say and change what is theirs', () => {
		const { peer, attempt, comments, server } = setUp();
		const jia = peer(10);
		expect(attempt('jia', jia, (doc) => comments(doc).set('c1', said('jia')))).toBeUndefined();
		const edited = said('jia', { text: '改好了', edited: 2000 });
		expect(attempt('jia', jia, (doc) => comments(doc).set('c1', edited))).toBeUndefined();
		const gone = said('jia', { text: '', deleted: true });
		expect(attempt('jia', jia, (doc) => comments(doc).set('c1', gone))).toBeUndefined();
		expect(comments(server).get('c1')).toEqual(gone);
	});

	it.each([
		['lower', 10, 20],
		['higher', 20, 10]
	])('takes two windows’ words in one update, the %s number beneath', (_which, below, above) => {
		const { peer, own, comments, server } = setUp();
		const first = peer(below);
		comments(first).set('c1', said('jia'));
		const second = peer(above);
		Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
		const edited = said('jia', { text: '改好了', edited: 2000 });
		comments(second).set('c1', edited);
		const both = Y.encodeStateAsUpdate(second, Y.encodeStateVector(server));
		expect(own.check(both, 'yi')?.kind).toBe('not-own');
		expect(own.check(both, 'jia')).toBeUndefined();
		Y.applyUpdate(server, both);
		expect(comments(server).get('c1')).toEqual(edited);
	});

	it('takes what it has itself for what words rest on, whatever comes again of it', () => {
		const { peer, own, comments, server, attempt } = setUp();
		attempt('jia', peer(10), (doc) => comments(doc).set('c1', said('jia')));
		// A forger's own history: client 10 began with a key of the forger's, and a word goes on top.
		const forged = new Y.Doc();
		forged.clientID = 10;
		comments(forged).set('mine', said('yi'));
		const over = new Y.Doc();
		over.clientID = 11;
		Y.applyUpdate(over, Y.encodeStateAsUpdate(forged));
		comments(over).set('mine', said('yi', { text: '伪造' }));
		// Without its word of what was overwritten (client 10, from 0, 1 tick), which would give it away.
		const told = Y.encodeStateAsUpdate(over);
		expect([...told.slice(-5)]).toEqual([1, 10, 1, 0, 1]);
		const update = Uint8Array.of(...told.slice(0, -5), 0);
		expect(own.check(update, 'yi')?.kind).toBe('not-own');
		const seen = new Y.Doc();
		Y.applyUpdate(seen, Y.encodeStateAsUpdate(server));
		Y.applyUpdate(seen, update);
		// What it would have done: the forger's words in the other's place.
		expect(comments(seen).get('c1')).toMatchObject({ by: 'yi' });
	});

	it('refuses words in somebody else’s name', () => {
		const { peer, attempt, comments } = setUp();
		const forged = (doc: Y.Doc): unknown => comments(doc).set('c1', said('jia'));
		expect(attempt('yi', peer(11), forged)).toBe('not-own');
	});

	it('refuses to change, overwrite or delete what another said', () => {
		const { peer, attempt, comments, server } = setUp();
		attempt('jia', peer(10), (doc) => comments(doc).set('c1', said('jia')));
		for (const change of [
			(doc: Y.Doc) => comments(doc).set('c1', said('jia', { text: '我没说过' })),
			(doc: Y.Doc) => comments(doc).set('c1', said('yi')),
			(doc: Y.Doc) => comments(doc).delete('c1')
		])
			expect(attempt('yi', peer(11), change)).toBe('not-own');
		// Without having seen it either.
		const blind = new Y.Doc();
		blind.clientID = 12;
		expect(attempt('yi', blind, (doc) => comments(doc).set('c1', said('yi')))).toBe('not-own');
		expect(comments(server).get('c1')).toEqual(said('jia'));
	});

	it('refuses what came with a file to be claimed by a namesake', () => {
		const { peer, attempt, comments, server } = setUp();
		comments(server).set('c1', said('jia', { name: '张三' }));
		const change = (doc: Y.Doc): unknown => comments(doc).set('c1', said('jia'));
		expect(attempt('jia', peer(10), change)).toBe('not-own');
		const named = (doc: Y.Doc): unknown => comments(doc).set('c2', said('jia', { name: '李四' }));
		expect(attempt('jia', peer(10), named)).toBe('not-own');
	});

	it('refuses what is no comment, and any other root', () => {
		const { peer, attempt, comments } = setUp();
		for (const change of [
			(doc: Y.Doc) => comments(doc).set('c1', 'words'),
			(doc: Y.Doc) => comments(doc).set('c1', said('jia', { text: 'x'.repeat(4001) })),
			(doc: Y.Doc) => comments(doc).set('c1', said('jia', { anchor: undefined })),
			(doc: Y.Doc) => comments(doc).set('c1', said('jia', { html: '<b>' })),
			(doc: Y.Doc) => comments(doc).set('no id', said('jia')),
			(doc: Y.Doc) => doc.getMap('meta').set('schema', 99),
			(doc: Y.Doc) => doc.getMap('cells').set('r:合计', { v: 1, t: 1, by: 'jia' })
		])
			expect(attempt('jia', peer(10), change)).toBe('not-own');
	});

	it('knows whose it is while the first update is still on its way to the disk', () => {
		const { peer, own, made, comments } = setUp();
		const jia = peer(10);
		const first = made(jia, (doc) => comments(doc).set('c1', said('jia')));
		expect(own.check(first, 'jia')).toBeUndefined();
		const second = made(jia, (doc) =>
			comments(doc).set('c1', said('jia', { text: '又改', edited: 2 }))
		);
		const yi = peer(11);
		Y.applyUpdate(yi, first);
		const over = made(yi, (doc) => comments(doc).set('c1', said('yi')));
		expect(own.check(over, 'yi')?.kind).toBe('not-own');
		expect(own.check(second, 'jia')).toBeUndefined();
	});

	it('refuses a value that would slip to another’s key by its right neighbour', () => {
		const { peer, own, comments, server } = setUp();
		comments(server).set('c1', said('jia'));
		const yi = peer(11);
		comments(yi).set('c2', said('yi'));
		const left = comments(yi)._map.get('c2')!;
		const right = comments(yi)._map.get('c1')!;
		const before = Y.encodeStateVector(yi);
		const id = Y.createID(11, Y.getState(yi.store, 11));
		const content = new Y.ContentAny([said('yi')]);
		const root = left.parent as Y.Map<unknown>;
		const item = new Y.Item(id, left, left.lastId, right, right.id, root, null, content);
		yi.store.clients.get(11)!.push(item);
		expect(own.check(Y.encodeStateAsUpdate(yi, before), 'yi')?.kind).toBe('not-own');
	});

	it('lets a whole state come again, with others’ words that are known', () => {
		const { peer, own, attempt, comments, server } = setUp();
		const jia = peer(10);
		attempt('jia', jia, (doc) => comments(doc).set('c1', said('jia')));
		attempt('jia', jia, (doc) => comments(doc).set('c1', said('jia', { text: '改', edited: 3 })));
		const yi = peer(11);
		comments(yi).set('c2', said('yi'));
		expect(own.check(Y.encodeStateAsUpdate(yi), 'yi')).toBeUndefined();
		expect(comments(server).size).toBe(1);
	});

	it('lets anybody bring back what the server lost, and nothing else of others', () => {
		const { peer, own, comments, lost, server } = setUp();
		const jia = peer(10);
		comments(jia).set('c1', said('jia', { t: 900 }));
		comments(jia).set('c1', said('jia', { t: 900, text: '改', edited: 950 }));
		const yi = peer(11);
		Y.applyUpdate(yi, Y.encodeStateAsUpdate(jia));
		comments(yi).set('c2', said('yi'));
		const whole = Y.encodeStateAsUpdate(yi);
		expect(own.check(whole, 'yi')?.kind).toBe('not-own');
		lost.until = 950;
		expect(own.check(whole, 'yi')).toBeUndefined();
		Y.applyUpdate(server, whole);
		own.settled();
		expect(comments(server).get('c1')).toMatchObject({ by: 'jia', text: '改' });
		const bing = peer(12);
		comments(bing).set('c3', said('jia', { t: 100_000 }));
		expect(own.check(Y.encodeStateAsUpdate(bing), 'bing')?.kind).toBe('not-own');
		comments(bing).delete('c3');
		comments(bing).delete('c1');
		expect(own.check(Y.encodeStateAsUpdate(bing), 'bing')?.kind).toBe('not-own');
		expect(mayBeLost(5, [{ after: 1, until: 9 }], 10)).toBe(true);
		expect(mayBeLost(70_000, [{ after: 1, until: 9 }], 10)).toBe(false);
		expect(mayBeLost(5, [{ after: 70_000, until: 80_000 }], 80_000)).toBe(false);
		expect(mayBeLost(5, [{ after: 1, until: 9 }], 9 + 31 * 86_400_000)).toBe(false);
	});

	it('asks for what an update rests on', () => {
		const { peer, own, made, comments } = setUp();
		const jia = peer(10);
		made(jia, (doc) => comments(doc).set('c1', said('jia')));
		const other = new Y.Doc();
		other.clientID = 12;
		Y.applyUpdate(other, Y.encodeStateAsUpdate(jia));
		const rests = made(other, (doc) => comments(doc).set('c1', said('jia', { edited: 4 })));
		expect(own.check(rests, 'jia')?.kind).toBe('clock-gap');
	});
});

it('[C106] holds in a person’s room nothing but what they have seen', () => {
	const { peer, attempt } = setUp('book/b/person/jia');
	const see = (doc: Y.Doc): unknown => doc.getMap('seen').set('c1', 1);
	expect(attempt('jia', peer(10), see)).toBeUndefined();
	const meta = (doc: Y.Doc): unknown => doc.getMap('meta').set('schema', 9);
	expect(attempt('jia', peer(11), meta)).toBe('not-own');
});

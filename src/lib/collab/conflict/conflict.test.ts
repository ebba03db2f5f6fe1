import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { conflictsIn } from './conflict';
import { deriveHistory } from '../history/derive-history';
import type { HistoryChange } from '../history/history';
import { cellsOf, metaOf, recordOf } from '../room/schema';
import { readSettings } from '../room/setting-entries';
import { applySettlement, settleConcurrent } from './settle-concurrent';

/** A server that settles as it merges, and peers that begin with what it has. */
function setUp(told: HistoryChange[] = []) {
	const now = 10_000;
	const server = new Y.Doc();
	server.clientID = 1;
	server.on('afterTransaction', (transaction: Y.Transaction) =>
		told.push(...deriveHistory(server, transaction))
	);
	server.on('afterTransaction', (transaction: Y.Transaction) =>
		applySettlement(server, settleConcurrent(server, transaction, { now }))
	);
	const send = (from: Y.Doc, to: Y.Doc): void =>
		Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'wire');
	return {
		now,
		server,
		peer: (client: number): Y.Doc => {
			const doc = new Y.Doc();
			doc.clientID = client;
			return doc;
		},
		deliver: (from: Y.Doc) => send(from, server),
		fetch: (to: Y.Doc) => send(server, to)
	};
}

describe('concurrent values of a cell', () => {
	test.each([
		['the higher client is later', 5, 9],
		['the higher client is earlier', 9, 5]
	])('[C71] the later edit stands, %s', (_name, early, late) => {
		const { server, peer, deliver } = setUp();
		const [a, b] = [peer(early), peer(late)];
		cellsOf(a).set('r:合计', { v: 1, t: 1000, by: 'a' });
		cellsOf(b).set('r:合计', { v: 2, t: 2000, by: 'b' });
		for (const order of [
			[a, b],
			[b, a]
		]) {
			const again = setUp();
			for (const doc of order) again.deliver(doc);
			expect(recordOf(again.server, 'r', '合计')).toEqual({ v: 2, t: 2000, by: 'b' });
			expect(conflictsIn(again.server)).toMatchObject([
				{
					record: {
						row: 'r',
						column: '合计',
						kept: { v: 2, t: 2000, by: 'b' },
						lost: { v: 1, t: 1000, by: 'a' }
					},
					settled: undefined
				}
			]);
		}
		deliver(a);
		expect(conflictsIn(server)).toEqual([]);
	});

	test('[C72] who had seen the value overwrites it without conflict', () => {
		const { server, peer, deliver, fetch } = setUp();
		const a = peer(9);
		cellsOf(a).set('r:合计', { v: 1, t: 2000, by: 'a' });
		deliver(a);
		const b = peer(5);
		fetch(b);
		cellsOf(b).set('r:合计', { v: 2, t: 1500, by: 'b' });
		cellsOf(b).set('r:合计', { v: 3, t: 1600, by: 'b' });
		deliver(b);
		expect(recordOf(server, 'r', '合计')?.v).toBe(3);
		expect(conflictsIn(server)).toEqual([]);
	});

	test('[C73] of a chain written while apart only its end is compared', () => {
		const { server, peer, deliver } = setUp();
		const [a, b] = [peer(5), peer(9)];
		for (const [i, v] of [10, 11, 12].entries())
			cellsOf(a).set('r:合计', { v, t: 1000 + i, by: 'a' });
		for (const [i, v] of [20, 21].entries()) cellsOf(b).set('r:合计', { v, t: 900 + i, by: 'b' });
		deliver(b);
		deliver(a);
		expect(recordOf(server, 'r', '合计')).toEqual({ v: 12, t: 1002, by: 'a' });
		expect(conflictsIn(server)).toMatchObject([{ record: { lost: { v: 21 }, kept: { v: 12 } } }]);
	});

	test('[C74] equal values are no conflict; a blank against a figure is one', () => {
		const { server, peer, deliver } = setUp();
		const [a, b, c] = [peer(5), peer(9), peer(3)];
		cellsOf(a).set('r:合计', { v: 1, t: 1000, by: 'a' });
		cellsOf(b).set('r:合计', { v: 1, t: 2000, by: 'b' });
		deliver(a);
		deliver(b);
		expect(conflictsIn(server)).toEqual([]);
		cellsOf(c).set('r:合计', { t: 3000, by: 'c' });
		deliver(c);
		expect(recordOf(server, 'r', '合计')).toEqual({ t: 3000, by: 'c' });
		expect(conflictsIn(server)).toMatchObject([{ record: { lost: { v: 1 } } }]);
	});

	test('[C75] a stamp from the future counts as now and is brought back', () => {
		const { server, peer, deliver, now } = setUp();
		const a = peer(5);
		cellsOf(a).set('r:合计', { v: 1, t: now + 86_400_000, by: 'a' });
		deliver(a);
		expect(recordOf(server, 'r', '合计')).toEqual({ v: 1, t: now, by: 'a' });
		expect(conflictsIn(server)).toEqual([]);
	});

	test('[C76] in any order of arrival the latest stands and every other end is recorded', () => {
		const edits = fc.uniqueArray(
			fc.record({ client: fc.nat(50), t: fc.nat(5000), v: fc.nat(1000) }),
			{
				minLength: 2,
				maxLength: 6,
				selector: (e) => e.client,
				comparator: 'IsStrictlyEqual'
			}
		);
		fc.assert(
			fc.property(edits, (made) => {
				fc.pre(new Set(made.map((e) => e.t)).size === made.length);
				fc.pre(new Set(made.map((e) => e.v)).size === made.length);
				const { server, peer, deliver } = setUp();
				for (const { client, t, v } of made) {
					const doc = peer(client + 10);
					cellsOf(doc).set('r:合计', { v, t, by: `p${client}` });
					deliver(doc);
				}
				const last = made.reduce((a, b) => (a.t > b.t ? a : b));
				expect(recordOf(server, 'r', '合计')?.v).toBe(last.v);
				const lost = conflictsIn(server).map((c) => c.record.lost.v);
				expect(lost.sort()).toEqual(
					made
						.filter((e) => e !== last)
						.map((e) => e.v)
						.sort()
				);
			})
		);
	});

	test('[C77] a settlement is not settled again, and survives where it is merged', () => {
		const { server, peer, deliver, fetch } = setUp();
		const [a, b] = [peer(9), peer(5)];
		cellsOf(a).set('r:合计', { v: 1, t: 1000, by: 'a' });
		cellsOf(b).set('r:合计', { v: 2, t: 2000, by: 'b' });
		deliver(a);
		deliver(b);
		for (const doc of [a, b]) fetch(doc);
		expect(cellsOf(a).toJSON()).toEqual(cellsOf(server).toJSON());
		expect(cellsOf(b).toJSON()).toEqual(cellsOf(server).toJSON());
		expect(recordOf(a, 'r', '合计')?.v).toBe(2);
	});
});

test('[C71] nothing to settle writes nothing', () => {
	const doc = new Y.Doc();
	let updates = 0;
	doc.on('update', () => updates++);
	applySettlement(doc, { restores: [], conflicts: [] });
	expect(updates).toBe(0);
	doc.transact((transaction) => {
		expect(settleConcurrent(doc, transaction, { now: 0 })).toEqual({ restores: [], conflicts: [] });
	});
});

describe('concurrent values of a setting', () => {
	const key = 'entry:codes:204';
	const set = (doc: Y.Doc, v: unknown, t: number, by: string) => metaOf(doc).set(key, { v, t, by });

	/** What the server has when two people wrote one entry while apart, and what its history tells. */
	function merged(clients: readonly [number, number], first: 'a' | 'b') {
		const history: HistoryChange[] = [];
		const { server, peer, deliver } = setUp(history);
		const [a, b] = clients.map(peer);
		set(a, '甲', 1_000, 'a');
		set(b, '乙', 2_000, 'b');
		for (const doc of first === 'a' ? [a, b] : [b, a]) deliver(doc);
		return { settings: readSettings(server), history, server };
	}

	test.each([
		[[5, 9], 'a'],
		[[5, 9], 'b'],
		[[9, 5], 'a'],
		[[9, 5], 'b']
	] as const)('[C115] clients %j, %s first: the later stands, the other waits', (ids, first) => {
		const { settings, history, server } = merged(ids, first);
		expect(settings).toEqual({ codes: { '204': '乙' } });
		expect(conflictsIn(server)).toMatchObject([
			{
				record: { key, kept: { v: '乙', t: 2_000, by: 'b' }, lost: { v: '甲', t: 1_000, by: 'a' } },
				settled: undefined
			}
		]);
		const conflict = { kept: { value: '乙', by: 'b' }, lost: { value: '甲', by: 'a' } };
		expect(history.filter(({ kind }) => kind === 'head-conflict')).toEqual([
			{ kind: 'head-conflict', key, ...conflict }
		]);
		// What had stood when it was overwritten is told as a change, too; what comes back is not.
		const changes = history.filter(({ kind }) => kind === 'head');
		expect(changes.at(0)).toEqual({ kind: 'head', key, after: first === 'a' ? '甲' : '乙' });
	});

	test('[C117] who says the same as another overwrites nothing, nor do one person’s windows', () => {
		const { server, peer, deliver } = setUp();
		const [a, b, c] = [peer(5), peer(9), peer(7)];
		const place = 'entry:matches:broken:f1:r7';
		const say = (doc: Y.Doc, record: object, t: number, by: string) =>
			metaOf(doc).set(place, { v: record, t, by });
		say(a, { form: 'f1', row: 'r7', by: '甲', at: '2023-01-01' }, 1_000, 'a');
		say(b, { row: 'r7', form: 'f1', by: '乙', at: '2023-01-02' }, 2_000, 'b');
		say(c, { form: 'f2', row: 'r7', by: '乙', at: '2023-01-02' }, 1_500, 'b');
		for (const doc of [a, b, c]) deliver(doc);
		expect(conflictsIn(server)).toEqual([]);
	});

	test('[C117] who signed is no mark of a writer: two signatures are two values', () => {
		const { server, peer, deliver } = setUp();
		const [a, b] = [peer(5), peer(9)];
		const sign = (by: string) => ({ 保密审查: { by, on: '2023-02-01' } });
		metaOf(a).set('setting:clearance', { v: sign('甲'), t: 1_000, by: 'a' });
		metaOf(b).set('setting:clearance', { v: sign('乙'), t: 2_000, by: 'b' });
		for (const doc of [a, b]) deliver(doc);
		expect(conflictsIn(server)).toMatchObject([{ record: { lost: { v: sign('甲') } } }]);
	});

	test('[C117] of many who are apart every end but the latest is on record, in any order', () => {
		const edits = fc.uniqueArray(
			fc.record({ client: fc.nat(50), t: fc.nat(5000), v: fc.option(fc.nat(1000)) }),
			{ minLength: 2, maxLength: 6, selector: ({ client }) => client }
		);
		fc.assert(
			fc.property(edits, (made) => {
				fc.pre(new Set(made.map(({ t }) => t)).size === made.length);
				fc.pre(new Set(made.map(({ v }) => v)).size === made.length);
				const { server, peer, deliver } = setUp();
				for (const { client, t, v } of made) {
					const doc = peer(client + 10);
					set(doc, v, t, `p${client}`);
					deliver(doc);
				}
				const last = made.reduce((a, b) => (a.t > b.t ? a : b));
				expect(metaOf(server).get(key)).toMatchObject({ v: last.v });
				const lost = conflictsIn(server).map(({ record }) => record.lost.v);
				expect(new Set(lost)).toEqual(new Set(made.filter((e) => e !== last).map(({ v }) => v)));
			})
		);
	});

	test('[C115] whoever had seen the other is not overruled, whatever their clock says', () => {
		const { server, peer, deliver, fetch } = setUp();
		const [a, b] = [peer(5), peer(9)];
		set(a, '甲', 2_000, 'a');
		deliver(a);
		fetch(b);
		set(b, '乙', 1_000, 'b');
		deliver(b);
		expect(readSettings(server)).toEqual({ codes: { '204': '乙' } });
	});

	test('[C115] taken back later, it stays away; a time to come is brought back to now', () => {
		const { server, now, peer, deliver } = setUp();
		const [a, b] = [peer(9), peer(5)];
		set(a, '甲', 1_000, 'a');
		set(b, null, 2_000, 'b');
		deliver(a);
		deliver(b);
		expect(readSettings(server)).toEqual({});
		const c = peer(7);
		set(c, '丙', now * 100, 'c');
		deliver(c);
		expect(metaOf(server).get(key)).toMatchObject({ t: now });
	});

	test('[C116] what a book was made with has no stamp, and is earlier than any edit', () => {
		const { server, peer, deliver, fetch } = setUp();
		metaOf(server).set(key, '原');
		const [a, b] = [peer(5), peer(9)];
		fetch(a);
		fetch(b);
		set(a, '甲', 2_000, 'a');
		metaOf(b).set(key, '无时间');
		deliver(a);
		deliver(b);
		expect(readSettings(server)).toEqual({ codes: { '204': '甲' } });
	});
});

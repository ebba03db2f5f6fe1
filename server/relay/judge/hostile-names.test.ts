/** A hostile client tries to say something in somebody else's name, or to stop the judge. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE_CODES } from '$lib/collab/wire/wire';
import { SqliteStore } from '../../store/sqlite/sqlite-store';
import { openScene, UNIT_2, type Scene } from '../relay-scene';

const NOW = Date.UTC(2023, 1, 1);
const AT = new Date(NOW).toISOString();
const KEY = 'explanation:e1';
const said = (author: string, text: string) => ({
	rule: 'P01',
	operands: {},
	text,
	author,
	at: AT
});

let scene: Scene;
afterEach(() => scene.close());

/** The clerk's record stands, written over by the coordinator, who is hostile. */
async function start(): Promise<{ clerk: ReturnType<typeof said>; attack: Attack }> {
	const folder = await mkdtemp(path.join(tmpdir(), 'hebian-hostile-'));
	const store = new SqliteStore(path.join(folder, 'hebian.db'));
	scene = await openScene({ store, now: () => NOW });
	const clerk = said('王芳', '原来的。');
	const room = await scene.server.relay.rooms.get(UNIT_2);
	await room!.write('server', (doc) => {
		doc.getMap('meta').set(KEY, { v: clerk, t: 1, by: 'server' });
		const v = { ...said('别人', '二'), operands: { odd: null } };
		doc.getMap('meta').set('explanation:e2', { v, t: 1, by: 'server' });
	});
	const attack: Attack = async (change) => {
		const client = await scene.open('coordinator', UNIT_2);
		await client.sync();
		// What is overwritten keeps its content.
		const doc = new Y.Doc({ gc: false });
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(client.doc));
		const before = Y.encodeStateVector(doc);
		doc.transact(() => change(doc.getMap('meta')));
		client.sendUpdate(Y.encodeStateAsUpdate(doc, before));
		const acked = client.acked().then(() => 0);
		const code = await Promise.race([acked, client.untilClosed().then(({ code }) => code)]);
		client.close();
		return code;
	};
	return { clerk, attack };
}
type Attack = (change: (meta: Y.Map<unknown>) => void) => Promise<number>;

const own = (v: unknown) => ({ v, t: NOW, by: 'coordinator' });

it('[R97] no forgery is taken beside or beneath what may be written', async () => {
	const { clerk, attack } = await start();
	const forged = { ...clerk, text: '假的。' };
	const mine = { ...clerk, author: 'coordinator', text: '我的。' };
	const forgeries: Record<string, (meta: Y.Map<unknown>) => void> = {
		'beneath the own': (meta) => {
			meta.set(KEY, own(forged));
			meta.set(KEY, own(mine));
		},
		'after what stood': (meta) => {
			meta.set(KEY, own(clerk));
			meta.set(KEY, own(forged));
		},
		'with another’s of the same room': (meta) => meta.set(KEY, own(said('别人', '二'))),
		'with one more member': (meta) =>
			meta.set(KEY, own({ ...clerk, operands: { 'T2[合计].合计': 1 } })),
		'in a setting of the unit': (meta) =>
			meta.set('entry:rules:X03', own({ off: true, by: '王芳', at: AT })),
		'with what reads the same and is no JSON': (meta) =>
			meta.set('explanation:e2', own({ ...said('别人', '二'), operands: { odd: NaN } })),
		'stamped as the clerk': (meta) => meta.set(KEY, { v: clerk, t: NOW, by: 'clerk-u2' })
	};
	for (const [what, forge] of Object.entries(forgeries))
		expect(await attack(forge), what).toBe(CLOSE_CODES['not-yours']);
	expect(await attack((meta) => meta.set(KEY, own(clerk)))).toBe(0);
});

it('[R97] what is no JSON stops neither the judge nor the history', async () => {
	const { attack } = await start();
	for (const odd of [10n, NaN, Infinity, new Uint8Array(3), undefined]) {
		const code = await attack((meta) =>
			meta.set('explanation:e3', own({ ...said('coordinator', '三'), operands: { odd } }))
		);
		expect([0, CLOSE_CODES['not-yours'], CLOSE_CODES['bad-message']]).toContain(code);
	}
	expect(await attack((meta) => meta.set('explanation:e4', own(said('coordinator', '四'))))).toBe(
		0
	);
	const { entries } = await scene.store.history.query({ book: 'b1', rooms: [UNIT_2], limit: 50 });
	expect(JSON.stringify(entries)).toContain('四');
});

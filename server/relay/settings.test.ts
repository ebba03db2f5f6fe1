/** Settings of a book, written by two who are apart. */
import { afterEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { MemoryStore } from '../store/memory/memory-store';
import { openScene, type RawClient, type Scene } from './relay-scene';

let scene: Scene<MemoryStore>;
afterEach(() => scene.close());

describe('settings', () => {
	it('[R19] of two values of a setting made apart the later stands', async () => {
		scene = await openScene({ now: () => 10_000 });
		const clients = [await scene.open('coordinator'), await scene.open('coordinator')];
		for (const client of clients) await client.sync();
		const [late, early] = clients.sort((a, b) => a.doc.clientID - b.doc.clientID);
		const set = (v: string, t: number) => (doc: Y.Doc) =>
			void doc.getMap('meta').set('entry:codes:204', { v, t, by: 'coordinator' });
		const [first, second] = [
			late.edit(set('后', 2_000), { send: false }),
			early.edit(set('先', 1_000), { send: false })
		];
		late.sendUpdate(first);
		await late.acked();
		early.sendUpdate(second);
		await early.acked();
		const settled = (client: RawClient): boolean =>
			(client.doc.getMap('meta').get('entry:codes:204') as { v: string }).v === '后';
		for (const client of clients) await client.until(() => settled(client));
		const reader = await scene.open('viewer');
		await reader.sync();
		await reader.until(() => settled(reader));
		expect(reader.closed).toBeUndefined();
	});
});

import { afterEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { SCHEMA_VERSION } from '$lib/collab/room/schema';
import { CLOSE_CODES } from '$lib/collab/wire/wire';
import { BOOK, openScene, type RawClient, type Scene } from './relay-scene';

const COMMENTS = `book/${BOOK}/comments`;
const anchor = { sheet: 'T2', row: 'r1', column: '合计', address: 'T2[合计].合计' };

let scene: Scene;
afterEach(() => scene.close());

const say =
	(id: string, by: string, t = 1) =>
	(doc: Y.Doc): void =>
		void doc.getMap('comments').set(id, { by, t, text: '请核对', anchor });
const said = (client: RawClient, id: string): unknown => client.doc.getMap('comments').get(id);

describe('comments at the relay', () => {
	it('[R70] have a room before anybody has said a word, and in it what was said lasts', async () => {
		scene = await openScene();
		const reviewer = await scene.open('reviewer', COMMENTS);
		await reviewer.sync();
		expect(reviewer.doc.getMap('meta').get('schema')).toBe(SCHEMA_VERSION);
		reviewer.edit(say('c1', 'reviewer'));
		await reviewer.acked();
		const clerk = await scene.open('clerk-u1', COMMENTS);
		await clerk.sync();
		expect(said(clerk, 'c1')).toMatchObject({ by: 'reviewer', text: '请核对' });
		expect(await scene.store.rooms(BOOK)).toContain(COMMENTS);
	});

	it('[R70] keep what a person has seen from everybody else', async () => {
		scene = await openScene();
		const own = await scene.open('viewer', `book/${BOOK}/person/viewer`);
		await own.sync();
		own.edit((doc) => void doc.getMap('seen').set('c1', 1));
		await own.acked();
		const other = await scene.open('coordinator', `book/${BOOK}/person/viewer`);
		expect((await other.untilClosed()).code).toBe(CLOSE_CODES['no-such-room']);
	});

	it('[R71] are refused in another’s name, and from somebody who may only look', async () => {
		scene = await openScene();
		const reviewer = await scene.open('reviewer', COMMENTS);
		await reviewer.sync();
		reviewer.edit(say('c1', 'reviewer'));
		await reviewer.acked();
		for (const [who, change] of [
			['clerk-u1', say('c2', 'reviewer')],
			['clerk-u1', say('c1', 'clerk-u1')],
			['coordinator', (doc: Y.Doc) => doc.getMap('comments').delete('c1')],
			['viewer', say('c3', 'viewer')]
		] as const) {
			const client = await scene.open(who, COMMENTS);
			await client.sync();
			client.edit(change);
			expect((await client.untilClosed()).code).toBe(CLOSE_CODES['not-yours']);
		}
		await reviewer.sync();
		expect(reviewer.doc.getMap('comments').size).toBe(1);
		expect(said(reviewer, 'c1')).toMatchObject({ by: 'reviewer' });
	});

	it('[R72] are of now, if they say to be of a time to come', async () => {
		scene = await openScene({ now: () => 1_000_000 });
		const clerk = await scene.open('clerk-u1', COMMENTS);
		await clerk.sync();
		clerk.edit(say('c1', 'clerk-u1', 9e12));
		await clerk.until(() => (said(clerk, 'c1') as { t: number }).t === 1_000_000);
	});
});

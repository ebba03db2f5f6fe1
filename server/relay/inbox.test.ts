/** One who sends much keeps nobody waiting. */
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { Inbox } from './inbox';
import { openScene, setCell, UNIT_2, type Scene } from './relay-scene';

let scene: Scene | undefined;
afterEach(() => scene?.close());

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function inbox() {
	const handled: number[] = [];
	const said: string[] = [];
	const made = new Inbox({
		now: () => 1,
		handle: (frame) => handled.push(frame[0]),
		pause: () => said.push('pause'),
		resume: () => said.push('resume')
	});
	return { made, handled, said };
}
const frame = (n: number, size: number): Uint8Array => new Uint8Array(size).fill(n);

describe('[R55] what a connection sends', () => {
	it('is handled at once where it is little', () => {
		const { made, handled } = inbox();
		for (let n = 0; n < 20; n++) made.take(frame(n, 100));
		expect(handled).toHaveLength(20);
	});

	it('waits for turns beyond that, in its order, and little behind it too', async () => {
		const { made, handled } = inbox();
		for (let n = 0; n < 8; n++) made.take(frame(n, 60_000));
		made.take(frame(8, 10));
		expect(handled).toEqual([0]);
		let turns = 0;
		for (; handled.length < 9; turns++) await nextTurn();
		expect(turns).toBeGreaterThanOrEqual(8);
		expect(handled).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
	});

	it('is not read while much waits, and what waits goes with the connection', async () => {
		const { made, handled, said } = inbox();
		for (let n = 0; n < 12; n++) made.take(frame(n, 100_000));
		expect(said).toContain('pause');
		while (!said.includes('resume')) await nextTurn();
		expect(handled.length).toBeLessThan(12);
		made.end();
		const before = handled.length;
		for (let i = 0; i < 20; i++) await nextTurn();
		expect(handled).toHaveLength(before);
	});

	it('is stored and told in the order of the log, large or small', async () => {
		scene = await openScene();
		const [writer, other] = [
			await scene.open('clerk-u2', UNIT_2),
			await scene.open('coordinator', UNIT_2)
		];
		await writer.sync();
		await other.sync();
		for (let n = 1; n <= 12; n++) {
			writer.edit((doc) => {
				for (let i = 0; i < 300; i++) setCell(`r2:列${i}`, `${n}`.repeat(60), 'clerk-u2', n)(doc);
			});
			other.edit(setCell('r2:合计', n, 'coordinator', n));
		}
		await Promise.all([writer.acked(1, 20_000), other.acked(1, 20_000)]);
		await other.until(() => {
			const cell = other.doc.getMap('cells').get('r2:列299') as { t?: number } | undefined;
			return cell?.t === 12;
		});
		expect(other.doc.store.pendingStructs).toBeNull();
		const log = (await scene.store.load(UNIT_2))!;
		const doc = new Y.Doc();
		for (const update of [...log.snapshot, ...log.updates]) Y.applyUpdate(doc, update);
		expect(doc.getMap('cells').get('r2:合计')).toMatchObject({ v: 12 });
		const room = (await scene.server.relay.rooms.get(UNIT_2))!;
		expect(room.sequence).toBe(log.sequence);
		expect(Y.encodeStateVector(room.doc)).toEqual(Y.encodeStateVector(doc));
	});
});

import path from 'node:path';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { openScene, setCell, THREADS, UNIT_2 } from '../relay-scene';
import { LogFolder } from './log-folder';

const script = path.resolve('build/.threads/fold-thread.js');

/** More than is folded at once, in its thread. */
function log(): Uint8Array[] {
	const doc = new Y.Doc();
	doc.transact(() => {
		for (let i = 0; i < 2_000; i++) setCell(`r${i}:合计`, i)(doc);
	});
	return [Y.encodeStateAsUpdate(doc)];
}

it('[R52] a fold that ends before it is done says why', async () => {
	const crashing = new LogFolder({ script: path.resolve('no-such-thread.js'), now: Date.now });
	const crashed = await crashing.fold('b', log);
	expect(crashed).toEqual({ ok: false, kind: 'stopped', why: 'crash' });
	await crashing.close();

	const closing = new LogFolder({ script, now: Date.now });
	const underWay = closing.fold('b', log);
	const waiting = closing.fold('b', log);
	await closing.close();
	const stopped = { ok: false, kind: 'stopped', why: 'closing' };
	expect(await Promise.all([underWay, waiting])).toEqual([stopped, stopped]);
});

it.each([
	['a thread that crashes', false, [{ room: UNIT_2, ok: false, kind: 'stopped', why: 'crash' }]],
	['a server that stops', true, []]
])('[R52] the log line tells of %s by its reason, or not at all', async (_, closes, told) => {
	const scene = await openScene({
		threads: { ...THREADS, fold: path.resolve('no-such-thread.js') }
	});
	const client = await scene.open('clerk-u2', UNIT_2);
	await client.sync();
	client.edit(setCell('r2:项目', 'x'.repeat(40_000)));
	await client.acked(1);
	client.close();
	if (closes) await scene.server.folder.close();
	await scene.close();
	const lines = scene.logged.filter(({ message }) => message.startsWith('not folded'));
	expect(lines.map(({ fields }) => fields)).toEqual(told);
});

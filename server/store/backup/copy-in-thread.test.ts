/** Copying and reading back in a thread comes to the same as here. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle, ROOT } from '../../bundle';
import { aBook } from '../contract/store-contract';
import { openDatabase } from '../sqlite/database';
import { SqliteStore } from '../sqlite/sqlite-store';
import { backUp } from './backup';
import { copyInThread, verifyInThread } from './copy-in-thread';

// Below the repository, so that packages are found.
const outdir = path.join(ROOT, 'build', `copy-test-${process.pid}`);
const script = path.join(outdir, 'copy-worker.js');
beforeAll(() =>
	bundle({ outdir, entries: { 'copy-worker': 'server/store/backup/copy-worker.ts' } })
);
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

it('[S20][S22] backs up, tells how far it is, and names damage', async () => {
	const data = mkdtempSync(path.join(tmpdir(), 'hebian-thread-'));
	const source = path.join(data, 'hebian.db');
	const store = new SqliteStore(source);
	await store.books.create(aBook());
	await store.close();
	const told: unknown[] = [];
	const take = (target: string) =>
		backUp({
			...{ source, target: path.join(data, target), now: () => 5_000 },
			...{ copy: copyInThread(script), verify: verifyInThread(script) },
			onProgress: (step, done, all) => step === 'verifying' && told.push([done, all])
		});
	expect(await take('a.db')).toMatchObject({ ok: true, tally: { books: 1, rooms: 2 } });
	expect(told).toEqual([
		[1, 2],
		[2, 2]
	]);
	const database = openDatabase(source);
	database.exec('UPDATE log SET checksum = 1');
	database.close();
	expect(await take('b.db')).toMatchObject({
		failure: { kind: 'damaged', faults: [{ damage: 'first-record' }, { damage: 'first-record' }] }
	});
});

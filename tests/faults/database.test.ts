/** A server whose store is in PostgreSQL: what it acknowledged outlives it, and its database's end. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBookFile } from '$lib/budget/file/book-file';
import { bundle, ROOT } from '../../server/bundle';
import { SMALL_BOOK } from '../../server/relay/relay-scene';
import { hasPostgres, NO_POSTGRES, PostgresCluster } from '../support/postgres-cluster';
import { missing, writeUntil } from './kill';
import { freePort, importBook, ServerProcess, signIn } from './server-process';
import { Writer } from './writer';

describe.skipIf(!hasPostgres)(hasPostgres ? 'PostgreSQL' : `PostgreSQL: ${NO_POSTGRES}`, () => {
	const outdir = path.join(ROOT, 'build', `faults-database-${process.pid}`);
	let cluster: PostgresCluster;
	beforeAll(async () => {
		await mkdir(outdir, { recursive: true });
		await bundle({ outdir });
		await bundle({ outdir, entries: { 'busy-server': 'tests/faults/busy-server.ts' } });
		cluster = await PostgresCluster.start();
	});
	afterAll(async () => {
		await cluster?.stop();
		await rm(outdir, { recursive: true, force: true });
	});

	it('[S51][S52] nothing is lost when the database or the server is killed', async () => {
		const data = await mkdtemp(path.join(tmpdir(), 'hebian-kill-'));
		const environment = { HEBIAN_DATABASE: await cluster.database() };
		const server = new ServerProcess(outdir, data, await freePort(), 'busy-server', environment);
		await server.start();
		const cookie = await signIn(server.http, 'coordinator');
		const book = await importBook(server.http, cookie, writeBookFile(SMALL_BOOK));
		const rooms = ['department', 'unit/u1', 'unit/u2'].map((room) => `book/${book}/${room}`);
		const writers = Array.from({ length: 6 }, (_, i) => {
			return new Writer(`c${i}`, rooms[i % rooms.length], server.sync, cookie);
		});
		const lost: string[] = [];
		try {
			for (const killed of ['database', 'database', 'server'] as const) {
				for (const writer of writers) writer.connect();
				await writeUntil(writers, 200);
				if (killed === 'database') await cluster.kill();
				else await server.kill();
				for (const writer of writers) writer.disconnect();
				await pause(200);
				if (killed === 'database') await cluster.run();
				else await server.start();
				lost.push(...(await missing(writers, rooms, server.sync, cookie)));
			}
			expect(writers.reduce((n, { acknowledged }) => n + acknowledged.size, 0)).toBeGreaterThan(50);
			expect(lost).toEqual([]);
		} finally {
			for (const writer of writers) writer.destroy();
			await server.stop();
			await rm(data, { recursive: true, force: true });
		}
	});
});

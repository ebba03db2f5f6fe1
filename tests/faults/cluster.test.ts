/** Several nodes on one database: what any of them acknowledged outlives it. */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, ROOT } from '../../server/bundle';
import { hasPostgres, NO_POSTGRES, PostgresCluster } from '../support/postgres-cluster';
import { breakCluster, FAULTS } from './cluster';

describe.skipIf(!hasPostgres)(hasPostgres ? 'nodes' : `nodes: ${NO_POSTGRES}`, () => {
	const outdir = path.join(ROOT, 'build', `faults-cluster-${process.pid}`);
	let database: PostgresCluster;
	beforeAll(async () => {
		await mkdir(outdir, { recursive: true });
		await bundle({ outdir });
		await bundle({ outdir, entries: { 'busy-server': 'tests/faults/busy-server.ts' } });
		database = await PostgresCluster.start();
	});
	afterAll(async () => {
		await database?.stop();
		await rm(outdir, { recursive: true, force: true });
	});

	it('[S57][N3][N5] lose nothing when one is killed, ended or frozen, or the database is killed', async () => {
		const result = await breakCluster({ outdir, database, faults: FAULTS, seed: 1 });
		expect(result.lost).toEqual([]);
		expect(result.zombiesEnded).toBe(1);
		expect(result.acknowledged).toBeGreaterThan(200);
	});
});

import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle, ROOT } from '../../server/bundle';
import { killAgainAndAgain } from './kill';

// Below the repository, so that packages are found.
const outdir = path.join(ROOT, 'build', `faults-test-${process.pid}`);
beforeAll(async () => {
	await mkdir(outdir, { recursive: true });
	await bundle({ outdir });
	await bundle({ outdir, entries: { 'busy-server': 'tests/faults/busy-server.ts' } });
});
afterAll(() => rm(outdir, { recursive: true, force: true }));

it('[R12][R14] a server that is killed loses nothing that it acknowledged', async () => {
	const result = await killAgainAndAgain({ outdir, kills: 10, clients: 6, seed: 2023 });
	expect(result.acknowledged).toBeGreaterThan(100);
	expect(result.lost).toEqual([]);
	expect(result.folded).toBeGreaterThan(100);
	expect(result.backupsKilled).toBeGreaterThan(0);
	expect(result.backupsBad).toBe(0);
});

/** A disk that is really full: people write until nothing fits, space is freed, everything arrives. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeBookFile } from '$lib/budget/file/book-file';
import { bundle, ROOT } from '../../server/bundle';
import { SMALL_BOOK } from '../../server/relay/relay-scene';
import { freePort, importBook, ServerProcess, signIn } from './server-process';
import { whatIsThere, Writer } from './writer';

// Below the repository, so that packages are found.
const outdir = path.join(ROOT, 'build', `full-test-${process.pid}`);
const disk = mkdtempSync(path.join(tmpdir(), 'hebian-small-disk-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]);
const may = mounted.status === 0;
beforeAll(async () => {
	if (!may) return;
	await mkdir(outdir, { recursive: true });
	await bundle({ outdir });
});
afterAll(async () => {
	if (may) spawnSync('umount', ['-l', disk]);
	await rm(outdir, { recursive: true, force: true });
	rmSync(disk, { recursive: true, force: true });
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
async function until(condition: () => boolean): Promise<void> {
	const end = Date.now() + 200_000;
	while (!condition()) {
		if (Date.now() > end) throw new Error(`waited in vain for ${condition.toString()}`);
		await pause(10);
	}
}
const acknowledged = (writers: readonly Writer[]): number =>
	writers.reduce((n, writer) => n + writer.acknowledged.size, 0);

/** The keys that were acknowledged and are not there. */
async function lost(writers: readonly Writer[], { sync }: ServerProcess): Promise<string[]> {
	const missing: string[] = [];
	for (const { room, cookie, acknowledged } of writers) {
		const there = await whatIsThere(sync, room, cookie);
		missing.push(...[...acknowledged.keys()].filter((key) => !there.has(key)));
	}
	return missing;
}

it('[S30][R13] a full disk: nothing acknowledged is lost, nobody is told otherwise, all arrives later', async (context) => {
	if (!may) context.skip(`needs a small disk of its own, and may not mount one: ${mounted.stderr}`);
	const data = path.join(disk, 'data');
	mkdirSync(data);
	const server = new ServerProcess(outdir, data, await freePort());
	await server.start();
	const cookie = await signIn(server.http, 'coordinator');
	const book = await importBook(server.http, cookie, writeBookFile(SMALL_BOOK));
	const rooms = ['department', 'unit/u1', 'unit/u2'].map((room) => `book/${book}/${room}`);
	const writers = rooms.map((room, i) => new Writer(`c${i}`, room, server.sync, cookie));
	for (const writer of writers) writer.connect();
	const writing = setInterval(() => writers.forEach((w) => w.write()), 20);
	try {
		await until(() => writers.every((w) => w.acknowledged.size > 20));
		// Little is left, less than the write-ahead log grows to before it begins anew.
		const { bavail, bsize } = statfsSync(disk);
		const ballast = path.join(disk, 'ballast');
		writeFileSync(ballast, Buffer.alloc(bavail * bsize - 200_000));
		await until(() => writers.every((w) => w.turnedAway > 2));
		clearInterval(writing);
		const [edits, before] = [writers.reduce((n, w) => n + w.edits, 0), acknowledged(writers)];
		expect(before).toBeLessThan(edits);
		for (const writer of writers) writer.disconnect();
		// It still serves what it has, and still says of nothing else that it were stored.
		expect(await lost(writers, server)).toEqual([]);
		rmSync(ballast);
		for (const writer of writers) writer.connect();
		await until(() => writers.every((w) => w.acknowledged.size === w.edits));
		await server.kill();
		for (const writer of writers) writer.disconnect();
		await server.start();
		expect(await lost(writers, server)).toEqual([]);
	} finally {
		clearInterval(writing);
		for (const writer of writers) writer.destroy();
		await server.stop();
	}
});

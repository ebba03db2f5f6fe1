/**
 * The restore drill: people write, a backup is taken meanwhile, they write on, the disk is lost, the
 * older backup is restored. What was acknowledged in between comes back from their devices.
 */
import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeBookFile } from '$lib/budget/file/book-file';
import { bundle, ROOT } from '../../server/bundle';
import { SMALL_BOOK } from '../../server/relay/relay-scene';
import { freePort, importBook, ServerProcess, signIn } from './server-process';
import { whatIsThere, Writer } from './writer';

// Below the repository, so that packages are found.
const outdir = path.join(ROOT, 'build', `restore-test-${process.pid}`);
const folder = path.join(tmpdir(), `hebian-drill-${process.pid}`);
beforeAll(async () => {
	await mkdir(outdir, { recursive: true });
	await mkdir(folder, { recursive: true });
	await bundle({ outdir });
});
afterAll(async () => {
	await rm(outdir, { recursive: true, force: true });
	await rm(folder, { recursive: true, force: true });
});

async function hebian(...words: string[]): Promise<{ code: number; out: string; error: string }> {
	try {
		const command = [path.join(outdir, 'hebian.js'), ...words, '--lang', 'en'];
		const { stdout, stderr } = await promisify(execFile)(process.execPath, command);
		return { code: 0, out: stdout, error: stderr };
	} catch (error) {
		const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
		return { code, out: stdout, error: stderr };
	}
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const PATIENCE = 200_000;
/**
 * Milliseconds between two edits of one writer. An edit and the question for its acknowledgement
 * count as two updates, and a server closes a connection that goes on with more than 100 a second.
 */
const PACE = 25;

it('[S27] a restored older backup gets back what was acknowledged since', async () => {
	const data = await mkdtemp(path.join(folder, 'data-'));
	const backup = path.join(folder, 'monday.db');
	const server = new ServerProcess(outdir, data, await freePort());
	await server.start();
	const cookie = await signIn(server.http, 'coordinator');
	const book = await importBook(server.http, cookie, writeBookFile(SMALL_BOOK));
	const rooms = ['department', 'unit/u1', 'unit/u2'].map((room) => `book/${book}/${room}`);
	const writers = rooms.map((room, i) => new Writer(`c${i}`, room, server.sync, cookie));
	const acknowledged = (n: number): boolean => writers.every((w) => w.acknowledged.size >= n);
	const until = async (condition: () => boolean): Promise<void> => {
		const end = Date.now() + PATIENCE;
		while (!condition()) {
			if (Date.now() > end)
				throw new Error(
					`waited in vain for ${condition.toString()}; ${writers.join('; ')}; the server: ${server.output.slice(-2000)}`
				);
			await pause(5);
		}
	};
	for (const writer of writers) writer.connect();
	const writing = setInterval(() => {
		for (const writer of writers) writer.write();
	}, PACE);
	await until(() => acknowledged(30));
	const { code, out } = await hebian('backup', backup, '--data', data);
	expect(code).toBe(0);
	expect(out).toContain('every record was read back');
	// The restored history must end before all of these.
	const before = Math.max(...writers.map((w) => w.acknowledged.size));
	await until(() => acknowledged(before + 50));
	clearInterval(writing);
	await until(() => writers.every((w) => w.acknowledged.size === w.edits));

	// Never beside the running server.
	expect(await hebian('restore', backup, '--into', data, '--replace')).toMatchObject({ code: 2 });
	await server.kill();
	for (const writer of writers) writer.disconnect();
	expect(await hebian('restore', backup, '--into', data)).toMatchObject({ code: 2 });
	rmSync(path.join(data, 'hebian.db'));
	expect(existsSync(path.join(data, 'hebian.db-wal'))).toBe(true);
	expect((await hebian('restore', backup, '--into', data)).code).toBe(0);

	await server.start();
	const session = await signIn(server.http, 'coordinator');
	for (const writer of writers) {
		const there = await whatIsThere(server.sync, writer.room, session);
		const missing = [...writer.acknowledged.keys()].filter((key) => !there.has(key));
		// The drill would prove nothing if the backup had everything.
		expect(missing.length).toBeGreaterThan(40);
		expect(missing.length).toBeLessThan(writer.edits);
	}
	for (const writer of writers) {
		const { epoch } = writer;
		writer.cookie = session;
		writer.connect();
		await until(() => writer.epoch !== epoch);
		writer.write();
		await until(() => writer.acknowledged.size === writer.edits);
	}
	for (const writer of writers) {
		const there = await whatIsThere(server.sync, writer.room, session);
		expect([...writer.acknowledged.keys()].filter((key) => !there.has(key))).toEqual([]);
		writer.destroy();
	}
	await server.stop();
	const audit = await hebian('audit', 'verify', '--data', data);
	expect(audit).toMatchObject({ code: 0 });
	const list = await hebian('audit', 'list', '--data', data, '--format', 'json');
	const actions = (JSON.parse(list.out) as { action: string }[]).map((r) => r.action);
	expect(actions).toContain('store.restore');
});

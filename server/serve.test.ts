/** A server that cannot start says why and what to do, and begins nothing anew. */
import { spawnSync } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	statfsSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { serve } from './serve';
import { SqliteStore } from './store/sqlite/sqlite-store';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'hebian-start-'));
const mounts: string[] = [];
afterEach(() => {
	vi.restoreAllMocks();
	for (const disk of mounts.splice(0)) spawnSync('umount', ['-l', disk]);
});

async function start(environment: Record<string, string>) {
	let said = '';
	vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
		said += String(text);
		return true;
	});
	const code = await serve({
		home: folder(),
		environment: { PORT: '0', HEBIAN_LOG: 'silent', ...environment },
		withoutPages: true
	});
	return { code, said };
}

/** A small disk of its own; undefined where this machine may not mount one. */
function disk(options: string): string | undefined {
	const at = folder();
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]);
	if (mounted.status !== 0) return undefined;
	mounts.push(at);
	return at;
}

describe('[S35] a server does not start', () => {
	it.each(['session-secret', 'signing-key.pem', 'hebian.db-wal'])(
		'beside a %s without its database',
		async (name) => {
			const data = folder();
			writeFileSync(path.join(data, name), 'x'.repeat(40));
			const { code, said } = await start({ HEBIAN_DATA: data });
			expect(code).toBe(1);
			expect(said).toContain(`${data} 里有 ${name}，却没有数据库`);
			expect(said).toContain(`hebian restore FILE --into ${data}`);
			expect(existsSync(path.join(data, 'hebian.db'))).toBe(false);
		}
	);

	it.each([[''], ['below']])('where HEBIAN_DATA is a file, %s', async (below) => {
		const file = path.join(folder(), 'file');
		writeFileSync(file, 'x');
		const { code, said } = await start({ HEBIAN_DATA: path.join(file, below) });
		expect(code).toBe(1);
		expect(said).toMatch(/是文件而不是目录[\s\S]*which is a file/);
	});

	it('with a level of the log that there is not', async () => {
		const { code, said } = await start({ HEBIAN_LOG: 'loud', HEBIAN_DATA: folder() });
		expect(code).toBe(1);
		expect(said).toMatch(/HEBIAN_LOG cannot be "loud". It may be: fatal, error/);
	});

	it('on a full disk', async (context) => {
		const data = disk('size=1m');
		if (!data) return context.skip('may not mount a disk');
		const { bavail, bsize } = statfsSync(data);
		writeFileSync(path.join(data, 'ballast'), Buffer.alloc(bavail * bsize));
		const { code, said } = await start({ HEBIAN_DATA: data });
		expect([code, said]).toEqual([1, expect.stringMatching(/已满[\s\S]*is full/)]);
		expect(readdirSync(data)).toEqual(['ballast']);
	});

	it('in a folder that can be read only', async (context) => {
		const data = disk('size=8m');
		if (!data) return context.skip('may not mount a disk');
		const made = path.join(folder(), 'hebian.db');
		await new SqliteStore(made).close();
		copyFileSync(made, path.join(data, 'hebian.db'));
		const remounted = spawnSync('mount', ['-o', 'remount,ro', data]);
		expect(remounted.status).toBe(0);
		const { code, said } = await start({ HEBIAN_DATA: data });
		expect([code, said]).toEqual([1, expect.stringMatching(/不能写入（EROFS）/)]);
	});

	it('with a damaged database, nor with an empty one', async () => {
		for (const content of ['', 'x'.repeat(5_000)]) {
			const data = folder();
			writeFileSync(path.join(data, 'hebian.db'), content);
			const { code, said } = await start({ HEBIAN_DATA: data });
			expect([code, said]).toEqual([1, expect.stringMatching(/数据库已损坏[\s\S]*damaged/)]);
		}
	});
});

describe('[S50] a server with HEBIAN_DATABASE does not start', () => {
	it('where nobody answers, and tells no password', async () => {
		const database = 'postgres://hebian:geheim@127.0.0.1:1/hebian';
		const { code, said } = await start({ HEBIAN_DATA: folder(), HEBIAN_DATABASE: database });
		expect(code).toBe(1);
		expect(said).toMatch(
			/连不上 PostgreSQL 127\.0\.0\.1:1\/hebian（ECONNREFUSED）[\s\S]*cannot be reached/
		);
		expect(said).not.toContain('geheim');
	});

	it('with an address that is none', async () => {
		for (const database of ['mysql://u:geheim@h/d', 'postgres://u:geheim@h']) {
			const { code, said } = await start({ HEBIAN_DATA: folder(), HEBIAN_DATABASE: database });
			expect([code, said]).toEqual([1, expect.stringContaining('postgres://user:password@host')]);
			expect(said).not.toContain('geheim');
		}
	});

	it('beside a database in the data folder that was not moved', async () => {
		const data = folder();
		await new SqliteStore(path.join(data, 'hebian.db')).close();
		const database = 'postgres://127.0.0.1:1/hebian';
		const { code, said } = await start({ HEBIAN_DATA: data, HEBIAN_DATABASE: database });
		expect([code, said]).toEqual([1, expect.stringContaining('hebian move --to postgres://…')]);
	});
});

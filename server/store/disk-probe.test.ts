import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openScene } from '../relay/relay-scene';
import { openDatabase } from './sqlite/database';
import { DiskProbe } from './disk-probe';
import { MemoryStore } from './memory/memory-store';
import { SqliteStore } from './sqlite/sqlite-store';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'hebian-probe-'));

it('[S36] tells a disk and a database that take nothing, and that they do again', async () => {
	const data = folder();
	const store = new MemoryStore();
	let now = 0;
	const probe = new DiskProbe({ folder: data, store, now: () => now });
	expect(await probe.health()).toEqual({ ok: true });
	store.failure = 'SQLITE_READONLY';
	expect(await probe.health()).toEqual({ ok: true });
	now += 5_000;
	expect(await probe.health()).toEqual({ ok: false, code: 'SQLITE_READONLY' });
	store.failure = undefined;
	rmSync(data, { recursive: true });
	now += 5_000;
	expect(await probe.health()).toEqual({ ok: false, code: 'ENOENT' });
	now += 5_000;
	const other = new DiskProbe({ folder: folder(), store, now: () => now });
	expect(await other.health()).toEqual({ ok: true });
});

it('[S36] asks once for many, and leaves nothing behind', async () => {
	const data = folder();
	let probes = 0;
	const store = { probe: async () => void probes++ };
	const probe = new DiskProbe({ folder: data, store, now: () => 1 });
	await Promise.all(Array.from({ length: 50 }, () => probe.health()));
	expect(probes).toBe(1);
	expect(readdirSync(data)).toEqual([]);
});

it('[S36] a database that is locked for long by another does not hold the server', async () => {
	const file = path.join(folder(), 'hebian.db');
	const store = new SqliteStore(file);
	const other = openDatabase(file);
	other.exec('BEGIN IMMEDIATE');
	const begun = performance.now();
	await store.probe();
	expect(performance.now() - begun).toBeLessThan(1_500);
	other.exec('ROLLBACK');
	other.close();
	await store.close();
});

it('[S36] the health page answers 503 where nothing can be stored', async () => {
	const store = new MemoryStore();
	const scene = await openScene({ store });
	store.failure = 'SQLITE_FULL';
	const answer = await fetch(`http://127.0.0.1:${scene.port}/api/health`);
	expect(answer.status).toBe(503);
	expect(await answer.json()).toMatchObject({ ok: false, disk: 'SQLITE_FULL' });
	await scene.close();
});

import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { BackupSchedule } from './backup-schedule';
import type { BackUpResult } from './backup-result';

const HOUR = 3_600_000;
const tally = {
	...{ books: 0, rooms: 0, updates: 0, auditRecords: 0, takenAt: 0 },
	...{ auditHead: { sequence: 0, hash: '' }, setAside: [] }
};

function scene() {
	const folder = mkdtempSync(path.join(tmpdir(), 'hebian-schedule-'));
	const world = { now: Date.parse('2026-11-23T06:00:00Z'), fails: false, taken: 0, errors: 0 };
	const backUp = async (file: string): Promise<BackUpResult> => {
		if (world.fails) return { ok: false, failure: { kind: 'unwritable', file, reason: 'ENOSPC' } };
		world.taken++;
		writeFileSync(file, '');
		return { ok: true, file, bytes: 0, tally };
	};
	const log = { info: () => undefined, error: () => void world.errors++ };
	const plan = { folder, keep: 3, every: 24 * HOUR };
	const open = () => new BackupSchedule({ plan, backUp, now: () => world.now, log });
	return { folder, world, open };
}

it('[S28] takes a backup when one is due, also after the server was off, and not before', async () => {
	const { world, open, folder } = scene();
	await open().backUpIfDue();
	await open().backUpIfDue();
	expect(world.taken).toBe(1);
	world.now += 24 * HOUR;
	await open().backUpIfDue();
	expect(readdirSync(folder)).toEqual([
		'hebian-2026-11-23T06-00-00Z.db',
		'hebian-2026-11-24T06-00-00Z.db'
	]);
});

it('[S28] keeps the latest few, removes only its own, and none when a new one fails', async () => {
	const { world, open, folder } = scene();
	writeFileSync(path.join(folder, 'letter.db'), '');
	for (let day = 0; day < 6; day++) {
		await open().backUpIfDue();
		world.now += 24 * HOUR;
	}
	const kept = [26, 27, 28].map((day) => `hebian-2026-11-${day}T06-00-00Z.db`);
	expect(readdirSync(folder)).toEqual([...kept, 'letter.db']);
	world.fails = true;
	await open().backUpIfDue();
	expect(world.errors).toBe(1);
	expect(readdirSync(folder)).toEqual([...kept, 'letter.db']);
});

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { backUp, type CopyDatabase } from './backup';
import { BackupSchedule } from './backup-schedule';
import { openDatabase } from '../sqlite/database';
import { removePartials } from './partial-backups';
import { SqliteStore } from '../sqlite/sqlite-store';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'hebian-partial-'));
const copy: CopyDatabase = async (source, target) => {
	const database = openDatabase(source);
	database.prepare('VACUUM INTO ?').run(target);
	database.close();
};

/** The number of a process that is gone. */
async function gone(): Promise<number> {
	const child = spawn(process.execPath, ['-e', '']);
	await new Promise((resolve) => child.once('exit', resolve));
	return child.pid!;
}

const HEAD = 'SQLite format 3\0';

it('[S37] the next backup removes what killed ones left, also one of the same number', async () => {
	const [data, to, pid] = [folder(), folder(), await gone()];
	await new SqliteStore(path.join(data, 'hebian.db')).close();
	const left = [
		`a.db.partial-${pid}`,
		`a.db.partial-${pid}-journal`,
		`hebian-2026-11-23T06-00-00Z.db.partial-${pid}`,
		`b.db.partial-${process.pid}`
	];
	for (const name of left) writeFileSync(path.join(to, name), HEAD);
	const kept = [`letter.partial-${pid}`, `c.db.partial-${process.ppid}`, 'a.db.partial'];
	for (const name of kept) writeFileSync(path.join(to, name), name.startsWith('l') ? '您好' : HEAD);
	const target = path.join(to, 'b.db');
	const source = path.join(data, 'hebian.db');
	expect(await backUp({ source, target, copy, now: () => 1 })).toMatchObject({ ok: true });
	expect(readdirSync(to).sort()).toEqual([...kept, 'b.db'].sort());
	// The number of a killed one may be another program's by now.
	const running = path.join(to, `c.db.partial-${process.ppid}`);
	utimesSync(running, 1, 1);
	removePartials(to, Date.now());
	expect(readdirSync(to)).not.toContain(path.basename(running));
});

it('[S37] one that is being written stays', async () => {
	const [data, to] = [folder(), folder()];
	await new SqliteStore(path.join(data, 'hebian.db')).close();
	let during: string[] = [];
	const slow: CopyDatabase = async (source, target) => {
		await copy(source, target);
		removePartials(to, Date.now());
		during = readdirSync(to);
	};
	const source = path.join(data, 'hebian.db');
	const target = path.join(to, 'a.db');
	expect(await backUp({ source, target, copy: slow, now: () => 1 })).toMatchObject({ ok: true });
	expect(during).toEqual([`a.db.partial-${process.pid}`]);
	expect(readdirSync(to)).toEqual(['a.db']);
});

it('[S37] a server that backs itself up removes them as it starts', async () => {
	const [to, pid] = [folder(), await gone()];
	writeFileSync(path.join(to, `hebian-x.db.partial-${pid}`), HEAD);
	const schedule = new BackupSchedule({
		plan: { folder: to, keep: 1, every: 1e9 },
		backUp: async (file) => ({ ok: false, failure: { kind: 'exists', file } }),
		now: () => 1,
		log: { info: () => {}, error: () => {} }
	});
	schedule.start();
	await schedule.stop();
	expect(readdirSync(to)).toEqual([]);
});

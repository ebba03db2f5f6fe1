/** `hebian audit`: what was cut from a log fails `verify` until it is acknowledged. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../store/sqlite/database';
import { DATABASE } from '../store/backup/restore';
import { SqliteStore } from '../store/sqlite/sqlite-store';
import { aBook } from '../store/contract/store-contract';
import { runCommandLine } from './command-line';

const ROOM = 'book/b1/department';

async function hebian(...words: string[]) {
	let [out, error] = ['', ''];
	const code = await runCommandLine(['audit', ...words], {
		...{ home: '', environment: {} },
		out: (text) => void (out += text),
		error: (text) => void (error += text)
	});
	return { code, out, error };
}

/** A data folder whose log was damaged at its end, and cut. */
async function cutFolder(): Promise<string> {
	const folder = mkdtempSync(path.join(tmpdir(), 'hebian-audit-'));
	const file = path.join(folder, DATABASE);
	const store = new SqliteStore(file);
	await store.books.create(aBook());
	const sequence = await store.append(ROOM, new Uint8Array([7]), { by: 'x', at: 7 });
	await store.close();
	const raw = openDatabase(file);
	raw.exec(`UPDATE log SET by = 'y' WHERE room = '${ROOM}' AND sequence = ${sequence}`);
	raw.close();
	const again = new SqliteStore(file);
	await again.load(ROOM);
	await again.close();
	return folder;
}

it('[S43] tells what was cut for ever, and fails until it is acknowledged', async () => {
	const data = ['--data', await cutFolder()];
	const before = await hebian('verify', ...data);
	expect(before).toMatchObject({ code: 1 });
	expect(before.error).toContain(`hebian audit acknowledge ${ROOM}`);
	expect(await hebian('acknowledge', 'book/b1/unit/u1', ...data)).toMatchObject({ code: 2 });
	expect(await hebian('acknowledge', ROOM, ...data)).toMatchObject({ code: 0, error: '' });
	const after = await hebian('verify', ...data);
	expect(after).toMatchObject({ code: 0 });
	expect(after.error).toMatch(/移出日志，已于 .* 确认知悉/);
	expect((await hebian('list', ...data)).out).toContain(`damage.acknowledged  ${ROOM} 1`);
	// What is acknowledged once is not to be acknowledged again.
	expect(await hebian('acknowledge', ROOM, ...data)).toMatchObject({ code: 2 });
});

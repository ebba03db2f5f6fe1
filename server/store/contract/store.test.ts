import { describe, expect, it } from 'vitest';
import { historyContract } from './history-contract';
import { MemoryStore } from '../memory/memory-store';
import { SqliteStore } from '../sqlite/sqlite-store';
import { formatContract } from './format-contract';
import { sampleContract } from './sample-contract';
import { storeContract } from './store-contract';
import { versionContract } from './version-contract';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const memory = async (): Promise<{ store: MemoryStore }> => ({ store: new MemoryStore() });

const sqlite = async (): Promise<{ store: SqliteStore; reopen: () => Promise<SqliteStore> }> => {
	const file = path.join(await mkdtemp(path.join(tmpdir(), 'hebian-store-')), 'hebian.db');
	const store = new SqliteStore(file);
	const reopen = async (): Promise<SqliteStore> => {
		await store.close();
		return new SqliteStore(file);
	};
	return { store, reopen };
};

for (const contract of [
	storeContract,
	historyContract,
	versionContract,
	sampleContract,
	formatContract
]) {
	contract('memory', memory);
	contract('SQLite', sqlite);
}

describe('SQLite beside another process', () => {
	it('tells that something was written there, and not what was written here', async () => {
		const file = path.join(await mkdtemp(path.join(tmpdir(), 'hebian-two-')), 'hebian.db');
		const [here, there] = [new SqliteStore(file), new SqliteStore(file)];
		const entry = { at: 1, by: 'c', action: 'user.add', subject: 'p' };
		expect(await here.changedElsewhere()).toBe(false);
		await here.audit.append(entry);
		expect(await here.changedElsewhere()).toBe(false);
		await there.audit.append(entry);
		expect(await here.changedElsewhere()).toBe(true);
		expect(await here.changedElsewhere()).toBe(false);
		expect(await here.audit.list(0, 9)).toHaveLength(2);
		await Promise.all([here.close(), there.close()]);
	});
});

import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../memory/memory-store';
import { SqliteStore } from '../sqlite/sqlite-store';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ALL_CONTRACTS } from './all-contracts';

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

for (const contract of ALL_CONTRACTS) {
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

import { MemoryStore } from './memory-store';
import { SqliteStore } from './sqlite-store';
import { storeContract } from './store-contract';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

storeContract('memory', async () => ({ store: new MemoryStore() }));

storeContract('SQLite', async () => {
	const file = path.join(await mkdtemp(path.join(tmpdir(), 'hebian-store-')), 'hebian.db');
	const store = new SqliteStore(file);
	const reopen = async (): Promise<SqliteStore> => {
		await store.close();
		return new SqliteStore(file);
	};
	return { store, reopen };
});

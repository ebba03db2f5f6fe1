/** PostgreSQL does what every store must do. */
import { afterAll, beforeAll, describe } from 'vitest';
import { hasPostgres, NO_POSTGRES, PostgresCluster } from '../../../tests/support/postgres-cluster';
import { PostgresStore } from '../postgres/postgres-store';
import { historyContract } from './history-contract';
import { sampleContract } from './sample-contract';
import { storeContract } from './store-contract';
import { versionContract } from './version-contract';

describe.skipIf(!hasPostgres)(hasPostgres ? 'PostgreSQL' : `PostgreSQL: ${NO_POSTGRES}`, () => {
	let cluster: PostgresCluster;
	const opened: PostgresStore[] = [];
	beforeAll(async () => void (cluster = await PostgresCluster.start()), 60_000);
	afterAll(async () => {
		await Promise.all(opened.map((store) => store.close().catch(() => undefined)));
		await cluster?.stop();
	});

	const open = async (): Promise<{
		store: PostgresStore;
		reopen: () => Promise<PostgresStore>;
	}> => {
		const url = await cluster.database();
		const store = await PostgresStore.open(url, { alone: true });
		const reopen = async (): Promise<PostgresStore> => {
			await store.close();
			const again = await PostgresStore.open(url, { alone: true });
			opened.push(again);
			return again;
		};
		opened.push(store);
		return { store, reopen };
	};

	for (const contract of [storeContract, historyContract, versionContract, sampleContract])
		contract('PostgreSQL', open);
});

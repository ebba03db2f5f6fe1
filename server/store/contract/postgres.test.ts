/** PostgreSQL does what every store must do. */
import { afterAll, beforeAll, describe } from 'vitest';
import { hasPostgres, NO_POSTGRES, PostgresCluster } from '../../../tests/support/postgres-cluster';
import { PostgresStore } from '../postgres/postgres-store';
import { ALL_CONTRACTS } from './all-contracts';

describe.skipIf(!hasPostgres)(hasPostgres ? 'PostgreSQL' : `PostgreSQL: ${NO_POSTGRES}`, () => {
	let cluster: PostgresCluster;
	let url: string;
	let current: PostgresStore | undefined;
	const openStore = async (): Promise<PostgresStore> => {
		await current?.close();
		return (current = await PostgresStore.open(url, { alone: true }));
	};
	beforeAll(async () => {
		cluster = await PostgresCluster.start();
		url = await cluster.database();
	});
	afterAll(async () => {
		await current?.close();
		await cluster?.stop();
	});

	const open = async (): Promise<{
		store: PostgresStore;
		reopen: () => Promise<PostgresStore>;
	}> => {
		await current?.close();
		current = undefined;
		await cluster.query('DROP SCHEMA IF EXISTS hebian CASCADE', url);
		return { store: await openStore(), reopen: openStore };
	};

	for (const contract of ALL_CONTRACTS) contract('PostgreSQL', open);
});

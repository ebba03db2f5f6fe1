/** Opens the store that the configuration names, for a server that has it alone. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Configuration } from './configuration';
import { databaseInBoth } from './explain-database';
import { inBoth } from './start-failure';
import { DATABASE } from './store/backup/restore';
import { prepareDataFolder, prepareFolder, removeRemains } from './store/data-folder';
import { lockData } from './store/data-lock';
import { PostgresStore } from './store/postgres/postgres-store';
import { SqliteStore } from './store/sqlite/sqlite-store';
import type { LogCut, RecordDamage, Store } from './store/store';

export interface OpenedStore {
	readonly store: Store;
	/** What a backup is made of: a file or an address. */
	readonly source: string;
	/** Closes the store and lets others have it. */
	close(): Promise<void>;
}

export interface OpenStoreOptions {
	readonly log: Logger;
	readonly say: (words: string) => void;
	/** Another server has taken over the database: this one must end. */
	readonly onTakenOver: () => void;
}

/** `undefined` where it could not be opened, and `say` told why; throws what `explainStartFailure` knows. */
export async function openStore(
	configuration: Pick<Configuration, 'data' | 'database' | 'nodeUrl'>,
	options: OpenStoreOptions
): Promise<OpenedStore | undefined> {
	const { data, database, nodeUrl } = configuration;
	const { say } = options;
	if (database === undefined) prepareDataFolder(data);
	else prepareFolder(data);
	if (database !== undefined && existsSync(path.join(data, DATABASE))) {
		say(databaseInBoth((w) => w.notMoved(data)));
		return undefined;
	}
	const lock = lockData(data);
	if (!lock.ok) {
		say(inBoth((w) => w.dataInUse(data)));
		return undefined;
	}
	try {
		const store =
			database === undefined
				? openFolder(data, options)
				: await openDatabase(database, nodeUrl, options);
		await store.probe();
		const close = async (): Promise<void> => {
			await store.close();
			lock.release();
		};
		return { store, source: database ?? path.join(data, DATABASE), close };
	} catch (error) {
		lock.release();
		throw error;
	}
}

function openFolder(data: string, options: OpenStoreOptions): Store {
	removeRemains(data);
	return new SqliteStore(path.join(data, DATABASE), {
		...told(options),
		alone: true,
		onTornTail: (torn) =>
			options.log.warn(
				torn,
				'the write-ahead log ended in a torn commit; opened at the last good one'
			)
	});
}

function openDatabase(
	url: string,
	nodeUrl: string | undefined,
	options: OpenStoreOptions
): Promise<Store> {
	const { log, say, onTakenOver } = options;
	return PostgresStore.open(url, {
		...told(options),
		...{ alone: true, nodeUrl },
		onConnectionLost: (error) => log.warn({ error }, 'a connection to the database broke'),
		onLeaseLost: () => {
			log.error({}, 'another server has taken over the database');
			say(databaseInBoth((w) => w.takenOver));
			onTakenOver();
		}
	});
}

/** What is told of damage, whatever the engine. */
function told({ log, say }: OpenStoreOptions) {
	return {
		onCut: (cut: LogCut) =>
			log.error(cut, 'log cut at the last good record; what follows was set aside'),
		onDamagedRecord: (record: RecordDamage) => {
			log.error({ record }, 'a record cannot be read');
			say(inBoth((w) => w.recordDamaged[record.table](record.id)));
		}
	};
}

/** Where a command finds the store: as it is said, else as the server would find it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locale } from '$lib/messages';
import { databaseWords } from '$lib/messages/database';
import { explainDatabase } from '../explain-database';
import { DATABASE } from '../store/backup/restore';
import { DatabaseUnusable } from '../store/postgres/database-failure';
import { StoreTooNew } from '../store/store';
import { CopyDiffers } from '../store/transfer/copy-rows';
import { copyOutOfPostgres } from '../store/transfer/postgres-copy';
import { EXIT, type Terminal } from './terminal';

export type StorePlace =
	| { readonly kind: 'folder'; readonly folder: string; readonly file: string }
	| { readonly kind: 'database'; readonly url: string };

/** @param said a data folder */
export function storePlace(
	said: string | undefined,
	{ environment = process.env }: Terminal
): StorePlace {
	const url = environment.HEBIAN_DATABASE;
	if (said === undefined && url) return { kind: 'database', url };
	const folder = path.resolve(said ?? (environment.HEBIAN_DATA || './data'));
	return { kind: 'folder', folder, file: path.join(folder, DATABASE) };
}

/** Runs `work` with the store as a file: its own, or a copy of what is in PostgreSQL. */
export async function withStoreFile<T>(
	place: StorePlace,
	work: (file: string) => T | Promise<T>
): Promise<T> {
	if (place.kind === 'folder') return work(place.file);
	const folder = mkdtempSync(path.join(tmpdir(), 'hebian-copy-'));
	try {
		const file = path.join(folder, DATABASE);
		await copyOutOfPostgres(place.url, file);
		return await work(file);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Says why a database could not be used, where that is known, and ends with its exit code. */
export async function sayingWhy(
	{ lang, terminal }: { readonly lang: Locale; readonly terminal: Terminal },
	work: () => Promise<number>
): Promise<number> {
	const words = databaseWords[lang];
	try {
		return await work();
	} catch (error) {
		const said =
			error instanceof DatabaseUnusable
				? explainDatabase(error.failure, words)
				: error instanceof StoreTooNew
					? words.tooNew(error.found, error.known)
					: error instanceof CopyDiffers
						? words.differs(error.table, error.row)
						: undefined;
		if (said === undefined) throw error;
		terminal.error(`${said}\n`);
		return EXIT.failed;
	}
}

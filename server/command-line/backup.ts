/** `hebian backup` and `hebian restore`. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locale } from '$lib/messages';
import { databaseWords } from '$lib/messages/database';
import { durability } from '$lib/messages/durability';
import { backUp } from '../store/backup/backup';
import { copyInThread } from '../store/backup/copy-in-thread';
import type { RestoreFailure } from '../store/backup/backup-result';
import { copyReady, DATABASE, restore as restoreData } from '../store/backup/restore';
import { placeOfDatabase } from '../store/postgres/database-failure';
import { copyIntoPostgres } from '../store/transfer/postgres-copy';
import { explainFailure, explainSetAside } from './explain-durability';
import { ProgressBar } from './progress-bar';
import { sayingWhy, storePlace } from './store-place';
import { EXIT, type Terminal } from './terminal';
import { timeOf } from './terminal-time';

export interface BackupOptions {
	readonly data?: string;
	readonly lang: Locale;
}

export async function backup(
	file: string,
	{ data, lang }: BackupOptions,
	terminal: Terminal
): Promise<number> {
	return sayingWhy({ lang, terminal }, () => writeBackup(file, { data, lang }, terminal));
}

async function writeBackup(
	file: string,
	{ data, lang }: BackupOptions,
	terminal: Terminal
): Promise<number> {
	const words = durability[lang];
	const bar = new ProgressBar(terminal.screen);
	const place = storePlace(data, terminal);
	const result = await backUp({
		source: place.kind === 'folder' ? place.file : place.url,
		target: path.resolve(file),
		copy: copyInThread(path.join(terminal.home, 'copy-worker.js')),
		now: Date.now,
		onProgress: (step, done, all) => bar.show(words[step], done, all)
	});
	bar.clear();
	if (!result.ok) {
		terminal.error(`${explainFailure(result.failure, words)}\n`);
		return EXIT.failed;
	}
	terminal.error(explainSetAside(result.tally.setAside, words, lang));
	terminal.out(`${words.backedUp(file, megabytes(result.bytes))}\n${words.holds(result.tally)}\n`);
	return EXIT.well;
}

export interface RestoreOptions {
	readonly into?: string;
	readonly replace?: boolean;
	readonly lang: Locale;
}

export async function restore(
	file: string,
	{ into, replace = false, lang }: RestoreOptions,
	terminal: Terminal
): Promise<number> {
	const place = storePlace(into, terminal);
	if (place.kind === 'folder')
		return restoreFolder(file, { data: place.folder, replace, lang }, terminal);
	return sayingWhy({ lang, terminal }, () =>
		restoreDatabase(file, { url: place.url, replace, lang }, terminal)
	);
}

function restoreFolder(
	file: string,
	{ data, replace, lang }: { data: string; replace: boolean; lang: Locale },
	terminal: Terminal
): number {
	const words = durability[lang];
	const bar = new ProgressBar(terminal.screen);
	const result = restoreData({
		...{ backup: path.resolve(file), data, replace, now: Date.now },
		onProgress: (done, all) => bar.show(words.verifying, done, all)
	});
	bar.clear();
	if (!result.ok) {
		terminal.error(`${explainFailure(result.failure, words)}\n`);
		return EXIT.failed;
	}
	const { tally, setAside } = result;
	const lines = [
		words.restored(data, timeOf(tally.takenAt, lang)),
		words.holds(tally),
		...(setAside === undefined ? [] : [words.keptBefore(setAside)]),
		words.epochChanged
	];
	terminal.out(`${lines.join('\n')}\n`);
	return EXIT.well;
}

/** The backup is verified and made ready as a file, and carried over as a whole. */
async function restoreDatabase(
	file: string,
	{ url, replace, lang }: { url: string; replace: boolean; lang: Locale },
	terminal: Terminal
): Promise<number> {
	const words = durability[lang];
	const fail = (failure: RestoreFailure): number => {
		terminal.error(`${explainFailure(failure, words)}\n`);
		return EXIT.failed;
	};
	if (!existsSync(file)) return fail({ kind: 'no-backup', file });
	const folder = mkdtempSync(path.join(tmpdir(), 'hebian-restore-'));
	try {
		const ready = path.join(folder, DATABASE);
		const found = copyReady(path.resolve(file), ready, Date.now());
		if (!found.ok) return fail({ kind: 'damaged', faults: found.faults });
		const { kept } = await copyIntoPostgres({ file: ready, url, replace, now: Date.now });
		const own = databaseWords[lang];
		const lines = [
			own.restored(placeOfDatabase(url).server, timeOf(found.tally.takenAt, lang)),
			words.holds(found.tally),
			...(kept === undefined ? [] : [own.keptSchema(kept)]),
			words.epochChanged
		];
		terminal.out(`${lines.join('\n')}\n`);
		return EXIT.well;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function megabytes(bytes: number): string {
	return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

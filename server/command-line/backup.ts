/** `hebian backup` and `hebian restore`. */
import path from 'node:path';
import type { Locale } from '$lib/messages';
import { durability } from '$lib/messages/durability';
import { backUp } from '../store/backup/backup';
import { copyInThread } from '../store/backup/copy-in-thread';
import { DATABASE, restore as restoreData } from '../store/backup/restore';
import { explainFailure, explainSetAside } from './explain-durability';
import { ProgressBar } from './progress-bar';
import { EXIT, type Terminal } from './terminal';
import { timeOf } from './terminal-time';

export interface BackupOptions {
	readonly data?: string;
	readonly lang: Locale;
}

/** The data folder of a command: as said, else as the server would find it. */
export function dataFolder(said: string | undefined): string {
	return path.resolve(said ?? (process.env.HEBIAN_DATA || './data'));
}

export async function backup(
	file: string,
	{ data, lang }: BackupOptions,
	terminal: Terminal
): Promise<number> {
	const words = durability[lang];
	const bar = new ProgressBar(terminal.screen);
	const result = await backUp({
		source: path.join(dataFolder(data), DATABASE),
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

export function restore(
	file: string,
	{ into, replace = false, lang }: RestoreOptions,
	terminal: Terminal
): number {
	const words = durability[lang];
	const data = dataFolder(into);
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

function megabytes(bytes: number): string {
	return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** `hebian move`: a store from a folder into PostgreSQL or out of it, compared row by row. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '$lib/messages';
import { databaseWords, type DatabaseWords } from '$lib/messages/database';
import { durability } from '$lib/messages/durability';
import { reachDisk } from '../store/backup/backup';
import { DATABASE, RESTORING } from '../store/backup/restore';
import { verifyStore } from '../store/backup/verify-store';
import { lockData } from '../store/data-lock';
import { isDatabaseUrl, placeOfDatabase } from '../store/postgres/database-failure';
import { SqliteStore } from '../store/sqlite/sqlite-store';
import { copyIntoPostgres, copyOutOfPostgres } from '../store/transfer/postgres-copy';
import { explainFaults } from './explain-durability';
import { ProgressBar } from './progress-bar';
import { sayingWhy, storePlace } from './store-place';
import { EXIT, type Terminal } from './terminal';

export interface MoveOptions {
	readonly to: string;
	readonly replace?: boolean;
	readonly lang: Locale;
}

interface Moving {
	readonly words: DatabaseWords;
	readonly lang: Locale;
	readonly terminal: Terminal;
	readonly onTable: (done: number, all: number) => void;
	readonly replace: boolean;
}

export async function move(
	{ to, replace = false, lang }: MoveOptions,
	terminal: Terminal
): Promise<number> {
	const words = databaseWords[lang];
	const from = storePlace(undefined, terminal);
	const bar = new ProgressBar(terminal.screen);
	const onTable = (done: number, all: number): void => bar.show(words.moving, done, all);
	const moving = { words, lang, terminal, onTable, replace };
	const code = await sayingWhy({ lang, terminal }, async () => {
		const toDatabase = isDatabaseUrl(to);
		if (from.kind === 'folder' && toDatabase) return intoDatabase(from.folder, to, moving);
		if (from.kind === 'database' && !toDatabase)
			return intoFolder(from.url, path.resolve(to), moving);
		terminal.error(`${words.samePlace}\n`);
		return EXIT.failed;
	});
	bar.clear();
	return code;
}

async function intoDatabase(folder: string, url: string, moving: Moving): Promise<number> {
	const { words, lang, terminal, onTable, replace } = moving;
	const file = path.join(folder, DATABASE);
	if (!existsSync(file)) return fail(terminal, durability[lang].noDatabase(file));
	const lock = lockData(folder);
	if (!lock.ok) return fail(terminal, words.folderInUse(folder));
	try {
		// Brings it to the newest schema, and removes what a crash left.
		await new SqliteStore(file, { alone: true }).close();
		const sound = verifyStore(file);
		if (!sound.ok) return fail(terminal, explainFaults(sound.faults, durability[lang]));
		const { rows, kept } = await copyIntoPostgres({ file, url, replace, onTable, now: Date.now });
		// Left where it was, a server would find it and go on with it.
		const moved = `${file}.before-move-${new Date().toISOString().replace(/[:.]/g, '-')}`;
		renameSync(file, moved);
		const lines = [words.moved(rows, `PostgreSQL ${placeOfDatabase(url).server}`)];
		if (kept !== undefined) lines.push(words.keptSchema(kept));
		terminal.out(`${[...lines, words.movedFrom(moved), words.useDatabase].join('\n')}\n`);
		return EXIT.well;
	} finally {
		lock.release();
	}
}

async function intoFolder(url: string, folder: string, moving: Moving): Promise<number> {
	const { words, lang, terminal, onTable } = moving;
	const file = path.join(folder, DATABASE);
	const partial = `${file}${RESTORING}`;
	mkdirSync(folder, { recursive: true });
	const lock = lockData(folder);
	if (!lock.ok) return fail(terminal, words.folderInUse(folder));
	try {
		if (existsSync(file)) return fail(terminal, words.folderOccupied(file));
		rmSync(partial, { force: true });
		const { rows } = await copyOutOfPostgres(url, partial, { onTable, idle: true });
		const sound = verifyStore(partial);
		if (!sound.ok) return fail(terminal, explainFaults(sound.faults, durability[lang]));
		reachDisk(partial);
		renameSync(partial, file);
		reachDisk(folder);
		const { server } = placeOfDatabase(url);
		terminal.out(
			`${[words.moved(rows, file), words.leftBehind(server), words.useFolder(folder)].join('\n')}\n`
		);
		return EXIT.well;
	} finally {
		rmSync(partial, { force: true });
		lock.release();
	}
}

function fail(terminal: Terminal, said: string): number {
	terminal.error(`${said}\n`);
	return EXIT.failed;
}

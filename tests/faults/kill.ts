/**
 * Kills a real server under load and compares, each time before any of the writers may come back,
 * what a newcomer finds with everything that was acknowledged.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeBookFile } from '$lib/budget/file/book-file';
import { openDatabase } from '../../server/store/sqlite/database';
import { DATABASE } from '../../server/store/backup/restore';
import { KilledBackups } from './killed-backups';
import { SMALL_BOOK } from '../../server/relay/relay-scene';
import { seededRandom } from '../support/seeded-random';
import { freePort, importBook, ServerProcess, signIn } from './server-process';
import { whatIsThere, Writer } from './writer';

export interface KillOptions {
	/** Where the server was bundled to. */
	readonly outdir: string;
	readonly kills: number;
	readonly clients: number;
	readonly seed: number;
	/** How many servers run at a time. */
	readonly sideBySide?: number;
	readonly say?: (line: string) => void;
}

export interface KillResult {
	readonly kills: number;
	readonly edits: number;
	readonly acknowledged: number;
	/** Keys that were acknowledged and were not there. */
	readonly lost: readonly string[];
	/** How many updates of the rooms are in snapshots: the log was folded under load. */
	readonly folded: number;
	/** Backups that were killed with the server, and files that they left under their final name. */
	readonly backupsKilled: number;
	readonly backupsWhole: number;
	readonly backupsBad: number;
}

/** Kills of one server: then another takes its turn, so that what is compared does not grow without end. */
const KILLS_OF_ONE = 25;

export async function killAgainAndAgain(options: KillOptions): Promise<KillResult> {
	const { kills, seed, sideBySide = 1, say = () => undefined } = options;
	const legs = Array.from({ length: Math.ceil(kills / KILLS_OF_ONE) }, (_, i) => ({
		kills: Math.min(KILLS_OF_ONE, kills - i * KILLS_OF_ONE),
		seed: seed + i
	}));
	const results: KillResult[] = [];
	const work = async (): Promise<void> => {
		for (let leg = legs.shift(); leg; leg = legs.shift()) {
			results.push(await killOne({ ...options, ...leg }));
			const { kills, acknowledged, lost } = total(results);
			say(`${kills} kills, ${acknowledged} acknowledged, ${lost.length} lost`);
		}
	};
	await Promise.all(Array.from({ length: sideBySide }, work));
	return total(results);
}

function total(results: readonly KillResult[]): KillResult {
	return {
		kills: sum(results, (r) => r.kills),
		edits: sum(results, (r) => r.edits),
		acknowledged: sum(results, (r) => r.acknowledged),
		lost: results.flatMap((r) => r.lost),
		folded: sum(results, (r) => r.folded),
		backupsKilled: sum(results, (r) => r.backupsKilled),
		backupsWhole: sum(results, (r) => r.backupsWhole),
		backupsBad: sum(results, (r) => r.backupsBad)
	};
}

/** One server, killed and started again over the same data. */
async function killOne({ outdir, kills, clients, seed }: KillOptions): Promise<KillResult> {
	const random = seededRandom(seed).next;
	const data = await mkdtemp(path.join(tmpdir(), 'hebian-kill-'));
	const server = new ServerProcess(outdir, data, await freePort(), 'busy-server');
	const backups = new KilledBackups(outdir, data);
	const database = path.join(data, DATABASE);
	await server.start();
	const cookie = await signIn(server.http, 'coordinator');
	const book = await importBook(server.http, cookie, writeBookFile(SMALL_BOOK));
	const rooms = ['department', 'unit/u1', 'unit/u2'].map((room) => `book/${book}/${room}`);
	const writers = Array.from({ length: clients }, (_, i) => {
		return new Writer(`c${i}`, rooms[i % rooms.length], server.sync, cookie);
	});
	const lost = new Set<string>();
	let folded = 0;
	try {
		for (let n = 1; n <= kills; n++) {
			for (const writer of writers) writer.connect();
			const moment = 60 + random() * 250;
			// Every fourth time a backup is being taken, and dies with the server.
			const killBackup = n % 4 === 0 ? backups.start(n, moment * random()) : undefined;
			// Every third time the server lives until it has folded: a thread that starts slowly would
			// otherwise be killed before it ever folds.
			const before = n % 3 === 0 ? foldedUpdates(database) : -1;
			await writeUntil(writers, moment, () => foldedUpdates(database) > before);
			await server.kill();
			await killBackup?.();
			// Nobody may bring back what the server lost before it has been counted.
			for (const writer of writers) writer.disconnect();
			await server.start();
			for (const key of await missing(writers, rooms, server.sync, cookie)) lost.add(key);
		}
		await server.kill();
		folded = foldedUpdates(database);
	} finally {
		for (const writer of writers) writer.destroy();
		await server.stop();
		await rm(data, { recursive: true, force: true });
	}
	return {
		kills,
		edits: sum(writers, (w) => w.edits),
		acknowledged: sum(writers, (w) => w.acknowledged.size),
		lost: [...lost],
		folded,
		...backups.tally
	};
}

/** Everything that was ever acknowledged and that a newcomer does not find. */
export async function missing(
	writers: readonly Writer[],
	rooms: readonly string[],
	sync: string,
	cookie: string
): Promise<string[]> {
	const found = await Promise.all(rooms.map((room) => whatIsThere(sync, room, cookie)));
	return writers.flatMap(({ room, acknowledged }) => {
		const there = found[rooms.indexOf(room)];
		return [...acknowledged.keys()].filter((key) => !there.has(key));
	});
}

function foldedUpdates(file: string): number {
	const database = openDatabase(file, { readonly: true });
	const row = database.prepare('SELECT sum(through) AS n FROM snapshot').get();
	database.close();
	return Number(row?.n ?? 0);
}

/** What a machine that is busy with other things may take until the server answers. */
const PATIENCE = 90_000;
/** Acknowledgements without which a kill would prove nothing. */
const ENOUGH = 20;

/**
 * Everybody writes, about every three milliseconds, for this long, and until something was
 * acknowledged and the condition holds.
 */
export async function writeUntil(
	writers: readonly Writer[],
	milliseconds: number,
	condition: () => boolean = () => true
): Promise<void> {
	const start = Date.now();
	const acknowledged = (): number => sum(writers, (w) => w.acknowledged.size);
	const enough = acknowledged() + ENOUGH;
	while (Date.now() - start < milliseconds || acknowledged() < enough || !condition()) {
		if (Date.now() - start > PATIENCE)
			throw new Error(
				acknowledged() < enough ? 'the server acknowledges nothing' : 'waited in vain'
			);
		for (const writer of writers) writer.write();
		// Past the moment only the acknowledgements are waited for: a flood would be closed as one.
		const pace = Date.now() - start < milliseconds ? 3 : 100;
		await new Promise((resolve) => setTimeout(resolve, pace));
	}
}

function sum<T>(list: readonly T[], size: (item: T) => number): number {
	return list.reduce((total, item) => total + size(item), 0);
}

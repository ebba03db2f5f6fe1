/**
 * What each server loses of the edits that it called synced when it is killed: ours beside
 * @y/websocket-server without and with its LevelDB storage, and Hocuspocus with its hook for storing.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeBookFile } from '$lib/budget/file/book-file';
import { SMALL_BOOK } from '../../server/relay/relay-scene';
import { endWithUs } from './end-with-us';
import { freePort, importBook, ServerProcess, signIn } from './server-process';
import { EchoWriter, HocuspocusWriter, type PeerWriter } from './peer-writers';
import { Writer } from './writer';

/** `y` is as `npx y-websocket` runs it, without storage; `y-leveldb` is told where to store. */
export const SERVERS = ['hebian', 'y', 'y-leveldb', 'hocuspocus'] as const;
export type ServerKind = (typeof SERVERS)[number];

export interface Losses {
	/** Edits that the server called synced, and of those the ones that nobody finds after a kill. */
	readonly synced: number;
	readonly lost: number;
}

/** A server that keeps what it stores over kills, with one room to write in. */
interface Victim {
	start(): Promise<void>;
	kill(): Promise<void>;
	/** A device that comes for the first time; its keys begin with its name. */
	writer(name: string): PeerWriter;
	end(): Promise<void>;
}

const CLIENTS = 4;
/** Milliseconds between two edits of one client, and for how long people write before a kill. */
const PACE = 100;
const SHORTEST = 1_000;
const LONGEST = 6_000;
const QUIET = 2_000;
const PATIENCE = 30_000;

/** @param random from 0 to 1; the same moments for each server if it is seeded alike */
export async function lossesOf(
	kind: ServerKind,
	kills: number,
	random: () => number,
	outdir: string
): Promise<Losses> {
	const folder = await mkdtemp(path.join(tmpdir(), `hebian-peers-${kind}-`));
	const victim = await victimOf(kind, folder, outdir);
	let [synced, lost] = [0, 0];
	try {
		for (let n = 1; n <= kills; n++) {
			const writers = Array.from({ length: CLIENTS }, (_, i) => victim.writer(`k${n}c${i}`));
			await until(() => writers.every((w) => w.synced));
			const writing = setInterval(() => writers.forEach((w) => w.write()), PACE);
			await pause(SHORTEST + random() * (LONGEST - SHORTEST));
			clearInterval(writing);
			await victim.kill();
			const acknowledged = writers.flatMap((w) => [...w.acknowledged.keys()]);
			// Their devices are gone with the server: what it said it had, it must have by itself.
			for (const writer of writers) writer.destroy();
			await victim.start();
			const newcomer = victim.writer('newcomer');
			await until(() => newcomer.synced);
			const there = newcomer.doc.getMap('cells');
			// One that says so before it has loaded its own storage gets the time to.
			for (let heard = -1; heard !== there.size; await pause(QUIET)) heard = there.size;
			synced += acknowledged.length;
			lost += acknowledged.filter((key) => !there.has(key)).length;
			newcomer.destroy();
		}
	} finally {
		await victim.kill();
		await victim.end();
		await rm(folder, { recursive: true, force: true });
	}
	return { synced, lost };
}

async function victimOf(kind: ServerKind, folder: string, outdir: string): Promise<Victim> {
	const victim =
		kind === 'hebian'
			? new Ours(new ServerProcess(outdir, folder, await freePort()))
			: new Peer(kind, folder, outdir, await freePort());
	await victim.start();
	return victim;
}

class Ours implements Victim {
	#cookie = '';
	#room = '';

	constructor(readonly server: ServerProcess) {}

	async start(): Promise<void> {
		await this.server.start();
		if (this.#room !== '') return;
		this.#cookie = await signIn(this.server.http, 'coordinator');
		const book = await importBook(this.server.http, this.#cookie, writeBookFile(SMALL_BOOK));
		this.#room = `book/${book}/department`;
	}
	kill(): Promise<void> {
		return this.server.kill();
	}
	writer(name: string): Writer {
		const writer = new Writer(name, this.#room, this.server.sync, this.#cookie);
		writer.connect();
		return writer;
	}
	async end(): Promise<void> {
		await this.server.kill();
	}
}

class Peer implements Victim {
	#child: ChildProcess | undefined;

	constructor(
		readonly kind: Exclude<ServerKind, 'hebian'>,
		readonly folder: string,
		readonly outdir: string,
		readonly port: number
	) {}

	async start(): Promise<void> {
		const program = path.join(this.outdir, 'peer-server.js');
		const words = [this.kind, String(this.port), this.folder];
		const child = (this.#child = fork(program, words, {
			stdio: ['ignore', 'ignore', 'pipe', 'ipc']
		}));
		endWithUs(child);
		await new Promise<void>((resolve, reject) => {
			child.once('message', () => resolve());
			child.once('exit', (code) => reject(new Error(`${this.kind} ended with ${code}`)));
		});
	}
	async kill(): Promise<void> {
		const child = this.#child;
		if (!child || child.signalCode !== null || child.exitCode !== null) return;
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGKILL');
		await ended;
	}
	writer(name: string): PeerWriter {
		const url = `ws://127.0.0.1:${this.port}`;
		return this.kind === 'hocuspocus' ? new HocuspocusWriter(name, url) : new EchoWriter(name, url);
	}
	end(): Promise<void> {
		return this.kill();
	}
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(condition: () => boolean): Promise<void> {
	const end = Date.now() + PATIENCE;
	while (!condition()) {
		if (Date.now() > end) throw new Error(`waited in vain for ${condition.toString()}`);
		await pause(10);
	}
}

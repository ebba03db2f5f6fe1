/**
 * Several nodes on one PostgreSQL, and clients that write through any of them, while nodes and the
 * database are killed, stopped and started again. Afterwards everything that was acknowledged must be there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { writeBookFile } from '$lib/budget/file/book-file';
import { SMALL_BOOK } from '../../server/relay/relay-scene';
import type { PostgresCluster } from '../support/postgres-cluster';
import { seededRandom } from '../support/seeded-random';
import { missing } from './kill';
import { freePort, importBook, ServerProcess, signIn } from './server-process';
import { Writer } from './writer';

/**
 * - `kill`: SIGKILL of a node
 * - `end`: SIGTERM of a node
 * - `freeze`: a node is stopped for longer than its lease lasts, and goes on as if nothing had been
 * - `database`: PostgreSQL is killed and started again
 */
export const FAULTS = ['kill', 'end', 'freeze', 'database'] as const;
export type Fault = (typeof FAULTS)[number];

export interface ClusterOptions {
	/** Where the server was bundled to. */
	readonly outdir: string;
	readonly database: PostgresCluster;
	readonly faults: readonly Fault[];
	readonly seed: number;
	readonly say?: (line: string) => void;
}

export interface ClusterResult {
	readonly acknowledged: number;
	/** Keys that were acknowledged and were not there. */
	readonly lost: readonly string[];
	/** By fault: milliseconds from it until every room acknowledged something new again. */
	readonly takeovers: Readonly<Record<Fault, readonly number[]>>;
	/** How often a node that was frozen found out that it lost its books, and ended. */
	readonly zombiesEnded: number;
}

const NODES = 3;
const BOOKS = 2;
/** Milliseconds for which a node is frozen: its lease lasts 10 s. */
const FROZEN = 13_000;
/** What a machine that is busy with other things may take until all rooms are written in again. */
const PATIENCE = 90_000;
/** Milliseconds between two edits of a writer: far below the pace at which a server closes a connection. */
const PACE = 50;

/** One after the other, each while everybody writes. */
export async function breakCluster(options: ClusterOptions): Promise<ClusterResult> {
	const nodes = await Nodes.start(options);
	const takeovers: Record<Fault, number[]> = { kill: [], end: [], freeze: [], database: [] };
	let zombiesEnded = 0;
	const writers = nodes.writers();
	const writing = setInterval(() => writers.forEach((writer) => writer.write()), PACE);
	try {
		for (const writer of writers) writer.connect();
		for (const [n, fault] of options.faults.entries()) {
			await untilWritten(writers);
			const started = performance.now();
			const mend = await nodes.suffer(fault);
			await untilWritten(writers);
			takeovers[fault].push(performance.now() - started);
			if ((await mend()) === 'ended') zombiesEnded++;
			options.say?.(`${n + 1} ${fault}: ${takeovers[fault].at(-1)!.toFixed(0)} ms`);
		}
		clearInterval(writing);
		for (const writer of writers) writer.disconnect();
		const lost = await missing(writers, nodes.rooms, nodes.anySync(), nodes.cookie);
		const acknowledged = writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0);
		return { acknowledged, lost, takeovers, zombiesEnded };
	} finally {
		clearInterval(writing);
		for (const writer of writers) writer.destroy();
		await nodes.stop();
	}
}

/** Until every writer has had something acknowledged that it wrote from now on. */
async function untilWritten(writers: readonly Writer[]): Promise<void> {
	const from = writers.map((writer) => writer.edits);
	const end = performance.now() + PATIENCE;
	while (writers.some((writer, i) => writer.acknowledged.size <= from[i])) {
		if (performance.now() > end) throw new Error(`waited in vain:\n${writers.join('\n')}`);
		await pause(10);
	}
}

type Mend = () => Promise<'ended' | void>;

class Nodes {
	#turn = 0;
	readonly #random: () => number;
	readonly rooms: readonly string[];

	private constructor(
		private readonly all: readonly ServerProcess[],
		private readonly folders: readonly string[],
		private readonly url: string,
		readonly cookie: string,
		private readonly books: readonly string[],
		private readonly options: ClusterOptions
	) {
		this.#random = seededRandom(options.seed).next;
		this.rooms = books.flatMap((book) =>
			['department', 'unit/u1', 'unit/u2'].map((room) => `book/${book}/${room}`)
		);
	}

	static async start(options: ClusterOptions): Promise<Nodes> {
		const { outdir, database } = options;
		const url = await database.database();
		const [all, folders]: [ServerProcess[], string[]] = [[], []];
		for (let n = 0; n < NODES; n++) {
			const [data, port] = [await mkdtemp(path.join(tmpdir(), 'hebian-node-')), await freePort()];
			const own = { HEBIAN_DATABASE: url, HEBIAN_NODE_URL: `http://127.0.0.1:${port}` };
			const node = new ServerProcess(outdir, data, port, 'busy-server', own);
			folders.push(data);
			all.push(node);
			await node.start();
		}
		const cookie = await signIn(all[0].http, 'coordinator');
		const books: string[] = [];
		for (let n = 0; n < BOOKS; n++)
			books.push(await importBook(all[n].http, cookie, writeBookFile(SMALL_BOOK)));
		return new Nodes(all, folders, url, cookie, books, options);
	}

	/** Two for each room, each of which comes to another node with each connection. */
	writers(): Writer[] {
		return [...this.rooms, ...this.rooms].map(
			(room, i) => new Writer(`c${i}`, room, () => this.anySync(), this.cookie)
		);
	}

	/** Of one of the nodes that run, in turn. */
	anySync(): string {
		const running = this.all.filter((node) => node.runs);
		return running[this.#turn++ % running.length].sync;
	}

	/** Happens to a node that has a book; what is answered starts again what ended. */
	async suffer(fault: Fault): Promise<Mend> {
		const { database } = this.options;
		if (fault === 'database') {
			await database.kill();
			await database.run();
			return async () => undefined;
		}
		const node = await this.#owner();
		if (fault === 'freeze') {
			node.freeze();
			await pause(FROZEN);
			return async () => {
				node.thaw();
				const ended = await node.ended(20_000);
				if (ended) await node.start();
				return ended ? 'ended' : undefined;
			};
		}
		const ended = fault === 'kill' ? node.kill() : node.stop();
		return async () => {
			await ended;
			await node.start();
		};
	}

	async stop(): Promise<void> {
		for (const node of this.all) node.thaw();
		await Promise.all(this.all.map((node) => node.stop()));
		for (const folder of this.folders) await rm(folder, { recursive: true, force: true });
	}

	async #owner(): Promise<ServerProcess> {
		const rows = await this.options.database.query(
			`SELECT url FROM hebian.book_lease JOIN hebian.node ON id = owner
			 WHERE book IN (${this.books.map((book) => `'${book}'`).join(', ')})`,
			this.url
		);
		const urls = new Set(rows.map(({ url }) => String(url)));
		const owners = this.all.filter((node) => urls.has(node.http) && node.runs);
		return owners[Math.floor(this.#random() * owners.length)];
	}
}

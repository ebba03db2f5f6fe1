/**
 * A part of a province: many books with people who write now and then, on one server with SQLite and on two
 * nodes with PostgreSQL. And a storm: one of the nodes is killed, and all who were there come to the other.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { writeBookFile } from '$lib/budget/file/book-file';
import { freePort, importBook, ServerProcess, signIn } from '../faults/server-process';
import { hasPostgres, NO_POSTGRES, PostgresCluster } from '../support/postgres-cluster';
import { bookOf, cpuSeconds, rssMegabytes } from './bench-server';
import { at, startClients, stopClients, writeFor, type Clients } from './client-processes';

interface Profile {
	readonly sockets: number;
	readonly books: number;
	/** Updates a second of all together. */
	readonly updates: number;
	readonly seconds: number;
}

/** A sixteenth of a province, and what a minute shows of it. */
const WHOLE: Profile = { sockets: 3_200, books: 100, updates: 640, seconds: 300 };
const PART: Profile = { sockets: 800, books: 25, updates: 160, seconds: 20 };
/** Milliseconds of the 99th acknowledgement. */
const GOALS = { sqlite: 100, nodes: 150 };
const UNITS = 4;
/** Sockets of one session, and of one process of clients. */
const TOGETHER = 300;
const WARM_UP = 5_000;

/** Resolves with how many goals were missed. */
export async function run(words: readonly string[], outdir: string): Promise<number> {
	const options = new Command('bench cluster')
		.option('--whole', 'a sixteenth of a province for five minutes')
		.option('--seconds <n>', 'how long is measured', Number)
		.parse(words as string[], { from: 'user' })
		.opts<{ whole?: true; seconds?: number }>();
	const profile = { ...(options.whole ? WHOLE : PART) };
	const { sockets, books, updates, seconds } = { ...profile, ...options };
	console.log(`${sockets} sockets, ${books} books, ${updates} updates/s, ${seconds} s`);
	console.log('                      ack p50/p99/max ms  CPU %  MB      goal p99');
	const given = { ...profile, seconds };
	let missed = 0;
	const one = await Office.start(outdir, 1);
	missed += await measure(one, 'one server, SQLite', given, GOALS.sqlite, outdir);
	if (!hasPostgres) {
		console.log(NO_POSTGRES);
		return missed;
	}
	const database = await PostgresCluster.start({ durable: true });
	try {
		const two = await Office.start(outdir, 2, await database.database());
		missed += await measure(two, 'two nodes, PostgreSQL', given, GOALS.nodes, outdir);
	} finally {
		await database.stop();
	}
	return missed;
}

async function measure(
	office: Office,
	name: string,
	profile: Profile,
	goal: number,
	outdir: string
): Promise<number> {
	try {
		await office.fill(profile.books);
		const clients = await office.open(profile, outdir);
		await writeFor(WARM_UP, clients);
		for (const { child } of clients) child.send({ do: 'measure' });
		const before = office.cpu();
		await writeFor(profile.seconds * 1000, clients);
		const cpu = ((office.cpu() - before) / profile.seconds) * 100;
		const memory = office.memory();
		const storm = office.nodes.length > 1 ? await office.storm(profile, outdir) : undefined;
		const acks = (await stopClients(clients)).flatMap((r) => r.acks).sort((a, b) => a - b);
		const [middle, late, last] = [at(acks, 0.5), at(acks, 0.99), acks.at(-1) ?? NaN];
		const figures = [middle, late, last].map((figure) => figure.toFixed(0)).join('/');
		const isMet = late <= goal;
		console.log(
			`${name.padEnd(21)} ${figures.padStart(18)} ${cpu.toFixed(0).padStart(6)}  ${memory.toFixed(0).padEnd(6)}  ${goal} ${isMet ? 'met' : 'MISSED'}`
		);
		if (storm) console.log(`one of them is killed: ${storm}`);
		return isMet ? 0 : 1;
	} finally {
		await office.stop();
	}
}

class Office {
	#books: string[] = [];

	private constructor(
		readonly nodes: readonly ServerProcess[],
		private readonly folders: readonly string[]
	) {}

	static async start(outdir: string, count: number, database?: string): Promise<Office> {
		const [nodes, folders]: [ServerProcess[], string[]] = [[], []];
		for (let n = 0; n < count; n++) {
			const [data, port] = [await mkdtemp(path.join(tmpdir(), 'hebian-bench-')), await freePort()];
			const shared = database && {
				...{ HEBIAN_DATABASE: database, HEBIAN_NODE_URL: `http://127.0.0.1:${port}` }
			};
			const node = new ServerProcess(outdir, data, port, 'office-server', shared || {});
			await node.start();
			nodes.push(node);
			folders.push(data);
		}
		return new Office(nodes, folders);
	}

	async fill(books: number): Promise<void> {
		const [{ http }] = this.nodes;
		const cookie = await signIn(http, 'coordinator');
		const file = writeBookFile(bookOf(UNITS));
		for (let n = 0; n < books; n++) this.#books.push(await importBook(http, cookie, file));
	}

	/** Everybody, each at the node of their book, as a balancer that hashes on the book sends them. */
	async open(profile: Profile, outdir: string): Promise<Clients[]> {
		const all = await Promise.all(
			this.nodes.map((node, n) => {
				const own = this.#books.filter((_book, i) => i % this.nodes.length === n);
				return openAt(node, own, profile, outdir);
			})
		);
		return all.flat();
	}

	/** The second is killed, and those who were there come to the first. */
	async storm(profile: Profile, outdir: string): Promise<string> {
		const [stays, dies] = this.nodes;
		const books = this.#books.filter((_book, i) => i % 2 === 1);
		await dies.kill();
		const started = performance.now();
		const clients = await openAt(stays, books, { ...profile, books: this.#books.length }, outdir);
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		await stopClients(clients);
		const sockets = Math.round((profile.sockets * books.length) / this.#books.length);
		return `${sockets} clients are connected to the other after ${seconds} s`;
	}

	cpu(): number {
		return this.nodes.reduce((sum, { pid }) => sum + cpuSeconds(pid!), 0);
	}
	memory(): number {
		return this.nodes.reduce((sum, { pid }) => sum + rssMegabytes(pid!), 0);
	}

	async stop(): Promise<void> {
		await Promise.all(this.nodes.map((node) => node.stop()));
		for (const folder of this.folders) await rm(folder, { recursive: true, force: true });
	}
}

/** As many sockets to these books as they have of the whole profile. */
async function openAt(
	node: ServerProcess,
	books: readonly string[],
	{ sockets, books: all, updates }: Profile,
	outdir: string
): Promise<Clients[]> {
	const rooms = Array.from({ length: Math.round((sockets * books.length) / all) }, (_, i) => {
		const book = books[i % books.length];
		return `book/${book}/unit/u${(Math.floor(i / books.length) % UNITS) + 1}`;
	});
	const clients: Clients[] = [];
	for (let from = 0; from < rooms.length; from += TOGETHER) {
		const cookie = await signIn(node.http, 'coordinator');
		const some = rooms.slice(from, from + TOGETHER);
		const every = (sockets / updates) * 1000;
		const name = `${node.port}-${from}`;
		clients.push(
			startClients(outdir, { sync: node.sync, cookie, rooms: some, every, name, server: 'hebian' })
		);
	}
	await Promise.all(clients.map(({ opened }) => opened));
	return clients;
}

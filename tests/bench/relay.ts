/** The relay under the loads of design.md §11: server CPU per delivered update, latencies, memory. */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import type { Book } from '$lib/budget/book';
import { writeBookFile } from '$lib/budget/book-file';
import { freePort, importBook, ServerProcess, signIn } from '../faults/server-process';
import type { ClientsOrder, ClientsReport } from './relay-clients';

interface Load {
	readonly rooms: number;
	readonly clientsPerRoom: number;
	/** Milliseconds between two updates of one client. */
	readonly every: number;
}

const LOADS: readonly Load[] = [
	{ rooms: 1, clientsPerRoom: 20, every: 100 },
	{ rooms: 1, clientsPerRoom: 100, every: 1000 },
	{ rooms: 140, clientsPerRoom: 3, every: 1000 },
	{ rooms: 100, clientsPerRoom: 10, every: 2000 }
];
const PROCESSES = 2;
const WARM_UP = 2_000;
/** Clock ticks of `/proc/<pid>/stat`. */
const TICKS_PER_SECOND = 100;

export async function run(words: readonly string[], outdir: string): Promise<void> {
	const program = new Command('bench relay')
		.option('--seconds <n>', 'how long each load is measured', Number, 8)
		.parse(words as string[], { from: 'user' });
	const { seconds } = program.opts<{ seconds: number }>();
	console.log(
		'rooms × clients   upd/s  deliv/s  CPU %  µs/delivered  ack p50/p99 ms  applied p50/p99 ms  RSS MB'
	);
	for (const load of LOADS) console.log(await measure(load, seconds, outdir));
}

async function measure(load: Load, seconds: number, outdir: string): Promise<string> {
	const data = await mkdtemp(path.join(tmpdir(), 'hebian-bench-'));
	const server = new ServerProcess(outdir, data, await freePort());
	await server.start();
	try {
		const cookie = await signIn(server.http, 'coordinator');
		const book = await importBook(server.http, cookie, writeBookFile(bookOf(load.rooms)));
		const rooms = Array.from({ length: load.rooms }, (_, i) => `book/${book}/unit/u${i + 1}`);
		const orders = await ordersFor(load, rooms, server, cookie);
		const processes = orders.map((order) => startClients(outdir, order));
		await Promise.all(processes.map((p) => p.opened));
		await pause(WARM_UP);
		for (const { child } of processes) child.send({ do: 'measure' });
		const before = cpuSeconds(server.pid!);
		await pause(seconds * 1000);
		const cpu = cpuSeconds(server.pid!) - before;
		const rss = rssMegabytes(server.pid!);
		for (const { child } of processes) child.send({ do: 'stop' });
		const reports = await Promise.all(processes.map((p) => p.report));
		return line(load, seconds, cpu, rss, reports);
	} finally {
		await server.stop();
		await rm(data, { recursive: true, force: true });
	}
}

/** Every process has clients of every room; a session may hold only so many sockets. */
async function ordersFor(
	{ clientsPerRoom, every }: Load,
	rooms: readonly string[],
	server: ServerProcess,
	cookie: string
): Promise<ClientsOrder[]> {
	const places = rooms.flatMap((room) => Array.from({ length: clientsPerRoom }, () => room));
	const sessions = Math.max(PROCESSES, Math.ceil(places.length / 300));
	return Promise.all(
		Array.from({ length: sessions }, async (_, i) => ({
			sync: server.sync,
			cookie: i === 0 ? cookie : await signIn(server.http, 'coordinator'),
			rooms: places.filter((_room, n) => n % sessions === i),
			every,
			name: `p${i}`
		}))
	);
}

interface Clients {
	readonly child: ChildProcess;
	readonly opened: Promise<void>;
	readonly report: Promise<ClientsReport>;
}

function startClients(outdir: string, order: ClientsOrder): Clients {
	const child = fork(path.join(outdir, 'relay-clients.js'), { serialization: 'advanced' });
	child.send({ do: 'open', order });
	const opened = new Promise<void>((resolve) => {
		child.on('message', (said: { opened?: true }) => said.opened && resolve());
	});
	const report = new Promise<ClientsReport>((resolve, reject) => {
		child.on('message', (said: { report?: ClientsReport }) => said.report && resolve(said.report));
		child.once('exit', (code) => code && reject(new Error(`clients ended with ${code}`)));
	});
	return { child, opened, report };
}

function line(
	{ rooms, clientsPerRoom }: Load,
	seconds: number,
	cpu: number,
	rss: number,
	reports: readonly ClientsReport[]
): string {
	const sent = reports.reduce((sum, r) => sum + r.sent, 0);
	const delivered = reports.reduce((sum, r) => sum + r.delivered, 0);
	const acks = reports.flatMap((r) => r.acks).sort((a, b) => a - b);
	const applied = reports.flatMap((r) => r.applied).sort((a, b) => a - b);
	const pair = (list: number[]): string =>
		`${at(list, 0.5).toFixed(1)}/${at(list, 0.99).toFixed(1)}`;
	return [
		`${rooms} × ${clientsPerRoom}`.padEnd(15),
		(sent / seconds).toFixed(0).padStart(7),
		(delivered / seconds).toFixed(0).padStart(8),
		((cpu / seconds) * 100).toFixed(0).padStart(6),
		((cpu * 1e6) / delivered).toFixed(1).padStart(13),
		pair(acks).padStart(15),
		pair(applied).padStart(19),
		rss.toFixed(0).padStart(7)
	].join(' ');
}

const at = (sorted: readonly number[], part: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;

function cpuSeconds(pid: number): number {
	// Fields 14 and 15 after the name, which may hold spaces.
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function rssMegabytes(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
}

const pause = (milliseconds: number): Promise<void> =>
	new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A book with so many units, each with one row of its own. */
function bookOf(units: number): Book {
	const list = Array.from({ length: units }, (_, i) => `u${i + 1}`);
	return {
		head: {
			year: 2023,
			level: '市级',
			department: { code: '070', name: '晋城市公安局' },
			units: list.map((id) => ({ id, code: '', name: `单位${id}`, kind: '行政', role: '所属' })),
			explanations: [],
			settings: {}
		},
		sheets: {
			T12: list.map((unit, i) => {
				const order = `a${String(i).padStart(4, '0')}1`;
				return { id: `r${i}`, order, unit, cells: { 项目: `项目${i}` } };
			})
		}
	};
}

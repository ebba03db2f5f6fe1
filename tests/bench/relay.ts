/**
 * The relay under the loads of design.md §11, beside @y/websocket-server (without storage) and
 * Hocuspocus (without storage): server CPU per delivered update, latencies, memory.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import {
	cpuSeconds,
	rssMegabytes,
	SERVERS,
	startServer,
	type BenchServer,
	type ServerKind
} from './bench-server';
import { at, startClients, stopClients, writeFor, type Clients } from './client-processes';
import { tellRatio } from './ratios';
import type { ClientsReport } from './relay-clients';

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
/** Rooms that somebody has open and nobody writes in; for their memory. */
const IDLE: Load = { rooms: 200, clientsPerRoom: 1, every: 1e9 };
const PROCESSES = 2;
/** Until both are compiled: ours has more code than a bare relay. */
const WARM_UP = 10_000;

export async function run(words: readonly string[], outdir: string): Promise<void> {
	const program = new Command('bench relay')
		.option('--seconds <n>', 'how long each load is measured', Number, 8)
		.option('--servers <names>', 'which servers, with commas', SERVERS.join(','))
		.option('--loads <names>', 'which loads, with commas', LOADS.map(nameOf).join(','))
		.parse(words as string[], { from: 'user' });
	const { seconds, servers, loads } = program.opts<{
		seconds: number;
		servers: string;
		loads: string;
	}>();
	const kinds = SERVERS.filter((kind) => servers.split(',').includes(kind));
	console.log(
		'rooms × clients server       upd/s  deliv/s  CPU %  µs/delivered  ratio  ack p50/p99 ms  applied p50/p99 ms'
	);
	for (const load of LOADS.filter((each) => loads.split(',').includes(nameOf(each)))) {
		const measured: [ServerKind, Measured][] = [];
		for (const kind of kinds) measured.push([kind, await measure(load, kind, seconds, outdir)]);
		for (const [kind, each] of measured) console.log(line(load, kind, each, measured));
		tellRatios(load, measured);
	}
	for (const kind of kinds)
		console.log(
			`${kind}: ${(await kilobytesPerRoom(kind, outdir)).toFixed(0)} KB per open idle room`
		);
}

/** `140x3`: rooms and clients of each. */
function nameOf({ rooms, clientsPerRoom }: Load): string {
	return `${rooms}x${clientsPerRoom}`;
}

interface Measured {
	readonly seconds: number;
	/** Of the server. */
	readonly cpu: number;
	readonly sent: number;
	readonly delivered: number;
	/** Milliseconds, sorted. */
	readonly acks: readonly number[];
	readonly applied: readonly number[];
}

async function measure(
	load: Load,
	kind: ServerKind,
	seconds: number,
	outdir: string
): Promise<Measured> {
	const server = await startServer(kind, load.rooms, outdir);
	try {
		const processes = await openClients(load, kind, server, outdir);
		await writeFor(WARM_UP, processes);
		for (const { child } of processes) child.send({ do: 'measure' });
		const before = cpuSeconds(server.pid);
		await writeFor(seconds * 1000, processes);
		const cpu = cpuSeconds(server.pid) - before;
		const reports = await stopClients(processes);
		const total = (of: (report: ClientsReport) => number): number =>
			reports.reduce((sum, report) => sum + of(report), 0);
		return {
			seconds,
			cpu,
			sent: total((r) => r.sent),
			delivered: total((r) => r.delivered),
			acks: reports.flatMap((r) => r.acks).sort((a, b) => a - b),
			applied: reports.flatMap((r) => r.applied).sort((a, b) => a - b)
		};
	} finally {
		await server.stop();
	}
}

async function kilobytesPerRoom(kind: ServerKind, outdir: string): Promise<number> {
	const server = await startServer(kind, IDLE.rooms, outdir);
	try {
		const before = rssMegabytes(server.pid);
		const processes = await openClients(IDLE, kind, server, outdir);
		await pause(WARM_UP);
		const after = rssMegabytes(server.pid);
		await stopClients(processes);
		return ((after - before) * 1024) / IDLE.rooms;
	} finally {
		await server.stop();
	}
}

/** Every process has clients of every room; a session of ours may hold only so many sockets. */
async function openClients(
	{ clientsPerRoom, every }: Load,
	kind: ServerKind,
	server: BenchServer,
	outdir: string
): Promise<Clients[]> {
	const places = server.rooms.flatMap((room) => Array.from({ length: clientsPerRoom }, () => room));
	const sessions = Math.max(PROCESSES, Math.ceil(places.length / 300));
	const clients: Clients[] = [];
	for (let i = 0; i < sessions; i++) {
		const rooms = places.filter((_room, n) => n % sessions === i);
		const cookie = await server.signIn();
		clients.push(
			startClients(outdir, { sync: server.url, cookie, rooms, every, name: `p${i}`, server: kind })
		);
	}
	await Promise.all(clients.map((p) => p.opened));
	return clients;
}

/** Microseconds of the server's processor for one delivered update. */
const cost = ({ cpu, delivered }: Measured): number => (cpu * 1e6) / delivered;

function tellRatios(load: Load, measured: readonly (readonly [ServerKind, Measured])[]): void {
	const ours = measured.find(([kind]) => kind === 'hebian')?.[1];
	for (const [kind, peer] of measured)
		if (ours && peer !== ours)
			tellRatio(`relay: delivered update ÷ ${kind}, ${nameOf(load)}`, cost(ours) / cost(peer));
}

function line(
	{ rooms, clientsPerRoom }: Load,
	kind: ServerKind,
	measured: Measured,
	all: readonly (readonly [ServerKind, Measured])[]
): string {
	const { seconds, cpu, sent, delivered, acks, applied } = measured;
	const peer = all.find(([name]) => name === 'y')?.[1];
	const pair = (list: readonly number[]): string =>
		list.length === 0 ? '–' : `${at(list, 0.5).toFixed(1)}/${at(list, 0.99).toFixed(1)}`;
	return [
		`${rooms} × ${clientsPerRoom}`.padEnd(15),
		kind.padEnd(11),
		(sent / seconds).toFixed(0).padStart(7),
		(delivered / seconds).toFixed(0).padStart(8),
		((cpu / seconds) * 100).toFixed(0).padStart(6),
		cost(measured).toFixed(1).padStart(13),
		(peer ? `${(cost(measured) / cost(peer)).toFixed(2)}×` : '–').padStart(6),
		pair(acks).padStart(15),
		pair(applied).padStart(19)
	].join(' ');
}

/** A server under measurement, ours or a peer, in a process of its own with rooms to write in. */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Book } from '$lib/budget/book/book';
import { writeBookFile } from '$lib/budget/file/book-file';
import { endWithUs } from '../faults/end-with-us';
import { freePort, importBook, ServerProcess, signIn } from '../faults/server-process';
import { headOf } from '../support/small-book';

export const SERVERS = ['hebian', 'y', 'hocuspocus'] as const;
export type ServerKind = (typeof SERVERS)[number];

export interface BenchServer {
	readonly pid: number;
	readonly url: string;
	readonly rooms: readonly string[];
	/** A session of its own; the peers ask for none. */
	signIn(): Promise<string>;
	stop(): Promise<void>;
}

export function startServer(kind: ServerKind, rooms: number, outdir: string): Promise<BenchServer> {
	return kind === 'hebian' ? startHebian(rooms, outdir) : startPeer(kind, rooms, outdir);
}

async function startHebian(rooms: number, outdir: string): Promise<BenchServer> {
	const data = await mkdtemp(path.join(tmpdir(), 'hebian-bench-'));
	const server = new ServerProcess(outdir, data, await freePort());
	await server.start();
	const cookie = await signIn(server.http, 'coordinator');
	const book = await importBook(server.http, cookie, writeBookFile(bookOf(rooms)));
	return {
		pid: server.pid!,
		url: server.sync,
		rooms: Array.from({ length: rooms }, (_, i) => `book/${book}/unit/u${i + 1}`),
		signIn: () => signIn(server.http, 'coordinator'),
		stop: async () => {
			await server.stop();
			await rm(data, { recursive: true, force: true });
		}
	};
}

async function startPeer(kind: ServerKind, rooms: number, outdir: string): Promise<BenchServer> {
	const port = await freePort();
	const child = fork(path.join(outdir, 'peer-server.js'), [kind, String(port)]);
	endWithUs(child);
	await new Promise<void>((resolve, reject) => {
		child.once('message', () => resolve());
		child.once('exit', (code) => reject(new Error(`${kind} ended with ${code}`)));
	});
	return {
		pid: child.pid!,
		url: `ws://127.0.0.1:${port}`,
		rooms: Array.from({ length: rooms }, (_, i) => `room-${i + 1}`),
		signIn: async () => '',
		stop: () =>
			new Promise((resolve) => {
				child.once('exit', () => resolve());
				child.kill('SIGKILL');
			})
	};
}

/** Clock ticks of `/proc/<pid>/stat`. */
const TICKS_PER_SECOND = 100;

export function cpuSeconds(pid: number): number {
	// Fields 14 and 15 after the name, which may hold spaces.
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

export function rssMegabytes(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
}

/** A book with so many units, each with one row of its own. */
export function bookOf(units: number): Book {
	const list = Array.from({ length: units }, (_, i) => `u${i + 1}`);
	return {
		head: headOf({
			units: list.map((id) => ({ id, code: '', name: `单位${id}`, kind: '行政', role: '所属' }))
		}),
		sheets: {
			T12: list.map((unit, i) => {
				const order = `a${String(i).padStart(4, '0')}1`;
				return { id: `r${i}`, order, unit, cells: { 项目: `项目${i}` } };
			})
		}
	};
}

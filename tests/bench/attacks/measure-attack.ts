/**
 * Measures one attack: a server in a process of its own, eight others who write in another book from a
 * second process, and the attack from this one. What counts is how long the others wait for their
 * acknowledgements.
 */
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BookHead } from '$lib/budget/book/book';
import { writeBookFile } from '$lib/budget/file/book-file';
import type { Identity } from '$lib/collab/room/identity';
import { endWithUs } from '../../faults/end-with-us';
import { importBook, signIn } from '../../faults/server-process';
import { bookOf, cpuSeconds, rssMegabytes } from '../bench-server';
import type { ClientsOrder, ClientsReport } from '../relay-clients';
import { Watch } from '../watch';
import type { Attack, Attacker } from './attack';

/** Milliseconds. */
export const GOAL = { p99: 250, max: 1_000, loop: 50 };
const OTHERS = { rooms: 4, clientsPerRoom: 2, every: 200 };
const LASTS = 8_000;
/** Others write this long before the attack, so that nobody measures how the server starts. */
const BEFORE = 2_000;
/** And so long after it. */
const AFTER = 1_000;

export interface Measured {
	readonly acks: number;
	/** Milliseconds that others waited for an acknowledgement. */
	readonly p50: number;
	readonly p99: number;
	readonly max: number;
	/** Acknowledgements that never came. */
	readonly missing: number;
	/** The longest that the server's thread was busy in one go, and that its garbage collector was. */
	readonly loop: number;
	readonly collecting: number;
	readonly cpu: number;
	readonly megabytes: number;
	readonly note: string;
}

export async function measureAttack(attack: Attack, outdir: string): Promise<Measured> {
	const server = await Watch.start(outdir);
	const others = fork(path.join(outdir, 'relay-clients.js'));
	endWithUs(others);
	try {
		const { http, sync } = server;
		const cookie = await signIn(http, 'coordinator');
		const attacked = await importBook(http, cookie, writeBookFile((attack.book ?? small)()));
		await openOthers(others, server, cookie);
		await server.reset();
		const before = cpuSeconds(server.pid);
		const note = await attack.run({
			...{ http, sync, coordinator: cookie, book: attacked, lasts: LASTS },
			signIn: () => becomeClerk(http, cookie, attacked)
		});
		// What is still under way counts, too.
		await pause(AFTER);
		const cpu = cpuSeconds(server.pid) - before;
		const report = await reportOf(others);
		const { loop, collecting } = await server.report();
		return {
			...figuresOf(report),
			loop,
			collecting,
			cpu,
			megabytes: rssMegabytes(server.pid),
			note: note ?? ''
		};
	} finally {
		others.kill('SIGKILL');
		await server.stop();
	}
}

/** Demo mode has a clerk for every unit of every book; their ids are its own choice. */
async function becomeClerk(http: string, cookie: string, book: string): Promise<Attacker> {
	const ask = async (path: string): Promise<unknown> =>
		(await fetch(`${http}${path}`, { headers: { cookie } })).json();
	const { head } = (await ask(`/api/books/${book}`)) as { head: BookHead };
	const { demo } = (await ask('/api/me')) as { demo: readonly Identity[] };
	const name = head.units.find(({ id }) => id === 'u1')!.name;
	const { id } = demo.find((one) => one.role === 'clerk' && one.name.startsWith(name))!;
	return { id, cookie: await signIn(http, id) };
}

const small = () => bookOf(4);

async function openOthers(
	others: ChildProcess,
	{ http, sync }: Watch,
	cookie: string
): Promise<void> {
	const book = await importBook(http, cookie, writeBookFile(small()));
	const { rooms, clientsPerRoom, every } = OTHERS;
	const order: ClientsOrder = {
		...{ sync, cookie, every, name: 'others', server: 'hebian' },
		rooms: Array.from({ length: rooms * clientsPerRoom }, (_, i) => {
			const unit = (i % rooms) + 1;
			return `book/${book}/unit/u${unit}`;
		})
	};
	await answer(others, { do: 'open', order });
	others.send({ do: 'write' });
	await pause(BEFORE);
	others.send({ do: 'measure' });
}

async function reportOf(others: ChildProcess): Promise<ClientsReport> {
	await answer(others, { do: 'pause' });
	return ((await answer(others, { do: 'stop' })) as { report: ClientsReport }).report;
}

function answer(child: ChildProcess, order: object): Promise<unknown> {
	return new Promise((resolve, reject) => {
		child.once('message', resolve);
		child.once('exit', (code) => reject(new Error(`the others ended with ${code}`)));
		child.send(order);
	});
}

function figuresOf({ acks, sent }: ClientsReport) {
	const sorted = [...acks].sort((a, b) => a - b);
	const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? Infinity;
	const missing = Math.max(0, sent - acks.length);
	return { acks: acks.length, p50: at(0.5), p99: at(0.99), max: at(1), missing };
}

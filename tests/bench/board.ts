/**
 * The board of a large book while clerks type: a real browser, the built product, 40 units with
 * 2,000 projects, 20 clerks in a process of their own. Every frame and every long task is measured.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { Command } from 'commander';
import { writeBookFile } from '$lib/budget/file/book-file';
import { importBook, signIn } from '../faults/server-process';
import { findBrowser } from '../support/browser.js';
import { consistentBook } from '../support/consistent-book';
import { HebianServer } from '../support/hebian-server';
import type { ClerksOrder } from './clerks';

const UNITS = 40;
/** Makes 2,000 projects. */
const SCALE = 14.7;
const CLERKS = 20;
/** Milliseconds between two edits of one clerk, and how long they type. */
const EVERY = 1_000;
const TYPING = 30_000;
const PAGES = ['', '/table/T12', '/findings'] as const;

export async function run(outdir: string, words: readonly string[]): Promise<void> {
	const program = new Command('bench board')
		.option('--profiles <folder>', 'where a CPU profile of each page is put')
		.parse(words as string[], { from: 'user' });
	const { profiles } = program.opts<{ profiles?: string }>();
	const server = await HebianServer.start();
	const browser = await chromium.launch({
		executablePath: findBrowser(),
		args: ['--no-sandbox', '--disable-background-networking']
	});
	try {
		await measure(browser, server, outdir, profiles);
	} finally {
		await browser.close();
		await server.stop();
	}
}

async function measure(
	browser: Browser,
	server: HebianServer,
	outdir: string,
	profiles: string | undefined
): Promise<void> {
	const made = consistentBook({ scale: SCALE, units: UNITS, editions: true });
	const { units } = made.head;
	console.log(`${units.length} units, ${made.sheets.projects?.length} forms, ${CLERKS} clerks`);
	const cookie = await signIn(server.url, 'coordinator');
	const book = await importBook(server.url, cookie, writeBookFile(made));
	const clerks = await openClerks(outdir, {
		sync: server.url.replace('http', 'ws') + '/sync',
		book,
		every: EVERY,
		clerks: Array.from({ length: CLERKS }, (_, at) => ({ cookie, unit: units[at].id }))
	});
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	await context.request.post(`${server.url}/api/session`, {
		data: { identity: 'coordinator' },
		headers: { origin: server.url }
	});
	const page = await context.newPage();
	await page.addInitScript(watchFrames);
	for (const [at, path] of PAGES.entries()) {
		const begun = performance.now();
		await page.goto(`${server.url}/book/${book}${path}`, { timeout: 120_000 });
		await checked(page);
		console.log(`${path || '/ (board)'}: first checked after ${seconds(begun)} s`);
		if (at === 0) clerks.send({ do: 'type' });
		await report(browser, page);
		if (!profiles) continue;
		const profile = await profileOf(page);
		console.log(`  busiest: ${busiest(profile).join(', ')}`);
		await writeFile(`${profiles}/board-${at}.cpuprofile`, JSON.stringify(profile));
	}
	console.log(`${await stopped(clerks)} edits`);
}

/** Until the first whole check is in, and what it caused is painted. */
async function checked(page: Page): Promise<void> {
	await page.locator('header').getByText(/^\d+$/).first().waitFor({ timeout: 120_000 });
	await page.waitForTimeout(3_000);
}

interface Watched {
	frames: number[];
	tasks: number[];
	counts: Set<string>;
}

/** Runs in the page. */
function watchFrames(): void {
	const watched: Watched = { frames: [], tasks: [], counts: new Set() };
	Object.assign(globalThis, { watched });
	let last: number | undefined;
	const tick = (at: number): void => {
		if (last !== undefined) watched.frames.push(at - last);
		last = at;
		requestAnimationFrame(tick);
	};
	requestAnimationFrame(tick);
	setInterval(
		// Not innerText, which would have the page laid out for it.
		() => watched.counts.add(document.querySelector('main')?.textContent?.slice(0, 2_000) ?? ''),
		1_000
	);
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) watched.tasks.push(duration);
	}).observe({ type: 'longtask' });
}

async function report(browser: Browser, page: Page): Promise<void> {
	await page.evaluate(() => {
		const { watched } = globalThis as unknown as { watched: Watched };
		Object.assign(watched, { frames: [], tasks: [], counts: new Set() });
	});
	await browser.startTracing(page, { categories: ['toplevel'] });
	await page.waitForTimeout(TYPING);
	const own = ownTime(JSON.parse(String(await browser.stopTracing())) as Trace);
	const { frames, tasks, counts } = await page.evaluate(() => {
		const { watched } = globalThis as unknown as { watched: Watched };
		return { ...watched, counts: watched.counts.size };
	});
	const at = (share: number): string =>
		(frames[Math.min(frames.length - 1, Math.floor(frames.length * share))] ?? 0).toFixed(1);
	frames.sort((a, b) => a - b);
	console.log(
		`  ${frames.length} frames: p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)} ms (goal 50); ` +
			`over 50 ms: ${frames.filter((ms) => ms > 50).length}; ` +
			`long tasks: ${tasks.map((ms) => ms.toFixed(0)).join(', ') || 'none'}; ` +
			`the page said ${counts} different things`
	);
	console.log(
		`  processor time of the page's thread: ${own.all} s; longest task ${own.longest} ms`
	);
}

interface Trace {
	readonly traceEvents: readonly {
		readonly name: string;
		readonly pid: number;
		readonly tid: number;
		/** Microseconds on a processor: what a task that had to wait for one did not take. */
		readonly tdur?: number;
		readonly args: { readonly name?: string };
	}[];
}

/** Clerks, server and browser share two processors here; this is what the page asks of one. */
function ownTime({ traceEvents }: Trace): { all: string; longest: string } {
	const threads = new Set(
		traceEvents
			.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
			.map(({ pid, tid }) => `${pid}:${tid}`)
	);
	const tasks = traceEvents
		.filter(({ name, pid, tid }) => /::RunTask$/.test(name) && threads.has(`${pid}:${tid}`))
		.map(({ tdur = 0 }) => tdur);
	const sum = tasks.reduce((all, one) => all + one, 0);
	const longest = tasks.reduce((most, one) => Math.max(most, one), 0);
	return { all: (sum / 1e6).toFixed(1), longest: (longest / 1e3).toFixed(1) };
}

/** Apart from the frames: a profile that begins stops the page for a quarter of a second. */
async function profileOf(page: Page): Promise<Profile> {
	const client = await page.context().newCDPSession(page);
	await client.send('Profiler.enable');
	await client.send('Profiler.start');
	await page.waitForTimeout(TYPING);
	const { profile } = await client.send('Profiler.stop');
	await client.detach();
	return profile as Profile;
}

interface Profile {
	readonly nodes: readonly {
		readonly id: number;
		readonly callFrame: { readonly functionName: string };
	}[];
	readonly samples?: readonly number[];
	readonly timeDeltas?: readonly number[];
}

/** Functions by the time in them alone, ms. */
function busiest({ nodes, samples = [], timeDeltas = [] }: Profile): string[] {
	const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName || '(none)']));
	const times = new Map<string, number>();
	samples.forEach((id, i) => {
		const name = names.get(id)!;
		times.set(name, (times.get(name) ?? 0) + timeDeltas[i] / 1000);
	});
	return [...times]
		.filter(([name]) => !['(idle)'].includes(name))
		.sort(([, a], [, b]) => b - a)
		.slice(0, 8)
		.map(([name, ms]) => `${name} ${ms.toFixed(0)}`);
}

async function openClerks(outdir: string, order: ClerksOrder): Promise<ChildProcess> {
	const child = fork(path.join(outdir, 'clerks.js'));
	await new Promise<void>((resolve, reject) => {
		child.once('message', () => resolve());
		child.once('exit', (code) => reject(new Error(`clerks ended with ${code}`)));
		child.send({ do: 'open', order });
	});
	// Clerks sit at machines of their own: here they leave the coordinator's alone as well as they can.
	setPriority(child.pid!, constants.priority.PRIORITY_LOW);
	return child;
}

function stopped(clerks: ChildProcess): Promise<number> {
	return new Promise((resolve) => {
		clerks.once('message', (told: { edits: number }) => resolve(told.edits));
		clerks.send({ do: 'stop' });
	});
}

function seconds(begun: number): string {
	return ((performance.now() - begun) / 1000).toFixed(1);
}

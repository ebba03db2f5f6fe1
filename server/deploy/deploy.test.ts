/**
 * The files of a deployment. No engine builds the image here: its last stage is tried in a plain
 * folder instead, with its environment, its command and its health check, as a user who may write
 * nothing but the data.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { endWithUs } from '../../tests/faults/end-with-us';
import { freePort } from '../../tests/faults/server-process';
import { bundle, ROOT } from '../bundle';
import { readConfiguration } from '../configuration';
import { Metrics } from '../operations/metrics';

const here = import.meta.dirname;
const read = (name: string): string => readFileSync(path.join(here, name), 'utf8');
const NOBODY = 65_534;

/** Below the repository, so that packages are found. */
const home = path.join(ROOT, 'build', `deploy-test-${process.pid}`);
afterAll(() => {
	chmodSync(home, 0o755);
	rmSync(home, { recursive: true, force: true });
});

function lastStage(): string[] {
	const lines = read('Dockerfile').split('\n');
	return lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
}
const instruction = (name: string): string =>
	lastStage()
		.find((line) => line.startsWith(`${name} `))!
		.slice(name.length + 1);
const words = (text: string): string[] => JSON.parse(text.slice(text.indexOf('['))) as string[];

describe('the image', () => {
	it('[O5] runs as no root over files that it cannot write, and knows when it is well', async () => {
		expect(instruction('USER')).toBe('node');
		await bundle({ outdir: path.join(home, 'build') });
		const data = path.join(home, 'data');
		mkdirSync(data);
		symlinkSync(path.join(ROOT, 'package.json'), path.join(home, 'package.json'));
		const isRoot = process.getuid?.() === 0;
		if (isRoot) chownSync(data, NOBODY, NOBODY);
		chmodSync(home, 0o555);
		const given = Object.fromEntries(
			instruction('ENV')
				.split(' ')
				.map((pair) => pair.split('=') as [string, string])
		);
		const env = {
			...{ PATH: process.env.PATH, ...given },
			...{ PORT: String(await freePort()), HEBIAN_DATA: data },
			HEBIAN_ORIGIN: 'https://hebian.example.gov.cn'
		};
		const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
		const run = { cwd: home, env, ...user };
		const [, ...command] = words(instruction('CMD'));
		const [, ...check] = words(instruction('HEALTHCHECK'));
		const isWell = (): boolean => spawnSync(process.execPath, check, run).status === 0;
		expect(isWell()).toBe(false);
		const server = spawn(process.execPath, [...command, '--without-pages'], {
			...run,
			stdio: ['ignore', 'ignore', 'inherit']
		});
		endWithUs(server);
		const until = Date.now() + 200_000;
		while (!isWell() && Date.now() < until) await pause(200);
		expect(isWell()).toBe(true);
		const ended = new Promise((resolve) => server.once('exit', resolve));
		server.kill('SIGTERM');
		expect(await ended).toBe(0);
	});

	it('[O5] is built of what the repository has', () => {
		for (const line of read('Dockerfile').matchAll(/^COPY (?!--from)(?!\. )(.+) \.\/$/gm))
			for (const file of line[1].split(' '))
				expect(() => readFileSync(path.join(ROOT, file)), file).not.toThrow();
	});
});

it('[O5] every variable that a file of a deployment sets is one that the server knows', () => {
	const known = new Set(
		[...readFileSync(path.join(ROOT, 'README.md'), 'utf8').matchAll(/`(HEBIAN_\w+)`/g)].map(
			([, name]) => name
		)
	);
	for (const file of [
		...['Dockerfile', 'compose.yaml', 'compose.postgres.yaml', 'compose.nodes.yaml'],
		'hebian.service'
	])
		for (const [, name] of read(file).matchAll(/\b(HEBIAN_[A-Z]+)[=:]/g))
			expect(known, `${file}: ${name}`).toContain(name);
	const unit = Object.fromEntries(
		[...read('hebian.service').matchAll(/^Environment=(.+)$/gm)]
			.flatMap(([, pairs]) => pairs.split(' '))
			.map((pair) => pair.split('=') as [string, string])
	);
	expect(readConfiguration(unit)).toMatchObject({ ok: true });
	expect(read('hebian.service')).toContain('ExecStart=/usr/bin/node build/server.js');
});

it('[O5] nginx sends all of a book to one node, of those that compose starts', () => {
	const nginx = read('nginx.conf');
	const book = new RegExp(/~(\S+) \$1;/.exec(nginx)![1]);
	for (const path of ['/api/books/b-1', '/api/books/b-1/file', '/sync/book/b-1/unit/u1'])
		expect(book.exec(path)?.[1], path).toBe('b-1');
	expect(book.test('/api/books')).toBe(false);
	const nodes = [...nginx.matchAll(/server (\S+?) max_fails/g)].map(([, node]) => `http://${node}`);
	const started = [...read('compose.nodes.yaml').matchAll(/HEBIAN_NODE_URL: '(.+?)'/g)];
	expect(nodes).toEqual(started.map(([, url]) => url));
	expect(nodes).toHaveLength(3);
});

it('[O5] the dashboard asks for nothing that is not measured', async () => {
	const metrics = new Metrics({
		relay: () => ({ connections: 0, rooms: 0 }),
		store: () => undefined
	});
	const printed = await metrics.print();
	const dashboard = JSON.parse(read('grafana-dashboard.json')) as {
		panels: { targets: { expr: string }[] }[];
	};
	const asked = dashboard.panels
		.flatMap(({ targets }) => targets)
		.flatMap(({ expr }) => expr.match(/\b(hebian|nodejs|process)_\w+/g) ?? []);
	expect(asked.length).toBeGreaterThan(9);
	for (const name of asked) expect(printed).toContain(`# TYPE ${name.replace(/_bucket$/, '')} `);
});

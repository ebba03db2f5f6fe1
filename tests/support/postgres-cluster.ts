/** A PostgreSQL of a test's own: on a free port, in a folder of its own, and gone with the test. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { endWithUs } from '../faults/end-with-us';
import { freePort } from '../faults/server-process';
import { findPostgres } from './postgres.js';

/** What a test says where there is no PostgreSQL. */
export const NO_POSTGRES = 'no PostgreSQL here (Debian: apt-get install postgresql)';

const bin = findPostgres();
/** Whether tests can have one. */
export const hasPostgres = bin !== undefined;

const PASSWORD = 'of-a-test';

export class PostgresCluster {
	#process: ChildProcess | undefined;
	#databases = 0;

	private constructor(
		readonly folder: string,
		readonly port: number,
		private readonly durable: boolean
	) {}

	/** @param options `durable`: what is committed outlives the machine, as it must outside of tests */
	static async start({ durable = false } = {}): Promise<PostgresCluster> {
		const folder = mkdtempSync(path.join(tmpdir(), 'hebian-pg-'));
		const cluster = new PostgresCluster(folder, await freePort(), durable);
		const password = path.join(folder, 'password');
		writeFileSync(password, PASSWORD);
		const owner = ownerOf();
		if (owner) for (const file of [folder, password]) chownSync(file, owner.uid, owner.gid);
		const made = spawnSync(
			path.join(bin!, 'initdb'),
			[
				...['-D', path.join(folder, 'data'), '-U', 'postgres', '-E', 'UTF8', '--locale=C'],
				...['-A', 'scram-sha-256', `--pwfile=${password}`, '--no-sync']
			],
			{ ...owner, cwd: folder, encoding: 'utf8' }
		);
		if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
		await cluster.run();
		return cluster;
	}

	/** Of a role, by default the one that may everything. */
	url(database: string, user = 'postgres', password = PASSWORD): string {
		return `postgres://${user}:${password}@127.0.0.1:${this.port}/${database}`;
	}

	/** The address of a new, empty database. */
	async database(options = ''): Promise<string> {
		const name = `hebian_${++this.#databases}`;
		await this.query(`CREATE DATABASE ${name} ${options}`);
		return this.url(name);
	}

	async query(sql: string, url = this.url('postgres')): Promise<Record<string, unknown>[]> {
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		try {
			return (await client.query<Record<string, unknown>>(sql)).rows;
		} finally {
			await client.end();
		}
	}

	/** Starts it, or starts it again; resolves when it lets somebody in. */
	async run(): Promise<void> {
		// What a crash of the machine would cost is not what these tests are about.
		const settings = [
			`fsync=${this.durable ? 'on' : 'off'}`,
			'listen_addresses=127.0.0.1',
			'max_connections=60'
		];
		this.#process = spawn(
			path.join(bin!, 'postgres'),
			[
				...['-D', path.join(this.folder, 'data'), '-p', String(this.port), '-k', this.folder],
				...settings.flatMap((setting) => ['-c', setting])
			],
			{ ...ownerOf(), cwd: this.folder, stdio: 'ignore' }
		);
		endWithUs(this.#process);
		for (let tries = 0; ; tries++) {
			try {
				await this.query('SELECT 1');
				return;
			} catch (error) {
				if (tries > 200) throw error;
				await pause(50);
			}
		}
	}

	/** `SIGQUIT` ends it as a crash would, but for all of its processes at once. */
	async kill(signal: 'SIGQUIT' | 'SIGINT' = 'SIGQUIT'): Promise<void> {
		const ending = this.#process;
		if (!ending || ending.exitCode !== null) return;
		const ended = new Promise((resolve) => ending.once('exit', resolve));
		ending.kill(signal);
		await ended;
	}

	/** Ends it and removes all of it. */
	async stop(): Promise<void> {
		await this.kill();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

/** PostgreSQL does not run as root: it gets the user that its package made. */
function ownerOf(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const [uid, gid] = ['-u', '-g'].map((what) =>
		Number(spawnSync('id', [what, 'postgres'], { encoding: 'utf8' }).stdout)
	);
	return { uid, gid };
}

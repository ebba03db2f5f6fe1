/** The real server in a process of its own, under measurement. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endWithUs } from '../faults/end-with-us';
import { freePort } from '../faults/server-process';
import type { Watched } from './watched-server';

/** A server in a process of its own that tells how long its thread was held up. */
export class Watch {
	private constructor(
		readonly child: ChildProcess,
		readonly port: number,
		readonly data: string
	) {}

	static async start(outdir: string): Promise<Watch> {
		const data = await mkdtemp(path.join(tmpdir(), 'hebian-bench-'));
		const port = await freePort();
		const child = fork(path.join(outdir, 'watched-server.js'), {
			env: { ...process.env, PORT: String(port), HEBIAN_DATA: data, HEBIAN_LOG: 'error' },
			stdio: ['ignore', 'pipe', 'inherit', 'ipc']
		});
		endWithUs(child);
		await new Promise<void>((resolve, reject) => {
			child.stdout!.on('data', (bytes: Buffer) => {
				if (bytes.toString().includes(String(port))) resolve();
			});
			child.once('exit', (code) => reject(new Error(`server ended with ${code}`)));
		});
		return new Watch(child, port, data);
	}

	get http(): string {
		return `http://127.0.0.1:${this.port}`;
	}
	get sync(): string {
		return `ws://127.0.0.1:${this.port}/sync`;
	}
	get pid(): number {
		return this.child.pid!;
	}
	reset(): Promise<void> {
		return this.#ask('reset');
	}
	report(): Promise<Watched> {
		return this.#ask('report');
	}

	async stop(): Promise<void> {
		const ended = new Promise((resolve) => this.child.once('exit', resolve));
		this.child.kill('SIGKILL');
		await ended;
		await rm(this.data, { recursive: true, force: true });
	}

	#ask<T>(message: string): Promise<T> {
		return new Promise((resolve) => {
			this.child.once('message', (answer) => resolve(answer as T));
			this.child.send(message);
		});
	}
}

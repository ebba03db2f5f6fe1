/** A real server in a process of its own, bundled from the sources, that can be killed and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithUs } from './end-with-us';

export class ServerProcess {
	#child: ChildProcess | undefined;
	#output = '';
	#isFrozen = false;
	/** It said that it listens, and was not told to end. */
	#hasBegun = false;

	/** @param outdir where `server.js` was bundled to */
	constructor(
		readonly outdir: string,
		readonly data: string,
		readonly port: number,
		/** `busy-server` folds its logs all the time, so that kills fall into it. */
		readonly entry: 'server' | 'busy-server' | 'office-server' = 'server',
		readonly environment: Readonly<Record<string, string>> = {}
	) {}

	get http(): string {
		return `http://127.0.0.1:${this.port}`;
	}
	get sync(): string {
		return `ws://127.0.0.1:${this.port}/sync`;
	}
	get pid(): number | undefined {
		return this.#child?.pid;
	}

	/** What it said on its error stream since its last start: warnings and errors. */
	get output(): string {
		return this.#output;
	}

	async start(): Promise<void> {
		const env = {
			...process.env,
			PORT: String(this.port),
			HEBIAN_DATA: this.data,
			HEBIAN_LOG: 'warn',
			...this.environment
		};
		const child = spawn(
			process.execPath,
			[path.join(this.outdir, `${this.entry}.js`), '--without-pages'],
			{
				env,
				stdio: ['ignore', 'pipe', 'pipe']
			}
		);
		this.#child = child;
		endWithUs(child);
		this.#output = '';
		child.stderr.on('data', (bytes: Buffer) => (this.#output += bytes.toString()));
		await new Promise<void>((resolve, reject) => {
			child.stdout.on('data', (bytes: Buffer) => {
				if (!bytes.toString().includes(String(this.port))) return;
				this.#hasBegun = true;
				resolve();
			});
			child.once('exit', (code) => reject(new Error(`server ended with ${code}: ${this.#output}`)));
		});
	}

	/** SIGKILL: the process has no chance to do anything. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}
	async stop(): Promise<void> {
		await this.#end('SIGTERM');
	}

	/** SIGSTOP: it does nothing until it is thawed, and does not notice. */
	freeze(): void {
		this.#child?.kill('SIGSTOP');
		this.#isFrozen = true;
	}
	thaw(): void {
		this.#child?.kill('SIGCONT');
		this.#isFrozen = false;
	}

	/** Whether it runs, and is not frozen. */
	get runs(): boolean {
		return this.#hasBegun && !this.#hasEnded && !this.#isFrozen;
	}

	/** Waits for it to end by itself; false where it does not. */
	async ended(milliseconds: number): Promise<boolean> {
		const end = Date.now() + milliseconds;
		while (!this.#hasEnded && Date.now() < end) await pause(20);
		return this.#hasEnded;
	}

	get #hasEnded(): boolean {
		const child = this.#child;
		return !child || child.exitCode !== null || child.signalCode !== null;
	}

	async #end(signal: NodeJS.Signals): Promise<void> {
		const child = this.#child;
		if (!child || this.#hasEnded) return;
		this.#hasBegun = false;
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill(signal);
		await ended;
	}
}

export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}

/** Becomes a demo identity; the `Cookie` header that proves it. */
export async function signIn(http: string, identity: string): Promise<string> {
	const answer = await fetch(`${http}/api/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ identity })
	});
	if (!answer.ok) throw new Error(`sign in: ${answer.status}`);
	return answer.headers.get('set-cookie')!.split(';')[0];
}

export async function importBook(http: string, cookie: string, file: string): Promise<string> {
	const answer = await fetch(`${http}/api/books`, {
		method: 'POST',
		headers: { cookie, 'x-file-name': 'book.hebian.json' },
		body: file
	});
	if (!answer.ok) throw new Error(`import: ${answer.status} ${await answer.text()}`);
	return ((await answer.json()) as { id: string }).id;
}

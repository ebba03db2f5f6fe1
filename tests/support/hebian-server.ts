/** A real Hebian server in a process of its own, on a free port, with its own data. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Names the folder with the sample book of a server that was ended, to start from a copy of it. */
export const PREPARED_DATA = 'HEBIAN_PREPARED_DATA';

export class HebianServer {
	readonly url: string;
	log = '';
	#process: ChildProcess | undefined;

	private constructor(
		readonly port: number,
		readonly data: string,
		readonly production: boolean,
		/** What the environment says besides; a story may set it before it starts the server again. */
		public environment: Readonly<Record<string, string>>
	) {
		this.url = `http://localhost:${port}`;
	}

	/**
	 * @param options in production it asks for accounts, and `url` is its public address; `fill` puts
	 * files into its data folder before it starts; with `database` it is a node of those that share it
	 */
	static async start({
		production = false,
		database,
		fill
	}: {
		readonly production?: boolean;
		readonly database?: string;
		readonly fill?: (data: string) => Promise<void>;
	} = {}): Promise<HebianServer> {
		const data = await mkdtemp(join(tmpdir(), 'hebian-data-'));
		const prepared = process.env[PREPARED_DATA];
		if (prepared && !production && !database && !fill)
			await cp(prepared, data, { recursive: true });
		await fill?.(data);
		const port = await freePort();
		const node = database && {
			...{ HEBIAN_DATABASE: database, HEBIAN_NODE_URL: `http://127.0.0.1:${port}` }
		};
		const server = new HebianServer(port, data, production, node || {});
		await server.restart();
		return server;
	}

	/** Starts again on the same port and data, after `kill`. */
	async restart(): Promise<void> {
		const child = spawn(process.execPath, ['build/server.js'], {
			env: {
				...process.env,
				PORT: String(this.port),
				HEBIAN_DATA: this.data,
				...this.environment,
				...(this.production && { HEBIAN_MODE: 'production', HEBIAN_ORIGIN: this.url })
			},
			stdio: ['ignore', 'pipe', 'pipe']
		});
		this.#process = child;
		child.stderr.on('data', (bytes) => (this.log += bytes));
		await new Promise<void>((resolve, reject) => {
			child.stdout.on('data', (bytes) => {
				this.log += bytes;
				if (String(bytes).includes(this.url)) resolve();
			});
			child.once('exit', (code) => reject(new Error(`server ended with ${code}:\n${this.log}`)));
		});
	}

	/** Ends the process at once, as a power cut would. */
	async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
		const child = this.#process;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill(signal);
		await ended;
	}

	async stop(): Promise<void> {
		await this.kill('SIGTERM');
		await rm(this.data, { recursive: true, force: true });
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}

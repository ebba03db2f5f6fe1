// `npm run dev`: Vite serves the pages with hot reload on PORT and hands /api and /sync on to the
// server. The server runs in a process of its own and is bundled and started anew when its sources change.
import { spawn } from 'node:child_process';
import { createServer as createNetServer } from 'node:net';
import path from 'node:path';
import { install } from './installed.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const port = Number(process.env.PORT || 3000);

async function dev() {
	const { context } = await import('esbuild');
	const { createServer } = await import('vite');
	const { bundleOptions } = await import('./bundle.js');
	const inner = await freePort();
	const backend = new Backend(inner);
	const outdir = path.join(ROOT, 'build/dev');
	const restart = {
		name: 'restart',
		/** @param {import('esbuild').PluginBuild} build */
		setup: (build) =>
			build.onEnd(({ errors }) => {
				if (errors.length === 0) void backend.restart();
			})
	};
	const watching = await context(bundleOptions({ outdir, plugins: [restart] }));
	await watching.watch();
	const target = `http://127.0.0.1:${inner}`;
	const vite = await createServer({
		root: ROOT,
		server: {
			port,
			strictPort: true,
			host: '127.0.0.1',
			proxy: { '/api': { target }, '/sync': { target, ws: true } }
		}
	});
	await vite.listen();
	process.stdout.write(`http://localhost:${port}\n`);
	for (const signal of ['SIGINT', 'SIGTERM']) {
		process.once(signal, async () => {
			await backend.stop();
			await Promise.all([watching.dispose(), vite.close()]);
			process.exit(0);
		});
	}
}

/** The server process. One at a time: the next starts when the last has put its rooms away. */
class Backend {
	/** @type {import('node:child_process').ChildProcess | undefined} */
	child;
	/** @type {Promise<void>} */
	turn = Promise.resolve();

	/** @param {number} port */
	constructor(port) {
		this.port = port;
	}

	restart() {
		this.turn = this.turn.then(() => this.stop()).then(() => this.start());
		return this.turn;
	}

	start() {
		const env = { ...process.env, PORT: String(this.port), HOST: '127.0.0.1' };
		this.child = spawn(
			process.execPath,
			['--enable-source-maps', 'build/dev/server.js', '--without-pages'],
			{
				cwd: ROOT,
				env,
				stdio: ['ignore', 'ignore', 'inherit']
			}
		);
	}

	async stop() {
		const { child } = this;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGTERM');
		await ended;
	}
}

/** @returns {Promise<number>} */
function freePort() {
	return new Promise((resolve, reject) => {
		const probe = createNetServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			const free = typeof address === 'object' && address ? address.port : 0;
			probe.close(() => resolve(free));
		});
	});
}

if (install(ROOT)) await dev();
else process.exitCode = 1;

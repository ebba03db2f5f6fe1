// `npm run build`: the pages with Vite, the server and the command line with esbuild, into `build/`.
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle, ROOT } from './bundle.js';
import {
	ALL_SOURCES,
	BUNDLE_STAMP,
	fingerprint,
	markFresh,
	PAGES_STAMP,
	SERVER_SOURCES
} from './freshness.js';

export async function buildServer() {
	const print = fingerprint(ROOT, SERVER_SOURCES);
	const outdir = path.join(ROOT, 'build');
	rmSync(path.join(outdir, 'chunks'), { recursive: true, force: true });
	await bundle({ outdir });
	makeExecutable(path.join(outdir, 'hebian.js'));
	markFresh(path.join(ROOT, BUNDLE_STAMP), print);
}

/** `npx hebian` runs the file itself. @param {string} file */
function makeExecutable(file) {
	const script = readFileSync(file, 'utf8');
	if (!script.startsWith('#!')) writeFileSync(file, `#!/usr/bin/env node\n${script}`);
	chmodSync(file, 0o755);
}

/** @param {string} command @param {string[]} words */
function run(command, words) {
	const bin = path.join(ROOT, 'node_modules/.bin', command);
	const shell = process.platform === 'win32';
	const { status } = spawnSync(bin, words, { cwd: ROOT, stdio: ['ignore', 2, 2], shell });
	return status === 0;
}

if (process.argv[1] === import.meta.filename) {
	// Taken before: what is changed while it builds is built again next time.
	const print = fingerprint(ROOT, ALL_SOURCES);
	if (run('svelte-kit', ['sync']) && run('vite', ['build'])) {
		await buildServer();
		markFresh(path.join(ROOT, PAGES_STAMP), print);
	} else process.exitCode = 1;
}

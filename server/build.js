// `npm run build`, after vite: bundles the server and the command line into `build/`.
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

if (process.argv[1] === import.meta.filename) {
	await buildServer();
	markFresh(path.join(ROOT, PAGES_STAMP), fingerprint(ROOT, ALL_SOURCES));
}

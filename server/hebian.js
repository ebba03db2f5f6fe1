// `npm run --silent hebian -- …`: the command line from a clone; bundles it first where it is stale.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BUNDLE_STAMP, fingerprint, isFresh, SERVER_SOURCES } from './freshness.js';
import { install } from './installed.js';

const ROOT = path.resolve(import.meta.dirname, '..');

async function bundleIfStale() {
	const there = existsSync(path.join(ROOT, 'build/hebian.js'));
	if (there && isFresh(path.join(ROOT, BUNDLE_STAMP), fingerprint(ROOT, SERVER_SOURCES)))
		return true;
	if (!install(ROOT)) return false;
	const { buildServer } = await import('./build.js');
	await buildServer();
	return true;
}

if (await bundleIfStale()) {
	await import(new URL('../build/hebian.js', import.meta.url).href);
} else {
	process.exitCode = 2;
}

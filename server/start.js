// `npm start`: installs and builds what is missing or stale, then runs the server. Needs only Node.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ALL_SOURCES, fingerprint, isFresh, PAGES_STAMP } from './freshness.js';
import { install } from './installed.js';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Node below 20.19 lacks what we use; say so before something stranger does. */
function isNodeRecent() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	return major > 20 || (major === 20 && minor >= 19);
}

function buildIfStale() {
	const built = ['build/server.js', 'build/web/handler.js'].every((f) =>
		existsSync(path.join(ROOT, f))
	);
	if (built && isFresh(path.join(ROOT, PAGES_STAMP), fingerprint(ROOT, ALL_SOURCES))) return true;
	process.stderr.write('正在构建，约半分钟…… Building, about half a minute…\n');
	const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
		cwd: ROOT,
		stdio: ['ignore', 2, 2],
		shell: process.platform === 'win32'
	});
	if (status !== 0) process.stderr.write('构建失败。 The build failed.\n');
	return status === 0;
}

if (!isNodeRecent()) {
	process.stderr.write(
		`需要 Node 20.19 以上，现在是 ${process.version}。 Hebian needs Node 20.19 or later.\n`
	);
	process.exitCode = 1;
} else if (install(ROOT) && buildIfStale()) {
	await import(new URL('../build/server.js', import.meta.url).href);
} else {
	process.exitCode = 1;
}

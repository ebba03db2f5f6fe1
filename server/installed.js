// Whether node_modules is what package-lock.json says, and making it so. Plain Node: on a fresh clone
// there is nothing else.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
function packagesIn(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
	} catch {
		return {};
	}
}

/** Compares versions, not times: a checkout touches the lock without changing it. @param {string} root */
export function isInstalled(root) {
	const wanted = packagesIn(path.join(root, 'package-lock.json'));
	const present = packagesIn(path.join(root, 'node_modules/.package-lock.json'));
	return Object.entries(wanted).every(
		([name, { version, optional, link }]) =>
			name === '' || optional || link || present[name]?.version === version
	);
}

/** Installs what is missing; all output goes to stderr. @param {string} root @returns whether it is there now */
export function install(root) {
	if (isInstalled(root)) return true;
	process.stderr.write('正在安装依赖（npm ci）…… Installing dependencies…\n');
	const { status } = spawnSync('npm', ['ci', '--include=dev'], {
		cwd: root,
		stdio: ['ignore', 2, 2],
		shell: process.platform === 'win32'
	});
	if (status === 0) return true;
	process.stderr.write(
		'依赖安装失败，请检查网络后重试。 Installing failed; check the network and try again.\n'
	);
	return false;
}

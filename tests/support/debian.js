// Programs that tests use, out of Debian's packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs packages where this machine is a Debian and we may; else does nothing.
 * @param {string} what @param {string[]} packages
 */
export function installDebian(what, packages) {
	if (!existsSync('/usr/bin/apt-get')) return;
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	const apt = (/** @type {string[]} */ ...args) => {
		const [command, ...rest] = [...sudo, 'apt-get', '-qq', ...args];
		return spawnSync(command, rest, {
			stdio: ['ignore', 'ignore', 'inherit'],
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		});
	};
	process.stdout.write(`Installing ${what} (apt-get) …\n`);
	apt('update');
	apt('install', '-y', ...packages);
}

// Installs node_modules where they are missing or older than the lock file.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/** @returns {boolean} whether they are there and current afterwards */
export function installDependencies() {
	const installed = 'node_modules/.package-lock.json';
	const current =
		existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
	if (current) return true;
	process.stdout.write('Installing packages (npm ci) …\n');
	return spawnSync('npm', ['ci'], { stdio: 'inherit' }).status === 0;
}

// Where Chromium is. Nothing here downloads a browser of its own: it is the system's or Debian's.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/**
 * The path of a Chromium, or undefined. `HEBIAN_BROWSER` overrides.
 * @param {{ install?: boolean }} [options] `install`: fetch Debian's package where there is none and we may
 * @returns {string | undefined}
 */
export function findBrowser({ install = false } = {}) {
	const named = process.env.HEBIAN_BROWSER;
	if (named) return existsSync(named) ? named : undefined;
	const found = PLACES.find((place) => existsSync(place));
	if (found || !install) return found;
	installDebianChromium();
	return PLACES.find((place) => existsSync(place));
}

function installDebianChromium() {
	if (!existsSync('/usr/bin/apt-get')) return;
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	const apt = (/** @type {string[]} */ ...args) => {
		const [command, ...rest] = [...sudo, 'apt-get', '-qq', ...args];
		return spawnSync(command, rest, {
			stdio: ['ignore', 'ignore', 'inherit'],
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
		});
	};
	process.stdout.write('Installing chromium and a Chinese font (apt-get) …\n');
	apt('update');
	apt('install', '-y', 'chromium', 'fonts-noto-cjk');
}

// Where Chromium is. Nothing here downloads a browser of its own: it is the system's or Debian's.
import { existsSync } from 'node:fs';
import { installDebian } from './debian.js';

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
	installDebian('chromium and a Chinese font', ['chromium', 'fonts-noto-cjk']);
	return PLACES.find((place) => existsSync(place));
}

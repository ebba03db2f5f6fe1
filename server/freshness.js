// Whether what was built still is what the sources say: a fingerprint of their names, sizes and times,
// left beside what was built.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @param {string} root @param {readonly string[]} sources files and folders */
export function fingerprint(root, sources) {
	const hash = createHash('sha256').update(process.version);
	for (const source of sources) add(hash, root, source);
	return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} root @param {string} name */
function add(hash, root, name) {
	const stat = statSync(path.join(root, name), { throwIfNoEntry: false });
	if (!stat) return;
	if (stat.isDirectory()) {
		for (const entry of readdirSync(path.join(root, name)).sort())
			add(hash, root, `${name}/${entry}`);
	} else if (!/\.test\.ts$|\.md$/.test(name)) {
		hash.update(`${name}\0${stat.size}\0${stat.mtimeMs}\0`);
	}
}

/** @param {string} stamp file @param {string} print */
export function isFresh(stamp, print) {
	try {
		return readFileSync(stamp, 'utf8') === print;
	} catch {
		return false;
	}
}

/** @param {string} stamp file @param {string} print */
export function markFresh(stamp, print) {
	mkdirSync(path.dirname(stamp), { recursive: true });
	writeFileSync(stamp, print);
}

/** What the server and the command line are made of. */
export const SERVER_SOURCES = ['server', 'src/lib', 'package-lock.json'];
/** What the pages are made of, beside that. */
export const ALL_SOURCES = [
	...SERVER_SOURCES,
	...['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package.json']
];
export const BUNDLE_STAMP = 'build/.bundle-stamp';
export const PAGES_STAMP = 'build/.pages-stamp';

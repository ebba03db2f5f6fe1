// Bundles the server and the command line with esbuild: fast enough to do on every start.
// Packages stay outside; `$lib` is our own source.
import { build } from 'esbuild';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What the server runs in threads: output name → entry. */
export const THREAD_ENTRIES = {
	'reading-thread': 'server/books/reading/reading-thread.ts',
	'book-thread': 'server/books/copy/book-thread.ts',
	'fold-thread': 'server/relay/fold/fold-thread.ts'
};

/** What is bundled: output name → entry. */
const ENTRIES = {
	server: 'server/main.ts',
	hebian: 'server/command-line/main.ts',
	...THREAD_ENTRIES,
	'copy-worker': 'server/store/backup/copy-worker.ts'
};

/**
 * @param {{ outdir: string, entries?: Partial<typeof ENTRIES> | Record<string, string>, plugins?: import('esbuild').Plugin[], external?: boolean }} options; `external: false` takes packages in
 * @returns {import('esbuild').BuildOptions}
 */
export function bundleOptions({ outdir, entries = ENTRIES, plugins = [], external = true }) {
	return {
		absWorkingDir: ROOT,
		entryPoints: /** @type {Record<string, string>} */ (entries),
		outdir,
		bundle: true,
		splitting: true,
		chunkNames: 'chunks/[name]-[hash]',
		platform: 'node',
		format: 'esm',
		target: 'node20.19',
		packages: external ? 'external' : 'bundle',
		alias: {
			$lib: path.join(ROOT, 'src/lib'),
			// Taken in, in one file: as a package it loads 600 files of lodash at every start.
			chevrotain: path.join(ROOT, 'node_modules/chevrotain/lib/chevrotain.min.mjs')
		},
		// Without it esbuild would look for SvelteKit's generated tsconfig, absent on a fresh clone.
		tsconfigRaw: {},
		sourcemap: 'linked',
		logLevel: 'warning',
		plugins
	};
}

/** @param {Parameters<typeof bundleOptions>[0]} options */
export async function bundle(options) {
	await build(bundleOptions(options));
}

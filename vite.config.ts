import { sveltekit } from '@sveltejs/kit/vite';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';

const PURE = ['budget', 'collab', 'exchange', 'formats', 'messages', 'rules', 'ui'].map(
	(room) => `src/lib/${room}/**/*.test.ts`
);

type Graph = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;
type Modules = ReadonlySet<string>;

/** The modules that are loaded with these, without what is loaded later. */
function loadedWith(starts: readonly string[], graph: Graph): Modules {
	const loaded = new Set(starts);
	for (const id of loaded)
		for (const next of graph.getModuleInfo(id)?.importedIds ?? []) loaded.add(next);
	return loaded;
}

/**
 * Two large chunks of what is always loaded together: what the frame of a book has in common with
 * the pages outside of books, and the rest of that frame. Left to itself, the bundler makes 160
 * chunks, and a page that asks for 120 files spends more time on asking than on running them.
 */
function loadedTogether(): Rolldown.CodeSplittingGroup[] {
	const all: string[] = [];
	let parts: Readonly<Record<'common' | 'book', Modules>> | undefined;
	const find = (graph: Graph): NonNullable<typeof parts> => {
		const from = (pattern: RegExp) =>
			loadedWith(
				all.filter((id) => pattern.test(id)),
				graph
			);
		const book = from(/src\/routes\/book\/\[book\]\/\+layout\.svelte$/);
		const start = from(/src\/routes\/\+layout\.svelte$|runtime\/client\/entry\.js$/);
		const outside = from(/src\/routes\/(?!book\/).*\+page\.svelte$/);
		return { common: new Set([...start, ...[...book].filter((id) => outside.has(id))]), book };
	};
	// A group takes along what its modules import, so the one that the other imports comes first.
	return (['common', 'book'] as const).map((part, at) => ({
		priority: 1 - at,
		test: (id) => {
			if (at === 0) all.push(id);
			return true;
		},
		name: (id, graph) => ((parts ??= find(graph))[part].has(id) ? part : undefined)
	}));
}

/** Only for the pages: the server asks SvelteKit for a page without loading what the page shows. */
const groupChunks: Plugin = {
	name: 'group-chunks',
	apply: 'build',
	enforce: 'post',
	config: ({ build }) =>
		build?.ssr
			? {}
			: { build: { rollupOptions: { output: { codeSplitting: { groups: loadedTogether() } } } } }
};

/**
 * Lists what a worker loads later in the manifest of the pages, which names the worker alone. From
 * that list the service worker knows what to keep on the device.
 */
const listWorkerChunks: Plugin = {
	name: 'list-worker-chunks',
	apply: 'build',
	applyToEnvironment: ({ config }) => !config.build.ssr,
	writeBundle({ dir }, bundle) {
		const chunks = Object.keys(bundle).filter((file) => file.includes('/workers/chunks/'));
		const file = path.join(dir!, '.vite/manifest.json');
		const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
		const listed = chunks.map((chunk) => [chunk, { file: chunk }] as const);
		writeFileSync(file, JSON.stringify({ ...manifest, ...Object.fromEntries(listed) }));
	}
};

/** The grid library holds its styles a second time, as a text that is never used: `injectCoreCss` is off. */
const leaveOutStyles: Plugin = {
	name: 'leave-out-styles',
	apply: 'build',
	enforce: 'pre',
	load: (id) =>
		id.endsWith('/handsontable/styles/handsontableStyles.mjs') ? `export default ''` : undefined
};

export default defineConfig({
	plugins: [sveltekit(), groupChunks, listWorkerChunks, leaveOutStyles],
	worker: { format: 'es' },
	test: {
		projects: [
			{
				// These rooms keep nothing between two tests, so their modules are loaded once for all files.
				extends: true,
				test: { name: 'pure', isolate: false, include: PURE }
			},
			{
				extends: true,
				test: {
					name: 'rest',
					include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'tests/**/*.test.ts'],
					exclude: PURE,
					globalSetup: ['tests/support/bundle-threads.ts']
				}
			}
		],
		environment: 'node',
		// Vitest leaves one core idle unless told otherwise.
		maxWorkers: '100%',
		// Only guards against a test that hangs: on a busy machine tests are slow, never wrong.
		testTimeout: 300_000,
		hookTimeout: 300_000,
		benchmark: { include: ['tests/bench/**/*.bench.ts'] }
	}
});

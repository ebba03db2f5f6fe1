import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const PURE = ['budget', 'exchange', 'formats', 'messages', 'rules'].map(
	(room) => `src/lib/${room}/**/*.test.ts`
);

export default defineConfig({
	plugins: [sveltekit()],
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

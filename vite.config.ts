import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	worker: { format: 'es' },
	test: {
		include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'tests/**/*.test.ts'],
		environment: 'node',
		globalSetup: ['tests/support/bundle-threads.ts'],
		// Properties and builds take their time on a busy machine with two cores.
		testTimeout: 30_000,
		benchmark: { include: ['tests/bench/**/*.bench.ts'] }
	}
});

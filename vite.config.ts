import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	worker: { format: 'es' },
	test: {
		include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'tests/**/*.test.ts'],
		environment: 'node',
		globalSetup: ['tests/support/bundle-threads.ts'],
		// Only guards against a test that hangs: on a busy machine tests are slow, never wrong.
		testTimeout: 300_000,
		hookTimeout: 300_000,
		benchmark: { include: ['tests/bench/**/*.bench.ts'] }
	}
});

import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		// The shell must open at any depth with the server gone, so its asset addresses are absolute.
		paths: { relative: false },
		adapter: adapter({ out: 'build/web', precompress: true })
	}
};

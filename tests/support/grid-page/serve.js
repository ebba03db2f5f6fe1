// Serves the grid page from source, with a book of the caller's.
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const repository = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * The address of the page, and the way to stop serving it.
 * @param {import('../../../src/lib/budget/book/book').Book} book
 * @param {number} [port]
 */
export async function serveGridPage(book, port = 0) {
	const server = await createServer({
		configFile: false,
		root: here,
		logLevel: 'warn',
		cacheDir: `${repository}node_modules/.vite-grid-page`,
		resolve: { alias: { $lib: `${repository}src/lib` } },
		server: { port, host: '127.0.0.1', fs: { allow: [repository] }, hmr: false, watch: null },
		optimizeDeps: {
			include: [
				'handsontable/base',
				'handsontable/plugins',
				'handsontable/i18n',
				'handsontable/i18n/languages/zh-CN',
				'handsontable/editors/textEditor',
				'handsontable/editors/baseEditor',
				'fractional-indexing'
			]
		},
		plugins: [
			svelte({ configFile: false, preprocess: vitePreprocess() }),
			{
				name: 'book',
				configureServer: ({ middlewares }) => {
					middlewares.use('/book.json', (_request, response) => {
						response.setHeader('content-type', 'application/json');
						response.end(JSON.stringify(book));
					});
				}
			}
		]
	});
	await server.listen();
	const address = /** @type {string} */ (server.resolvedUrls?.local[0]);
	return { address, stop: () => server.close() };
}

// Bundles and runs make-sample.ts: it imports the app's own modules by `$lib`.
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'hebian-sample-'));
try {
	const outfile = join(folder, 'make-sample.mjs');
	await build({
		entryPoints: ['tests/support/make-sample.ts'],
		bundle: true,
		platform: 'node',
		format: 'esm',
		alias: { $lib: './src/lib' },
		outfile
	});
	await import(pathToFileURL(outfile).href);
} finally {
	rmSync(folder, { recursive: true });
}

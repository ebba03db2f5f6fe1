// `npm run bench -- relay [--seconds 10]`: what a delivered update costs the server, and how long an
// acknowledgement takes. Server and clients run in processes of their own.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundle, ROOT } from '../../server/bundle.js';

// Below the repository, so that packages are found.
const outdir = path.join(ROOT, 'build', `bench-${process.pid}`);
mkdirSync(outdir, { recursive: true });
process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
await bundle({ outdir });
await bundle({
	outdir,
	entries: {
		'relay-bench': 'tests/bench/relay.ts',
		'relay-clients': 'tests/bench/relay-clients.ts',
		'peer-server': 'tests/bench/peer-server.ts'
	}
});
const { run } = await import(path.join(outdir, 'relay-bench.js'));
await run(process.argv.slice(2), outdir);

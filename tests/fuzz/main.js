// `npm run fuzz -- rules|rights|sync [--seed N] [--runs M]`: random runs that replay from their seed.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundle, ROOT } from '../../server/bundle.js';

// Below the repository, so that packages are found.
const outdir = path.join(ROOT, 'build', `fuzz-${process.pid}`);
mkdirSync(outdir, { recursive: true });
process.setMaxListeners(0);
process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
await bundle({ outdir, entries: { fuzz: 'tests/fuzz/fuzz.ts' } });
const { run } = await import(path.join(outdir, 'fuzz.js'));
process.exitCode = await run(process.argv.slice(2));

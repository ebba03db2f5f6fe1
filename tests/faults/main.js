// `npm run faults [-- --kills 1000] [--clients 8] [--side-by-side 2] [--seed N]`: kills a real server under load, again and again.
// `npm run faults -- --servers hebian,y,y-leveldb,hocuspocus [--kills 20]`: what each loses of what it called synced.
// `npm run faults -- --cluster [--faults 300]`: three nodes on one PostgreSQL; kills and freezes them and the database.
// `npm run faults -- --torn [--stride 211]`: damages a store byte by byte and opens it.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundle, ROOT } from '../../server/bundle.js';

// Below the repository, so that packages are found.
const outdir = path.join(ROOT, 'build', `faults-${process.pid}`);
mkdirSync(outdir, { recursive: true });
// Every y-websocket provider listens for the end of the process.
process.setMaxListeners(0);
process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
await bundle({ outdir });
await bundle({
	outdir,
	entries: {
		faults: 'tests/faults/faults.ts',
		'busy-server': 'tests/faults/busy-server.ts',
		'peer-server': 'tests/faults/peer-server.ts'
	}
});
const { run } = await import(path.join(outdir, 'faults.js'));
// A provider of another relay goes on knocking after its end.
process.exit(await run(process.argv.slice(2), outdir));

/** Before the tests: bundles the server's threads, as tests run the sources themselves and threads need files. */
import path from 'node:path';
import { bundle, ROOT, THREAD_ENTRIES } from '../../server/bundle';
import { fingerprint, isFresh, markFresh, SERVER_SOURCES } from '../../server/freshness';

export default async function bundleThreads(): Promise<void> {
	const outdir = path.join(ROOT, 'build/.threads');
	const stamp = path.join(outdir, '.stamp');
	const print = fingerprint(ROOT, SERVER_SOURCES);
	if (isFresh(stamp, print)) return;
	await bundle({ outdir, entries: THREAD_ENTRIES });
	markFresh(stamp, print);
}

// `npm run bench [-- rules|computed|relay|refusals|open|board|exchange|reading|grid …]`: measures, and prints a table. All benches if none is named.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundle, ROOT } from '../../server/bundle.js';

const [name, ...words] = process.argv.slice(2);
const wanted = (/** @type {string} */ bench) => name === undefined || name === bench;
if (
	name !== undefined &&
	![
		'rules',
		'computed',
		'relay',
		'refusals',
		'open',
		'board',
		'exchange',
		'reading',
		'grid'
	].includes(name)
) {
	console.error(
		`No bench is called ${name}: there are rules, computed, relay, refusals, open, board, exchange, reading and grid.`
	);
	process.exit(2);
}

if (wanted('rules')) {
	// Below the repository, so that packages are found.
	const outdir = path.join(ROOT, 'build', `bench-rules-${process.pid}`);
	mkdirSync(outdir, { recursive: true });
	await bundle({ outdir, entries: { rules: 'tests/bench/rules.ts' } });
	const { status } = spawnSync(
		process.execPath,
		[
			'--expose-gc',
			'--max-old-space-size=4096',
			'-e',
			`import(${JSON.stringify(path.join(outdir, 'rules.js'))}).then((bench) => bench.run(process.argv.slice(1)))`,
			...words
		],
		{ stdio: 'inherit' }
	);
	rmSync(outdir, { recursive: true, force: true });
	if (status !== 0) process.exitCode = 1;
}
if (wanted('computed')) {
	const outdir = path.join(ROOT, 'build', `bench-computed-${process.pid}`);
	mkdirSync(outdir, { recursive: true });
	await bundle({ outdir, entries: { computed: 'tests/bench/computed.ts' } });
	const { status } = spawnSync(
		process.execPath,
		[
			'-e',
			`import(${JSON.stringify(path.join(outdir, 'computed.js'))}).then((bench) => (process.exitCode = bench.run() > 0 ? 1 : 0))`
		],
		{ stdio: 'inherit' }
	);
	rmSync(outdir, { recursive: true, force: true });
	if (status !== 0) process.exitCode = 1;
}
if (wanted('relay')) {
	const relay = path.join(ROOT, 'tests/bench/start-relay.js');
	const { status } = spawnSync(process.execPath, [relay, ...words], { stdio: 'inherit' });
	if (status !== 0) process.exitCode = 1;
}
if (wanted('refusals')) {
	const outdir = path.join(ROOT, 'build', `bench-refusals-${process.pid}`);
	mkdirSync(outdir, { recursive: true });
	await bundle({ outdir });
	await bundle({
		outdir,
		entries: {
			refusals: 'tests/bench/refusals.ts',
			'relay-clients': 'tests/bench/relay-clients.ts',
			'watched-server': 'tests/bench/watched-server.ts'
		}
	});
	const { run } = await import(path.join(outdir, 'refusals.js'));
	if ((await run(outdir, words)) > 0) process.exitCode = 1;
	rmSync(outdir, { recursive: true, force: true });
}
if (wanted('open')) {
	const outdir = path.join(ROOT, 'build', `bench-open-${process.pid}`);
	mkdirSync(outdir, { recursive: true });
	await bundle({ outdir, entries: { open: 'tests/bench/open.ts' } });
	const { run } = await import(path.join(outdir, 'open.js'));
	await run();
	rmSync(outdir, { recursive: true, force: true });
}
if (wanted('grid')) {
	const outdir = path.join(ROOT, 'build', `bench-grid-${process.pid}`);
	mkdirSync(outdir, { recursive: true });
	await bundle({ outdir, entries: { grid: 'tests/bench/grid.ts' } });
	const { run } = await import(path.join(outdir, 'grid.js'));
	if (run() > 0) process.exitCode = 1;
	rmSync(outdir, { recursive: true, force: true });
}
if (wanted('board')) {
	const outdir = path.join(ROOT, 'build', `bench-board-${process.pid}`);
	mkdirSync(outdir, { recursive: true });
	await bundle({
		outdir,
		entries: { board: 'tests/bench/board.ts', clerks: 'tests/bench/clerks.ts' }
	});
	const { run } = await import(path.join(outdir, 'board.js'));
	await run(outdir, words);
	rmSync(outdir, { recursive: true, force: true });
}
if (wanted('exchange')) {
	const outdir = path.join(ROOT, 'build', `bench-exchange-${process.pid}`);
	await bundle({ outdir, entries: { exchange: 'tests/bench/exchange.ts' } });
	const file = path.join(outdir, 'exchange.js');
	const { FORMATS } = await import(file);
	for (const format of words.length > 0 ? words : FORMATS) {
		const call = `import(${JSON.stringify(file)}).then((bench) => bench.run(process.argv[1]))`;
		const { status } = spawnSync(process.execPath, ['-e', call, format], {
			cwd: ROOT,
			stdio: 'inherit'
		});
		if (status !== 0) process.exitCode = 1;
	}
	rmSync(outdir, { recursive: true, force: true });
}
if (wanted('reading')) {
	const outdir = path.join(ROOT, 'build', `bench-reading-${process.pid}`);
	await bundle({ outdir, entries: { reading: 'tests/bench/reading.ts' } });
	const file = path.join(outdir, 'reading.js');
	const { CASES, documentOf } = await import(file);
	for (const what of words.length > 0 ? words : CASES) {
		const document = documentOf(what, outdir);
		if (document === undefined) {
			console.log(`${what}: its document is not beside this clone`);
			continue;
		}
		const call = `import(${JSON.stringify(file)}).then((bench) => bench.run(...process.argv.slice(1)))`;
		const { status } = spawnSync(process.execPath, ['-e', call, what, document], {
			cwd: ROOT,
			stdio: 'inherit'
		});
		if (status !== 0) process.exitCode = 1;
	}
	rmSync(outdir, { recursive: true, force: true });
}

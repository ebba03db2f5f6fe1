// `npm run bench [-- BENCH [words …] [--json]]`: measures, and prints a table; all benches if none or `all` is named.
// With --json the tables go to the error output, and ratios to peers to the output: `ratios.ts`.
// `npm run bench -- compare A B [bench …]` sets two commits beside each other: `compare.js`.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundle, ROOT } from '../../server/bundle.js';
import { compare } from './compare.js';

/**
 * @typedef {object} Bench
 * @property {readonly string[]} [files] what is bundled beside it
 * @property {boolean} [server] whether the server is, too
 * @property {readonly string[]} [flags] of node
 * @property {(words: readonly string[], outdir: string, module: any) => readonly (readonly unknown[] | undefined)[]} calls
 *   what `run` is called with, each time in a process of its own; `undefined`: it can't be
 */

/** @type {Readonly<Record<string, Bench>>} */
const BENCHES = {
	rules: {
		flags: ['--expose-gc', '--max-old-space-size=4096'],
		calls: (words) => [[words]]
	},
	computed: { calls: () => [[]] },
	relay: {
		files: ['relay-clients', 'peer-server'],
		server: true,
		calls: (words, outdir) => [[words, outdir]]
	},
	refusals: {
		files: ['relay-clients', 'watched-server'],
		server: true,
		calls: (words, outdir) => [[outdir, words]]
	},
	cluster: {
		files: ['relay-clients', 'office-server'],
		server: true,
		calls: (words, outdir) => [[words, outdir]]
	},
	open: { calls: () => [[]] },
	board: { files: ['clerks'], calls: (words, outdir) => [[outdir, words]] },
	exchange: {
		calls: (words, _outdir, { FORMATS }) => (words.length > 0 ? words : FORMATS).map(single)
	},
	reading: {
		calls: (words, outdir, { CASES, documentOf }) =>
			(words.length > 0 ? words : CASES).map((/** @type {string} */ what) => {
				const document = documentOf(what, outdir);
				if (document === undefined) console.error(`${what}: its document is not beside this clone`);
				return document && [what, document];
			})
	},
	grid: { calls: () => [[]] }
};

/** @param {unknown} word */
const single = (word) => [word];

const given = process.argv.slice(2);
const json = given.includes('--json');
const [name = 'all', ...words] = given.filter((word) => word !== '--json');
if (name === 'compare') process.exit((await compare(words)) > 0 ? 1 : 0);
const names = Object.keys(BENCHES);
if (name !== 'all' && !names.includes(name)) {
	console.error(`No bench is called ${name}: there are ${names.join(', ')}, and compare.`);
	process.exit(2);
}
// Below the repository, so that packages are found.
const outdir = path.join(ROOT, 'build', `bench-${process.pid}`);
mkdirSync(outdir, { recursive: true });
const told = path.join(outdir, 'ratios');
for (const bench of name === 'all' ? names : [name]) await measure(bench);
if (json) {
	const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
	console.log(JSON.stringify({ commit, ratios: ratiosIn(told) }, null, '\t'));
}
rmSync(outdir, { recursive: true, force: true });

/** @param {string} bench */
async function measure(bench) {
	const { files = [], server = false, flags = [], calls } = BENCHES[bench];
	if (server) await bundle({ outdir });
	const entries = [bench, ...files].map((file) => [file, `tests/bench/${file}.ts`]);
	await bundle({ outdir, entries: Object.fromEntries(entries) });
	const file = path.join(outdir, `${bench}.js`);
	const run = `import(${JSON.stringify(file)})
		.then(({ run }) => run(...JSON.parse(process.argv[1])))
		.then((missed) => (process.exitCode ||= missed > 0 ? 1 : 0));`;
	for (const call of calls(words, outdir, await import(file))) {
		if (call === undefined) continue;
		const { status } = spawnSync(process.execPath, [...flags, '-e', run, JSON.stringify(call)], {
			cwd: ROOT,
			stdio: ['inherit', json ? 2 : 'inherit', 'inherit'],
			env: { ...process.env, ...(json && { HEBIAN_BENCH_RATIOS: told }) }
		});
		if (status !== 0) process.exitCode = 1;
	}
}

/**
 * @param {string} file
 * @returns {Record<string, number>}
 */
function ratiosIn(file) {
	if (!existsSync(file)) return {};
	const lines = readFileSync(file, 'utf8').trim().split('\n');
	return Object.fromEntries(
		lines.map((line) => JSON.parse(line)).map(({ name, ratio }) => [name, ratio])
	);
}

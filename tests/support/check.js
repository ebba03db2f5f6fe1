/**
 * `npm run check`: everything that can be known without running the product. One line for each
 * check, what a failing one said below it, and a non-zero exit where any failed.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruiseImports } from '../house/cruise-imports.js';

const top = fileURLToPath(new URL('../..', import.meta.url));
const ATONCE = 2;

/** @typedef {{ ok: boolean, said: string }} Outcome */

/**
 * Runs a program of node_modules/.bin.
 * @param {string} program
 * @param {string[]} options
 * @returns {Promise<Outcome>}
 */
function run(program, options) {
	return new Promise((resolve) => {
		const child = spawn(path.join(top, 'node_modules/.bin', program), options, {
			cwd: top,
			env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' }
		});
		let said = '';
		child.stdout.on('data', (data) => (said += data));
		child.stderr.on('data', (data) => (said += data));
		child.on('error', (error) => resolve({ ok: false, said: error.message }));
		child.on('close', (code) => resolve({ ok: code === 0, said }));
	});
}

/** @returns {Promise<Outcome>} */
async function importDirection() {
	const { violations } = await cruiseImports(top);
	return { ok: violations.length === 0, said: violations.join('\n') };
}

const PROMISES = [
	'--type-aware',
	'-c',
	'tests/support/oxlint.json',
	'--deny-warnings',
	'--no-ignore'
];

/**
 * Types of scripts and pages, by the native compiler. It needs the pages as scripts and leaves them
 * in .svelte-kit, where forgotten promises are looked for too.
 * @returns {Promise<Outcome>}
 */
async function typesAndPromises() {
	const types = await run('svelte-check', [
		...['--tsconfig', './tsconfig.json', '--tsgo', '--fail-on-warnings', '--output', 'human']
	]);
	if (!types.ok) return types;
	const emitted = '.svelte-kit/.svelte-check/svelte';
	const pages = readdirSync(path.join(top, emitted), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\+\+.*\.svelte\.ts$/.test(file))
		.map((file) => path.join(emitted, file));
	if (pages.length === 0) return { ok: false, said: 'svelte-check left no pages to look through.' };
	return run('oxlint', [...PROMISES, 'src', 'server', 'tests', ...pages]);
}

/**
 * English words of scripts, pages, styles and documents. Files that are as they were at the last
 * check are not read again.
 */
const spelling = () =>
	run('cspell', [
		...['lint', '-c', 'tests/support/cspell.json', '--no-progress', '--no-summary'],
		...['--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/cspell']
	]);

/** The longest first, so that two at once end together. */
const CHECKS = [
	{
		name: 'lint',
		check: () => run('eslint', ['-c', 'tests/support/eslint.config.js', '--max-warnings', '0', '.'])
	},
	{ name: 'types', check: typesAndPromises },
	{ name: 'format', check: () => run('prettier', ['--check', '--log-level', 'warn', '.']) },
	{ name: 'spelling', check: spelling },
	{ name: 'imports', check: importDirection },
	{ name: 'dead code', check: () => run('knip', ['--no-progress']) }
];

/** @param {{ name: string, check: () => Promise<Outcome> }} check */
async function report({ name, check }) {
	const start = performance.now();
	const { ok, said } = await check();
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	console.log(`${ok ? '✓' : '✗'} ${name.padEnd(10)} ${seconds.padStart(5)} s`);
	if (!ok) console.log(said.trim().replace(/^/gm, '    '));
	return ok;
}

const asked = process.argv.slice(2);
const waiting = CHECKS.filter(({ name }) => asked.length === 0 || asked.includes(name));
const synced = await run('svelte-kit', ['sync']);
if (!synced.ok) console.log(synced.said);
let failed = !synced.ok;

async function work() {
	for (let next = waiting.shift(); next; next = waiting.shift()) {
		if (!(await report(next))) failed = true;
	}
}
await Promise.all(Array.from({ length: ATONCE }, work));
process.exitCode = failed ? 1 : 0;

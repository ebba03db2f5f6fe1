/**
 * `npm run check`: everything that can be known without running the product. One line for each
 * check, what a failing one said below it, and a non-zero exit where any failed.
 */
import { spawn } from 'node:child_process';
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

/** The longest first, so that two at once end together. */
const CHECKS = [
	{
		name: 'lint',
		check: () => run('eslint', ['-c', 'tests/support/eslint.config.js', '--max-warnings', '0', '.'])
	},
	{
		name: 'pages',
		check: () =>
			run('svelte-check', [
				'--tsconfig',
				'./tsconfig.json',
				'--fail-on-warnings',
				'--output',
				'human'
			])
	},
	{ name: 'types', check: () => run('tsc', ['--noEmit', '--pretty', 'false']) },
	{ name: 'format', check: () => run('prettier', ['--check', '--log-level', 'warn', '.']) },
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

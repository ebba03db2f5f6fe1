// `npm test`: installs what it needs, builds, checks, and runs every test. Plain Node, no dependency,
// because on a fresh clone there is nothing else. Closes with one line: N passed, N failed[, N skipped].
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from '../../server/installed.js';
import { findBrowser } from './browser.js';
import { findPostgres } from './postgres.js';
import { storyResults, unitResults } from './report.js';

/** @typedef {import('./report.js').Result} Result */

/** How many of the slowest tests are listed. */
const LISTED = 20;

const reports = mkdtempSync(join(tmpdir(), 'hebian-test-'));
/** @type {Result[]} */
const results = [];

/** @param {string} name @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function run(name, command, args, env = {}) {
	process.stdout.write(`\n── ${name}\n`);
	const started = Date.now();
	const { status } = spawnSync(command, args, {
		stdio: 'inherit',
		env: { ...process.env, ...env }
	});
	const seconds = ((Date.now() - started) / 1000).toFixed(0);
	process.stdout.write(`── ${name}: ${status === 0 ? 'ok' : 'failed'} (${seconds} s)\n`);
	return status === 0;
}

/** A step without tests of its own counts as one. @param {string} name @param {boolean} ok */
function count(name, ok) {
	results.push({ name, seconds: 0, state: ok ? 'passed' : 'failed', words: '' });
	return ok;
}

/** Adds what a runner reported; a runner that ended badly without a failed test is one failure.
 * @param {string} name @param {boolean} ok @param {string} file @param {(report: any) => Result[]} read */
function countReport(name, ok, file, read) {
	/** @type {Result[]} */
	let reported = [];
	try {
		reported = read(JSON.parse(readFileSync(file, 'utf8')));
	} catch (error) {
		process.stdout.write(`no report: ${error}\n`);
	}
	results.push(...reported);
	const failed = reported.some((result) => result.state === 'failed');
	if ((!ok && !failed) || reported.length === 0) count(name, false);
	const slowest = reported.toSorted((a, b) => b.seconds - a.seconds).slice(0, LISTED);
	process.stdout.write(`\n── slowest of ${name}\n`);
	for (const { name, seconds } of slowest)
		process.stdout.write(`${seconds.toFixed(1).padStart(6)} s  ${name}\n`);
}

function everything() {
	if (!count('install', install(process.cwd()))) return;
	if (!count('build', run('build', 'npm', ['run', '--silent', 'build']))) return;
	count('check', run('check', 'npm', ['run', '--silent', 'check']));

	if (!findPostgres({ install: true }))
		process.stdout.write(
			'No PostgreSQL found: its tests are skipped (Debian: apt-get install postgresql).\n'
		);

	const units = join(reports, 'units.json');
	const unitsOk = run('units and properties', 'npx', [
		...['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${units}`]
	]);
	countReport('units and properties', unitsOk, units, unitResults);

	const browser = findBrowser({ install: true });
	if (!browser) {
		process.stdout.write('No Chromium found: install it (Debian: apt-get install chromium).\n');
		count('browser', false);
		return;
	}
	const stories = join(reports, 'stories.json');
	const storiesOk = run(
		'stories in Chromium',
		'npx',
		['playwright', 'test', '-c', 'tests/stories/playwright.config.ts'],
		{ HEBIAN_BROWSER: browser, HEBIAN_STORIES_REPORT: stories }
	);
	countReport('stories', storiesOk, stories, storyResults);
}

/** @param {Result['state']} state */
function inState(state) {
	return results.filter((result) => result.state === state);
}

everything();
rmSync(reports, { recursive: true, force: true });
const [passed, failed, skipped] = [inState('passed'), inState('failed'), inState('skipped')];
if (failed.length > 0) process.stdout.write('\n── failed\n');
for (const { name, words } of failed) process.stdout.write(`${name}\n    ${words}\n`);
const last = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
process.stdout.write(`\n${passed.length} passed, ${failed.length} failed${last}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;

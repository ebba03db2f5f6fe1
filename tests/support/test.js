// `npm test`: installs what it needs, builds, checks, and runs every test. Plain Node, no dependency,
// because on a fresh clone there is nothing else. Closes with one line: N passed, N failed[, N skipped].
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install } from '../../server/installed.js';
import { findBrowser } from './browser.js';
import { findPostgres } from './postgres.js';

const reports = mkdtempSync(join(tmpdir(), 'hebian-test-'));
const tally = { passed: 0, failed: 0, skipped: 0 };

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

/** A step without tests of its own counts as one. @param {boolean} ok */
function count(ok) {
	if (ok) tally.passed++;
	else tally.failed++;
	return ok;
}

/** Adds what a runner's JSON report counted; a runner that died before reporting is one failure.
 * @param {boolean} ok @param {string} file @param {(report: any) => typeof tally} read */
function countReport(ok, file, read) {
	let counted = { passed: 0, failed: 0, skipped: 0 };
	try {
		counted = read(JSON.parse(readFileSync(file, 'utf8')));
	} catch (error) {
		process.stdout.write(`no report: ${error}\n`);
	}
	if (!ok && counted.failed === 0) counted.failed = 1;
	if (ok && counted.passed === 0) counted.failed++;
	tally.passed += counted.passed;
	tally.failed += counted.failed;
	tally.skipped += counted.skipped;
}

function everything() {
	if (!count(install(process.cwd()))) return;
	if (!count(run('build', 'npm', ['run', '--silent', 'build']))) return;
	count(run('check', 'npm', ['run', '--silent', 'check']));

	if (!findPostgres({ install: true }))
		process.stdout.write(
			'No PostgreSQL found: its tests are skipped (Debian: apt-get install postgresql).\n'
		);

	const units = join(reports, 'units.json');
	const unitsOk = run('units and properties', 'npx', [
		...['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${units}`]
	]);
	countReport(unitsOk, units, (report) => ({
		passed: report.numPassedTests,
		failed: report.numFailedTests,
		skipped: report.numPendingTests + report.numTodoTests
	}));

	const browser = findBrowser({ install: true });
	if (!browser) {
		process.stdout.write('No Chromium found: install it (Debian: apt-get install chromium).\n');
		count(false);
		return;
	}
	const stories = join(reports, 'stories.json');
	const storiesOk = run(
		'stories in Chromium',
		'npx',
		['playwright', 'test', '-c', 'tests/stories/playwright.config.ts'],
		{ HEBIAN_BROWSER: browser, HEBIAN_STORIES_REPORT: stories }
	);
	countReport(storiesOk, stories, ({ stats }) => ({
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky,
		skipped: stats.skipped
	}));
}

everything();
rmSync(reports, { recursive: true, force: true });
const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed${skipped}\n`);
process.exitCode = tally.failed === 0 ? 0 : 1;

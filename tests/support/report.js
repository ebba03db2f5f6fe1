// What the JSON reports of the two runners say, in one shape.
// Plain Node, no dependency: `npm test` reads it before anything is installed.

/** @typedef {{ name: string, seconds: number, state: 'passed' | 'failed' | 'skipped', words: string }} Result */

/** The tests of a report of Vitest. @param {any} report @returns {Result[]} */
export function unitResults(report) {
	return report.testResults.flatMap((/** @type {any} */ file) => {
		const tests = file.assertionResults.map((/** @type {any} */ test) => ({
			name: `${relative(file.name)} › ${test.fullName}`,
			seconds: (test.duration ?? 0) / 1000,
			state: test.status === 'passed' || test.status === 'failed' ? test.status : 'skipped',
			words: firstLine(test.failureMessages?.[0])
		}));
		// A file that cannot be loaded has no tests.
		const broken =
			file.status === 'failed' && tests.every((/** @type {Result} */ t) => t.state !== 'failed');
		return broken
			? [
					...tests,
					{ name: relative(file.name), seconds: 0, state: 'failed', words: firstLine(file.message) }
				]
			: tests;
	});
}

/** The stories of a report of Playwright. @param {any} report @returns {Result[]} */
export function storyResults(report) {
	const specs = report.suites.flatMap(specsOf);
	return specs.map((/** @type {any} */ spec) => {
		const results = spec.tests.flatMap((/** @type {any} */ test) => test.results);
		const skipped = spec.tests.every((/** @type {any} */ test) => test.status === 'skipped');
		return {
			name: `${spec.file} › ${spec.title}`,
			seconds: sum(results.map((/** @type {any} */ result) => result.duration / 1000)),
			// One that passes at the second try is a bug.
			state: skipped ? 'skipped' : spec.tests.every(passedAtOnce) ? 'passed' : 'failed',
			words: firstLine(results.find((/** @type {any} */ result) => result.error)?.error.message)
		};
	});
}

/** @param {any} suite @returns {any[]} */
function specsOf(suite) {
	return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

/** @param {any} test */
function passedAtOnce(test) {
	return test.status === 'expected' || test.status === 'skipped';
}

/** @param {number[]} numbers */
function sum(numbers) {
	return numbers.reduce((whole, part) => whole + part, 0);
}

/** @param {string} file */
function relative(file) {
	return file.replace(`${process.cwd()}/`, '');
}

/** Without the colours of a terminal. @param {string | undefined} text */
function firstLine(text = '') {
	return text.replace(/\u001b\[[0-9;]*m/g, '').split('\n')[0];
}

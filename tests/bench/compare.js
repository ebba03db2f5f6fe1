/**
 * `npm run bench -- compare A B [bench …] [--rounds N]`: runs benches of two commits in turns on this
 * machine, and tells which ratios differ by more than they vary.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../server/bundle.js';

/** Where nothing differs, five of one lie wholly above five of the other once in 252 times. */
const ROUNDS = 5;
/** Those that need no built product and no browser, and take less than a few minutes. */
const USUAL = ['rules', 'computed', 'grid', 'exchange'];

/** @typedef {{ name: string, at: string, rounds: Map<string, number[]> }} Side */

/**
 * @param {readonly string[]} words
 * @returns {Promise<number>} how many ratios became worse
 */
export async function compare(words) {
	const { commits, benches, rounds } = readWords(words);
	for (const name of commits) if (!tellsRatios(name)) return 1;
	const folder = path.join(ROOT, 'build', `bench-compare-${process.pid}`);
	mkdirSync(folder, { recursive: true });
	const sides = commits.map((name, i) => checkOut(name, path.join(folder, 'AB'[i])));
	try {
		for (let round = 0; round < rounds; round++)
			// Whoever comes second finds the machine warmer: the turns change.
			for (const side of round % 2 === 0 ? sides : [...sides].reverse()) measure(side, benches);
		return print(sides);
	} finally {
		for (const { at } of sides) git('worktree', 'remove', '--force', at);
		rmSync(folder, { recursive: true, force: true });
	}
}

/** @param {string} name of a commit */
function tellsRatios(name) {
	const { status } = spawnSync('git', ['cat-file', '-e', `${name}:tests/bench/ratios.ts`], {
		cwd: ROOT,
		stdio: 'ignore'
	});
	if (status !== 0) console.error(`${name} is no commit, or older than the ratios of the benches.`);
	return status === 0;
}

/** @param {readonly string[]} words */
function readWords(words) {
	const at = words.indexOf('--rounds');
	const rounds = at < 0 ? ROUNDS : Number(words[at + 1]);
	const [a, b, ...named] = at < 0 ? words : words.toSpliced(at, 2);
	if (a === undefined || b === undefined || !Number.isInteger(rounds) || rounds < 1) {
		console.error('npm run bench -- compare A B [bench …] [--rounds N]');
		process.exit(2);
	}
	return { commits: [a, b], benches: named.length > 0 ? named : USUAL, rounds };
}

/**
 * A commit with other packages than ours gets its own.
 * @param {string} name
 * @param {string} at
 * @returns {Side}
 */
function checkOut(name, at) {
	git('worktree', 'add', '--quiet', '--detach', at, name);
	const [ours, theirs] = [ROOT, at].map((folder) =>
		readFileSync(path.join(folder, 'package-lock.json'), 'utf8')
	);
	if (ours === theirs) symlinkSync(path.join(ROOT, 'node_modules'), path.join(at, 'node_modules'));
	else execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: at, stdio: 'ignore' });
	return { name, at, rounds: new Map() };
}

/**
 * @param {Side} side
 * @param {readonly string[]} benches
 */
function measure({ name, at, rounds }, benches) {
	for (const bench of benches) {
		const { stdout, status } = spawnSync(
			process.execPath,
			[path.join(at, 'tests/bench/main.js'), bench, '--json'],
			{ cwd: at, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }
		);
		if (!stdout.includes('{')) throw new Error(`${bench} of ${name} ended with ${status}`);
		const { ratios } = JSON.parse(stdout);
		for (const [ratio, value] of Object.entries(ratios))
			rounds.set(ratio, [...(rounds.get(ratio) ?? []), value]);
	}
}

/** @param {readonly Side[]} sides */
function print([a, b]) {
	const names = [...new Set([...a.rounds.keys(), ...b.rounds.keys()])];
	const width = Math.max(...names.map((name) => name.length));
	console.log(`${'ours ÷ peer'.padEnd(width)}  ${a.name}: median (from–to)   ${b.name}   change`);
	let worse = 0;
	for (const name of names) {
		const [before, after] = [a, b].map(({ rounds }) => spreadOf(rounds.get(name)));
		if (!before || !after) {
			console.log(`${name.padEnd(width)}  only in ${before ? a.name : b.name}`);
			continue;
		}
		const isWorse = after.from > before.to;
		if (isWorse) worse++;
		const change = ((after.median / before.median - 1) * 100).toFixed(0);
		const verdict = isWorse ? 'worse' : after.to < before.from ? 'better' : 'within the spread';
		console.log(`${name.padEnd(width)}  ${say(before)}   ${say(after)}   ${change} %  ${verdict}`);
	}
	return worse;
}

/** @param {readonly number[] | undefined} values */
function spreadOf(values) {
	if (!values) return undefined;
	const sorted = [...values].sort((x, y) => x - y);
	return { from: sorted[0], median: sorted[sorted.length >> 1], to: sorted[sorted.length - 1] };
}

/** @param {{ from: number, median: number, to: number }} spread */
function say({ from, median, to }) {
	const [low, middle, high] = [from, median, to].map((value) => value.toPrecision(3));
	return `${middle} (${low}–${high})`.padEnd(24);
}

/** @param {readonly string[]} words */
function git(...words) {
	execFileSync('git', words, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

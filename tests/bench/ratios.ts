/**
 * Figures that mean the same on every machine: what was measured here, divided by what a peer took in the
 * same run. Smaller is better. `npm run bench -- … --json` prints them, and `compare` sets two commits
 * beside each other by them.
 */
import { appendFileSync } from 'node:fs';
import { cpuClock } from './cpu-clock';

/** Where they are written, a line of JSON each; nowhere if it is not set. */
const FILE = process.env.HEBIAN_BENCH_RATIOS;

/** @param ratio ours ÷ peer */
export function tellRatio(name: string, ratio: number): void {
	if (FILE) appendFileSync(FILE, `${JSON.stringify({ name, ratio })}\n`);
}

/** Numbers in the list that the yardstick sorts, prints and parses. */
const LENGTH = 60_000;
const RUNS = 7;
let known: number | undefined;

/** Milliseconds of CPU that a fixed piece of work takes in this process: the peer of whatever has no other. */
export function yardstick(): number {
	if (known !== undefined) return known;
	const times = Array.from({ length: RUNS }, () => {
		const spent = cpuClock();
		const list = Array.from({ length: LENGTH }, (_, i) => ({ key: (i * 7919) % LENGTH, at: i }));
		list.sort((a, b) => a.key - b.key);
		const copy = JSON.parse(JSON.stringify(list)) as typeof list;
		if (copy[1].key !== 1) throw new Error('the yardstick is broken');
		return spent();
	}).sort((a, b) => a - b);
	return (known = times[RUNS >> 1]);
}

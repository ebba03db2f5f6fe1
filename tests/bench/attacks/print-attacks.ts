/** Runs the attacks one after the other and prints their table. */
import type { Attack } from './attack';
import { FLOW_ATTACKS } from './flow-attacks';
import { HEAVY_WORK } from './heavy-work';
import { GOAL, measureAttack, type Measured } from './measure-attack';

/** Every attack of the bench. One scenario is one object: add yours to a list, and the list here. */
export const ATTACKS: readonly Attack[] = [...FLOW_ATTACKS, ...HEAVY_WORK];

/** Returns how many attacks kept others waiting beyond the goal. */
export async function printAttacks(outdir: string, words: readonly string[]): Promise<number> {
	const chosen = ATTACKS.filter(({ name }) => words.every((word) => name.includes(word)));
	console.log(
		`\nacknowledgements of others while …  (goal: p99 ≤ ${GOAL.p99} ms, max ≤ ${GOAL.max} ms, loop ≤ ${GOAL.loop} ms or the (gc))`
	);
	console.log(
		`${'attack'.padEnd(46)}   acks     p50     p99      max  missing  loop  (gc)  CPU s   MB   goal`
	);
	let missed = 0;
	for (const attack of chosen) {
		const measured = await measureAttack(attack, outdir);
		const met = isMet(measured);
		if (!met) missed++;
		console.log(lineOf(attack.name, measured, met));
	}
	return missed;
}

const isMet = ({ p99, max, missing, loop, collecting }: Measured): boolean =>
	p99 <= GOAL.p99 && max <= GOAL.max && missing === 0 && loop <= Math.max(GOAL.loop, collecting);

function lineOf(name: string, each: Measured, met: boolean): string {
	const { acks, p50, p99, max, missing, loop, collecting, cpu, megabytes, note } = each;
	const columns = [
		name.padEnd(46),
		String(acks).padStart(6),
		...[p50, p99].map((ms) => ms.toFixed(0).padStart(7)),
		max.toFixed(0).padStart(8),
		String(missing).padStart(8),
		loop.toFixed(0).padStart(5),
		`(${collecting.toFixed(0)})`.padStart(5),
		cpu.toFixed(1).padStart(6),
		megabytes.toFixed(0).padStart(5)
	];
	return `${columns.join(' ')}  ${met ? 'met' : 'MISSED'}  ${note}`;
}

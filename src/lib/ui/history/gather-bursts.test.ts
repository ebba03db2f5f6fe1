import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '$lib/collab/history/history';
import { gatherBursts } from './gather-bursts';

let sequence = 100;
function entry(row: string, by: string, at: number, in_ = sequence--): HistoryEntry {
	const change = { kind: 'cell', sheet: 'T2', row, column: '合计', after: at } as const;
	return { room: 'book/b/department', sequence: in_, part: 0, order: at, at, by, change };
}
const sizes = (entries: HistoryEntry[]): string[] =>
	gatherBursts(entries).map((burst) => `${burst.kind} ${burst.entries.length}`);

describe('bursts', () => {
	it('gather what one person did to one cell within a short time', () => {
		expect(
			sizes([entry('r1', 'a', 80_000), entry('r1', 'a', 40_000), entry('r1', 'a', 0)])
		).toEqual(['place 3']);
		expect(sizes([entry('r1', 'a', 400_000), entry('r1', 'a', 0)])).toEqual(['place 1', 'place 1']);
	});

	it('keep people and cells apart', () => {
		expect(sizes([entry('r1', 'a', 3), entry('r1', 'b', 2), entry('r1', 'a', 1)])).toEqual([
			...['place 1', 'place 1', 'place 1']
		]);
		expect(sizes([entry('r1', 'a', 3), entry('r2', 'a', 2)])).toEqual(['place 1', 'place 1']);
	});

	it('gather what one stroke did to many cells', () => {
		const pasted = ['r1', 'r2', 'r3', 'r4', 'r5'].map((row) => entry(row, 'a', 9, 7));
		expect(sizes([entry('r1', 'a', 10), ...pasted])).toEqual(['place 1', 'stroke 5']);
	});

	it('lose nothing', () => {
		const entries = Array.from({ length: 40 }, (_, i) =>
			entry(`r${i % 3}`, 'ab'[i % 2], 1000 - i, 200 - Math.floor(i / 6))
		);
		expect(gatherBursts(entries).flatMap((burst) => burst.entries)).toEqual(entries);
	});
});

/** The order of the board's lines: the department's first, then the units'. */
import type { BoardLine } from './board-state.svelte';
import { compareCounts } from '$lib/rules/finding/finding-counts';

export type LineOrder = 'worst' | 'register';

/** @param lines in the order of the register */
export function inOrderOf(lines: readonly BoardLine[], order: LineOrder): readonly BoardLine[] {
	if (order === 'register') return lines;
	const [department, ...units] = lines;
	return [department, ...units.sort((a, b) => compareCounts(b.counts, a.counts))];
}

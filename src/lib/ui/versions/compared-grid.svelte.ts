/** What the grids need of the comparison that the workspace has open. */
import type { ComparedGrid } from '../grid/compared-grid';
import { sayDifferenceAt, type GridComparison } from './grid-comparison';
import { sayVersions } from './version-words.svelte';

export function comparedGrid(comparison: GridComparison | undefined): ComparedGrid | undefined {
	if (!comparison) return undefined;
	const say = sayVersions();
	const { version, book } = comparison.shown;
	return {
		...(version && { version: book }),
		differs: (ref) => sayDifferenceAt(comparison, ref, say)
	};
}

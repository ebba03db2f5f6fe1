/** What the grids need of the comparison that the workspace has open. */
import type { ComparedGrid } from '../grid/compared-grid';
import { sayDifferenceAt, type GridComparison } from './grid-comparison';
import { versionWords } from '$lib/messages/versions';
import { preferences } from '../state/preferences.svelte';

export function comparedGrid(comparison: GridComparison | undefined): ComparedGrid | undefined {
	if (!comparison) return undefined;
	const say = versionWords[preferences.locale];
	const { version, book } = comparison.shown;
	return {
		...(version && { version: book }),
		differs: (ref) => sayDifferenceAt(comparison, ref, say)
	};
}

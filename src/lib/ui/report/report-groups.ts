/** The entries of an import report for reading: what wants an eye first, grouped by kind. */
import { groupBy } from '$lib/budget/values/lists-by-key';
import {
	ENTRY_WEIGHTS,
	type EntryKind,
	type EntryWeight,
	type ImportEntry
} from '$lib/exchange/read/import-report';

export const WEIGHTS: readonly EntryWeight[] = ['problem', 'note', 'record'];

export interface EntryGroup {
	readonly kind: EntryKind;
	readonly weight: EntryWeight;
	readonly entries: readonly ImportEntry[];
}

/** Kinds in the order of the catalogue, the weightiest first; entries in the order of the source. */
export function groupEntries(entries: readonly ImportEntry[]): readonly EntryGroup[] {
	const byKind = groupBy(entries, ({ kind }) => kind);
	const groups = (Object.keys(ENTRY_WEIGHTS) as EntryKind[]).flatMap((kind) => {
		const found = byKind.get(kind);
		return found ? [{ kind, weight: ENTRY_WEIGHTS[kind], entries: found }] : [];
	});
	return WEIGHTS.flatMap((weight) => groups.filter((group) => group.weight === weight));
}

/** The entries of an import report for reading: what wants an eye first, grouped by kind. */
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
	const byKind = new Map<EntryKind, ImportEntry[]>();
	for (const entry of entries) {
		const group = byKind.get(entry.kind);
		if (group) group.push(entry);
		else byKind.set(entry.kind, [entry]);
	}
	const groups = (Object.keys(ENTRY_WEIGHTS) as EntryKind[]).flatMap((kind) => {
		const found = byKind.get(kind);
		return found ? [{ kind, weight: ENTRY_WEIGHTS[kind], entries: found }] : [];
	});
	return WEIGHTS.flatMap((weight) => groups.filter((group) => group.weight === weight));
}

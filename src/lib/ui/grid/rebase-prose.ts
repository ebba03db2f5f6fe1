/**
 * Joins what was typed in a prose editor with what others wrote meanwhile. Both started from the
 * text that the editor opened with, and both changes survive, as they would in a shared document.
 */
import { replacementsOf, type Replacement } from '$lib/collab/room/prose-diff';

/** `theirs` with the changes that lead from `base` to `mine`. */
export function rebaseProse(base: string, mine: string, theirs: string): string {
	if (base === theirs || mine === theirs) return mine;
	const [ours, others] = [replacementsOf(base, mine), replacementsOf(base, theirs)];
	// What both did alike was done once.
	const own = ours.filter((change) => !others.some((other) => sameReplacement(change, other)));
	const [insertedHere, insertedThere] = [insertions(own), insertions(others)];
	const removed = [...own, ...others];
	let joined = '';
	for (let at = 0; at <= base.length; at++) {
		joined += (insertedThere.get(at) ?? '') + (insertedHere.get(at) ?? '');
		if (at < base.length && !removed.some((r) => at >= r.at && at < r.at + r.remove))
			joined += base[at];
	}
	return joined;
}

function insertions(changes: readonly Replacement[]): ReadonlyMap<number, string> {
	return new Map(changes.map(({ at, insert }) => [at, insert]));
}

function sameReplacement(a: Replacement, b: Replacement): boolean {
	return a.at === b.at && a.remove === b.remove && a.insert === b.insert;
}

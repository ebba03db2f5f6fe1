/** The findings to see to first: errors before what must be explained, the largest differences first. */
import { parseAmount, type Fen } from '$lib/budget/values/amount';
import { isOpen, type Finding, type Severity } from '$lib/rules/finding/finding';

const RANKS: Partial<Record<Severity, number>> = { error: 0, explain: 1, warning: 2 };

interface Ranked {
	readonly finding: Finding;
	readonly rank: number;
	/** Size of the difference, in 分. */
	readonly size: Fen;
}

/** Parsed once a finding: an edit asks for all of them again. */
const sizes = new WeakMap<Finding, Fen>();

/**
 * The worst of what is open, at most so many. One pass that keeps the best, for a large book has
 * thousands; of findings that are equally bad the earlier stays first.
 */
export function worstFindings(findings: readonly Finding[], most: number): readonly Finding[] {
	const kept: Ranked[] = [];
	for (const finding of findings) {
		const rank = RANKS[finding.severity];
		if (rank === undefined || !isOpen(finding)) continue;
		const ranked = { finding, rank, size: differenceOf(finding) };
		let at = kept.length;
		while (at > 0 && compare(ranked, kept[at - 1]) < 0) at--;
		if (at >= most) continue;
		kept.splice(at, 0, ranked);
		if (kept.length > most) kept.pop();
	}
	return kept.map(({ finding }) => finding);
}

function compare(a: Ranked, b: Ranked): number {
	return a.rank - b.rank || b.size - a.size;
}

/** The size of a difference in 分; 0 where it is none of amounts. */
export function differenceOf(finding: Finding): Fen {
	let size = sizes.get(finding);
	if (size === undefined) sizes.set(finding, (size = parsed(finding)));
	return size;
}

function parsed({ difference, printedIn }: Finding): Fen {
	if (difference === undefined || printedIn === undefined) return 0;
	const amount = parseAmount(difference, printedIn);
	return amount.ok ? Math.abs(amount.value ?? 0) : 0;
}

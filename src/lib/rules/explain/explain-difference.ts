/** Why two figures may differ: ranked hypotheses, and silence where they would be guesses. */
import type { Finding } from '../finding/finding';
import { accidents, gridOf, LIMIT, windowAround } from './chance';
import { differenceOf, isIdentity, type Difference } from './difference';
import type { Figures } from './figures';
import type { Candidate, Hypothesis, Kind } from './hypothesis';
import { droppedDigit } from './kinds/dropped-digit';
import { institutions } from './kinds/institutions';
import { knownFact } from './kinds/known-fact';
import { doubledAddend, missingAddend } from './kinds/missing-addend';
import { shiftedColumn } from './kinds/shifted-column';
import { subset } from './kinds/subset';
import { swappedDigits } from './kinds/swapped-digits';
import { truncation } from './kinds/truncation';
import { unitConfusion } from './kinds/unit-confusion';

export const KINDS: readonly Kind[] = [
	shiftedColumn,
	unitConfusion,
	swappedDigits,
	droppedDigit,
	truncation,
	institutions,
	missingAddend,
	doubledAddend,
	knownFact,
	subset
];

/** More would be a list to choose from, not an explanation. */
const MOST = 3;

/**
 * The most credible first, at most three; none where nothing fits better than chance would.
 *
 * @param figures of the book as it is now
 * @param findings all that is found in the book now
 */
export function explainDifference(
	finding: Finding,
	figures: Figures,
	findings: readonly Finding[] = []
): Hypothesis[] {
	const difference = differenceOf(finding, figures, findings);
	if (!difference) return [];
	const all = KINDS.flatMap((kind) => hypothesesOf(kind, difference));
	return withoutRepetition(all.sort((a, b) => b.score - a.score)).slice(0, MOST);
}

/** The hits of one kind; several different ones are as good as none. */
export function hypothesesOf(kind: Kind, difference: Difference): Hypothesis[] {
	const candidates = [...kind.candidates(difference)];
	const hits = candidates.filter(
		({ delta, cells }) => delta === difference.delta && cells.length > 0
	);
	if (hits.length === 0) return [];
	const certain = distinct(hits) === 1;
	const eitherSide = isIdentity(difference) && distinct(hits) === 2 && hits.every(isOneCell);
	if (!certain && !eitherSide) return [];
	const { delta, step, actual, expected } = difference;
	const grid = kind.ofDigits && Math.min(gridOf(actual, step), gridOf(expected, step));
	const window = windowAround(delta, step, grid);
	const chance = accidents(
		candidates.map((candidate) => candidate.delta),
		window
	);
	if (chance > LIMIT) return [];
	const [hit] = hits;
	const told = hit.tell();
	return [
		{
			kind: kind.id,
			score: kind.belief * (1 - chance),
			cells: eitherSide ? hits.flatMap(({ cells }) => cells) : hit.cells,
			arguments: { difference: difference.print(Math.abs(difference.delta)), ...told.arguments },
			...(certain && told.mend && { mend: told.mend })
		}
	];
}

/** Of one fact in two places, either may be the one where the hand slipped. */
function isOneCell({ cells }: Candidate): boolean {
	return cells.length === 1;
}

function distinct(hits: readonly Candidate[]): number {
	return new Set(hits.map(({ cells, tell }) => JSON.stringify([cells, tell().mend]))).size;
}

/** One fact said once: by the kind that says most about it. */
function withoutRepetition(hypotheses: readonly Hypothesis[]): Hypothesis[] {
	const told = new Set<string>();
	return hypotheses.filter(({ cells }) => {
		const names = cells.map(({ row, column }) => `${row}:${column}`);
		const known = names.length > 0 && names.every((name) => told.has(name));
		for (const name of names) told.add(name);
		return !known;
	});
}

/** A fix that a person may take: which cells, why, and what it would do. */
import type { Finding } from '../finding/finding';
import type { Preview } from '../engine/preview';
import type { CellFix } from './hypothesis';

export const EVIDENCE_KINDS = ['slip', 'unrounded', 'majority', 'consequences'] as const;
/**
 * - `slip`: a hypothesis explains the difference, and this mends it
 * - `unrounded`: forms in 元, which are exact, make this figure (`exact`, in 元), but for `formless`
 *   parts that have no form
 * - `majority`: more places of the book have this figure (`agree`) than the other (`against`)
 * - `consequences`: this way mends everything (`cleared`) and breaks nothing, the other doesn't
 */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export interface Evidence {
	readonly kind: EvidenceKind;
	readonly arguments: Readonly<Record<string, string | number>>;
}

export interface Suggestion extends Preview {
	readonly edits: readonly CellFix[];
	readonly evidence: readonly Evidence[];
}

/** Findings that a fix must not cause. */
export function isGrave({ severity }: Finding): boolean {
	return severity === 'error' || severity === 'explain' || severity === 'warning';
}

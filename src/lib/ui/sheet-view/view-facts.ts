/** What a view asks of the open book: findings, and who wrote when. */
import type { Session } from '$lib/collab/session/session';
import { isOpen } from '$lib/rules/finding/finding';
import type { Findings } from '../state/findings.svelte';
import type { ViewFacts } from './sheet-view';

/** Whose stamp the cells of a seeded book carry: nobody has changed them. */
const SERVER = 'server';

export function viewFacts(
	session: Pick<Session, 'stampOf'>,
	findings: Pick<Findings, 'ofRow'>
): ViewFacts {
	return {
		hasFindings: (row) => findings.ofRow(row).some(isOpen),
		changedAt: (row, column) => {
			const stamp = session.stampOf(row, column);
			return stamp?.by === SERVER ? undefined : stamp?.at;
		}
	};
}

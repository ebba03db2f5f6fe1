/** A figure of a list as settings hold it: an exact decimal in 万元. */
import { exactAmount, parseAmount } from '$lib/budget/values/amount';
import type { At, DataProblem } from './data-problem';

export function readAmount(
	text: string,
	at: At,
	tell: (problem: DataProblem) => void
): string | undefined {
	const parsed = parseAmount(text, '万元');
	if (parsed.ok && parsed.value !== undefined) return exactAmount(parsed.value, '万元');
	if (parsed.ok) tell({ kind: 'missing', ...at });
	else if (parsed.failure.kind === 'too-precise')
		tell({ kind: 'too-precise', found: text, allowed: parsed.failure.allowed, ...at });
	else tell({ kind: 'not-an-amount', found: text, ...at });
	return undefined;
}

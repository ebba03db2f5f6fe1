/** The comparators ID and SUM of the catalogue: silent, or a draft that says both sides. */
import { exactAmount, type AmountUnit } from '$lib/budget/amount';
import { judgeSum } from './interval';
import type { Operand } from './operand';
import type { Draft } from './rule';

export interface Manner extends Pick<Draft, 'about' | 'variant' | 'severity' | 'arguments'> {
	/** Unit in which both sides are printed; 万元 unless said. */
	readonly unit?: AmountUnit;
}

/** The same fact in two places: not one 分 apart. */
export function identical(
	actual: Operand,
	expected: Operand,
	manner: Manner = {}
): Draft | undefined {
	if (actual.value === expected.value) return undefined;
	// Neither side is the truth, so one that has no row can't be where the finding is shown.
	if (!hasPlace(actual)) return draft(expected, actual, { ...manner, variant: 'absent' });
	return draft(actual, expected, hasPlace(expected) ? manner : { ...manner, variant: 'absent' });
}

/** A sum and its addends; `rounding` where separate rounding explains the difference. */
export function addsUp(total: Operand, addends: Operand, manner: Manner = {}): Draft | undefined {
	const difference = total.value - addends.value;
	const verdict = judgeSum(difference, addends.figures, manner.unit ?? '万元');
	if (verdict === 'equal') return undefined;
	const found = draft(total, addends, hasPlace(total) ? manner : { ...manner, variant: 'absent' });
	return found && verdict === 'rounding' ? { ...found, severity: 'rounding' } : found;
}

function hasPlace(side: Operand): boolean {
	return side.cells().length > 0;
}

function draft(actual: Operand, expected: Operand, manner: Manner): Draft | undefined {
	const { unit = '万元', ...rest } = manner;
	const cells = [...actual.cells(), ...expected.cells()];
	const ranges = [...(actual.ranges ?? []), ...(expected.ranges ?? [])];
	if (cells.length === 0) return undefined;
	return {
		cells,
		...(ranges.length > 0 && { ranges }),
		actual: exactAmount(actual.value, unit),
		expected: exactAmount(expected.value, unit),
		difference: exactAmount(actual.value - expected.value, unit),
		printedIn: unit,
		...rest
	};
}

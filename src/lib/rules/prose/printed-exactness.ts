/** How far a printed figure may be from the figure it stands for. */
import type { Fen } from '$lib/budget/values/amount';
import type { AmountFact } from './fact';

/** Half of the last digit of a figure in 万元 or 亿元; figures in 元 are printed as they are. */
export function slackOf({ unit, step }: AmountFact): Fen {
	return /[万亿]/.test(unit) ? step / 2 : 0;
}

/** Whether amounts add up, as far as the digits printed can tell. */
export function addsUpInPrint(total: AmountFact, parts: readonly AmountFact[]): boolean {
	const sum = parts.reduce((value, part) => value + part.value, 0);
	const slack = parts.reduce((all, part) => all + slackOf(part), slackOf(total));
	// Figures all printed to the same digit have nothing to hide: only mixed digits were rounded.
	const alike = parts.every((part) => part.step === total.step);
	return Math.abs(total.value - sum) <= (alike ? 0 : slack);
}

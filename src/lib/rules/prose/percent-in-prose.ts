/** Percentages: 「4.32%」, 「百分之五」, 「3个百分点」. */
import { boundAfter, boundBefore } from './bound-in-prose';
import type { PercentFact } from './fact';
import type { Numeral } from './numeral';
import type { PlainText } from '../text/plain-text';

const SIGN = /%|个?百分点/y;
const HUNDREDTHS = '百分之';

export function readPercent(plain: PlainText, numeral: Numeral): PercentFact | undefined {
	const { text } = plain;
	SIGN.lastIndex = numeral.to;
	const sign = SIGN.exec(text)?.[0];
	const inWords = sign === undefined && text.endsWith(HUNDREDTHS, numeral.from);
	if (sign === undefined && !inWords) return undefined;
	const negative =
		text[numeral.from - 1] === '-' && /[加少长降为:(]/.test(text[numeral.from - 2] ?? '');
	const from = inWords ? numeral.from - HUNDREDTHS.length : numeral.from - (negative ? 1 : 0);
	const to = numeral.to + (sign?.length ?? 0);
	const bound = boundBefore(text, from) ?? boundAfter(text, to);
	return {
		kind: 'percent',
		digits: negative ? -numeral.digits : numeral.digits,
		decimals: numeral.decimals,
		from,
		to,
		span: plain.spanOf(from, to),
		...(sign !== undefined && sign !== '%' && { points: true }),
		...(bound && { bound })
	};
}

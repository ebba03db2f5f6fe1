/** 「共需96.2万元，其中：上年应支未支30万元，本年66.2万元」: a total and its parts. */
import { sentencesOf, type Stretch } from './clause';
import type { AmountFact } from './fact';
import { factsOf } from './facts';
import { addsUpInPrint } from './printed-exactness';

export interface PartsOfTotal {
	readonly total: AmountFact;
	readonly parts: readonly AmountFact[];
}

const AMONG = '其中';
/** What may stand between the total and 其中. */
const JOIN = /^[,;:、。()]*$/;

/** Totals that 其中 divides at once, and their parts to the end of the sentence. */
export function partsOfTotals(text: string): PartsOfTotal[] {
	const { plain, facts } = factsOf(text);
	const amounts = facts.filter((fact): fact is AmountFact => fact.kind === 'amount');
	return sentencesOf(plain.text).flatMap((sentence) => {
		const at = plain.text.indexOf(AMONG, sentence.from);
		if (at < 0 || at >= sentence.to) return [];
		const found = divide(plain.text, { from: at, to: sentence.to }, amounts);
		return found ? [found] : [];
	});
}

function divide(
	text: string,
	{ from, to }: Stretch,
	amounts: readonly AmountFact[]
): PartsOfTotal | undefined {
	const total = amounts.findLast((amount) => amount.to <= from);
	if (!total || !JOIN.test(text.slice(total.to, from)) || total.per) return undefined;
	const rest = text.slice(from + AMONG.length, to);
	// A list inside the list, a formula or a bracket: whose parts are whose can't be told.
	if (/其中|[=*×(]/.test(rest)) return undefined;
	const parts = amounts.filter((amount) => amount.from > from && amount.to <= to);
	const plainParts = parts.every((part) => !part.per && part.bound === undefined);
	if (parts.length < 2 || !plainParts || !eachNamed(text, from + AMONG.length, parts))
		return undefined;
	return { total, parts };
}

/** Whether words of its own stand before every part. */
function eachNamed(text: string, from: number, parts: readonly AmountFact[]): boolean {
	let start = from;
	return parts.every((part) => {
		const words = text.slice(start, part.from);
		start = part.to;
		return /[\u4e00-\u9fff]{2}|\d年/.test(words) && !/共计?|合计|小计|总计/.test(words);
	});
}

export function partsHold({ total, parts }: PartsOfTotal): boolean {
	return addsUpInPrint(total, parts);
}

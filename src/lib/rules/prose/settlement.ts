/** 「批复68.99万元，已支付20.697万元，剩余48.197万元」: what was granted, paid, and is left to pay. */
import { sentencesOf } from './clause';
import type { AmountFact } from './fact';
import { factsOf } from './facts';
import { addsUpInPrint } from './printed-exactness';

export interface Settlement {
	readonly granted: AmountFact;
	readonly paid: AmountFact;
	readonly left: AmountFact;
}

type Role = keyof Settlement;

/** Which words before an amount give it its part; the last that fits wins. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
	[
		'paid',
		/(?:已经?支付|已付|已拨付|已结算|支付)(?:了|资金|款项|金额|合同款)*(?:[\d.]+%)?(?:即|为|共|:)?$/
	],
	['left', /(?:剩余|尚余|尚欠|未支付|待支付|还需支付|余款)[^,;。]{0,10}$/],
	['granted', /(?:批复|合同款|合同金额|合同价款?|中标价|中标金额|结算价|决算金额)[^,;。]{0,8}$/]
];
const WINDOW = 24;

/** Sentences that tell all three, each once. */
export function settlementsIn(text: string): Settlement[] {
	const { plain, facts } = factsOf(text);
	const amounts = facts.filter((fact): fact is AmountFact => fact.kind === 'amount' && !fact.per);
	let next = 0;
	return sentencesOf(plain.text).flatMap(({ from, to }) => {
		const told: Partial<Record<Role, AmountFact[]>> = {};
		let start = from;
		for (; next < amounts.length && amounts[next].to <= to; next++) {
			const amount = amounts[next];
			if (amount.from < from) continue;
			const before = plain.text.slice(Math.max(start, amount.from - WINDOW), amount.from);
			const role = ROLES.find(([, words]) => words.test(before))?.[0];
			if (role) (told[role] ??= []).push(amount);
			start = amount.to;
		}
		const { granted = [], paid = [], left = [] } = told;
		if (granted.length !== 1 || paid.length !== 1 || left.length !== 1) return [];
		return [{ granted: granted[0], paid: paid[0], left: left[0] }];
	});
}

export function settlementHolds({ granted, paid, left }: Settlement): boolean {
	return addsUpInPrint(granted, [paid, left]);
}

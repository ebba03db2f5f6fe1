/** 「共需资金96.2万元」: what a form's prose says the project needs. */
import type { Fen } from '$lib/budget/values/amount';
import type { AmountFact } from './fact';
import { factsOf } from './facts';

const NEED =
	/(?:共计?需|总需|总共需|所需资金|申请资金|项目总投资|总投资)(?:要|资金|经费|费用|预算|金额|工作经费|约|为|共|:)*$/;

/** 「改造金额75.8万元」: what works or a purchase cost. What is paid or signed for is not meant. */
const COST =
	/(?<!(?:付|已|其中|包括|含|合同)[^,;。]{0,8})(?:改造|建设|改建|扩建|新建|装修|修缮|维修|搬迁|升级|工程|购置)(?:项目|工程|所需)?(?:总?(?:金额|费用|造价|投资|价款)|预算)(?:金额|约|为|共|共计|:)*$/;

/**
 * Needs stated outside brackets and outside numbered parts of a list. What works cost is the need
 * where it is the only amount told: beside others it may be a part.
 */
export function statedNeeds(text: string): AmountFact[] {
	const { plain, facts } = factsOf(text);
	const amounts = facts.filter((fact): fact is AmountFact => fact.kind === 'amount' && !fact.per);
	const only = facts.filter(({ kind }) => kind === 'amount').length === 1;
	return amounts.filter((amount) => {
		const before = plain.text.slice(Math.max(0, amount.from - 24), amount.from);
		if (amount.bound || depthAt(plain.text, amount.from) > 0) return false;
		return NEED.test(before) || (only && COST.test(before));
	});
}

const PAYMENT = /(?:支付|付款|拨付|安排)[^,;。]{0,8}$/;

/** 「共需42.4万元，…2023年需支付款项39.74万元」: whether the prose says that so much is paid of the need. */
export function statesPayment(text: string, value: Fen): boolean {
	const { plain, facts } = factsOf(text);
	return facts.some(
		(fact) =>
			fact.kind === 'amount' &&
			Math.abs(fact.value - value) * 2 <= fact.step &&
			PAYMENT.test(plain.text.slice(Math.max(0, fact.from - 24), fact.from))
	);
}

/** How many brackets are open; bounded, as brackets in prose are short. */
function depthAt(text: string, at: number): number {
	let depth = 0;
	for (const c of text.slice(Math.max(0, at - 400), at))
		if (c === '(') depth++;
		else if (c === ')' && depth > 0) depth--;
	return depth;
}

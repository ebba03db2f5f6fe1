/** 「共需资金96.2万元」: what a form's prose says the project needs. */
import type { AmountFact } from './fact';
import { factsOf } from './facts';

const NEED =
	/(?:共计?需|总需|总共需|所需资金|申请资金|项目总投资|总投资)(?:要|资金|经费|费用|预算|金额|工作经费|约|为|共|:)*$/;

/** Needs stated outside brackets and outside numbered parts of a list. */
export function statedNeeds(text: string): AmountFact[] {
	const { plain, facts } = factsOf(text);
	const amounts = facts.filter((fact): fact is AmountFact => fact.kind === 'amount' && !fact.per);
	return amounts.filter((amount) => {
		const before = plain.text.slice(Math.max(0, amount.from - 24), amount.from);
		if (!NEED.test(before) || amount.bound) return false;
		return depthAt(plain.text, amount.from) === 0;
	});
}

/** How many brackets are open; bounded, as brackets in prose are short. */
function depthAt(text: string, at: number): number {
	let depth = 0;
	for (const c of text.slice(Math.max(0, at - 400), at))
		if (c === '(') depth++;
		else if (c === ')' && depth > 0) depth--;
	return depth;
}

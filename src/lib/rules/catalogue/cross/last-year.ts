/** X40: what the text says of last year, against last year's own disclosure. */
import { exactAmount, type Fen } from '$lib/budget/values/amount';
import { settingOf } from '$lib/budget/settings/book-settings';
import { needsSetting } from '../../rule/applicability';
import type { SectionId } from '../../prose/section-id';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import { baseOf, comparisonsIn, type Comparison } from '../narrative/comparison';
import { placeOf, quoting, section } from '../narrative/stated';

/** Where last year's disclosure printed what a section compares with. */
const PRINTED: Readonly<Partial<Record<SectionId, Readonly<Record<string, string>>>>> = {
	N1: {
		收入总计: 'T1[收入总计].金额',
		支出总计: 'T1[支出总计].合计',
		本年收入: 'T1[本年收入合计].金额'
	},
	N5: { 当年拨款: 'T5[合计].合计', 一般公共预算: 'T5[合计].合计' },
	N7: {
		三公经费: 'T10[合计].合计',
		因公出国境费: 'T10[因公出国（境）费].合计',
		公务接待费: 'T10[公务接待费].合计',
		公务用车购置及运行费: 'T10[公务用车购置及运行费].合计',
		公务用车购置费: 'T10[公务用车购置费].合计',
		公务用车运行费: 'T10[公务用车运行维护费].合计'
	},
	N8: { 机关运行经费: 'T11[部门合计].合计' }
};

export const lastYearsFigures: Rule = {
	id: 'X40',
	severity: 'error',
	comparator: 'ID',
	needs: needsSetting('lastYear'),
	each: 'book',
	check: (reader) => {
		const last = settingOf(reader.head('settings'), 'lastYear');
		if (!last) return undefined;
		return Object.entries(PRINTED).flatMap(([id, addresses]) =>
			comparisonsIn(section(reader, id as SectionId)).flatMap((comparison) => {
				const { subject } = comparison.value;
				const address = Object.hasOwn(addresses, subject) ? addresses[subject] : undefined;
				if (address === undefined || !Object.hasOwn(last.figures, address)) return [];
				return differs(comparison, last.figures[address], { address, year: last.year }) ?? [];
			})
		);
	}
};

/** Last year's figure as printed here, else as this year's figure and the change imply it. */
function differs(
	comparison: Comparison,
	published: Fen,
	where: { address: string; year: number }
): Draft | undefined {
	const { said, value, last, change } = comparison;
	const base = last?.fact.value ?? baseOf(comparison);
	if (base === undefined || base === published) return undefined;
	const claim = last ?? change ?? value;
	return {
		cells: [placeOf(said, claim), ...(claim === value ? [] : [placeOf(said, value)])],
		actual: exactAmount(base, '万元'),
		expected: exactAmount(published, '万元'),
		difference: exactAmount(base - published, '万元'),
		printedIn: '万元',
		arguments: { ...quoting(said, claim.span), ...where }
	};
}

/** N19, N20: 政府采购 (九): goods, works and services; not more than can be bought. */
import { exactAmount } from '$lib/budget/values/amount';
import { addsUp } from '../../comparing/compare';
import { TOTAL } from '../../reading/lookups';
import { cell, minus, plus } from '../../reading/operand';
import { filled, totalOf } from '../../reading/places';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import { amounts, asOperand, DEPARTMENT, placeOf, quoting, section } from './stated';

const KINDS = ['采购货物', '采购工程', '采购服务'];

export const procurementAddsUp: Rule = {
	id: 'N19',
	severity: 'error',
	comparator: 'SUM',
	each: 'book',
	check: (reader) => {
		const said = section(reader, 'N9');
		const [total] = amounts(said, '政府采购总额');
		const parts = KINDS.flatMap((kind) => amounts(said, kind).slice(0, 1));
		// A kind that isn't named isn't bought; but one kind alone is no list of kinds.
		if (!total || parts.length < 2) return undefined;
		const sum = plus(...parts.map((part) => asOperand(said, part)));
		return addsUp(asOperand(said, total), sum, { arguments: quoting(said, total.span) });
	}
};

export const procurementIsPlausible: Rule = {
	id: 'N20',
	severity: 'warning',
	comparator: '≤',
	each: 'book',
	check: (reader) => {
		const said = section(reader, 'N9');
		const [total] = amounts(said, '政府采购总额');
		if (!total || total.fact.value === 0) return undefined;
		const drafts: Draft[] = [];
		if (filled(reader, DEPARTMENT, 'T3', 'T6')) {
			const staff = cell(reader, reader.find('T6', 'code', TOTAL), '人员经费');
			const limit = minus(totalOf(reader, DEPARTMENT, 'T3', '合计'), staff);
			if (total.fact.value > limit.value)
				drafts.push({
					cells: [placeOf(said, total), ...limit.cells()],
					actual: exactAmount(total.fact.value, '万元'),
					expected: exactAmount(limit.value, '万元'),
					difference: exactAmount(total.fact.value - limit.value, '万元'),
					printedIn: '万元',
					arguments: quoting(said, total.span)
				});
		}
		if (!/中小|小微/.test(said.text))
			drafts.push({
				cells: [placeOf(said, total)],
				comparator: 'TXT',
				variant: 'share',
				about: 'share',
				arguments: quoting(said, total.span)
			});
		return drafts;
	}
};

/** X10–X12: 财政拨款收支总表 (T4) against T1 and T5. */
import { addsUp, identical } from '../../comparing/compare';
import { known, minus } from '../../reading/operand';
import { filled, found, income, spending, totalOf } from '../../reading/places';
import type { Rule } from '../../rule/rule';
import { otherCarryOver } from './other-carry-over';

export const generalBudget: Rule = {
	id: 'X10',
	severity: 'error',
	comparator: 'ID',
	each: 'edition',
	of: ['T1', 'T4'],
	check: (reader, edition) => {
		const [t1, t4] = (['T1', 'T4'] as const).map((table) =>
			income(reader, edition, table, '一般公共预算')
		);
		const t5 = totalOf(reader, edition, 'T5', '合计');
		const [has1, has4, has5] = (['T1', 'T4', 'T5'] as const).map((t) => filled(reader, edition, t));
		return found(
			has1 && has4 ? identical(t1, t4, { about: 'T4' }) : undefined,
			has1 && has5 ? identical(t1, t5, { about: 'T5' }) : undefined,
			!has1 && has4 && has5 ? identical(t4, t5, { about: 'T5' }) : undefined
		);
	}
};

export const appropriatedCarryOver: Rule = {
	id: 'X11',
	severity: 'error',
	comparator: 'ID',
	each: 'edition',
	of: ['T4'],
	check: (reader, edition) => {
		if (!filled(reader, edition, 'T1', 'T4')) return undefined;
		const draft = identical(
			income(reader, edition, 'T4', '上年财政拨款结转'),
			income(reader, edition, 'T1', '上年结转')
		).draft();
		return draft && otherCarryOver(reader, edition) > 0
			? { ...draft, severity: 'explain', variant: 'other-money' }
			: draft;
	}
};

export const appropriatedSpending: Rule = {
	id: 'X12',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T4'],
	check: (reader, edition) => {
		if (!filled(reader, edition, 'T1', 'T4')) return undefined;
		const other = otherCarryOver(reader, edition);
		return addsUp(
			spending(reader, edition, 'T4', '支出总计', '小计'),
			minus(
				spending(reader, edition, 'T1', '支出总计', '合计'),
				income(reader, edition, 'T1', '财政专户管理资金'),
				income(reader, edition, 'T1', '单位资金'),
				known(other, other === 0 ? 0 : 2)
			)
		);
	}
};

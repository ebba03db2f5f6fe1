/** X11, X12: 财政拨款收支总表 (T4) against T1. */
import { addsUp, identical } from '../../comparing/compare';
import { known, minus } from '../../reading/operand';
import { filled, income, spending } from '../../reading/places';
import type { Rule } from '../../rule/rule';
import { otherCarryOver } from './other-carry-over';

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

/** X08, X09, X14, X15: each account code across 收入总表 (T2), 支出总表 (T3) and T5. */
import { addsUp, identical } from '../../comparing/compare';
import { TOTAL } from '../../reading/lookups';
import { plus } from '../../reading/operand';
import { coded, filled } from '../../reading/places';
import type { Rule } from '../../rule/rule';

/** 项 codes have 7 digits. */
const isItem = (code: string): boolean => code.length === 7;

export const itemSpending: Rule = {
	id: 'X08',
	severity: 'error',
	comparator: 'SUM',
	each: 'key',
	of: ['T3', 'T2'],
	lookup: 'code',
	check: (reader, { key: code, ...edition }) =>
		isItem(code) && filled(reader, edition, 'T2', 'T3')
			? addsUp(
					coded(reader, edition, 'T3', code, '合计'),
					plus(
						coded(reader, edition, 'T2', code, '合计'),
						coded(reader, edition, 'T2', code, '上年结转')
					)
				)
			: undefined
};

/** The 合计 rows of T5 and T2 meet in X10 and X02. */
export const codeGeneralBudget: Rule = {
	id: 'X09',
	severity: 'error',
	comparator: 'ID',
	each: 'key',
	of: ['T5', 'T2'],
	lookup: 'code',
	check: (reader, { key: code, ...edition }) =>
		code !== TOTAL && filled(reader, edition, 'T5', 'T2')
			? identical(
					coded(reader, edition, 'T5', code, '合计'),
					coded(reader, edition, 'T2', code, '一般公共预算')
				)
			: undefined
};

export const codeBasicSpending: Rule = {
	id: 'X14',
	severity: 'error',
	comparator: 'ID',
	each: 'key',
	of: ['T3', 'T5'],
	lookup: 'code',
	check: (reader, { key: code, ...edition }) =>
		filled(reader, edition, 'T3', 'T5')
			? identical(
					coded(reader, edition, 'T3', code, '基本支出'),
					coded(reader, edition, 'T5', code, '基本支出')
				)
			: undefined
};

export const codeProjectSpending: Rule = {
	id: 'X15',
	severity: 'error',
	comparator: 'SUM',
	each: 'key',
	of: ['T3', 'T5', 'T2'],
	lookup: 'code',
	check: (reader, { key: code, ...edition }) =>
		filled(reader, edition, 'T3', 'T5', 'T2')
			? addsUp(
					coded(reader, edition, 'T3', code, '项目支出'),
					plus(
						coded(reader, edition, 'T5', code, '项目支出'),
						coded(reader, edition, 'T2', code, '上年结转'),
						coded(reader, edition, 'T2', code, '财政专户管理资金'),
						coded(reader, edition, 'T2', code, '单位资金')
					)
				)
			: undefined
};

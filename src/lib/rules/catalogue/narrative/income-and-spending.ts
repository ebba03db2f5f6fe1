/** N01, N02: 部门预算收支数据变动情况 (一) against 收支总表 (T1), and within itself. */
import { addsUp } from '../../comparing/compare';
import { plus, type Operand } from '../../reading/operand';
import { filled, income, spending } from '../../reading/places';
import type { AmountClaim } from '../../prose/claim';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { againstTables, amounts, asOperand, DEPARTMENT, quoting, section } from './stated';

const SOURCES: ReadonlySet<string> = new Set([
	'一般公共预算',
	'政府性基金预算',
	'国有资本经营预算',
	'财政专户管理资金',
	'单位资金'
]);

function inT1(
	reader: RuleReader,
	{ subject, within }: AmountClaim
): readonly Operand[] | undefined {
	const left = (label: string) => income(reader, DEPARTMENT, 'T1', label);
	const right = (label: string, column: string) =>
		spending(reader, DEPARTMENT, 'T1', label, column);
	switch (subject) {
		case '收入总计':
			return [left('收入总计')];
		case '本年收入':
			return [left('本年收入合计')];
		case '上年结转':
			return within === '支出总计' ? [right('支出总计', '结转')] : [left('上年结转')];
		case '支出总计':
			return [right('支出总计', '合计')];
		case '本年支出':
			return [right('本年支出合计', '当年'), right('本年支出合计', '合计')];
		case '年终结转':
			return [right('年终结转', '合计')];
		default:
			return SOURCES.has(subject) && within !== '支出总计' ? [left(subject)] : undefined;
	}
}

export const totalsInText: Rule = {
	id: 'N01',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader) =>
		filled(reader, DEPARTMENT, 'T1')
			? againstTables(section(reader, 'N1'), (claim) => inT1(reader, claim))
			: undefined
};

/** A total with all its parts: this year's and what was carried over, whatever else is named. */
const WHOLES: Readonly<Record<string, readonly [year: string, carried: readonly string[]]>> = {
	收入总计: ['本年收入', ['上年结转']],
	支出总计: ['本年支出', ['上年结转', '年终结转']]
};

export const sentenceAddsUp: Rule = {
	id: 'N02',
	severity: 'warning',
	comparator: 'SUM',
	each: 'book',
	check: (reader) => {
		const said = section(reader, 'N1');
		return Object.entries(WHOLES).flatMap(([whole, [year, carried]]) => {
			const [total] = amounts(said, whole);
			const inside = (subject: string) =>
				amounts(said, subject).filter((claim) => claim.within === whole);
			const parts = [...inside(year), ...carried.flatMap(inside)];
			if (!total || inside(year).length !== 1 || parts.length !== 2) return [];
			const sum = plus(...parts.map((part) => asOperand(said, part)));
			const manner = { about: whole, arguments: quoting(said, total.span) };
			return addsUp(asOperand(said, total), sum, manner) ?? [];
		});
	}
};

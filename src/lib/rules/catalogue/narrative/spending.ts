/** N05–N07: 支出预算 (三), 财政拨款收支 (四) and 一般公共预算支出 (五) against T3, T4 and T5. */
import { FUNCTIONAL_CLASSES } from '$lib/budget/table/functional-class';
import { APPROPRIATIONS } from '$lib/budget/table/fund-source';
import type { Operand } from '../../reading/operand';
import { coded, filled, income, spending, totalOf } from '../../reading/places';
import type { AmountClaim } from '../../prose/claim';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { sharesAreRight } from './percentage-claim';
import { againstTables, amounts, DEPARTMENT, section } from './stated';

const CLASS_CODES = new Map(FUNCTIONAL_CLASSES.map(({ label, code }) => [label, code]));

export const spendingInText: Rule = {
	id: 'N05',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader) => {
		const said = section(reader, 'N3');
		const columns: Readonly<Record<string, string>> = {
			支出总计: '合计',
			基本支出: '基本支出',
			项目支出: '项目支出'
		};
		const figures = filled(reader, DEPARTMENT, 'T3')
			? againstTables(said, ({ subject }) => {
					const code = CLASS_CODES.get(subject);
					if (code) return [coded(reader, DEPARTMENT, 'T3', code, '合计')];
					const column = columns[subject];
					return column ? [totalOf(reader, DEPARTMENT, 'T3', column)] : undefined;
				})
			: [];
		return [...figures, ...sharesAreRight(said, amounts(said, '支出总计'))];
	}
};

function inT4(reader: RuleReader, { subject }: AmountClaim): readonly Operand[] | undefined {
	const left = (label: string) => income(reader, DEPARTMENT, 'T4', label);
	const right = (label: string, column = '小计') =>
		spending(reader, DEPARTMENT, 'T4', label, column);
	if (subject === '财政拨款总计') return [left('收入总计'), right('支出总计')];
	if (subject === '当年拨款' || subject === '本年收入') return [left('本年收入合计')];
	if (subject === '上年结转') return [left('上年财政拨款结转')];
	// 「一般公共预算拨款」 may be meant with or without what was carried over.
	if ((APPROPRIATIONS as readonly string[]).includes(subject))
		return [left(subject), right('支出总计', subject)];
	return CLASS_CODES.has(subject) ? [right(subject)] : undefined;
}

export const appropriationInText: Rule = {
	id: 'N06',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader) =>
		filled(reader, DEPARTMENT, 'T4')
			? againstTables(section(reader, 'N4'), (claim) => inT4(reader, claim))
			: undefined
};

export const publicBudgetInText: Rule = {
	id: 'N07',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader) => {
		const said = section(reader, 'N5');
		const total = (column: string) => [totalOf(reader, DEPARTMENT, 'T5', column)];
		const figures = filled(reader, DEPARTMENT, 'T5')
			? againstTables(said, ({ subject }) => {
					const code = CLASS_CODES.get(subject);
					if (code) return [coded(reader, DEPARTMENT, 'T5', code, '合计')];
					if (subject === '当年拨款' || subject === '一般公共预算') return total('合计');
					return subject === '基本支出' || subject === '项目支出' ? total(subject) : undefined;
				})
			: [];
		const wholes = [...amounts(said, '当年拨款'), ...amounts(said, '一般公共预算')];
		return [...figures, ...sharesAreRight(said, wholes)];
	}
};

/** X05–X07, X13: each functional class (类) in T1 and T4 against T2 and T3. */
import type { TableId } from '$lib/budget/book/book';
import { addsUp, identical } from '../../comparing/compare';
import { cell, minus, type Operand } from '../../reading/operand';
import { filled, sheetIn } from '../../reading/places';
import type { KeyInEdition, Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { otherCarryOver } from './other-carry-over';

function classIn(
	reader: RuleReader,
	{ key, ...edition }: KeyInEdition,
	table: TableId,
	name: string
): Operand {
	return cell(reader, reader.find(sheetIn(edition, table), 'class', key), name);
}

const sameClass = (
	id: string,
	spendingColumn: string,
	other: 'T2' | 'T3',
	otherColumn: string
): Rule => ({
	id,
	severity: 'error',
	comparator: 'ID',
	each: 'key',
	of: ['T1', other],
	lookup: 'class',
	check: (reader, subject) =>
		filled(reader, subject, 'T1', other)
			? identical(
					classIn(reader, subject, 'T1', spendingColumn),
					classIn(reader, subject, other, otherColumn)
				)
			: undefined
});

export const classTotal = sameClass('X05', '合计', 'T3', '合计');
export const classOfYear = sameClass('X06', '当年', 'T2', '合计');
export const classCarryOver = sameClass('X07', '结转', 'T2', '上年结转');

export const classAppropriation: Rule = {
	id: 'X13',
	severity: 'error',
	comparator: 'SUM',
	each: 'key',
	of: ['T4', 'T3'],
	lookup: 'class',
	check: (reader, subject) => {
		if (!filled(reader, subject, 'T4', 'T3', 'T2')) return undefined;
		const draft = addsUp(
			classIn(reader, subject, 'T4', '小计'),
			minus(
				classIn(reader, subject, 'T3', '合计'),
				classIn(reader, subject, 'T2', '财政专户管理资金'),
				classIn(reader, subject, 'T2', '单位资金')
			)
		).draft();
		// Carry-over of other money is in T3 but not in T4, and no table says in which class.
		return draft && otherCarryOver(reader, subject) !== 0
			? { ...draft, severity: 'explain' }
			: draft;
	}
};

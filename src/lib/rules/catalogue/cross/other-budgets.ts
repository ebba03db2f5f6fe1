/** X36, X37: 政府性基金预算 (T7, T8) and 国有资本经营预算 (T9) against T1 and T4. */
import type { RowId, Side } from '$lib/budget/book/book';
import { addsUp, identical, type Comparison } from '../../comparing/compare';
import { TOTAL } from '../../reading/lookups';
import { cell, plus } from '../../reading/operand';
import { filled, found, income, sheetIn, spending } from '../../reading/places';
import type { Edition, RuleReader } from '../../reading/rule-reader';
import type { Rule } from '../../rule/rule';
import type { Operand } from '../../reading/operand';

function totalRow(
	reader: RuleReader,
	edition: Edition,
	table: 'T7' | 'T8' | 'T9',
	side?: Side
): RowId | undefined {
	return reader
		.group(sheetIn(edition, table), 'code', TOTAL)
		.find((row) => side === undefined || row.side === side)?.id;
}

interface OtherBudget {
	readonly name: '政府性基金预算' | '国有资本经营预算';
	/** Its own tables, where there are rows in them. */
	readonly income?: Operand;
	readonly spending?: Operand;
}

/** One fact in up to four tables; T4's spending also holds what was carried over. */
function compareAll(
	reader: RuleReader,
	edition: Edition,
	{ name, income: own, spending: spent }: OtherBudget
): Comparison[] {
	const [t1, t4] = (['T1', 'T4'] as const).map((table) => income(reader, edition, table, name));
	const [has1, has4] = (['T1', 'T4'] as const).map((table) => filled(reader, edition, table));
	const printed = has4 ? t4 : has1 ? t1 : undefined;
	return found(
		has1 && has4 ? identical(t4, t1, { about: 'T1' }) : undefined,
		own && printed ? identical(own, printed, { about: 'income' }) : undefined,
		spent && own ? identical(spent, own, { about: 'spending' }) : undefined,
		spent && !own && printed ? identical(spent, printed, { about: 'spending' }) : undefined,
		has4
			? addsUp(
					spending(reader, edition, 'T4', '支出总计', name),
					plus(t4, income(reader, edition, 'T4', name, 2)),
					{ about: 'T4', variant: 'carried' }
				)
			: undefined
	);
}

const has = (reader: RuleReader, edition: Edition, table: 'T7' | 'T8' | 'T9'): boolean =>
	reader.hasRows(sheetIn(edition, table));

export const governmentFunds: Rule = {
	id: 'X36',
	severity: 'error',
	comparator: 'ID',
	each: 'edition',
	of: ['T1', 'T4', 'T7', 'T8'],
	check: (reader, edition) =>
		compareAll(reader, edition, {
			name: '政府性基金预算',
			...(has(reader, edition, 'T7') && {
				income: cell(reader, totalRow(reader, edition, 'T7'), '金额')
			}),
			...(has(reader, edition, 'T8') && {
				spending: cell(reader, totalRow(reader, edition, 'T8'), '合计')
			})
		})
};

export const stateCapital: Rule = {
	id: 'X37',
	severity: 'error',
	comparator: 'ID',
	each: 'edition',
	of: ['T1', 'T4', 'T9'],
	check: (reader, edition) =>
		compareAll(reader, edition, {
			name: '国有资本经营预算',
			...(has(reader, edition, 'T9') && {
				income: cell(reader, totalRow(reader, edition, 'T9', '收入'), '金额'),
				spending: cell(reader, totalRow(reader, edition, 'T9', '支出'), '合计')
			})
		})
};

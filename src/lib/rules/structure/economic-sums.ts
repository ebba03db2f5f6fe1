/** Tables of economic accounts: the total is the sum of the 类, a 类 that of its 款. */
import type { RowId } from '$lib/budget/book/book';
import { economicNames, economicTree, type EconomicTree } from '$lib/budget/table/economic-tree';
import { panelsOf } from '$lib/budget/totals/panel';
import type { FormatTable } from '$lib/formats/format';
import { addsUp, type Comparison } from '../comparing/compare';
import { TOTAL } from '../reading/lookups';
import { cell, listed } from '../reading/operand';
import { sheetOf } from '../reading/places';
import type { Edition } from '../reading/rule-reader';
import type { Check, Rule } from '../rule/rule';
import { addingUp } from './adding-up';

export function economicSums(table: FormatTable): Rule[] {
	const names = economicNames(table);
	if (!names) return [];
	const [{ amounts }] = panelsOf(table);
	const rule = (
		known: string | undefined,
		name: string,
		sums: (tree: EconomicTree) => readonly (readonly [RowId | undefined, readonly RowId[]])[]
	): Rule => {
		const check: Check<Edition> = (reader, edition) =>
			sums(economicTree(reader, sheetOf(edition, table), names)).flatMap(
				([whole, parts]): Comparison[] =>
					parts.length === 0
						? []
						: amounts.map(({ id }) =>
								addsUp(cell(reader, whole, id), listed(reader, parts, id), { unit: table.unit })
							)
			);
		const made = `=${table.address}[${name}]`;
		return {
			...addingUp(known, made, { table: table.short, whole: name, parts: 'levels' }),
			each: 'edition',
			of: [table.id],
			check
		};
	};
	return [
		rule(table.rules?.total, TOTAL, ({ total, classes }) => [
			[total, classes.map(({ row }) => row)]
		]),
		rule(table.rules?.类, '类', ({ classes }) =>
			classes.map(({ row, children }) => [row, children] as const)
		)
	];
}

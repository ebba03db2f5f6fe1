/** Tables of economic accounts that print no codes: order makes their tree. */
import type { RowId, SheetKey } from '$lib/budget/book/book';
import type { FormatTable } from '$lib/formats/format';
import { addsUp, type Comparison } from '../comparing/compare';
import { TOTAL } from '../reading/lookups';
import { cell, listed } from '../reading/operand';
import { sheetOf } from '../reading/places';
import type { Edition, RuleReader } from '../reading/rule-reader';
import type { Check, Rule } from '../rule/rule';
import { addingUp, panelsOf } from './panel';

export interface EconomicTree {
	readonly total: RowId | undefined;
	readonly classes: readonly { readonly row: RowId; readonly children: readonly RowId[] }[];
}

/** The columns that name an account (部门科目), and the one beside it that a 类 leaves blank (政府科目). */
export interface EconomicNames {
	readonly name: string;
	readonly beside: string;
}

/** `undefined` for tables that are no such list. */
export function economicNames({ columns, panels }: FormatTable): EconomicNames | undefined {
	if (panels[0].axis !== 'economic' || columns.some(({ holds }) => holds === 'code'))
		return undefined;
	const name = columns.find(({ holds }) => holds === 'label');
	const beside = columns.find(({ holds }) => holds === 'text');
	return name && beside && { name: name.id, beside: beside.id };
}

/** 类 rows are those without a 政府科目; the rows after one, up to the next, are its 款. */
export function economicTree(
	reader: Pick<RuleReader, 'rows' | 'text'>,
	sheet: SheetKey,
	{ name, beside }: EconomicNames
): EconomicTree {
	let total: RowId | undefined;
	const classes: { row: RowId; children: RowId[] }[] = [];
	for (const { id, role } of reader.rows(sheet)) {
		const label = reader.text(id, name).replace(/\s/g, '');
		if (role === 'total' || label === TOTAL) total ??= id;
		else if (reader.text(id, beside).trim() !== '') classes.at(-1)?.children.push(id);
		else if (label !== '') classes.push({ row: id, children: [] });
	}
	return { total, classes };
}

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

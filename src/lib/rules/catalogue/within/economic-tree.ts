/** The tree of T6 (基本支出分经济科目表), which prints no codes: order makes it. */
import type { RowId } from '$lib/budget/book/book';
import { sheetIn } from '../../reading/places';
import type { Edition, RuleReader } from '../../reading/rule-reader';

export interface EconomicTree {
	readonly total: RowId | undefined;
	readonly classes: readonly { readonly row: RowId; readonly children: readonly RowId[] }[];
}

/** 类 rows are those without a 政府科目; the rows after one, up to the next, are its 款. */
export function economicTree(
	reader: Pick<RuleReader, 'rows' | 'text'>,
	edition: Edition
): EconomicTree {
	let total: RowId | undefined;
	const classes: { row: RowId; children: RowId[] }[] = [];
	for (const { id, role } of reader.rows(sheetIn(edition, 'T6'))) {
		const label = reader.text(id, '部门科目').replace(/\s/g, '');
		if (role === 'total' || label === '合计') total ??= id;
		else if (reader.text(id, '政府科目').trim() !== '') classes.at(-1)?.children.push(id);
		else if (label !== '') classes.push({ row: id, children: [] });
	}
	return { total, classes };
}

/** Tables of economic accounts that print no codes: order makes their tree. */
import type { FormatTable } from '$lib/formats/format';
import type { ColumnId, RowId, RowMark, SheetKey } from '../book/book';

export interface EconomicTree {
	readonly total: RowId | undefined;
	readonly classes: readonly { readonly row: RowId; readonly children: readonly RowId[] }[];
}

/** The columns that name an account (部门科目), and the one beside it that a 类 leaves blank (政府科目). */
export interface EconomicNames {
	readonly name: string;
	readonly beside: string;
}

/** What is read of a book to find the tree. */
export interface EconomicReader {
	rows(sheet: SheetKey): readonly Pick<RowMark, 'id' | 'role'>[];
	text(row: RowId, column: ColumnId): string;
}

const TOTAL = '合计';

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
	reader: EconomicReader,
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

/**
 * Sums and counts over `[*]`: what it stands for is in `budget/table/detail-rows.ts`. Long tables have running
 * sums by lookup, so that an edit of one row costs the same however many there are.
 */
import { formatOfReader } from '$lib/formats/book-format';
import type { ColumnId, RowId, SheetKey, Side } from '$lib/budget/book/book';
import { tableOf } from '$lib/budget/book/book';
import { detailRows } from '$lib/budget/table/detail-rows';
import { TOTAL, type Lookup } from '../reading/lookups';
import { column as columnOf, listed, type Operand } from '../reading/operand';
import type { FormulaReader } from './formula-reader';

/** The key under which a lookup keeps exactly the detail rows of a sheet, where one does. */
function keptTogether(sheet: SheetKey): { lookup: Lookup; key: string } | undefined {
	if (sheet === 'projects') return { lookup: 'body', key: 'body' };
	switch (tableOf(sheet)?.table) {
		case 'T2':
		case 'T3':
		case 'T5':
		case 'T7':
		case 'T8':
			return { lookup: 'parent', key: TOTAL };
		case 'T11':
		case 'T12':
			return { lookup: 'body', key: 'body' };
		case 'T13':
			return { lookup: 'role', key: 'project' };
		default:
			return undefined;
	}
}

/** A column added up over the detail rows. */
export function detailSum(
	reader: FormulaReader,
	sheet: SheetKey,
	column: ColumnId,
	side?: Side
): Operand {
	const together = keptTogether(sheet);
	if (together) return columnOf(reader, { sheet, ...together }, column);
	return listed(reader, detailRowIds(reader, sheet, side), column);
}

/** The detail rows themselves. */
export function detailRowIds(
	reader: FormulaReader,
	sheet: SheetKey,
	side?: Side
): readonly RowId[] {
	const together = keptTogether(sheet);
	const rows = together
		? reader.group(sheet, together.lookup, together.key)
		: detailRows(reader, sheet, formatOfReader(reader), side);
	return rows.map(({ id }) => id);
}

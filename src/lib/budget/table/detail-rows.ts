/**
 * What `[*]` stands for where a column is added up, counted or listed, in rules and in texts alike: the
 * rows that a table's total adds up, each once. Totals, subtotals and lower levels of code trees are
 * not counted again.
 */
import {
	tableOf,
	type CellValue,
	type ColumnId,
	type RowId,
	type RowMark,
	type SheetKey,
	type Side,
	type TableId
} from '../book/book';
import { FUND_SOURCES } from './fund-source';
import { codeColumnOf, labelColumnOf } from './row-key';
import { bareLabel } from '../values/row-label';

/** What is read of a book to find them. */
export interface DetailReader {
	rows(sheet: SheetKey): readonly RowMark[];
	value(row: RowId, column: ColumnId): CellValue | undefined;
}

/** Rows of T1 and T4 that are no 科目: sums and carry-over. */
const CLOSING_LABEL = /(合计|总计|结转)/;

/** Whether a row of T1 or T4 is a 科目, by its label. */
export function isClassLabel(label: string): boolean {
	return label !== '' && !CLOSING_LABEL.test(label);
}

export type ThreePublicItem = '出国' | '接待' | '车辆' | '购置' | '运行';

/** Which line of the 三公 table a label names, whatever its ordinal and brackets. */
export function threePublicItem(label: string): ThreePublicItem | undefined {
	if (/出国|出境/.test(label)) return '出国';
	if (/接待/.test(label)) return '接待';
	if (!label.includes('车')) return undefined;
	if (/购置.*(运行|维护)/.test(label)) return '车辆';
	return /购置/.test(label) ? '购置' : /运行|维护/.test(label) ? '运行' : undefined;
}

/**
 * The detail rows of a table, of one side of it, or of the project forms, in document order.
 *
 * @param sheet a table in any edition, or `projects`
 * @param side on two-sided tables; absent: both
 */
export function detailRows(reader: DetailReader, sheet: SheetKey, side?: Side): readonly RowMark[] {
	const all = reader.rows(sheet);
	const table = tableOf(sheet)?.table;
	if (table === undefined) return all;
	const labels = new RowLabels(reader, table);
	const rows = all.filter(
		(row) => (side === undefined || row.side === side) && !labels.isTotal(row)
	);
	switch (table) {
		case 'T1':
		case 'T4':
			return [...firstOfEachFund(rows, labels), ...rows.filter((row) => labels.isClass(row))];
		case 'T6':
			return rows.filter((row) => !labels.isAccount(row) && labels.label(row) !== '');
		case 'T10':
			return rows.filter((row) => {
				const item = threePublicItem(labels.label(row));
				return item !== undefined && item !== '购置' && item !== '运行';
			});
		case 'T13':
			return rows.filter(({ role }) => role === undefined || role === 'project');
		default:
			return rows.filter((row) => labels.isTopLevel(row));
	}
}

/** T4 prints its fund sources twice: the second time as those of the carry-over. */
function firstOfEachFund(rows: readonly RowMark[], labels: RowLabels): RowMark[] {
	const income = rows.filter(({ side }) => side === '收入');
	return FUND_SOURCES.flatMap((fund) => income.find((row) => labels.label(row) === fund) ?? []);
}

/** The rows that a list of a table's names gives: its detail rows, but of T6 the 款 below its 类. */
export function namedRows(reader: DetailReader, sheet: SheetKey, side?: Side): readonly RowMark[] {
	if (tableOf(sheet)?.table !== 'T6') return detailRows(reader, sheet, side);
	const labels = new RowLabels(reader, 'T6');
	return reader.rows(sheet).filter((row) => !labels.isTotal(row) && labels.isAccount(row));
}

class RowLabels {
	constructor(
		private readonly reader: DetailReader,
		private readonly table: TableId
	) {}

	text(row: RowMark, column: ColumnId): string {
		return String(this.reader.value(row.id, column) ?? '').trim();
	}

	label(row: RowMark): string {
		const column = labelColumnOf(this.table, row.side);
		return column ? bareLabel(this.text(row, column.id)) : '';
	}

	isTotal(row: RowMark): boolean {
		return row.role === 'total' || this.#code(row) === '合计' || this.label(row) === '合计';
	}

	isClass(row: RowMark): boolean {
		return row.side === '支出' && isClassLabel(this.label(row));
	}

	/** Whether a row of T6, which prints no codes, is a 款: it has a 政府科目, and a 类 has none. */
	isAccount(row: RowMark): boolean {
		return this.text(row, '政府科目') !== '';
	}

	/** Of a code tree the 类; of other tables every row. */
	isTopLevel(row: RowMark): boolean {
		const code = this.#code(row);
		return code === undefined || code.length === 3;
	}

	#code(row: RowMark): string | undefined {
		const column = codeColumnOf(this.table, row.side);
		return column && this.text(row, column.id);
	}
}

/**
 * What `[*]` stands for where a column is added up, counted or listed, in rules and in texts alike: the
 * rows that a table's total adds up, each once. Totals, subtotals and lower levels of code trees are
 * not counted again.
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import {
	tableOf,
	type CellValue,
	type ColumnId,
	type RowId,
	type RowMark,
	type SheetKey,
	type Side
} from '../book/book';
import type { Coordinates } from '$lib/formats/coordinates';
import type { Format, FormatRow, FormatTable } from '$lib/formats/format';
import { keyOfFixed, officialName } from '$lib/formats/format-tables';
import { bareLabel } from '../values/row-label';

/** What is read of a book to find them. */
export interface DetailReader {
	rows(sheet: SheetKey): readonly RowMark[];
	value(row: RowId, column: ColumnId): CellValue | undefined;
}

/** Rows that a person added to a fixed table and that are sums or carry-over. */
const CLOSING_LABEL = /(合计|总计|结转)/;

/** Whether a label of a fixed table names a 科目, and neither a sum nor carry-over. */
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
 * @param format of the book
 * @param side on two-sided tables; absent: both
 */
export function detailRows(
	reader: DetailReader,
	sheet: SheetKey,
	format: Format,
	side?: Side
): readonly RowMark[] {
	const all = reader.rows(sheet);
	const id = tableOf(sheet)?.table;
	const table = id === undefined ? undefined : format.byId.get(id);
	if (!table) return all;
	const lines = new Lines(reader, table, format);
	const of = all.filter((row) => side === undefined || row.side === side);
	const seen = new Map<string, number>();
	return of.filter((row) => {
		const key = lines.key(row);
		const nth = (seen.get(key) ?? 0) + 1;
		seen.set(key, nth);
		return !lines.isTotal(row) && lines.isDetail(row, nth);
	});
}

/** The rows that a list of a table's names gives: its detail rows, but of economic codes the 款. */
export function namedRows(
	reader: DetailReader,
	sheet: SheetKey,
	format: Format,
	side?: Side
): readonly RowMark[] {
	const table = format.byId.get(tableOf(sheet)?.table ?? '');
	if (table?.panels[0].axis !== 'economic') return detailRows(reader, sheet, format, side);
	const lines = new Lines(reader, table, format);
	return reader.rows(sheet).filter((row) => !lines.isTotal(row) && lines.isAccount(row));
}

/** Rows of one table by what they are. */
class Lines {
	readonly #details: ReadonlyMap<string, readonly boolean[]>;

	constructor(
		private readonly reader: DetailReader,
		private readonly table: FormatTable,
		format: Format
	) {
		this.#details = detailKeysOf(table, format);
	}

	text(row: RowMark, column: ColumnId | undefined): string {
		return column === undefined ? '' : String(this.reader.value(row.id, column) ?? '').trim();
	}

	label(row: RowMark): string {
		return bareLabel(this.text(row, this.#column(row, 'label')));
	}

	key(row: RowMark): string {
		return `${row.side ?? ''}|${officialName(this.table, row.side, this.label(row))}`;
	}

	isTotal(row: RowMark): boolean {
		return row.role === 'total' || this.#code(row) === '合计' || this.label(row) === '合计';
	}

	/** @param nth of the rows with its key, from 1 */
	isDetail(row: RowMark, nth: number): boolean {
		const [{ axis }] = this.table.panels;
		switch (axis) {
			case 'fixed':
				// Printed codes make a tree as others do.
				if (this.#code(row) !== undefined) return this.#isTop(row);
				return this.#details.get(this.key(row))?.[nth - 1] ?? isClassLabel(this.label(row));
			case 'economic':
				return !this.isAccount(row) && this.label(row) !== '';
			case 'projects':
				return row.role !== 'unit';
			default:
				return this.#isTop(row);
		}
	}

	#isTop(row: RowMark): boolean {
		return (this.#code(row) ?? TOP).length === TOP.length;
	}

	/** Whether a row of economic codes is a 款: by its code, or by the 政府科目 beside its name. */
	isAccount(row: RowMark): boolean {
		const code = this.#code(row);
		return code === undefined
			? this.text(row, this.#column(row, 'text')) !== ''
			: code.length > TOP.length;
	}

	#code(row: RowMark): string | undefined {
		const column = this.#column(row, 'code');
		return column === undefined ? undefined : this.text(row, column);
	}

	#column({ side }: RowMark, holds: 'code' | 'label' | 'text'): ColumnId | undefined {
		return this.table.columns.find(
			(column) => column.holds === holds && (column.side === undefined || column.side === side)
		)?.id;
	}
}

/** As long as the code of a 类. */
const TOP = '000';

const known = new WeakMap<FormatTable, ReadonlyMap<string, readonly boolean[]>>();

/** Of each fixed row, by side and label: whether it is one that its panel's total adds up. */
function detailKeysOf(table: FormatTable, format: Format): ReadonlyMap<string, readonly boolean[]> {
	let keys = known.get(table);
	if (!keys) {
		const made = new Map<string, boolean[]>();
		for (const row of table.fixedRows) {
			const key = `${row.side ?? ''}|${keyOfFixed(table, row)}`;
			addToList(made, key, isAddedUp(row, table, format));
		}
		known.set(table, (keys = made));
	}
	return keys;
}

/** What stands before the first total, or after a total that stands first, and is no part of another row. */
function isAddedUp(row: FormatRow, table: FormatTable, { space }: Format): boolean {
	if (row.role === 'total') return false;
	const panel = table.fixedRows.filter((one) => one.panel === row.panel);
	const body = bodyOf(panel);
	const isPart = (inner: Coordinates, outer: Coordinates): boolean => {
		const joined = space.join(outer, inner);
		return joined.ok && isSame(joined.at, inner) && !isSame(inner, outer);
	};
	return body.includes(row) && !body.some((other) => isPart(row.at, other.at));
}

function bodyOf(rows: readonly FormatRow[]): readonly FormatRow[] {
	const first = rows.findIndex(({ role }) => role === 'total');
	if (first < 0) return rows;
	if (first > 0) return rows.slice(0, first);
	const next = rows.findIndex(({ role }, at) => at > 0 && role === 'total');
	return rows.slice(1, next < 0 ? undefined : next);
}

function isSame(a: Coordinates, b: Coordinates): boolean {
	const [x, y] = [Object.entries(a), Object.entries(b)];
	return (
		x.length === y.length &&
		x.every(([name, value]) => (b as Record<string, string>)[name] === value)
	);
}

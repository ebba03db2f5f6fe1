/** How sums climb a code tree: 合计 = Σ 类, 类 = Σ 款, 款 = Σ 项. */
import type { RowId } from '$lib/budget/book/book';
import { addsUp, type Comparison } from '../../comparing/compare';
import { TOTAL } from '../../reading/lookups';
import { cell, column } from '../../reading/operand';
import { found } from '../../reading/places';
import type { RuleReader } from '../../reading/rule-reader';

/** Digits of a code by level; the 合计 row stands above them all. */
export type Level = typeof TOTAL | '类' | '款';
const DIGITS: Record<number, Level> = { 3: '类', 5: '款' };

/** Compares a row with the rows one level below it; silent where none are printed. */
export function rollUp(
	reader: RuleReader,
	row: RowId,
	levels: readonly Level[],
	columns: readonly string[]
): Comparison[] {
	const sheet = reader.sheetOf(row);
	const level = levelOf(reader, row);
	if (sheet === undefined || level === undefined || !levels.includes(level)) return [];
	const key = level === TOTAL ? TOTAL : reader.text(row, '编码').trim();
	if (reader.group(sheet, 'parent', key).length === 0) return [];
	return found(
		...columns.map((name) =>
			addsUp(cell(reader, row, name), column(reader, { sheet, lookup: 'parent', key }, name))
		)
	);
}

function levelOf(reader: RuleReader, row: RowId): Level | undefined {
	if (reader.mark(row)?.role === 'total') return TOTAL;
	const code = reader.text(row, '编码').trim();
	return code === TOTAL ? TOTAL : DIGITS[code.length];
}

/** How single cells stand in a book file. */
import type { Format } from '$lib/formats/format';
import { parseAddress } from '../address/address';
import { formUnit } from '$lib/formats/project-form';
import { unitOfTable } from '../table/table-template';
import { exactAmount, parseAmount, type AmountUnit } from '../values/amount';
import type { CellValue } from '../book/book';
import { DECIMAL, type FileCell } from './book-file-schema';

/** What a place of the file holds by nature: figures, or text. */
export type Nature = 'amount' | 'text';
type TextCell = string | { amount: string };
type AmountCell = string | { text: string };

/** A cell in a place for text. Blank cells are absent. */
export function writeText(value: CellValue | undefined, unit: AmountUnit): TextCell | undefined {
	if (value === undefined || value === '') return undefined;
	return typeof value === 'string' ? value : { amount: decimalOf(value, unit) };
}

/** A cell in a place for figures. Blank cells are absent. */
export function writeAmount(
	value: CellValue | undefined,
	unit: AmountUnit
): AmountCell | undefined {
	if (value === undefined || value === '') return undefined;
	return typeof value === 'string' ? { text: value } : decimalOf(value, unit);
}

export function writeCell(
	value: CellValue,
	nature: Nature,
	unit: AmountUnit
): FileCell | undefined {
	return nature === 'amount' ? writeAmount(value, unit) : writeText(value, unit);
}

function decimalOf(value: number, unit: AmountUnit): string {
	if (!Number.isSafeInteger(value)) throw new RangeError(`not an amount in 分: ${value}`);
	return exactAmount(value, unit);
}

/**
 * The value of a cell of the file; `undefined` for a blank one, `'unreadable'` where its form
 * does not fit the place or the figure does not fit 分.
 */
export function readCell(
	cell: FileCell | undefined,
	nature: Nature,
	unit: AmountUnit
): { value: CellValue | undefined } | 'unreadable' {
	if (cell === undefined) return { value: undefined };
	if (typeof cell === 'string') return nature === 'text' ? textValue(cell) : figure(cell, unit);
	if ('text' in cell) return nature === 'amount' ? textValue(cell.text) : 'unreadable';
	return nature === 'text' ? figure(cell.amount, unit) : 'unreadable';
}

function textValue(text: string): { value: CellValue | undefined } {
	return { value: text === '' ? undefined : text };
}

function figure(decimal: string, unit: AmountUnit): { value: CellValue } | 'unreadable' {
	// People's forms of figures (separators, full width) belong to what people type, not to files.
	if (!DECIMAL.test(decimal)) return 'unreadable';
	const result = parseAmount(decimal, unit);
	return result.ok && result.value !== undefined ? { value: result.value } : 'unreadable';
}

/** What the amount of an operand is written in: its address says of which table or form it is. */
export function unitOfAddress(address: string, format: Format): AmountUnit {
	const read = parseAddress(address, format);
	const kind = read.ok ? read.address.kind : undefined;
	if (read.ok && read.address.kind === 'table') return unitOfTable(read.address.table, format);
	return kind === 'form' || address.startsWith('F') ? formUnit(format) : '万元';
}

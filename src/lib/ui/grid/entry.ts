/** What a person typed or pasted into a cell: accepted as a value of the book, or refused with the reason. */
import { exactAmount, parseAmount, printAmount, type AmountUnit } from '$lib/budget/values/amount';
import type { CellValue } from '$lib/budget/book/book';
import type { EntryRefusal, GridCell } from './grid-port';

/** Decimals that a place allows; more are refused, never rounded away. */
export const ENTRY_DECIMALS = 2;

/** Longer text than this is no cell of a disclosure but a mistaken paste. */
export const LONGEST_TEXT = 20_000;

export type EntryResult =
	| { readonly ok: true; readonly value: CellValue | undefined }
	| { readonly ok: false; readonly refusal: EntryRefusal };

/** Reads an entry for a cell. A blank blanks the cell. Text is kept as typed, trimmed at its ends. */
export function readEntry(cell: GridCell, text: string): EntryResult {
	if (cell.lock) return { ok: false, refusal: cell.lock };
	if (cell.kind === 'amount') {
		const read = parseAmount(text, cell.unit ?? '万元', ENTRY_DECIMALS);
		return read.ok ? read : { ok: false, refusal: read.failure };
	}
	const plain = tidyText(text, cell.kind === 'prose');
	if (plain.length > LONGEST_TEXT) {
		const { length } = plain;
		return { ok: false, refusal: { kind: 'too-long', length, allowed: LONGEST_TEXT } };
	}
	return { ok: true, value: plain === '' ? undefined : plain };
}

function tidyText(text: string, prose: boolean): string {
	const lines = text.replace(/\r\n?/g, '\n').replace(/[\u200b\ufeff]/g, '');
	return prose ? lines.trimEnd() : lines.trim();
}

/** How a value is shown and how it is copied and edited. Text in an amount column stays the text it is. */
export function printEntry(
	value: CellValue | undefined,
	kind: GridCell['kind'],
	unit: AmountUnit
): Pick<GridCell, 'shown' | 'exact' | 'amount'> {
	if (value === undefined) return { shown: '', exact: '' };
	if (typeof value === 'string' || kind !== 'amount')
		return { shown: String(value), exact: String(value) };
	return { shown: printAmount(value, unit), exact: exactAmount(value, unit), amount: value };
}

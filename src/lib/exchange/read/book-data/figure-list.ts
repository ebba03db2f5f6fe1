/** A list of figures by their addresses: last year's disclosure or the approval (批复), as a table. */
import type { Format } from '$lib/formats/format';
import { parseAddress, printAddress } from '$lib/budget/address/address';
import { columnOf } from '$lib/budget/table/table-template';
import type { Source } from '../source';
import { readAmount } from './data-amount';
import type { DataResult } from './data-problem';
import { dataRows, OnlyOnce, readAll } from './data-rows';

const COLUMNS = {
	address: ['地址', '单元格', 'address', 'cell'],
	amount: ['金额（万元）', '金额', '数', '数额', 'amount']
} as const;

/** `address` → exact decimal in 万元 */
export type Figures = Readonly<Record<string, string>>;

export function readFigureList(source: Source, format: Format): DataResult<Figures> {
	const rows = dataRows(source, COLUMNS);
	if (!rows.ok) return rows;
	const once = new OnlyOnce();
	const read = readAll(rows.value, ({ cells, at }, tell) => {
		const address = figureAddress(cells.address, format);
		const decimal = readAmount(cells.amount, at('amount'), tell);
		if (cells.address === '') tell({ kind: 'missing', ...at('address') });
		else if (address === undefined)
			tell({ kind: 'not-a-figure', found: cells.address, ...at('address') });
		if (address === undefined || decimal === undefined) return undefined;
		const before = once.note(address, address, at('address'));
		if (before) tell(before);
		return [address, decimal] as const;
	});
	return read.ok ? { ok: true, value: Object.fromEntries(read.value) } : read;
}

/** The address as it is printed; `undefined` for what names no figure of a table. */
export function figureAddress(text: string, format: Format): string | undefined {
	const parsed = parseAddress(text.trim(), format);
	if (!parsed.ok || parsed.address.kind !== 'table') return undefined;
	const { table, row, column } = parsed.address;
	if (row === undefined || row === '*' || column === undefined) return undefined;
	return columnOf(table, column, format)?.holds === 'amount'
		? printAddress(parsed.address)
		: undefined;
}

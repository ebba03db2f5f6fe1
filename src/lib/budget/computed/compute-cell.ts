/**
 * What a formula would come to in a cell, as the book is: for previews while somebody types, and for the
 * reason why a cell has no value.
 */
import { cellKey, type CellRef } from '../address/address-book';
import { printAddress } from '../address/address';
import type { BookReader } from '../live/live-book';
import type { ComputedValue, Operand } from './computed-value';
import { programOf } from './program';

/** More cells than this are not gone through for a circle. */
const MOST_VISITED = 20_000;

/** Values of other computed cells are taken as they stand. */
export function computeCell(book: BookReader, home: CellRef, text: string): ComputedValue {
	const program = programOf(book, home, text);
	const through = program.operands.find((operand) => leadsTo(book, operand, home));
	if (through) {
		const failure = { kind: 'cycle', address: printAddress(through.address) } as const;
		return { ok: false, failure: { ...failure, at: 0, length: text.length } };
	}
	return program.evaluate(({ row, column }) => book.value(row, column));
}

/** Whether a cell is computed from `home`, at whatever remove. */
function leadsTo(book: BookReader, from: Operand, home: CellRef): boolean {
	const target = cellKey(home.row, home.column);
	const seen = new Set<string>();
	const path: CellRef[] = [from];
	for (let cell = path.pop(); cell && seen.size < MOST_VISITED; cell = path.pop()) {
		const key = cellKey(cell.row, cell.column);
		if (key === target) return true;
		if (seen.has(key)) continue;
		seen.add(key);
		const text = book.formula?.(cell.row, cell.column);
		if (text !== undefined) path.push(...programOf(book, cell, text).operands);
	}
	return false;
}

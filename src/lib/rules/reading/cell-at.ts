/** The cell of a table that an address names, found by what the reader notes. */
import { formatOfReader } from '$lib/formats/book-format';
import { parseAddress } from '$lib/budget/address/address';
import type { CellRef } from '$lib/budget/address/address-book';
import { columnOf } from '$lib/budget/table/table-template';
import { publicUnitName } from '$lib/budget/book/unit';
import { sheetIn } from './places';
import type { RuleReader } from './rule-reader';

/** `undefined` for addresses that name no single cell of a table, and for rows that aren't there. */
export function cellAt(reader: RuleReader, text: string): CellRef | undefined {
	const parsed = parseAddress(text, formatOfReader(reader));
	if (!parsed.ok || parsed.address.kind !== 'table') return undefined;
	const { table, edition, row: name, column } = parsed.address;
	if (name === undefined || name === '*' || column === undefined) return undefined;
	const units = reader.head('units');
	const unit =
		edition === undefined
			? undefined
			: (units.find(({ id }) => publicUnitName(units, id) === edition)?.id ?? edition);
	const sheet = sheetIn(unit === undefined ? {} : { unit }, table);
	const side = columnOf(table, column, formatOfReader(reader))?.side ?? '';
	const row = reader.find(sheet, 'name', `${side}|${name.key}`, name.nth);
	return row === undefined ? undefined : { row, column };
}

/** The rows that an empty official table prints. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { Format } from '$lib/formats/format';
import type { Row, RowId, TableId, UnitId } from '../book/book';
import { codeColumnOf, labelColumnOf } from '../table/row-key';
import { templateOf } from '../table/table-template';

/** Ids come from outside, so that a run can be repeated. */
export type NextId = () => RowId;

/** The fixed rows of a table: labels filled, amounts blank. `unit` where it is a unit's own edition. */
export function freshTable(
	table: TableId,
	nextId: NextId,
	unit: UnitId | undefined,
	format: Format
): Row[] {
	const { fixedRows } = templateOf(table, format);
	const orders = generateNKeysBetween(null, null, fixedRows.length);
	return fixedRows.map(({ label, code, side, role }, i) => {
		const column = labelColumnOf(table, side, format);
		const codes = codeColumnOf(table, side, format);
		return {
			id: nextId(),
			order: orders[i],
			...(side !== undefined && { side }),
			...(role !== undefined && { role }),
			...(unit !== undefined && { unit }),
			cells: {
				...(column !== undefined && { [column.id]: label }),
				...(codes !== undefined && code !== undefined && { [codes.id]: code })
			}
		};
	});
}

/** W29: one way of printing zero in each table. */
import { firstFormat } from '$lib/formats/known-formats';
import { tableIdsOf, templateOf } from '$lib/budget/table/table-template';
import { found, sheetIn } from '../../reading/places';
import type { Rule } from '../../rule/rule';

export const zeroStyle: Rule = {
	id: 'W29',
	severity: 'hint',
	comparator: 'FMT',
	each: 'edition',
	of: tableIdsOf(firstFormat()),
	check: (reader, edition) =>
		found(
			...tableIdsOf(firstFormat()).map((table) => {
				const sheet = sheetIn(edition, table);
				// The tables that all units share are the department's: told of once.
				if (edition.unit !== undefined && sheet === table) return undefined;
				const row = reader.zeroBesideBlanks(sheet);
				if (row === undefined) return undefined;
				const column = templateOf(table, firstFormat()).columns.find(
					({ id, holds }) => holds === 'amount' && reader.amount(row, id) === 0
				);
				return column && { cells: [{ row, column: column.id }] };
			})
		)
};

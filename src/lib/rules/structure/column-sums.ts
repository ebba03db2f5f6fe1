/** In each row of a panel: a column is the sum of the columns that it is divided into. */
import type { Format, FormatColumn, FormatTable } from '$lib/formats/format';
import { addsUp } from '../comparing/compare';
import { cell, plus } from '../reading/operand';
import type { Check, Rule } from '../rule/rule';
import type { RowId } from '$lib/budget/book/book';
import { columnSumsOf, panelsOf, type Panel } from '$lib/budget/totals/panel';
import type { Part, Sum } from '$lib/budget/totals/parts';
import { addingUp } from './adding-up';

type Columns = Sum<FormatColumn & Part>;

export function columnSums(table: FormatTable, format: Format): Rule[] {
	return panelsOf(table).flatMap((panel) =>
		columnSumsOf(panel, format).map((sum, i, all) =>
			// A column that is divided in two ways is compared twice.
			ruleOf(table, panel, sum, all.findIndex(({ whole }) => whole === sum.whole) < i)
		)
	);
}

function ruleOf(
	table: FormatTable,
	{ side }: Panel,
	{ whole, parts }: Columns,
	isAnother: boolean
): Rule {
	const known = table.rules?.columns;
	// Where people know one id for both sums of a table, its findings are told apart.
	const isShared = known !== undefined && known === table.rules?.total;
	const manner = {
		unit: table.unit,
		...(isAnother && { about: parts[0].id }),
		...(isShared && { about: 'columns', variant: 'columns' })
	};
	const check: Check<RowId> = (reader, row) => {
		if (side !== undefined && reader.mark(row)?.side !== side) return undefined;
		const addends = parts.map(({ id }) => cell(reader, row, id));
		return addsUp(cell(reader, row, whole.id), plus(...addends), manner);
	};
	return {
		...addingUp(known, `=${table.address}[*].${whole.id}`, {
			table: table.short,
			whole: whole.id,
			parts: parts.map(({ id }) => id)
		}),
		each: 'row',
		of: [table.id],
		check
	};
}

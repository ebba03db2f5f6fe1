/** What taking the units' sums over would change in the department's tables. */
import type { Format } from '$lib/formats/format';
import type { Cells, Row } from '$lib/budget/book/book';
import { columnOf } from '$lib/budget/table/table-template';
import {
	NOTHING_APART,
	type Proposal,
	type ProposedRow,
	type ProposedSheet
} from '$lib/exchange/compare/proposal';
import type { ConsolidatedTable } from '$lib/rules/comparing/consolidation';

/** Only tables that are here and that every unit has filled: otherwise the sum is not the department's. */
export function isWhole({ lacking, missing }: ConsolidatedTable): boolean {
	return lacking.length + missing.length === 0;
}

export function proposeSums(
	tables: readonly ConsolidatedTable[],
	newId: () => string,
	format: Format
): Proposal {
	const sheets = tables
		.filter((table) => isWhole(table) && table.differences > 0)
		.map((table): ProposedSheet => ({ sheet: table.table, rows: rowsOf(table, newId, format) }));
	return { sheets, head: [], same: 0, outside: [], apart: NOTHING_APART };
}

/** A line that only units have comes after the line that it follows there. */
function rowsOf(
	{ table, lines }: ConsolidatedTable,
	newId: () => string,
	format: Format
): ProposedRow[] {
	let after = lines.findLast(({ row }) => row)?.row?.id;
	return lines.flatMap((line): ProposedRow[] => {
		const differing = line.cells.filter(({ difference }) => difference !== 0);
		if (differing.length === 0) return [];
		const cells = differing.map(({ column, department, sum }) => ({
			column,
			...(department !== undefined && { before: department }),
			...(sum !== undefined && { after: sum })
		}));
		const named = { sheet: table, name: line.name } as const;
		if (line.row) return [{ ...named, kind: 'changed', id: line.row.id, cells }];
		const id = newId();
		// Somebody has the line.
		const row = line.model!;
		const words = wordsOf(table, row, format).map(([column, value]) => ({ column, after: value }));
		const { unit: _unit, id: _id, order: _order, cells: _cells, ...mark } = row;
		const added: ProposedRow = {
			...{ ...named, kind: 'new', id, mark, cells: [...words, ...cells] },
			...(after !== undefined && { after })
		};
		after = id;
		return [added];
	});
}

/** Codes and labels; the figures are sums. */
function wordsOf(
	table: ConsolidatedTable['table'],
	{ cells }: Row,
	format: Format
): [string, Cells[string]][] {
	return Object.entries(cells).filter(
		([column]) => columnOf(table, column, format)?.holds !== 'amount'
	);
}

/**
 * Which explanation (说明) answers an `explain` finding: one given for its rule and for exactly its
 * cells, as they are now, by the department or by the unit that answers for them. When one of them changes it lapses by itself, and M03 tells of it.
 */
import type { CellRef } from '$lib/budget/address/address-book';
import type { Explanation, SheetKey } from '$lib/budget/book/book';
import type { CellRange, Finding } from '../finding/finding';
import type { RuleReader } from '../reading/rule-reader';
import { NARRATIVE_TEXT } from '../reading/texts';
import { operandAt, stands } from '../reading/operand-at';

/** The finding, with the id of the explanation that answers it. */
export function answered(finding: Finding, reader: RuleReader): Finding {
	if (finding.severity !== 'explain') return finding;
	const given = reader
		.head('explanations')
		.filter(({ rule, unit }) => rule === finding.rule && (unit ?? finding.unit) === finding.unit);
	if (given.length === 0) return finding;
	const names = new Set(operandCells(finding, reader).map(nameOf));
	// Explanations come by time: the last one counts.
	const answer = given.findLast((explanation) => answers(explanation, names, reader));
	return answer ? { ...finding, explanation: answer.id } : finding;
}

function answers(
	{ operands }: Explanation,
	names: ReadonlySet<string>,
	reader: RuleReader
): boolean {
	const entries = Object.entries(operands);
	if (entries.length !== names.size) return false;
	return entries.every(([address, value]) => {
		const cell = operandAt(reader, address);
		return (
			cell !== undefined &&
			names.has(nameOf(cell)) &&
			stands(reader.value(cell.row, cell.column), value)
		);
	});
}

/** What must be read to know the operands of a finding. */
export interface OperandReader {
	rows(
		sheet: SheetKey
	): readonly { readonly id: string; readonly role?: string; readonly unit?: string }[];
	sheetOf(row: string): SheetKey | undefined;
}

/**
 * The cells that an explanation of the finding is bound to. They are those it names, each once, and every cell
 * of a column that it adds up. Of the narrative it is the whole text, for claims are no cells.
 */
export function operandCells({ cells, ranges = [] }: Finding, reader: OperandReader): CellRef[] {
	const named = cells.flatMap(({ row, column }): CellRef[] => {
		if (reader.sheetOf(row) === 'narrative') return [{ row, column: NARRATIVE_TEXT }];
		return column === undefined ? [] : [{ row, column }];
	});
	const added = ranges.flatMap((range) => cellsOf(range, reader));
	return [...new Map([...named, ...added].map((cell) => [nameOf(cell), cell])).values()];
}

function cellsOf({ sheet, column, unit }: CellRange, reader: OperandReader): CellRef[] {
	return reader
		.rows(sheet)
		.filter((row) => row.role !== 'total' && (unit === undefined || row.unit === unit))
		.map((row) => ({ row: row.id, column }));
}

function nameOf({ row, column }: CellRef): string {
	return `${row}:${column}`;
}

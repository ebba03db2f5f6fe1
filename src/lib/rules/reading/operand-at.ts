/** The operands of an explanation (说明): addresses with the values that it was given for. */
import { formatOfReader } from '$lib/formats/book-format';
import { parseAddress } from '$lib/budget/address/address';
import type { CellRef } from '$lib/budget/address/address-book';
import type { CellValue } from '$lib/budget/book/book';
import { publicUnitName } from '$lib/budget/book/unit';
import { cellAt } from './cell-at';
import type { RuleReader } from './rule-reader';
import { NARRATIVE_TEXT } from './texts';

/** The cell that an operand of an explanation names, in tables, forms, their indicators and the narrative. */
export function operandAt(reader: RuleReader, text: string): CellRef | undefined {
	const parsed = parseAddress(text, formatOfReader(reader));
	if (!parsed.ok) return undefined;
	const { address } = parsed;
	if (address.kind === 'table') return cellAt(reader, text);
	if (address.kind === 'narrative') {
		const row = [`N${address.section}`, `${address.section}`].find(
			(id) => reader.sheetOf(id) === 'narrative'
		);
		return row === undefined ? undefined : { row, column: address.column ?? NARRATIVE_TEXT };
	}
	const { project, indicator, column } = address;
	if (!project || project === '*' || indicator === '*' || column === undefined) return undefined;
	const units = reader.head('units');
	const unit =
		units.find(({ id }) => publicUnitName(units, id) === project.unit)?.id ?? project.unit;
	const form = reader.find('projects', 'name', `${unit ?? ''}|${project.key}`, project.nth);
	if (form === undefined || indicator === undefined)
		return form === undefined ? undefined : { row: form, column };
	const row = reader.rows(`indicators@${form}`)[indicator - 1]?.id;
	return row === undefined ? undefined : { row, column };
}

/** Whether an operand is as it was explained. A blank that was explained is held as an empty text. */
export function stands(now: CellValue | undefined, given: CellValue): boolean {
	return (now ?? '') === given;
}

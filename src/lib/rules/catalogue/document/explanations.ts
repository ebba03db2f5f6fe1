/** M03: an explanation is bound to the values it explains, and lapses when one changes. */
import { parseAddress } from '$lib/budget/address';
import type { CellValue } from '$lib/budget/book';
import { publicUnitName } from '$lib/budget/unit';
import { cellAt } from '../../cell-at';
import type { Place, Rule, RuleReader } from '../../rule';
import { NARRATIVE_TEXT } from '../../texts';

/** The cell that an operand names, in tables, forms, their indicators and the narrative. */
function operandAt(reader: RuleReader, text: string): Required<Place> | undefined {
	const parsed = parseAddress(text);
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

export const explanationStands: Rule = {
	id: 'M03',
	severity: 'error',
	comparator: 'ID',
	each: 'listed',
	list: (reader) => reader.head('explanations').map(({ id }) => id),
	check: (reader, id) => {
		const explanation = reader.head('explanations').find((one) => one.id === id);
		if (!explanation) return undefined;
		const operands = Object.entries(explanation.operands).map(([address, given]) => {
			const place = operandAt(reader, address);
			const now = place && reader.value(place.row, place.column);
			return { address, place, given, stands: place !== undefined && same(now, given) };
		});
		const changed = operands.filter(({ stands }) => !stands);
		if (changed.length === 0) return undefined;
		return {
			cells: operands.flatMap(({ place }) => place ?? []),
			about: id,
			arguments: {
				explained: explanation.rule,
				changed: changed.map(({ address }) => address).join('、')
			}
		};
	}
};

/** A blank that was explained is held as an empty text. */
function same(now: CellValue | undefined, given: CellValue): boolean {
	return (now ?? '') === given;
}

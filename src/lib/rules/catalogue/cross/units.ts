/** X38: every unit that T11, T13 or a form names is in the register of units. */
import type { RowId } from '$lib/budget/book/book';
import { plainName } from '../../text/name';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

export const unitsRegistered: Rule = {
	id: 'X38',
	severity: 'error',
	comparator: 'SET',
	each: 'row',
	of: ['T11', 'T13', 'projects'],
	check: (reader, row) => {
		const mark = reader.mark(row);
		const sheet = reader.sheetOf(row);
		if (mark === undefined || reader.head('units').length === 0) return undefined;
		if (sheet === 'projects') return formUnit(reader, row);
		if (sheet === 'T11' && mark.role !== 'total') return unitLine(reader, row, '单位');
		return sheet === 'T13' && mark.role === 'unit' ? unitLine(reader, row, '项目') : undefined;
	}
};

/** The printed name is a unit's, and that of the unit whose row it is. */
function unitLine(reader: RuleReader, row: RowId, column: string): Draft | undefined {
	const units = reader.head('units');
	const name = reader.text(row, column).trim();
	const owner = units.find(({ id }) => id === reader.mark(row)?.unit);
	const named = units.filter((unit) => plainName(unit.name) === plainName(name));
	const cells = [{ row, column }];
	if (named.length === 0) {
		if (name === '' && owner === undefined) return undefined;
		return name === ''
			? { cells, variant: 'blank', arguments: { owner: owner!.name } }
			: { cells, arguments: { name } };
	}
	return owner && !named.includes(owner)
		? { cells, variant: 'owner', arguments: { name, owner: owner.name } }
		: undefined;
}

/** A form belongs to a unit of the register; what it prints of it is F23's. */
function formUnit(reader: RuleReader, row: RowId): Draft | undefined {
	const unit = reader.mark(row)?.unit;
	const name = reader.text(row, '实施单位').trim();
	if (unit === undefined ? name === '' : reader.head('units').some(({ id }) => id === unit))
		return undefined;
	return { cells: [{ row, column: '实施单位' }], arguments: { name: name || unit! } };
}

import type { Fen } from '$lib/budget/values/amount';
import { cell } from '../../reading/operand';
import { carryOverRow, income } from '../../reading/places';
import type { Edition, RuleReader } from '../../reading/rule-reader';

/**
 * Carry-over of 财政专户 and 单位资金, which no table prints: what T1 carries over beyond T4, where
 * T13 (财政拨款 only) bears T4 out. Zero where nothing speaks for it, so that a slip in T4 isn't
 * explained away.
 */
export function otherCarryOver(reader: RuleReader, edition: Edition): Fen {
	const all = income(reader, edition, 'T1', '上年结转').value;
	const appropriated = income(reader, edition, 'T4', '上年财政拨款结转').value;
	const listed = cell(reader, carryOverRow(reader, edition), '合计');
	return listed.figures > 0 && listed.value === appropriated && all > appropriated
		? all - appropriated
		: 0;
}

/** N16, N17: 机关运行经费 (八) against T11, or, where the department counts all of it, 公用经费. */
import { TOTAL } from '../../reading/lookups';
import { cell } from '../../reading/operand';
import { filled } from '../../reading/places';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { OPERATING_COST_SCOPE } from './scope-setting';
import { agrees, amounts, DEPARTMENT, printsSame, section } from './stated';

const operating = (reader: RuleReader) =>
	cell(reader, reader.find('T6', 'code', TOTAL), '公用经费');

export const operatingCostInText: Rule = {
	id: 'N16',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader) => {
		if (!filled(reader, DEPARTMENT, 'T11')) return undefined;
		const said = section(reader, 'N8');
		const department = cell(reader, reader.find('T11', 'role', 'total'), '合计');
		const all = operating(reader);
		return amounts(said, '机关运行经费').flatMap((claim) => {
			const draft = agrees(said, claim, [department]);
			if (!draft) return [];
			// A figure beside T6's 公用经费 was probably taken from there, 事业单位 and all.
			const near = Math.abs(claim.fact.value - all.value) <= NEAR || printsSame(claim, all.value);
			if (!near || all.figures === 0) return [draft];
			return [{ ...draft, variant: 'operating', cells: [...draft.cells, ...all.cells()] }];
		});
	}
};

/** 0.05 万元: what a few roundings amount to. */
const NEAR = 50_000;

export const operatingCostIsAll: Rule = {
	id: 'N17',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader) => {
		if (reader.head('settings')[OPERATING_COST_SCOPE] !== '全部公用') return undefined;
		if (!filled(reader, DEPARTMENT, 'T6')) return undefined;
		const said = section(reader, 'N8');
		return amounts(said, '机关运行经费').flatMap(
			(claim) => agrees(said, claim, [operating(reader)]) ?? []
		);
	}
};

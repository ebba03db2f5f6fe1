/** W30–W32: “三公”经费表 (T10) within itself. */
import { APPROPRIATIONS } from '$lib/budget/table/fund-source';
import { addsUp } from '../../comparing/compare';
import { TOTAL } from '../../reading/lookups';
import { cell, plus, type Operand } from '../../reading/operand';
import { found, sheetIn } from '../../reading/places';
import type { Edition, RuleReader } from '../../reading/rule-reader';
import type { Rule } from '../../rule/rule';

const COLUMNS = ['合计', ...APPROPRIATIONS];

const line = (reader: RuleReader, edition: Edition, key: string, name: string): Operand =>
	cell(reader, reader.find(sheetIn(edition, 'T10'), 'threePublic', key), name);

const lineIsSumOf = (id: string, total: string, parts: readonly string[]): Rule => ({
	id,
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T10'],
	check: (reader, edition) =>
		found(
			...COLUMNS.map((name) =>
				addsUp(
					line(reader, edition, total, name),
					plus(...parts.map((part) => line(reader, edition, part, name)))
				)
			)
		)
});

export const threePublicTotal = lineIsSumOf('W30', TOTAL, ['出国', '接待', '车辆']);
export const vehicles = lineIsSumOf('W31', '车辆', ['购置', '运行']);

export const threePublicRow: Rule = {
	id: 'W32',
	severity: 'error',
	comparator: 'SUM',
	each: 'row',
	of: ['T10'],
	check: (reader, row) =>
		addsUp(
			cell(reader, row, '合计'),
			plus(...APPROPRIATIONS.map((source) => cell(reader, row, source)))
		)
};

/** X16–X21: 基本支出 against T6; project spending, its other sources and 上年结转 against T12 and T13. */
import type { FundSource } from '$lib/budget/table/fund-source';
import { addsUp, identical } from '../../comparing/compare';
import { cell, column, plus, type Operand } from '../../reading/operand';
import {
	carryOverRow,
	filled,
	found,
	income,
	projectRows,
	sheetIn,
	totalOf
} from '../../reading/places';
import type { Edition, RuleReader } from '../../reading/rule-reader';
import type { Rule } from '../../rule/rule';

export const basicSpending: Rule = {
	id: 'X16',
	severity: 'error',
	comparator: 'ID',
	each: 'edition',
	of: ['T5'],
	check: (reader, edition) => {
		if (!filled(reader, edition, 'T5', 'T6')) return undefined;
		const total = reader.rows(sheetIn(edition, 'T6')).find((row) => row.role === 'total')?.id;
		return identical(totalOf(reader, edition, 'T5', '基本支出'), cell(reader, total, '合计'));
	}
};

/** The projects of this year, of the edition's unit or of all. */
const projects = (reader: RuleReader, edition: Edition, name: string): Operand =>
	column(reader, projectRows(edition), name);

export const generalBudgetProjects: Rule = {
	id: 'X17',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T5'],
	check: (reader, edition) => {
		const listed = projects(reader, edition, '一般公共预算');
		return filled(reader, edition, 'T5') && projects(reader, edition, '合计').figures > 0
			? addsUp(totalOf(reader, edition, 'T5', '项目支出'), listed)
			: undefined;
	}
};

/** Money beside the appropriations only pays projects, so T12 names all of it. */
function projectsOf(id: string, source: FundSource): Rule {
	return {
		id,
		severity: 'error',
		comparator: 'SUM',
		each: 'edition',
		of: ['T2'],
		check: (reader, edition) =>
			filled(reader, edition, 'T2') && projects(reader, edition, '合计').figures > 0
				? addsUp(totalOf(reader, edition, 'T2', source), projects(reader, edition, source))
				: undefined
	};
}

export const unitFundProjects = projectsOf('X18', '单位资金');
export const specialAccountProjects = projectsOf('X19', '财政专户管理资金');

export const carryOverEverywhere: Rule = {
	id: 'X20',
	severity: 'error',
	comparator: 'ID',
	each: 'edition',
	of: ['T1', 'T2', 'T4', 'T13'],
	check: (reader, edition) => {
		const listed = cell(reader, carryOverRow(reader, edition), '合计');
		if (listed.figures === 0) return undefined;
		const elsewhere = {
			T1: income(reader, edition, 'T1', '上年结转'),
			T4: income(reader, edition, 'T4', '上年财政拨款结转'),
			T2: totalOf(reader, edition, 'T2', '上年结转')
		};
		return found(
			...(['T1', 'T4', 'T2'] as const).map((table) =>
				filled(reader, edition, table)
					? identical(listed, elsewhere[table], { about: table })
					: undefined
			)
		);
	}
};

export const projectSpending: Rule = {
	id: 'X21',
	severity: 'error',
	comparator: 'SUM',
	each: 'edition',
	of: ['T3'],
	check: (reader, edition) => {
		const listed = projects(reader, edition, '合计');
		if (!filled(reader, edition, 'T3') || listed.figures === 0) return undefined;
		return addsUp(
			totalOf(reader, edition, 'T3', '项目支出'),
			plus(listed, cell(reader, carryOverRow(reader, edition), '合计'))
		);
	}
};

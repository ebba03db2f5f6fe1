/**
 * A made-up disclosure whose every figure agrees with every other: 0 errors, whatever the seed.
 * Scale 1 is about the size of the 2023 book of a city's police; 10 and 100 have as many times the
 * units, codes, projects and forms. Figures are made from the bottom up, project by project.
 */
import type { Book, BookHead, Cells, Row, SheetKey } from '$lib/budget/book/book';
import { APPROPRIATIONS } from '$lib/budget/table/fund-source';
import { FORM_SHAPE } from '$lib/formats/project-form';
import { fundColumn, INDICATOR_TREE } from '$lib/budget/form/first-form';
import { firstFormat } from '$lib/formats/known-formats';
import { makeFacts, type Facts, type MadeProject } from './consistent-facts';
import { editionSheets, emptyTableNotes } from './consistent-tables';
import { rowsOf } from './rows-of';
import { seededRandom, type SeededRandom } from './seeded-random';

export interface ConsistentBookOptions {
	readonly seed?: number;
	/** 1 is about 144 project rows and 136 forms. */
	readonly scale?: number;
	/** How many units there are, where it is not as many as the scale says. */
	readonly units?: number;
	/** Whether each unit has its own edition of the tables beside the department's. */
	readonly editions?: boolean;
}

export function consistentBook(options: ConsistentBookOptions = {}): Book {
	const { seed = 1, scale = 1, editions = false } = options;
	const random = seededRandom(seed);
	const facts = makeFacts(random, scale, options.units);
	const sheets: Partial<Record<SheetKey, readonly Row[]>> = {
		...editionSheets(facts),
		...projectTables(facts),
		...forms(facts, random),
		notes: rowsOf(
			'note',
			[undefined, ...(editions ? facts.units : [])].flatMap((unit) => emptyTableNotes(unit?.id))
		),
		narrative: rowsOf(
			'n',
			firstFormat().sections.map((s) => ({ id: s.id, cells: { 标题: s.title, 正文: '（略）' } }))
		)
	};
	if (editions)
		for (const unit of facts.units) Object.assign(sheets, editionSheets(facts, unit.id));
	return { head: headOf(facts), sheets };
}

function headOf({ units }: Facts): BookHead {
	return {
		year: 2023,
		level: '市级',
		department: { code: '070', name: '示例市公安局' },
		units,
		explanations: [],
		settings: {}
	};
}

function projectTables({ units, projects }: Facts): Partial<Record<SheetKey, readonly Row[]>> {
	const thisYear = projects.filter((p) => !p.carriedOver);
	const carried = projects.filter((p) => p.carriedOver);
	const figures = ({ amount, source }: MadeProject): Cells =>
		amount === undefined ? {} : { 合计: amount, [source]: amount };
	const both = (rows: readonly MadeProject[]): Cells => {
		const sum = rows.reduce((total, p) => total + p.amount!, 0);
		return { 合计: sum, [APPROPRIATIONS[0]]: sum };
	};
	const bySource = (rows: readonly MadeProject[]): Cells => {
		const sums: Record<string, number> = {};
		for (const { amount = 0, source } of rows)
			for (const column of ['合计', source]) sums[column] = (sums[column] ?? 0) + amount;
		return sums;
	};
	const line = (p: MadeProject) => ({
		unit: p.unit,
		role: 'project' as const,
		cells: { 项目: p.name, ...figures(p) }
	});
	const ofUnits = units
		.map((unit) => ({ unit, rows: carried.filter((p) => p.unit === unit.id) }))
		.filter(({ rows }) => rows.length > 0);
	return {
		T12: rowsOf('t12', [
			{ role: 'total', cells: { 项目: '合计', ...bySource(thisYear) } },
			...units.flatMap((unit) => thisYear.filter((p) => p.unit === unit.id).map(line))
		]),
		T13: rowsOf('t13', [
			{ role: 'total', cells: { 项目: '部门合计', ...both(carried) } },
			...ofUnits.flatMap(({ unit, rows }) => [
				{ role: 'unit' as const, unit: unit.id, cells: { 项目: unit.name, ...both(rows) } },
				...rows.map(line)
			])
		])
	};
}

function forms(
	{ units, projects }: Facts,
	random: SeededRandom
): Partial<Record<SheetKey, readonly Row[]>> {
	const published = projects.filter((p) => p.exact !== undefined);
	const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
	const sheets: Partial<Record<SheetKey, readonly Row[]>> = {
		projects: rowsOf(
			'form',
			published.map((p) => ({ id: p.id, unit: p.unit, cells: formCells(p, nameOf, random) }))
		)
	};
	for (const p of published) sheets[`indicators@${p.id}`] = rowsOf(`i-${p.id}`, indicators(p.unit));
	return sheets;
}

function formCells(
	p: MadeProject,
	unitNames: ReadonlyMap<string, string>,
	random: SeededRandom
): Cells {
	const exact = p.exact!;
	const province = random.chance(0.2) ? Math.floor(exact / 3) : 0;
	const own = p.source === '单位资金';
	const later = random.chance(0.3) ? exact : 0;
	return {
		项目名称: p.name,
		主管部门及代码: '070-示例市公安局',
		实施单位: unitNames.get(p.unit)!,
		项目属性: later > 0 ? '延续性项目（阶段开展）' : '一次性项目（1年结束）',
		项目期: later > 0 ? '2年' : '1年',
		负责人: `负责人${p.unit}`,
		经办人: `经办人${p.unit}`,
		填报日期: '20221121185941',
		[FORM_SHAPE]: '双栏',
		[fundColumn('实施期', '总额')]: exact + later,
		[fundColumn('实施期', '省级')]: province,
		[fundColumn('实施期', own ? '自筹' : '市县')]: exact + later - province,
		[fundColumn('年度', '总额')]: exact,
		[fundColumn('年度', '省级')]: province,
		[fundColumn('年度', own ? '自筹' : '市县')]: exact - province
	};
}

function indicators(unit: string): { unit: string; cells: Cells }[] {
	return Object.entries(INDICATOR_TREE).flatMap(([first, seconds]) =>
		seconds.map((second) => ({
			unit,
			cells: {
				一级: first,
				二级: second,
				'实施期.三级': `${second}完成情况`,
				'实施期.指标值': '≥95%',
				'年度.三级': `${second}完成情况`,
				'年度.指标值': '≥95%'
			}
		}))
	);
}

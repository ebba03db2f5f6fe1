/** T1–T11 of a consistent book, added up from its facts: the department's, or one unit's own. */
import { groupBy } from '$lib/budget/values/lists-by-key';
import { firstFormat } from '$lib/formats/known-formats';
import type { Fen } from '$lib/budget/values/amount';
import type { Cells, Row, RowMark, SheetKey, TableId } from '$lib/budget/book/book';
import { FUNCTIONAL_CLASSES } from '$lib/budget/table/functional-class';
import { APPROPRIATIONS, FUND_SOURCES } from '$lib/budget/table/fund-source';
import { bareLabel } from '$lib/budget/values/row-label';
import { NOTE_COLUMN, noteRowOf } from '$lib/budget/book/table-note';
import { templateOf } from '$lib/budget/table/table-template';
import { nameOfCode, type BasicSpending, type Facts, type MadeProject } from './consistent-facts';
import { rowsOf } from './rows-of';

type Draft = Omit<RowMark, 'id' | 'order'> & { cells: Cells };
type Figures = Record<string, Fen>;

/** What one code (or class, or everything) comes to. */
interface Sums {
	basic: Fen;
	/** Projects of this year by fund source. */
	project: Record<string, Fen>;
	carried: Fen;
}

export function editionSheets(
	facts: Facts,
	unit?: string
): Partial<Record<SheetKey, readonly Row[]>> {
	const mine = (thing: { unit: string }): boolean => unit === undefined || thing.unit === unit;
	const basic = facts.basic.filter(mine);
	const projects = facts.projects.filter((p) => mine(p) && p.amount !== undefined);
	const sumsOf = summer(basic, projects);
	const tables: Partial<Record<TableId, Draft[]>> = {
		T1: incomeAndSpending(sumsOf),
		T2: codeTable(facts, sumsOf, revenueFigures),
		T3: codeTable(facts, sumsOf, spendingFigures),
		T4: appropriation(sumsOf),
		T5: codeTable(facts, sumsOf, generalFigures),
		T6: economic(basic),
		T7: [{ role: 'total', cells: { 编码: '合计' } }],
		T8: [{ role: 'total', cells: { 编码: '合计' } }],
		T9: (['收入', '支出'] as const).map((side) => ({
			role: 'total',
			side,
			cells: { [`${side}编码`]: '合计' }
		})),
		T10: threePublic(basic),
		...(unit === undefined && { T11: operatingCost(facts) })
	};
	return Object.fromEntries(
		Object.entries(tables).map(([table, rows = []]) => {
			const sheet = sheetOf(table, unit);
			// Ids of rows hold no @: files could not tell them from keys of sheets.
			return [sheet, rowsOf(sheet.toLowerCase().replace('@', '-'), rows)];
		})
	);
}

const sheetOf = (table: TableId, unit?: string): SheetKey =>
	unit === undefined ? table : `${table}@${unit}`;

/** The notes under the tables that are empty, of the department or of one unit. */
export function emptyTableNotes(unit?: string): { id: string; cells: Cells }[] {
	const why = { T7: '政府性基金预算收入', T8: '政府性基金预算支出', T9: '国有资本经营预算' };
	return Object.entries(why).map(([table, what]) => ({
		id: noteRowOf(sheetOf(table as TableId, unit)),
		cells: { [NOTE_COLUMN]: `本部门没有${what}，故本表无数据` }
	}));
}

/** Adds up everything under a code prefix; '' is everything. */
function summer(basic: readonly BasicSpending[], projects: readonly MadeProject[]) {
	const sums = new Map<string, Sums>();
	const under = (prefix: string): Sums => {
		let found = sums.get(prefix);
		if (!found) sums.set(prefix, (found = { basic: 0, project: {}, carried: 0 }));
		return found;
	};
	const levels = (code: string): Sums[] => [0, 3, 5, 7].map((n) => under(code.slice(0, n)));
	for (const { code, amount } of basic) for (const s of levels(code)) s.basic += amount;
	for (const { code, amount = 0, source, carriedOver } of projects)
		for (const s of levels(code))
			if (carriedOver) s.carried += amount;
			else s.project[source] = (s.project[source] ?? 0) + amount;
	return under;
}
type SumsOf = ReturnType<typeof summer>;

const GENERAL = FUND_SOURCES[0];
const bySource = (s: Sums): Figures => ({
	...s.project,
	[GENERAL]: s.basic + (s.project[GENERAL] ?? 0)
});
const total = (figures: Figures): Fen => Object.values(figures).reduce((a, b) => a + b, 0);
const ofYear = (s: Sums): Fen => total(bySource(s));

const revenueFigures = (s: Sums): Figures => ({
	合计: ofYear(s),
	...bySource(s),
	上年结转: s.carried
});
const spendingFigures = (s: Sums): Figures => ({
	合计: ofYear(s) + s.carried,
	基本支出: s.basic,
	项目支出: total(s.project) + s.carried
});
const generalFigures = (s: Sums): Figures => ({
	合计: bySource(s)[GENERAL],
	基本支出: s.basic,
	项目支出: s.project[GENERAL] ?? 0
});

/** Zeros are left blank, as the office prints them. */
function printed(figures: Figures): Cells {
	return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== 0));
}

/** A code without any figure in the table has no row there. */
function codeTable({ codes }: Facts, sumsOf: SumsOf, figures: (s: Sums) => Figures): Draft[] {
	const used = new Set(codes.flatMap(({ code }) => [3, 5, 7].map((n) => code.slice(0, n))));
	return [
		{ role: 'total', cells: { 编码: '合计', ...printed(figures(sumsOf(''))) } },
		...[...used].sort().flatMap((code): Draft[] => {
			const cells = printed(figures(sumsOf(code)));
			if (Object.keys(cells).length === 0) return [];
			return [{ cells: { 编码: code, 名称: nameOfCode(code), ...cells } }];
		})
	];
}

/** Fills the official rows of T1 or T4; `nth` counts rows of one label on one side. */
function official(
	table: 'T1' | 'T4',
	figures: (side: string, label: string, nth: number) => Figures
): Draft[] {
	const seen = new Map<string, number>();
	return templateOf(table, firstFormat()).fixedRows.map(({ label, side, role }) => {
		const name = `${side}${bareLabel(label)}`;
		seen.set(name, (seen.get(name) ?? 0) + 1);
		return {
			side,
			...(role && { role }),
			cells: {
				[`${side}项目`]: label,
				...printed(figures(side!, bareLabel(label), seen.get(name)!))
			}
		};
	});
}

const CLASS_CODES = new Map(FUNCTIONAL_CLASSES.map((c) => [c.label, c.code]));

function incomeAndSpending(sumsOf: SumsOf): Draft[] {
	const all = sumsOf('');
	const income: Figures = {
		...bySource(all),
		本年收入合计: ofYear(all),
		上年结转: all.carried,
		收入总计: ofYear(all) + all.carried
	};
	const spent = (s: Sums): Figures => ({
		合计: ofYear(s) + s.carried,
		当年: ofYear(s),
		结转: s.carried
	});
	return official('T1', (side, label): Figures => {
		if (side === '收入') return { 金额: income[label] ?? 0 };
		if (label === '年终结转') return {};
		return spent(/计$/.test(label) ? all : sumsOf(CLASS_CODES.get(label)!));
	});
}

function appropriation(sumsOf: SumsOf): Draft[] {
	const all = sumsOf('');
	const general = (s: Sums): Fen => bySource(s)[GENERAL] + s.carried;
	const income: Figures = {
		[GENERAL]: bySource(all)[GENERAL],
		本年收入合计: bySource(all)[GENERAL],
		上年财政拨款结转: all.carried,
		收入总计: general(all)
	};
	return official('T4', (side, label, nth): Figures => {
		if (side === '收入') {
			if (nth === 2) return { 金额: label === GENERAL ? all.carried : 0 };
			return { 金额: income[label] ?? 0 };
		}
		if (label === '年终结转') return {};
		const sum = general(/计$/.test(label) ? all : sumsOf(CLASS_CODES.get(label)!));
		return { 小计: sum, [GENERAL]: sum };
	});
}

function economic(basic: readonly BasicSpending[]): Draft[] {
	const line = (rows: readonly BasicSpending[]): Cells => {
		const columns: Figures = { 人员经费: 0, 公用经费: 0 };
		for (const { economic, amount } of rows) columns[economic.column] += amount;
		return printed({ 合计: total(columns), ...columns });
	};
	const groups = [...new Set(basic.map((b) => b.economic.group))];
	return [
		{ role: 'total', cells: { 部门科目: '合计', ...line(basic) } },
		...groups.flatMap((group) => {
			const inGroup = basic.filter((b) => b.economic.group === group);
			// 机关 and 事业 units share some 政府科目: one row for both.
			const pairs = groupBy(inGroup, ({ economic }) => `${economic.name}|${economic.government}`);
			return [
				{ cells: { 部门科目: group, ...line(inGroup) } },
				...[...pairs.values()].map((spent) => ({
					cells: {
						部门科目: spent[0].economic.name,
						政府科目: spent[0].economic.government,
						...line(spent)
					}
				}))
			];
		})
	];
}

function threePublic(basic: readonly BasicSpending[]): Draft[] {
	const of = (name: string): Fen =>
		basic.filter((b) => b.economic.name === name).reduce((sum, b) => sum + b.amount, 0);
	const [reception, running] = [of('公务接待费'), of('公务用车运行维护费')];
	const amounts: Figures = {
		公务接待费: reception,
		公务用车购置及运行费: running,
		公务用车运行维护费: running,
		合计: reception + running
	};
	return templateOf('T10', firstFormat()).fixedRows.map(({ label, role }) => {
		const amount = amounts[bareLabel(label)] ?? 0;
		return {
			...(role && { role }),
			cells: { 项目: label, ...printed({ 合计: amount, [APPROPRIATIONS[0]]: amount }) }
		};
	});
}

function operatingCost({ units, basic }: Facts): Draft[] {
	const line = (rows: readonly BasicSpending[]): Cells => {
		const sum = rows
			.filter((b) => b.economic.column === '公用经费')
			.reduce((all, b) => all + b.amount, 0);
		return printed({ 合计: sum, [APPROPRIATIONS[0]]: sum });
	};
	const publicUnits = units.filter((unit) => unit.kind !== '事业');
	const counted = new Set(publicUnits.map((unit) => unit.id));
	return [
		{
			role: 'total',
			cells: { 单位: '部门合计', ...line(basic.filter((b) => counted.has(b.unit))) }
		},
		...publicUnits.map((unit) => ({
			unit: unit.id,
			role: 'unit' as const,
			cells: { 单位: unit.name, ...line(basic.filter((b) => b.unit === unit.id)) }
		}))
	];
}

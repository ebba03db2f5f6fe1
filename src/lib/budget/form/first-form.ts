/**
 * The form of the first format by its names: for what reads printed forms of it, whatever became of
 * their layout, and for the rules F, which know what its fields and funds mean. Anything else asks
 * the form of the book's format (`formats/project-form.ts`).
 */
import { firstFormat } from '$lib/formats/known-formats';
import type { ColumnId } from '../book/book';
import {
	columnOfFund,
	formProseOf,
	fundLabel as labelOfFund,
	type FormPart
} from '$lib/formats/project-form';

const FORMAT = firstFormat();
const FORM = FORMAT.form!;

/** The two halves of a form: the whole term of the project, and this fiscal year. */
export const HALVES = ['实施期', '年度'] as const;
export type Half = (typeof HALVES)[number];

/** 资金来源 of a form, in the order in which it prints them; the first is the sum of the others. */
export const FUND_LINES = ['总额', '中央', '省级', '市县', '自筹', '其他'] as const;
export type FundLine = (typeof FUND_LINES)[number];

const fundOf = (line: FundLine) => FORM.funds.find(({ id }) => id === line)!;

/** What the form prints before a fund cell. The total's label names its half. */
export function fundLabel(half: Half, line: FundLine): string {
	return labelOfFund(FORMAT, half, fundOf(line));
}

/** Made once: a name that is put together anew for each cell is slow to look up. */
const FUND_COLUMN_OF = Object.fromEntries(
	HALVES.map((half) => [
		half,
		Object.fromEntries(FUND_LINES.map((line) => [line, columnOfFund(half, fundOf(line))]))
	])
) as Record<Half, Record<FundLine, ColumnId>>;

/** Column of a fund cell of a project row, e.g. `年度资金总额`, `实施期市县财政资金`. */
export function fundColumn(half: Half, line: FundLine): ColumnId {
	return FUND_COLUMN_OF[half][line];
}

/** The fields of one place of the form, in printed order. */
export function fieldsAt(place: FormPart): readonly ColumnId[] {
	return FORM.fields.filter((field) => field.place === place).map(({ id }) => id);
}

/** Column of the goal of a half. */
export function goalColumn(half: Half): ColumnId {
	return `${half}总体目标`;
}

/**
 * `双栏` has both halves side by side. `单栏` has the funds of both halves, but goals and indicators
 * of 年度 only.
 */
export type FormShape = '双栏' | '单栏';

/** 绩效指标: 一级 → 二级 in printed order. */
export const INDICATOR_TREE = {
	产出指标: ['数量指标', '质量指标', '时效指标', '成本指标'],
	效益指标: ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'],
	满意度指标: ['服务对象满意度指标']
} as const;
export type IndicatorClass = keyof typeof INDICATOR_TREE;

/** Columns of the indicators of each half. */
export const INDICATOR_COLUMNS_OF = {
	实施期: { second: '实施期.二级', name: '实施期.三级', value: '实施期.指标值' },
	年度: { second: '年度.二级', name: '年度.三级', value: '年度.指标值' }
} as const;
export type IndicatorColumn =
	'一级' | '二级' | (typeof INDICATOR_COLUMNS_OF)[Half]['second' | 'name' | 'value'];

/**
 * Columns whose cells merge by characters: long prose of this form, and the narrative. Which they are
 * is part of how rooms are written, so it is the same for books of every format; long texts of other
 * forms merge as a whole.
 */
export const PROSE_COLUMNS: ReadonlySet<ColumnId> = new Set([...formProseOf(FORMAT), '正文']);

/**
 * The labels of a project form as the official form prints them (`project-form.ts`), with the variants
 * in which documents print them.
 */
import { formWords, goalLabel, INDICATOR_HEADINGS } from '$lib/formats/project-form';
import { firstFormat } from '$lib/formats/known-formats';
import {
	fieldsAt,
	fundLabel,
	FUND_LINES,
	HALVES,
	INDICATOR_TREE,
	type FundLine,
	type Half,
	type IndicatorClass
} from '$lib/budget/form/first-form';
import { LabelSet } from './similarity';

const FORM_WORDS = formWords(firstFormat());

/** Each official label with its variants. */
function withVariants<K extends string>(
	official: readonly (readonly [key: K, label: string])[],
	variants: Partial<Record<K, readonly string[]>> = {}
): Record<K, readonly string[]> {
	const labels = {} as Record<K, readonly string[]>;
	for (const [key, label] of official) labels[key] = [label, ...(variants[key] ?? [])];
	return labels;
}
const named = <K extends string>(names: readonly K[]): (readonly [K, K])[] =>
	names.map((name) => [name, name] as const);

/** Short fields in the head of the form: a label, then its value. */
export const HEAD_LABELS = new LabelSet(
	withVariants(named(fieldsAt('head')), { 实施单位: ['项目实施单位'], 项目期: ['项目期限'] }),
	0.7
);

const totals = HALVES.map((half) => [`${half}总额`, fundLabel(half, '总额')] as const);
const sources = FUND_LINES.map((line) => [line, withoutHalf(line)] as const);

/** The total's label tells its half, unless a document leaves that out. */
function withoutHalf(line: FundLine): string {
	return line === '总额' ? fundLabel('年度', line).slice('年度'.length) : fundLabel('年度', line);
}

/** Labels of the fund block. The total's label tells its half; the others repeat in each half. */
export const FUND_LABELS = new LabelSet<FundLine | '实施期总额' | '年度总额' | '项目资金'>(
	withVariants([['项目资金', FORM_WORDS.funds], ...totals, ...sources], {
		项目资金: ['项目资金', '（元）', '(万元)'],
		实施期总额: ['项目资金总额'],
		年度总额: ['当年资金总额'],
		中央: ['中央财政资金', '中央财政拨款', '其中：中央财政拨款', '其中：中央资金'],
		省级: ['省级财政拨款', '其中：省级财政资金'],
		市县: ['市县财政资金', '市（区）财政资金', '市县（区）财政拨款', '市级财政资金'],
		自筹: ['单位自筹资金']
	}),
	0.65
);

/** Long fields: the label in the first cell, the text in the rest of the line. */
export const PROSE_LABELS = new LabelSet(withVariants(named(fieldsAt('long'))), 0.7);

/** The 总体目标 block: a header naming the halves, then both texts side by side. */
export const GOAL_LABELS = new LabelSet<Half | '总体目标'>(
	withVariants(
		[
			...HALVES.map((half) => [half, goalLabel(half)] as const),
			['总体目标', FORM_WORDS.goals] as const
		],
		{
			实施期: ['实施期总体目标'],
			年度: ['年度总体目标'],
			总体目标: ['总体目标绩效指标']
		}
	),
	0.75
);

/** Header of the indicator grid. */
export const GRID_LABELS = new LabelSet<'绩效指标' | (typeof INDICATOR_HEADINGS)[number]>(
	withVariants([['绩效指标', FORM_WORDS.indicators], ...named(INDICATOR_HEADINGS)], {
		绩效指标: ['总体目标绩效指标', '绩效', '指标', '指标绩效', '标指效绩', '示指效绩'],
		指标值: ['指标', '指']
	}),
	0.75
);

/** 一级 of the indicator grid. 满意度指标 is told from 服务对象满意度指标 by its length. */
export const CLASS_LABELS = new LabelSet(
	withVariants(named(Object.keys(INDICATOR_TREE) as IndicatorClass[]), { 效益指标: ['效果指标'] }),
	0.75
);

/** 二级 of the indicator grid. */
export const GROUP_LABELS = new LabelSet(
	withVariants(named(Object.values(INDICATOR_TREE).flat()), {
		可持续影响指标: ['可持续发展指标', '可持续发展影响指标'],
		服务对象满意度指标: ['服务对象满意度']
	}),
	0.66
);

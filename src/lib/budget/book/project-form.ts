/** 项目支出绩效目标申报表: the fields, funds and indicators of one project form. Amounts in 元. */
import { firstFormat } from '$lib/formats/known-formats';
import type { Format } from '$lib/formats/format';
import type { AmountUnit } from '../values/amount';
import type { ColumnId } from './book';

/** A fund line of a form: what it is called, and the column that it stands in after the name of a half. */
type Fund = NonNullable<Format['form']>['funds'][number];

/** What the figures of forms are written in. */
export function formUnit({ form }: Format): AmountUnit {
	return form?.unit ?? '元';
}

/** The halves of a form that stand side by side; none where the format has no form. */
export function formHalves({ form }: Format): readonly string[] {
	return form?.halves ?? [];
}

/** The funds of a half in printed order; the first is the sum of the others. */
export function fundsIn({ form }: Format, half: string): readonly Fund[] {
	return form?.funds.filter((fund) => fund.half === undefined || fund.half === half) ?? [];
}

/** Column of a fund cell of a project row, e.g. `年度资金总额`. */
export function columnOfFund(half: string, { column }: Fund): ColumnId {
	return half + column;
}

const fundColumns = new WeakMap<Format, ReadonlySet<ColumnId>>();

/** The columns of a project row that hold amounts. */
export function fundColumnsOf(format: Format): ReadonlySet<ColumnId> {
	let columns = fundColumns.get(format);
	if (!columns) {
		const all = formHalves(format).flatMap((half) =>
			fundsIn(format, half).map((fund) => columnOfFund(half, fund))
		);
		fundColumns.set(format, (columns = new Set(all)));
	}
	return columns;
}

/** Columns of an indicator row that the form prints. */
export function indicatorColumnsOf(format: Format): readonly ColumnId[] {
	const ofHalves = formHalves(format).flatMap((half) =>
		INDICATOR_PARTS.map((part) => `${half}.${part}`)
	);
	return ['一级', '二级', ...ofHalves];
}

/** What each half says of an indicator. Its own 二级 is there only where it differs from the shared one. */
export const INDICATOR_PARTS = ['二级', '三级', '指标值'] as const;

const FORM = firstFormat().form!;

/** What its figures are written in. */
export const FORM_UNIT = FORM.unit;

/** The two halves of a form: the whole term of the project, and this fiscal year. */
export const HALVES = ['实施期', '年度'] as const;
export type Half = (typeof HALVES)[number];

/** 资金来源 of a form, in the order in which it prints them; the first is the sum of the others. */
export const FUND_LINES = ['总额', '中央', '省级', '市县', '自筹', '其他'] as const;
export type FundLine = (typeof FUND_LINES)[number];

const fundOf = (line: FundLine) => FORM.funds.find(({ id }) => id === line)!;

/** What the form prints before a fund cell. The total's label names its half. */
export function fundLabel(half: Half, line: FundLine): string {
	return (line === '总额' ? half : '') + fundOf(line).printed;
}

/** Made once: a name that is put together anew for each cell is slow to look up. */
const FUND_COLUMN_OF = Object.fromEntries(
	HALVES.map((half) => [
		half,
		Object.fromEntries(FUND_LINES.map((line) => [line, half + fundOf(line).column]))
	])
) as Record<Half, Record<FundLine, ColumnId>>;

/** Column of a fund cell of a project row, e.g. `年度资金总额`, `实施期市县财政资金`. */
export function fundColumn(half: Half, line: FundLine): ColumnId {
	return FUND_COLUMN_OF[half][line];
}

export const FUND_COLUMNS: readonly ColumnId[] = HALVES.flatMap((half) =>
	FUND_LINES.map((line) => fundColumn(half, line))
);

export interface FormField {
	readonly id: ColumnId;
	/** `prose` fields are long: many people write in them, so they merge by characters. */
	readonly holds: 'label' | 'text' | 'prose';
	/** Where the form prints it: above the funds, between funds and goals, as a goal, at its end. */
	readonly place: 'head' | 'long' | 'goal' | 'signature';
}

/** Fields of a project row in the order in which the form prints them; `项目名称` is its name. */
export const FORM_FIELDS: readonly FormField[] = FORM.fields;

/** The fields of one place of the form, in printed order. */
export function fieldsAt(place: FormField['place']): readonly ColumnId[] {
	return FORM_FIELDS.filter((field) => field.place === place).map(({ id }) => id);
}

/**
 * `形式` of a project row. `双栏` has both halves side by side. `单栏` has the funds of both halves,
 * but goals and indicators of 年度 only.
 */
export const FORM_SHAPE = '形式';
export type FormShape = '双栏' | '单栏';

/** Other labels that the form prints. */
export const FORM_WORDS = {
	funds: '项目资金(元)',
	goals: '总体目标',
	indicators: '绩效指标'
} as const;

/** What the form prints above the goal of a half. */
export function goalLabel(half: Half): string {
	return `${half}目标`;
}

/** Column of the goal of a half. */
export function goalColumn(half: Half): ColumnId {
	return `${half}总体目标`;
}

/** The header of the indicators: 一级, then the others for each half. */
export const INDICATOR_HEADINGS = ['一级指标', '二级指标', '三级指标', '指标值'] as const;

/** 绩效指标: 一级 → 二级 in printed order. */
export const INDICATOR_TREE = {
	产出指标: ['数量指标', '质量指标', '时效指标', '成本指标'],
	效益指标: ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'],
	满意度指标: ['服务对象满意度指标']
} as const;
export type IndicatorClass = keyof typeof INDICATOR_TREE;

/** Columns of an indicator row. A half's own 二级 is present only where it differs from the shared one. */
export const INDICATOR_COLUMNS = [
	'一级',
	'二级',
	'实施期.二级',
	'实施期.三级',
	'实施期.指标值',
	'年度.二级',
	'年度.三级',
	'年度.指标值'
] as const;
export type IndicatorColumn = (typeof INDICATOR_COLUMNS)[number];

/** Columns of the indicators of each half. */
export const INDICATOR_COLUMNS_OF = {
	实施期: { second: '实施期.二级', name: '实施期.三级', value: '实施期.指标值' },
	年度: { second: '年度.二级', name: '年度.三级', value: '年度.指标值' }
} as const satisfies Record<Half, Record<string, IndicatorColumn>>;

/** Columns whose cells merge by characters: long prose of forms and narrative. */
export const PROSE_COLUMNS: ReadonlySet<ColumnId> = new Set([
	...FORM_FIELDS.filter((f) => f.holds === 'prose').map((f) => f.id),
	'正文'
]);

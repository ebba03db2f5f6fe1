/** Project forms: the fields, funds and indicators that the form of a format has. */
import type { Format } from './format';
import type { AmountUnit } from '$lib/budget/values/amount';
import type { ColumnId } from '$lib/budget/values/table-shape';

type Form = NonNullable<Format['form']>;

/** What has a form, or none: a format. */
interface WithForm {
	readonly form?: Form | undefined;
}

/** A fund line of a form: what it is called, and the column that it stands in after the name of a half. */
export type Fund = Form['funds'][number];

/** What the figures of forms are written in. */
export function formUnit({ form }: WithForm): AmountUnit {
	return form?.unit ?? '元';
}

/** The halves of a form that stand side by side; none where the format has no form. */
export function formHalves({ form }: WithForm): readonly string[] {
	return form?.halves ?? [];
}

/** The funds of a half in printed order; the first is the sum of the others. */
export function fundsIn({ form }: WithForm, half: string): readonly Fund[] {
	return form?.funds.filter((fund) => fund.half === undefined || fund.half === half) ?? [];
}

/** The columns of the year's funds, the total first: those of the last half of the form. */
export function yearFundsOf(format: WithForm): readonly ColumnId[] {
	const half = formHalves(format).at(-1);
	if (half === undefined) return [];
	return fundsIn(format, half).map((fund) => columnOfFund(half, fund));
}

/** What the form prints before a fund cell. A total that stands in every half names its own. */
export function fundLabel(format: WithForm, half: string, fund: Fund): string {
	const isTotal = fund.half === undefined && fundsIn(format, half)[0] === fund;
	return (isTotal ? half : '') + fund.printed;
}

/** Column of a fund cell of a project row, e.g. `年度资金总额`. */
export function columnOfFund(half: string, { column }: Fund): ColumnId {
	return half + column;
}

const fundColumns = new WeakMap<Form, ReadonlySet<ColumnId>>();
const NO_COLUMNS: ReadonlySet<ColumnId> = new Set();

/** The columns of a project row that hold amounts. */
export function fundColumnsOf(format: WithForm): ReadonlySet<ColumnId> {
	const { form } = format;
	if (!form) return NO_COLUMNS;
	let columns = fundColumns.get(form);
	if (!columns) {
		const all = formHalves(format).flatMap((half) =>
			fundsIn(format, half).map((fund) => columnOfFund(half, fund))
		);
		fundColumns.set(form, (columns = new Set(all)));
	}
	return columns;
}

/** Columns of an indicator row that the form prints. */
export function indicatorColumnsOf(format: WithForm): readonly ColumnId[] {
	const ofHalves = formHalves(format).flatMap((half) =>
		INDICATOR_PARTS.map((part) => `${half}.${part}`)
	);
	return ['一级', '二级', ...ofHalves];
}

/** The columns of the indicators of one half. */
export function indicatorColumnsIn(half: string): {
	readonly second: ColumnId;
	readonly name: ColumnId;
	readonly value: ColumnId;
} {
	const [second, name, value] = INDICATOR_PARTS.map((part) => `${half}.${part}`);
	return { second, name, value };
}

/** Where a form prints a field: above the funds, between funds and goals, as a goal, at its end. */
export type FormPart = Form['fields'][number]['place'];

/** The fields of a form that hold long texts: many people write in them, so they merge by characters. */
export function formProseOf({ form }: WithForm): readonly ColumnId[] {
	return form?.fields.filter(({ holds }) => holds === 'prose').map(({ id }) => id) ?? [];
}

/** Its name, short fields and long texts, in printed order. */
export function formTextsOf({ form }: WithForm): readonly ColumnId[] {
	return form?.fields.map(({ id }) => id) ?? [];
}

/** The column that holds the name of a project; the head of every form begins with it. */
export const PROJECT_NAME: ColumnId = '项目名称';

/** The goals of the form, each with the half that it is of, in their order. */
export function goalsOf({ form }: WithForm): readonly { half: string; column: ColumnId }[] {
	const goals = form?.fields.filter(({ place }) => place === 'goal') ?? [];
	return goals.map(({ id }, i) => ({ half: form!.halves[i], column: id }));
}

/** What the form prints above the goal of a half. */
export function goalLabel(half: string): string {
	return `${half}目标`;
}

/** What forms print beside their groups of cells. */
export function formWords(
	format: WithForm
): Readonly<Record<'funds' | 'goals' | 'indicators', string>> {
	return { funds: `项目资金(${formUnit(format)})`, goals: '总体目标', indicators: '绩效指标' };
}

/** The header of the indicators: 一级, then the others for each half. */
export const INDICATOR_HEADINGS = ['一级指标', '二级指标', '三级指标', '指标值'] as const;

/** `形式` of a project row: one of the shapes of its form. */
export const FORM_SHAPE = '形式';

/** What each half says of an indicator. Its own 二级 is there only where it differs from the shared one. */
export const INDICATOR_PARTS = ['二级', '三级', '指标值'] as const;

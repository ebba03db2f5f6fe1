/**
 * What people enter about a book beside its tables, as forms: their fields, and how the rows of a
 * form become a setting of the book (`budget/settings/book-settings.ts`) and come from it again.
 */
import type { BookHead } from '$lib/budget/book/book';
import { FUND_SOURCES } from '$lib/budget/table/fund-source';
import { PARTS } from '$lib/exchange/read/book-data/control-number-list';
import type { Field, FieldProblem } from './field-value';

/** What was typed, by field. */
export type Typed = Readonly<Record<string, string>>;
/** What it was read as; blanks are absent. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

export interface RowProblem {
	readonly row: number;
	readonly field: string;
	readonly problem: FieldProblem;
}

export interface DataForm {
	readonly id: DataFormId;
	/** The key of `head.settings`. */
	readonly setting: string;
	readonly fields: readonly Field[];
	/** Any number of rows; otherwise there is one. */
	readonly list?: boolean;
	/** Ids of the rules that read it. */
	readonly rules: readonly string[];
	rowsOf(setting: unknown): Typed[];
	/** The setting with what the form says; `undefined` takes it away. */
	settingOf(rows: readonly Values[], before: unknown): unknown;
	/** What is wrong with rows whose fields are all right. */
	check?(rows: readonly Values[]): RowProblem[];
}

export type DataFormId =
	| 'stage'
	| 'dates'
	| 'unitDates'
	| 'filingWindow'
	| 'basis'
	| 'institutionOperating'
	| 'threePublicProjects'
	| 'dailyStandards'
	| 'evaluations'
	| 'controlNumbers'
	| 'redactedCodes'
	| 'internalTransfers'
	| 'roundingPlugs';

const date = (id: string, required = false): Field => ({ id, of: { kind: 'date' }, required });
const text = (id: string, required = false): Field => ({ id, of: { kind: 'text' }, required });
const wan = (id: string, required = false): Field => ({
	id,
	of: { kind: 'amount', unit: '万元' },
	required
});
const yuan = (id: string): Field => ({ id, of: { kind: 'amount', unit: '元' } });
const choice = (id: string, choices: readonly string[], required = false): Field => ({
	id,
	of: { kind: 'choice', choices },
	required
});

const fieldsOf = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const typed = (value: unknown): string => (typeof value === 'string' ? value : '');
const isEmpty = (value: object): boolean => Object.keys(value).length === 0;
const orNone = <T extends object>(value: T): T | undefined => (isEmpty(value) ? undefined : value);

/** A setting that is one value. */
function single(id: DataFormId, setting: string, field: Field, rules: readonly string[]): DataForm {
	return {
		id,
		setting,
		fields: [field],
		rules,
		rowsOf: (value) => [{ [field.id]: typed(value) }],
		settingOf: ([row]) => row[field.id]
	};
}

/** A setting that is an object of the form's fields. */
function flat(id: DataFormId, fields: readonly Field[], rules: readonly string[]): DataForm {
	return {
		id,
		setting: id,
		fields,
		rules,
		rowsOf: (value) => [
			Object.fromEntries(fields.map((field) => [field.id, typed(fieldsOf(value)[field.id])]))
		],
		settingOf: ([row]) => orNone(row)
	};
}

/** A setting that is a record, a row each. */
function record(
	form: Pick<DataForm, 'id' | 'setting' | 'fields' | 'rules'>,
	part: (setting: unknown) => unknown,
	whole: (entries: Record<string, unknown>, before: unknown) => unknown
): DataForm {
	const [key, value] = form.fields.map((field) => field.id);
	return {
		...form,
		list: true,
		rowsOf: (setting) =>
			Object.entries(fieldsOf(part(setting))).map(([name, one]) => ({
				[key]: name,
				[value]: typed(one)
			})),
		settingOf: (rows, before) =>
			whole(Object.fromEntries(rows.map((row) => [row[key], row[value]])), before),
		check: (rows) => repeated(rows, key, (row) => String(row[key]))
	};
}

/** A setting that is a list of objects of the form's fields. */
function rows(
	form: Pick<DataForm, 'id' | 'fields' | 'rules'>,
	key: string,
	identity: (row: Values) => string
): DataForm {
	return {
		...form,
		setting: form.id,
		list: true,
		rowsOf: (value) =>
			listOf(value).map((one) =>
				Object.fromEntries(form.fields.map(({ id }) => [id, typed(fieldsOf(one)[id])]))
			),
		settingOf: (values) => (values.length > 0 ? values : undefined),
		check: (values) => repeated(values, key, identity)
	};
}

function repeated(
	values: readonly Values[],
	field: string,
	identity: (row: Values) => string
): RowProblem[] {
	const first = new Map<string, number>();
	return values.flatMap((row, at): RowProblem[] => {
		const before = first.get(identity(row));
		if (before === undefined) first.set(identity(row), at);
		return before === undefined
			? []
			: [{ row: at, field, problem: { kind: 'twice', row: before + 1 } }];
	});
}

/** Both fields or neither. */
function together(row: Values, ...pairs: readonly (readonly [string, string])[]): RowProblem[] {
	return pairs.flatMap(([one, other]): RowProblem[] => {
		if ((row[one] === undefined) === (row[other] === undefined)) return [];
		const [lacking, there] = row[one] === undefined ? [one, other] : [other, one];
		return [{ row: 0, field: lacking, problem: { kind: 'together', other: there } }];
	});
}

function notBefore(row: Values, from: string, to: string): RowProblem[] {
	const [start, end] = [row[from], row[to]];
	if (start === undefined || end === undefined || start <= end) return [];
	return [{ row: 0, field: to, problem: { kind: 'before', other: from } }];
}

const STAGES = ['编制', '上报', '批复', '公开'];

const dates: DataForm = {
	id: 'dates',
	setting: 'dates',
	fields: [date('批复'), date('发布')],
	rules: ['D13'],
	rowsOf: (value) => [{ 批复: typed(fieldsOf(value).批复), 发布: typed(fieldsOf(value).发布) }],
	settingOf: ([row], before) => {
		const { 单位批复 } = fieldsOf(before);
		return orNone({ ...row, ...(单位批复 !== undefined && { 单位批复 }) });
	},
	check: ([row]) => notBefore(row, '批复', '发布')
};

const evaluations: DataForm = {
	id: 'evaluations',
	setting: 'evaluations',
	fields: [wan('from'), { id: 'projects', of: { kind: 'projects' } }],
	rules: ['F29'],
	rowsOf: (value) => {
		const { from, projects } = fieldsOf(value);
		return [{ from: typed(from), projects: listOf(projects).map(typed).join('\n') }];
	},
	settingOf: ([{ from, projects = [] }]) => (from === undefined ? undefined : { from, projects }),
	check: ([row]) =>
		row.from === undefined && row.projects !== undefined
			? [{ row: 0, field: 'from', problem: { kind: 'together', other: 'projects' } }]
			: []
};

const redactedCodes: DataForm = {
	id: 'redactedCodes',
	setting: 'redactedCodes',
	fields: [{ id: 'codes', of: { kind: 'codes' } }],
	rules: ['W42', 'S05'],
	rowsOf: (value) => [{ codes: listOf(value).map(typed).join('\n') }],
	settingOf: ([{ codes }]) => codes
};

export const DATA_FORMS: Readonly<Record<DataFormId, DataForm>> = {
	stage: single('stage', 'stage', choice('stage', STAGES), ['S01', 'S02', 'S06', 'S07']),
	dates,
	unitDates: record(
		{
			id: 'unitDates',
			setting: 'dates',
			fields: [{ id: 'unit', of: { kind: 'unit' }, required: true }, date('on', true)],
			rules: ['D13']
		},
		(setting) => fieldsOf(setting).单位批复,
		(entries, before) => {
			const { 单位批复: _gone, ...others } = fieldsOf(before);
			return orNone({ ...others, ...(!isEmpty(entries) && { 单位批复: entries }) });
		}
	),
	filingWindow: {
		...flat('filingWindow', [date('from'), date('to')], ['F25']),
		check: ([row]) => [...together(row, ['from', 'to']), ...notBefore(row, 'from', 'to')]
	},
	basis: single('basis', '机关运行经费口径', choice('basis', ['行政参公', '全部公用']), [
		'X26',
		'X26b',
		'N17'
	]),
	institutionOperating: single('institutionOperating', 'institutionOperating', wan('amount'), [
		'X26'
	]),
	threePublicProjects: flat(
		'threePublicProjects',
		['出国', '接待', '购置', '运行'].map((id) => wan(id)),
		['X22', 'X23', 'X24', 'X25']
	),
	dailyStandards: flat('dailyStandards', ['会议', '培训', '差旅补助', '接待'].map(yuan), ['P10']),
	evaluations,
	controlNumbers: rows(
		{
			id: 'controlNumbers',
			fields: [
				{ id: 'unit', of: { kind: 'unit' } },
				choice('fund', FUND_SOURCES, true),
				choice('part', PARTS, true),
				wan('amount', true)
			],
			rules: ['X42']
		},
		'unit',
		({ unit, fund, part }) => JSON.stringify([unit ?? '', fund, part])
	),
	redactedCodes,
	internalTransfers: record(
		{
			id: 'internalTransfers',
			setting: 'internalTransfers',
			fields: [{ id: 'cell', of: { kind: 'figure' }, required: true }, wan('amount', true)],
			rules: ['X41']
		},
		(setting) => setting,
		(entries) => orNone(entries)
	),
	roundingPlugs: rows(
		{
			id: 'roundingPlugs',
			fields: [
				{ id: 'cell', of: { kind: 'figure' }, required: true },
				wan('amount', true),
				text('reason', true)
			],
			rules: ['M07']
		},
		'cell',
		({ cell }) => String(cell)
	)
};

/** What a form says of a book now. */
export function typedIn(form: DataForm, { settings }: Pick<BookHead, 'settings'>): Typed[] {
	const setting: unknown = Object.hasOwn(settings, form.setting)
		? settings[form.setting]
		: undefined;
	return form.rowsOf(setting);
}

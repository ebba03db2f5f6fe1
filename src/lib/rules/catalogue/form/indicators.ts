/** F09–F15: whether the indicators of a form are there, complete, and can be measured. */
import type { RowId } from '$lib/budget/book/book';
import { INDICATOR_COLUMNS_OF } from '$lib/budget/form/first-form';
import { remembering } from '../../text/memory';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { halvesOf, indicatorsOf, type FormIndicator } from './indicator-rows';

const valueCell = ({ row, half }: FormIndicator) => ({
	row,
	column: INDICATOR_COLUMNS_OF[half].value
});
const label = ({ name, value }: FormIndicator): string => `${name} ${value}`.trim();

/** A few of them by name, for a sentence. */
function listed(indicators: readonly FormIndicator[], say = label): string {
	const names = [...new Set(indicators.map(say))];
	return names.slice(0, 4).join('、') + (names.length > 4 ? ' …' : '');
}

/** This year's, or the term's where the form has nothing for the year. */
function ofYear(indicators: readonly FormIndicator[]): readonly FormIndicator[] {
	const year = indicators.filter(({ half }) => half === '年度');
	return year.length > 0 ? year : indicators;
}

const isOf = (kind: string) => (indicator: FormIndicator) => indicator.second.includes(kind);

/** The flat form prints no 二级指标, so what kind its indicators are is not known. */
const tellsKinds = (indicators: readonly FormIndicator[]): boolean =>
	indicators.some(({ second }) => second !== '');

const forms = (id: string, check: (reader: RuleReader, form: RowId) => Draft | undefined) =>
	({ id, comparator: 'TXT', each: 'row', of: ['projects'], check }) as const;

/** Where a finding about all indicators of a form is shown. */
const atForm = (form: RowId) => [{ row: form, column: '项目名称' }];

export const costIsIndicated: Rule = {
	severity: 'warning',
	...forms('F09', (reader, form) => {
		const indicators = indicatorsOf(reader, form);
		if (!tellsKinds(indicators) || indicators.some(isOf('成本'))) return undefined;
		return { cells: atForm(form) };
	})
};

const REQUIRED = ['数量', '质量', '时效', '满意度'] as const;

export const kindsAreThere: Rule = {
	severity: 'error',
	...forms('F10', (reader, form) => {
		const indicators = indicatorsOf(reader, form);
		const known = indicators.length === 0 || tellsKinds(indicators);
		const missing = REQUIRED.filter((kind) =>
			kind === '满意度'
				? !indicators.some(({ first, second }) => (first + second).includes(kind))
				: known && !indicators.some(isOf(kind))
		);
		if (missing.length === 0) return undefined;
		return { cells: atForm(form), arguments: { missing: missing.join('、') } };
	})
};

/** Told once a form, at each value that is missing. */
export const valuesAreGiven: Rule = {
	severity: 'error',
	...forms('F11', (reader, form) => {
		const halves = halvesOf(reader, form);
		const incomplete = indicatorsOf(reader, form).filter(
			({ half, name, value }) => halves.includes(half) && (name === '' || value === '')
		);
		if (incomplete.length === 0) return undefined;
		const missing = ({ half, name, value }: FormIndicator): string =>
			name === '' ? `${half} ${value}` : `${half} ${name}`;
		return {
			cells: incomplete.map((indicator) => ({
				row: indicator.row,
				column: `${indicator.half}.${indicator.name === '' ? '三级' : '指标值'}`
			})),
			arguments: { missing: listed(incomplete, missing), count: incomplete.length }
		};
	})
};

/** Effects may be told in words; amounts, quality and cost are numbers. */
const MEASURED = /数量|质量|成本/;

const isQuantified = remembering((value: string): boolean =>
	/[\d〇零一二三四五六七八九十百]/.test(value.normalize('NFKC'))
);

export const valuesAreQuantified: Rule = {
	severity: 'warning',
	...forms('F12', (reader, form) => {
		const vague = ofYear(indicatorsOf(reader, form)).filter(
			({ second, value }) => MEASURED.test(second) && value !== '' && !isQuantified(value)
		);
		if (vague.length === 0) return undefined;
		return { cells: vague.map(valueCell), arguments: { vague: listed(vague) } };
	})
};

const LEAST_SATISFACTION = 80;

/** Whether a value is one percentage of those that a threshold can have. */
const isThreshold = remembering((value: string): boolean => {
	const found = [...value.normalize('NFKC').matchAll(/(\d+(?:\.\d+)?)\s*%/g)];
	const percent = found.length === 1 ? Number(found[0][1]) : NaN;
	return percent >= LEAST_SATISFACTION && percent <= 100;
});

export const satisfactionHasThreshold: Rule = {
	severity: 'warning',
	...forms('F13', (reader, form) => {
		const outside = indicatorsOf(reader, form).filter(
			({ first, second, value }) =>
				value !== '' && (first.includes('满意') || second.includes('满意')) && !isThreshold(value)
		);
		if (outside.length === 0) return undefined;
		return { cells: outside.map(valueCell), arguments: { values: listed(outside) } };
	})
};

/** What holds whatever happens (≥0, ≤100%), or can only be met to the dot (≥100%). */
const TAUTOLOGY =
	/(?:≥|>=|不低于|不少于)0+(?:\.0+)?(?![.\d])|(?:≥|>=|≤|<=|不低于|不高于)100(?:\.0+)?%/;
const saysNothing = remembering((value: string): boolean =>
	TAUTOLOGY.test(value.normalize('NFKC').replace(/\s/g, ''))
);

export const valuesSaySomething: Rule = {
	severity: 'warning',
	...forms('F14', (reader, form) => {
		const empty = indicatorsOf(reader, form).filter(({ value }) => saysNothing(value));
		if (empty.length === 0) return undefined;
		return { cells: empty.map(valueCell), arguments: { values: listed(empty) } };
	})
};

export const someEffectIsIndicated: Rule = {
	severity: 'hint',
	...forms('F15', (reader, form) => {
		const indicators = indicatorsOf(reader, form);
		const some = indicators.some(({ first, second }) => /效益|影响/.test(first + second));
		if (some || indicators.length === 0 || !tellsKinds(indicators)) return undefined;
		return { cells: atForm(form) };
	})
};

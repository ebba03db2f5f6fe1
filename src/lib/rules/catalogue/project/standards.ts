/** P10: prices a person and day that forms quote, against the standards of the book. */
import { exactAmount } from '$lib/budget/values/amount';
import type { ColumnId, RowId } from '$lib/budget/book/book';
import { settingOf } from '$lib/budget/settings/book-settings';
import { needsSetting } from '../../rule/applicability';
import type { AmountFact } from '../../prose/fact';
import { factsOf } from '../../prose/facts';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { quoting, textsOf } from '../../reading/texts';
import { indicatorsOf } from '../form/indicator-rows';

const KINDS = [
	['会议', /会议/],
	['培训', /培训/],
	['差旅补助', /差旅|出差/],
	['接待', /接待/]
] as const;

interface Quoted {
	readonly row: RowId;
	readonly column: ColumnId;
	/** Where the price stands, with the words that tell what it is for. */
	readonly text: string;
	readonly context: string;
}

function quotedIn(reader: RuleReader, form: RowId): Quoted[] {
	const prose = textsOf(reader, form).map(({ column, text }) => ({
		row: form,
		column,
		text,
		context: ''
	}));
	const indicators = indicatorsOf(reader, form).map(({ row, half, name, value }) => ({
		row,
		column: `${half}.指标值`,
		text: value,
		context: name
	}));
	return [...prose, ...indicators];
}

const isDaily = ({ per = [] }: AmountFact): boolean =>
	['人', '人次', '名'].some((who) => per.includes(who)) &&
	(per.includes('天') || per.includes('日'));

export const standardsAreKept: Rule = {
	id: 'P10',
	severity: 'warning',
	comparator: '≤',
	needs: needsSetting('dailyStandards'),
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		const standards = settingOf(reader.head('settings'), 'dailyStandards') ?? {};
		return quotedIn(reader, form).flatMap(({ row, column, text, context }): Draft[] => {
			if (!/[天日]/.test(text)) return [];
			const { plain, facts } = factsOf(text);
			return facts.flatMap((fact): Draft[] => {
				if (fact.kind !== 'amount' || !isDaily(fact)) return [];
				const before = /[^。;,]*$/.exec(plain.text.slice(0, fact.from))![0] + context;
				const kind = KINDS.find(([, words]) => words.test(before))?.[0];
				const most = kind && standards[kind];
				if (most === undefined || fact.value <= most) return [];
				return [
					{
						cells: [{ row, column }],
						about: `${fact.from}`,
						actual: exactAmount(fact.value, '元'),
						expected: exactAmount(most, '元'),
						difference: exactAmount(fact.value - most, '元'),
						printedIn: '元',
						arguments: { ...quoting(text, fact.span), kind: kind! }
					}
				];
			});
		});
	}
};

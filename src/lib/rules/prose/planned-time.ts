/** When a plan says that something is done: 「10月份完成购置和验收」 is 购置 and 验收 in October. */
import { sentencesOf, type Stretch } from './clause';
import type { Moment, PeriodFact } from './fact';
import { factsOf } from './facts';
import { pairs, shared } from './named-count';

export type PlannedAction = '支付' | '招标' | '验收' | '采购' | '签订' | '施工' | '评审';

export interface PlannedTime {
	readonly action: PlannedAction;
	readonly when: PeriodFact;
	/** Month in which it begins, counted from year 0. */
	readonly begins: number;
}

const WORDS: readonly (readonly [PlannedAction, RegExp])[] = [
	['支付', /支付|付款|还款|付清/],
	['招标', /招标/],
	['验收', /验收/],
	['采购', /购置|采购/],
	['签订', /签订|签署|签定/],
	['施工', /施工|开工/],
	['评审', /评审/]
];

/**
 * What is done in a clause that names a time with a month: all actions after it, up to the next
 * time. A month without year is in the year named before it; 「2022年9月招标，12月验收」 are both 2022.
 */
export function plannedTimesIn(text: string, year: number): PlannedTime[] {
	const { plain, facts } = factsOf(text);
	const periods = facts.filter((fact): fact is PeriodFact => fact.kind === 'period');
	let current = year;
	return periods.flatMap((when, i) => {
		current = when.last.year ?? current;
		const { month } = when.first;
		if (month === undefined) return [];
		const rest = plain.text.slice(when.to, periods[i + 1]?.from ?? plain.text.length);
		const clause = /^[^,;。\n]*/.exec(rest)![0];
		const begins = monthNumber({ year: when.first.year ?? current, month }, year);
		return WORDS.filter(([, words]) => words.test(clause)).map(([action]) => ({
			action,
			when,
			begins
		}));
	});
}

/** 「2月30日」: days that are in no calendar. */
export function impossibleDaysIn(text: string, year: number): PeriodFact[] {
	return factsOf(text).facts.filter(
		(fact): fact is PeriodFact =>
			fact.kind === 'period' && [fact.first, fact.last].some((moment) => !exists(moment, year))
	);
}

function exists({ year, month, day }: Moment, inYear: number): boolean {
	if (month === undefined || day === undefined) return true;
	return day <= new Date(Date.UTC(year ?? inYear, month, 0)).getUTCDate();
}

/** What has to be done before the work is accepted. */
const BEFORE_ACCEPTANCE: readonly PlannedAction[] = ['招标', '签订', '施工'];

/** A phase that a plan puts after the acceptance of its work, where it tells of both only once. */
export function outOfOrder(
	times: readonly PlannedTime[]
): { readonly accepted: PlannedTime; readonly later: PlannedTime } | undefined {
	const only = (action: PlannedAction): PlannedTime | undefined => {
		const all = times.filter((time) => time.action === action);
		return all.length === 1 ? all[0] : undefined;
	};
	const accepted = only('验收');
	const later = BEFORE_ACCEPTANCE.map(only).find(
		(time) => time && accepted && time.begins > accepted.begins
	);
	return accepted && later && { accepted, later };
}

/** Of a plan for several things, the times in the sentences most about what `name` names. */
export function timesAbout(
	text: string,
	name: string,
	times: readonly PlannedTime[]
): readonly PlannedTime[] {
	const { plain } = factsOf(text);
	const wanted = pairs(name.replace(ACTIONS, ''));
	const likeness = (sentence: Stretch): number =>
		shared(wanted, plain.text.slice(sentence.from, sentence.to).replace(ACTIONS, ''));
	const sentences = sentencesOf(plain.text).map((sentence) => ({
		sentence,
		likeness: likeness(sentence)
	}));
	const best = Math.max(0, ...sentences.map((s) => s.likeness));
	return times.filter(({ when }) =>
		sentences.some(
			({ sentence, likeness }) =>
				likeness === best && when.from >= sentence.from && when.from < sentence.to
		)
	);
}

const ACTIONS = new RegExp(`完成|时间|${WORDS.map(([, words]) => words.source).join('|')}`, 'g');
/** What leads up to an action is not the action. */
const LEADING_UP = /前期|准备|启动|开展|申请|审批/;

/** The one action that an indicator times: the last named, 「设备购置招标时间」 is 招标. */
export function timedAction(indicator: string): PlannedAction | undefined {
	if (LEADING_UP.test(indicator)) return undefined;
	let found: { action: PlannedAction; at: number } | undefined;
	for (const [action, words] of WORDS)
		for (const { index } of indicator.matchAll(new RegExp(words, 'g')))
			if (!found || index > found.at) found = { action, at: index };
	return found?.action;
}

/** Months since year 0; without a year, in `year`. */
export function monthNumber({ year, month }: Moment, inYear: number): number {
	return (year ?? inYear) * 12 + (month ?? 12) - 1;
}

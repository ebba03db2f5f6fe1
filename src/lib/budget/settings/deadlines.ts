/** The days by which things are due: the round's, and those of the regulations after 批复 (D13). */
import { dayInChina } from '../values/china-time';
import { settingOf } from './book-settings';
import type { BookHead } from '../book/book';
import { workflowOf, type Round } from '../book/workflow';

/** The department publishes, and passes on to its units, within so many days of 批复. */
export const DAYS_TO_PUBLISH = 20;
export const DAYS_TO_PASS_ON = 15;

const DAY = 86_400_000;

/** What is due by the end of a calendar day, Asia/Shanghai. */
export type Deadline = { readonly day: string } & (
	| { readonly kind: 'round'; readonly round: Round }
	/** 批复 has been given and 发布 has not been noted. */
	| { readonly kind: 'publish' }
	/** Units to which nothing has been passed on yet. */
	| { readonly kind: 'pass-on'; readonly units: readonly string[] }
);

/** What is due and not done, the earliest first. */
export function deadlinesOf(head: BookHead): readonly Deadline[] {
	const { round, deadline } = workflowOf(head.workflow);
	const due: Deadline[] = deadline === undefined ? [] : [{ kind: 'round', round, day: deadline }];
	const { 批复, 发布, 单位批复 = {} } = settingOf(head.settings, 'dates') ?? {};
	if (批复 !== undefined) {
		const waiting = head.units.map(({ name }) => name).filter((name) => !(name in 单位批复));
		if (发布 === undefined) due.push({ kind: 'publish', day: after(批复, DAYS_TO_PUBLISH) });
		if (waiting.length > 0)
			due.push({ kind: 'pass-on', day: after(批复, DAYS_TO_PASS_ON), units: waiting });
	}
	return due.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Whole days from today to a day, both in Asia/Shanghai; negative when it is past. */
export function daysUntil(day: string, now: number): number {
	return Math.round((Date.parse(day) - Date.parse(dayInChina(now))) / DAY);
}

function after(day: string, days: number): string {
	return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

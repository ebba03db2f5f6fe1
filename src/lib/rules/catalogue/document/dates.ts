/** D13: approved budgets are passed on and published in time. */
import { settingOf } from '$lib/budget/settings/book-settings';
import { DAYS_TO_PASS_ON, DAYS_TO_PUBLISH } from '$lib/budget/settings/deadlines';
import { needsSetting } from '../../rule/applicability';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';

const DAY = 86_400_000;

const daysBetween = (from: string, to: string): number =>
	Math.round((Date.parse(to) - Date.parse(from)) / DAY);

export const datesAreKept: Rule = {
	id: 'D13',
	severity: 'error',
	comparator: '≤',
	needs: needsSetting('dates'),
	each: 'book',
	check: (reader) => {
		const { 批复: approved, 发布, 单位批复 } = settingOf(reader.head('settings'), 'dates') ?? {};
		if (approved === undefined) return undefined;
		const late = (to: string, most: number, more: Partial<Draft>): Draft[] => {
			const days = daysBetween(approved, to);
			const variant = days < 0 ? 'before' : more.variant;
			if (days >= 0 && days <= most) return [];
			const told = { days: Math.abs(days), most, from: approved, to, ...more.arguments };
			return [{ cells: [], ...more, ...(variant && { variant }), arguments: told }];
		};
		const published =
			发布 === undefined ? [] : late(发布, DAYS_TO_PUBLISH, { arguments: { what: '发布' } });
		const units = Object.entries(单位批复 ?? {}).flatMap(([unit, day]) =>
			late(day, DAYS_TO_PASS_ON, { about: unit, variant: 'unit', arguments: { what: unit } })
		);
		return [...published, ...units];
	}
};

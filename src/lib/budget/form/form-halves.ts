/** Which halves of its goals and indicators a project form shows. What it shows is what rules judge. */
import type { Row } from '../book/book';
import { HALVES, type Half } from '../book/project-form';

/**
 * The halves of goals, or of indicators. A form of one column shows the year only, as long as the
 * book says nothing of the term there. What is left from before is shown, so that people can see it
 * and delete it.
 *
 * @param shape `形式` of the form
 * @param saysTerm whether the goals, or the indicators, say anything of 实施期
 */
export function shownHalves(shape: string, saysTerm: boolean): readonly Half[] {
	return shape === '单栏' && !saysTerm ? ['年度'] : HALVES;
}

/** Whether indicators say anything that the half of 年度 cannot show. */
export function termSaid(indicators: readonly Row[]): boolean {
	return indicators.some(
		({ cells }) =>
			Object.keys(cells).some((column) => column.startsWith('实施期.')) ||
			// The year's own 二级 stands where the shared one would stand.
			(cells['二级'] ?? cells['年度.二级']) !== (cells['年度.二级'] ?? cells['二级'])
	);
}

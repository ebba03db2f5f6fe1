/** Which halves of its goals and indicators a project form shows. What it shows is what rules judge. */
import type { Format } from '$lib/formats/format';
import type { Row } from '../book/book';
import { formHalves } from '$lib/formats/project-form';

/**
 * The halves of goals, or of indicators. A flat form (单栏) shows the last half only, as long as the
 * book says nothing of the others there. What is left from before is shown, so that people can see it
 * and delete it.
 *
 * @param shape `形式` of the form
 * @param saysOthers whether the goals, or the indicators, say anything of the other halves
 */
export function shownHalves(format: Format, shape: string, saysOthers: boolean): readonly string[] {
	const halves = formHalves(format);
	const isFlat = format.form?.shapes.slice(1).includes(shape) ?? false;
	return isFlat && !saysOthers ? halves.slice(-1) : halves;
}

/** Whether indicators say anything that the last half cannot show. */
export function termSaid(format: Format, indicators: readonly Row[]): boolean {
	const halves = formHalves(format);
	const others = halves.slice(0, -1).map((half) => `${half}.`);
	const own = `${halves.at(-1)}.二级`;
	return indicators.some(
		({ cells }) =>
			Object.keys(cells).some((column) => others.some((half) => column.startsWith(half))) ||
			// The half's own 二级 stands where the shared one would stand.
			(cells['二级'] ?? cells[own]) !== (cells[own] ?? cells['二级'])
	);
}

/** Which of a book's settings go into the next year: 口径 and rules do, what is the year's own does not. */
import type { Book, RowId } from '$lib/budget/book/book';
import { settingOf } from '$lib/budget/settings/book-settings';
import type { RollLine } from '$lib/budget/book/roll-record';
import { PROJECT_NAME } from '$lib/formats/project-form';

const KEPT: ReadonlySet<string> = new Set([
	'rules',
	'ownRules',
	'codes',
	'redactedCodes',
	'dailyStandards',
	'机关运行经费口径',
	'columns'
]);

/** Said by lines of their own, or by nobody: a roll takes the place of the one before. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['lastYear', 'rolledForward']);

/** @param goOn ids of the projects that go on */
export function rollSettings(
	last: Book,
	goOn: ReadonlySet<RowId>
): { settings: Record<string, unknown>; lines: RollLine[] } {
	const { settings } = last.head;
	const kept: Record<string, unknown> = {};
	const lines: RollLine[] = [];
	for (const [name, value] of Object.entries(settings)) {
		if (value === undefined || value === null || TOLD_ELSEWHERE.has(name)) continue;
		const carried =
			KEPT.has(name) || (name === 'evaluations' && settingOf(settings, name) !== undefined);
		if (KEPT.has(name)) kept[name] = value;
		const reason = carried ? 'as-it-was' : 'of-the-year';
		lines.push({ part: 'setting', name, carried, reason });
	}
	const evaluations = settingOf(settings, 'evaluations');
	if (evaluations)
		kept.evaluations = {
			...(settings.evaluations as Record<string, unknown>),
			projects: evaluations.projects.filter((name) => isCarried(name, last, goOn))
		};
	return { settings: kept, lines };
}

function isCarried(name: string, last: Book, goOn: ReadonlySet<RowId>): boolean {
	return (last.sheets.projects ?? []).some(
		({ id, cells }) => goOn.has(id) && cells[PROJECT_NAME] === name
	);
}

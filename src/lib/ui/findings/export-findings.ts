/** The findings as a workbook to send around, made on this device. */
import { parseAmount } from '$lib/budget/values/amount';
import { dayInChina } from '$lib/budget/values/china-time';
import type { Finding } from '$lib/rules/finding/finding';
import { writeFindingsXlsx, type FindingsTable } from '$lib/exchange/write/xlsx/findings-workbook';
import { fileName, saveBytes } from '../set-aside/save-file';
import { sayBookTitle, sayTime, words } from '../state/words.svelte';
import type { OpenBook, Workspace } from '../state/workspace.svelte';
import { assignmentsOf } from './assign';
import { stateOf } from './finding-filter';
import { findingsPageWords } from '$lib/messages/findings-page';
import { preferences } from '../state/preferences.svelte';
import { say } from './say';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Place = Pick<OpenBook, 'session' | 'view'> & { readonly workspace: Workspace };

export function exportFindings(findings: readonly Finding[], place: Place): void {
	const { head } = place.view;
	const { name } = findingsPageWords[preferences.locale].sheet;
	const day = dayInChina(Date.now());
	const bytes = writeFindingsXlsx(head, findingsTable(findings, place));
	saveBytes(fileName(`${head.department.name} ${head.year} ${name} ${day}.xlsx`), XLSX, bytes);
}

/** What the workbook says, in the language chosen. */
export function findingsTable(
	findings: readonly Finding[],
	{ session, view }: Place
): FindingsTable {
	const page = findingsPageWords[preferences.locale];
	const { sheet } = page;
	const { explanations, department } = view.head;
	const assignments = assignmentsOf(view.head);
	const title = `${department.name} ${sayBookTitle(view.head)}`;
	return {
		name: sheet.name,
		title: sheet.title(title, findings.length, sayTime(Date.now())),
		headings: [
			...[sheet.number, sheet.severity, sheet.rule, sheet.ruleTitle, sheet.unit, sheet.place],
			...[sheet.what, sheet.expected, sheet.actual, sheet.difference, sheet.printedIn],
			...[sheet.state, sheet.explanation, sheet.assignee]
		],
		rows: findings.map((finding, i) => {
			const { title: rule, sentence, told } = say(finding, session.book);
			const state = stateOf(finding, { explanations });
			const explanation = explanations.find(({ id }) => id === finding.explanation);
			return [
				{ figure: String(i + 1) },
				{ text: words().severity[finding.severity] },
				{ text: finding.rule },
				{ text: rule },
				{ text: view.unitName(finding.unit) ?? words().findings.department },
				{ text: [...told.places.map(({ address }) => address), ...told.ranges].join('\n') },
				{ text: sentence },
				sideOf(finding.expected, finding.printedIn),
				sideOf(finding.actual, finding.printedIn),
				sideOf(finding.difference, finding.printedIn),
				{ text: finding.printedIn ?? '' },
				{ text: state ? page.states[state] : '' },
				{ text: explanation ? `${explanation.author}：${explanation.text}` : '' },
				{ text: assignments[finding.id]?.name ?? '' }
			];
		})
	};
}

/** A figure where it is one, so that it can be added up; else as it is told. */
function sideOf(side: string | undefined, printedIn: Finding['printedIn']) {
	if (side === undefined) return { text: '' };
	const isFigure = printedIn !== undefined && /^-?\d/.test(side) && parseAmount(side, printedIn).ok;
	return isFigure ? { figure: side, amount: true } : { text: side };
}

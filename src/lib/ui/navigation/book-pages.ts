/** The pages of a book beside its document, named once: the contents and the palette list them from here. */
import { accountWords } from '$lib/messages/accounts';
import { commentWords } from '$lib/messages/comments';
import { conflictWords } from '$lib/messages/conflicts';
import { consolidationWords } from '$lib/messages/consolidation';
import { exportingWords } from '$lib/messages/exporting';
import { importWords } from '$lib/messages/import';
import type { Locale } from '$lib/messages';
import { interfaceWords } from '$lib/messages/interface';
import { publishingWords } from '$lib/messages/publishing';
import { rulesPageWords } from '$lib/messages/rules-page';
import { settingsWords } from '$lib/messages/settings';
import { versionWords } from '$lib/messages/versions';
import { workflowWords } from '$lib/messages/workflow';
import {
	boardLink,
	commentsLink,
	conflictsLink,
	consolidationLink,
	exportLink,
	findingsLink,
	importLink,
	overviewLink,
	peopleLink,
	progressLink,
	publishLink,
	reportLink,
	rulesLink,
	settingsLink,
	versionsLink
} from './links';

export interface BookPage {
	readonly id: string;
	/** What people work with every day, or what sets the book up and carries it in and out. */
	readonly group: 'daily' | 'manage';
	readonly title: (locale: Locale) => string;
	readonly link: (book: string) => string;
}

export const BOOK_PAGES: readonly BookPage[] = [
	{
		id: 'board',
		group: 'daily',
		title: (l) => interfaceWords[l].contents.board,
		link: boardLink
	},
	{
		id: 'overview',
		group: 'daily',
		title: (l) => interfaceWords[l].contents.overview,
		link: overviewLink
	},
	{
		id: 'findings',
		group: 'daily',
		title: (l) => interfaceWords[l].contents.findings,
		link: findingsLink
	},
	{ id: 'progress', group: 'daily', title: (l) => workflowWords[l].title, link: progressLink },
	{
		id: 'consolidation',
		group: 'daily',
		title: (l) => consolidationWords[l].title,
		link: consolidationLink
	},
	{ id: 'comments', group: 'daily', title: (l) => commentWords[l].title, link: commentsLink },
	{ id: 'versions', group: 'daily', title: (l) => versionWords[l].title, link: versionsLink },
	{ id: 'conflicts', group: 'daily', title: (l) => conflictWords[l].title, link: conflictsLink },
	{ id: 'import', group: 'manage', title: (l) => importWords[l].title, link: importLink },
	{
		id: 'report',
		group: 'manage',
		title: (l) => interfaceWords[l].contents.report,
		link: reportLink
	},
	{ id: 'publish', group: 'manage', title: (l) => publishingWords[l].title, link: publishLink },
	{ id: 'export', group: 'manage', title: (l) => exportingWords[l].title, link: exportLink },
	{ id: 'rules', group: 'manage', title: (l) => rulesPageWords[l].title, link: rulesLink },
	{ id: 'settings', group: 'manage', title: (l) => settingsWords[l].title, link: settingsLink },
	{ id: 'people', group: 'manage', title: (l) => accountWords[l].people.title, link: peopleLink }
];

/** What a page of the handbook consists of. Both languages stand side by side, so neither is forgotten. */
import type { Catalogue } from '../index';

export const HANDBOOK_ROLES = ['clerk', 'coordinator', 'reviewer', 'operator'] as const;
export type HandbookRole = (typeof HANDBOOK_ROLES)[number];

/** The ids are the addresses: `/help/fill-table`. In the order of the contents. */
export const HANDBOOK_PAGE_IDS = [
	'fill-table',
	'project-form',
	'narrative',
	'finding',
	'explanation',
	'refused-cell',
	'offline',
	'conflicts',
	'find',
	'comments',
	'submit',
	'return',
	'board',
	'new-book',
	'last-year',
	'import',
	'format',
	'rules',
	'versions',
	'publish',
	'export',
	'people',
	'install',
	'backup',
	'damage'
] as const;
export type HandbookPageId = (typeof HANDBOOK_PAGE_IDS)[number];

/** Taken from the running product into `static/handbook/` by `npm run handbook`. */
export const HANDBOOK_PICTURES = [
	'table',
	'finding',
	'explanation',
	'return',
	'saved',
	'conflict',
	'import',
	'publish'
] as const;
export type HandbookPicture = (typeof HANDBOOK_PICTURES)[number];

export interface HandbookText {
	readonly title: string;
	/** What this page answers, in a sentence or two. */
	readonly lead: string;
	/** What to do, one thing after another. */
	readonly steps: readonly string[];
	/** What is good to know. */
	readonly notes: readonly string[];
	/** What the picture shows, for those who do not see it; present where the page has a picture. */
	readonly picture?: string;
}

export interface HandbookPage extends Catalogue<HandbookText> {
	readonly roles: readonly HandbookRole[];
	readonly picture?: HandbookPicture;
	/** Pages to read next. */
	readonly see: readonly HandbookPageId[];
}

/** Pages by id; each file of the handbook has some of them. */
export type HandbookPages<Id extends HandbookPageId> = Readonly<Record<Id, HandbookPage>>;

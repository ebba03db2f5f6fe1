/** The titles of tables and sections, recognised by likeness: printing and scanning vary them. */
import type { TableId } from '$lib/budget/book';
import { SECTIONS, type Section } from '$lib/budget/narrative';
import { TABLE_IDS, templateOf } from '$lib/budget/table-template';
import { likeness } from './similarity';

const withoutYear = (title: string): string =>
	title.normalize('NFKC').replace(/^\d{4}\s*年度?/, '');
const TITLES = TABLE_IDS.map((id) => ({ id, title: templateOf(id).name }));

/** The table whose title a line is. Titles differ by few characters, so the nearest one counts. */
export function tableTitled(text: string): TableId | undefined {
	if (!text.includes('表') || text.length > 50) return undefined;
	let best: { id: TableId; score: number } | undefined;
	for (const { id, title } of TITLES) {
		const score = likeness(withoutYear(text), title);
		if (score >= 0.8 && score > (best?.score ?? 0)) best = { id, score };
	}
	return best?.id;
}

/** The section that a heading with that ordinal opens, in the part at hand. */
export function sectionTitled(
	ordinal: string,
	title: string,
	part: Section['part'] | 'tables' | undefined
): Section | undefined {
	const inPart = part === '概况' || part === '情况说明';
	const candidates = SECTIONS.filter((s) => s.ordinal !== '' && (!inPart || s.part === part));
	let best: { section: Section; score: number } | undefined;
	for (const section of candidates) {
		const score = likeness(title, section.title);
		const least = section.ordinal === ordinal ? 0.6 : 0.85;
		if (score >= least && score > (best?.score ?? 0)) best = { section, score };
	}
	return best?.section;
}

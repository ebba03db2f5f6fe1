/** The titles of tables and sections, recognised by likeness: printing and scanning vary them. */
import type { TableId } from '$lib/budget/book/book';
import { SECTIONS, type Section } from '$lib/budget/book/narrative';
import { TABLE_IDS, templateOf } from '$lib/budget/table/table-template';
import { firstFormat } from '$lib/formats/known-formats';
import { matchTitle } from '$lib/formats/title';
import { fold, likeness } from './similarity';

const TITLES = TABLE_IDS.map((id) => ({ id, title: templateOf(id).name }));
/** 「预算公开表3」 「公开03表」 「附表3」 alone on a line. */
const TABLE_NUMBER = /^(?:预算公开|公开|附)?(?:表0?(\d{1,2})|0?(\d{1,2})表)$/;

/** The table that a line numbers without naming it. */
export function tableNumbered(text: string): TableId | 'other' | undefined {
	const [found, before, after] = TABLE_NUMBER.exec(fold(text)) ?? [];
	if (found === undefined) return undefined;
	return TABLE_IDS.find((id) => id === `T${Number(before ?? after)}`) ?? 'other';
}

/** The table whose title a line is. */
export function tableTitled(text: string): TableId | undefined {
	return tablesTitled(text)[0];
}

/**
 * The tables whose title a line is: several where it lacks the words in brackets that tell them
 * apart. Printing and scanning vary titles, so the nearest one counts where none is met exactly.
 */
export function tablesTitled(text: string): readonly TableId[] {
	if (!text.includes('表') || text.length > 80) return [];
	const exact = matched(text);
	if (exact) return [exact];
	const open = TITLES.filter(({ id, title }) => {
		const suffix = /（.*）$/.exec(title)?.[0];
		return suffix !== undefined && matched(text.trim() + suffix) === id;
	});
	if (open.length > 0) return open.map(({ id }) => id);
	let best: { id: TableId; score: number } | undefined;
	for (const { id, title } of TITLES) {
		const score = likeness(withoutLead(text), title);
		if (score >= 0.8 && score > (best?.score ?? 0)) best = { id, score };
	}
	return best ? [best.id] : [];
}

function matched(text: string): TableId | undefined {
	const id = matchTitle(text, firstFormat())?.table.id;
	return TABLE_IDS.find((known) => known === id);
}

/** Without table number, ordinal and year, which come in any order. */
function withoutLead(title: string): string {
	return title
		.normalize('NFKC')
		.trim()
		.replace(/^(?:附件?|公开|预算公开)?(?:表\s*\d{1,2}|\d{1,2}\s*表)\s*[、.:]?\s*/, '')
		.replace(/^\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})\)?\s*[、.:]\s*/, '')
		.replace(/^\d{4}\s*年度?/, '');
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

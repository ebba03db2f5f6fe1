/** The headings of parts and sections of a format's prose, recognised by likeness. */
import type { Format } from '$lib/formats/format';
import type { Section } from '$lib/budget/book/narrative';
import { fold, likeness } from './similarity';

/** `tables`: the part that holds the tables. */
export type Part = Section['part'];

const NUMBERED_PART = /^第[一二三四五六七八九十]{1,2}部分\s*/;
const TABLES = /(?:预算|决算)(?:公开)?(?:报表|表)$|^公开表$/;
const LEAD = /^\d{4}\s*年度?|^(?:部门|单位|本部门|本单位)(?=\S)/;
/** 「一、」 「（一）」 「1.」 before the words of a heading. */
const ORDINAL = /^(\(?[一二三四五六七八九十]{1,3}\)?)\s*[、.]?\s*(?=\S)/;
/** Offices before the words of a heading that has no ordinal: 「某市某局主要职能」. */
const OFFICE =
	/(?:[局厅委办部院所站队校馆社处室庭中心署行区县市镇乡省会]|公司|机关|街道|办事处|政府|XX|\(部门\)|\(单位\))$/u;
const LONGEST = 60;

/** The part that a heading opens; `unknown` is one that the format has not. */
export function partTitled(text: string, format: Format): Part | 'tables' | 'unknown' | undefined {
	const line = text.normalize('NFKC').trim();
	if (line.length > LONGEST) return undefined;
	const numbered = NUMBERED_PART.test(line);
	const words = line.replace(NUMBERED_PART, '').replace(LEAD, '').replace(LEAD, '').trim();
	const parts = partsOf(format);
	const named = parts.find((part) => fold(words) === fold(part));
	if (!numbered) return named && !isSection(named, format) ? named : undefined;
	if (named) return named;
	if (TABLES.test(words) || likeness(words, '部门预算报表') >= 0.7) return 'tables';
	// 「上海市某局概况」, or with a character misread.
	const ended = parts.find((part) => fold(words).endsWith(fold(part)));
	return ended ?? parts.find((part) => likeness(words, part) >= 0.7) ?? 'unknown';
}

const isSection = (part: Part, { sections }: Format): boolean =>
	sections.some(({ title, ordinal }) => ordinal === '' && title === part);

const parts = new WeakMap<Format, readonly Part[]>();
function partsOf(format: Format): readonly Part[] {
	let known = parts.get(format);
	if (!known) {
		known = [...new Set(format.sections.map(({ part }) => part))].toSorted(
			(a, b) => b.length - a.length
		);
		parts.set(format, known);
	}
	return known;
}

/** A heading as it is printed, parted from its ordinal. */
export interface Heading {
	/** 一, （一）; empty where it has none. */
	readonly ordinal: string;
	readonly title: string;
}

export function headingOf(text: string): Heading {
	const line = text.normalize('NFKC').trim();
	const found = ORDINAL.exec(line);
	if (!found || !/[、.)]/.test(found[0])) return { ordinal: '', title: line };
	return { ordinal: bareOrdinal(found[1]), title: line.slice(found[0].length) };
}

/** （一） and 一 are told apart. */
const bareOrdinal = (ordinal: string): string =>
	ordinal.includes('(') || ordinal.includes(')') ? `(${ordinal.replace(/[()]/g, '')})` : ordinal;

/** The section that a heading opens, in the part at hand. */
export function sectionTitled(
	text: string,
	format: Format,
	part: Part | 'tables' | undefined
): Section | undefined {
	const { ordinal, title: whole } = headingOf(text);
	// 「二、单位构成（仅有一个单位的，…）」
	const title = whole.replace(/\s*\([^()]*\)$/, '') || whole;
	if (title.length > LONGEST) return undefined;
	const known = format.sections.filter((section) => isOf(section, ordinal));
	const here = known.filter((section) => section.part === part);
	const candidates = here.length > 0 && ordinal !== '' ? here : known;
	let best: { section: Section; score: number } | undefined;
	for (const section of candidates) {
		const score = titleLikeness(section, title, ordinal === '');
		const isSame = ordinal !== '' && bareOrdinal(section.ordinal.normalize('NFKC')) === ordinal;
		// A heading of the second rank may be of any section: it has to be this one's very words.
		const least = isSame && !ordinal.startsWith('(') ? 0.6 : 0.85;
		if (score >= least && score > (best?.score ?? 0)) best = { section, score };
	}
	return best?.section;
}

/** Headings without an ordinal open sections without one, and the other way round. */
function isOf({ ordinal }: Section, printed: string): boolean {
	if (printed === '') return ordinal === '';
	if (ordinal === '') return false;
	return printed.startsWith('(') === ordinal.normalize('NFKC').startsWith('(');
}

function titleLikeness(
	section: Section & { readonly aliases?: readonly string[] | undefined },
	title: string,
	isBare: boolean
): number {
	const words = title.replace(LEAD, '').replace(LEAD, '');
	return Math.max(
		...[section.title, ...(section.aliases ?? [])].map((known) => {
			if (!isBare) return Math.max(likeness(title, known), likeness(words, known));
			return isNamed(words, known) ? 1 : 0;
		})
	);
}

/** The words of a heading without an ordinal, alone or behind the name of an office. */
function isNamed(title: string, known: string): boolean {
	const [own, words] = [fold(title), fold(known)];
	if (own === words) return true;
	if (!own.endsWith(words)) return false;
	const before = title.slice(0, Math.max(0, title.length - known.length)).trim();
	return OFFICE.test(before) && !/[,。;:!?、,]/u.test(before);
}

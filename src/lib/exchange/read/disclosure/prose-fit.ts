/**
 * Whether the prose is that of the form. Disclosures of other formats have sections of alike titles that say
 * other things, under other numbers: rules about the form's sections would speak of them wrongly.
 */
import type { SourceLine } from '../source';
import type { Outline } from './outline-blocks';

/** 「七、一般公共预算支出预算情况说明」 「三、政府采购预算情况」, on a line of its own. */
const SECTION_LIKE = /^[一二三四五六七八九十]{1,3}\s*[、.].*(?:说明|情况)$/;
const LONGEST = 40;
/** So many headings of other sections are no slip. */
const STRANGERS = 3;

/** @param read how many of the form's tables were read beside the prose */
export function proseFits({ sections, headings, raw }: Outline, read: number): boolean {
	if (read === 0 && raw.length > sections.length) return false;
	const strangers = [...headings, ...sections.flatMap(({ lines }) => lines)].filter(isSectionLike);
	return strangers.length < STRANGERS || strangers.length * 2 < sections.length;
}

function isSectionLike({ text }: SourceLine): boolean {
	const line = text.normalize('NFKC').trim();
	return line.length <= LONGEST && SECTION_LIKE.test(line);
}

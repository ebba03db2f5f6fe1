/** G08: headings and cut-off dates are of the document's year. */
import type { Draft } from '../finding/draft';
import { remembering } from '../text/memory';
import { PlainText, type Span } from '../text/plain-text';
import type { Rule } from '../rule/rule';
import type { RuleReader } from '../reading/rule-reader';
import { quoting, NARRATIVE_TEXT } from '../reading/texts';
import { UNREAD, UNREAD_TEXT } from '$lib/budget/book/unread-sheet';
import type { Row } from '$lib/budget/book/book';

interface YearAt {
	readonly year: number;
	readonly span: Span;
}

const LONGEST_HEADING = 45;
const HEADING = /(20\d\d)年(?:度)?[^,。;:]{0,24}(?:预算|决算)[^,。;:]{0,12}$/;
const COMPARES = /比|较|与|同期|以前|上年|历年|《/;
const CUT_OFF = /截[至止]到?(20\d\d)年(?:\d{1,2}月(?:\d{1,2}日|底|末)?|底|末)/g;

/** 「2024年度部门决算表」 on a line of its own. */
const headingYearIn = remembering((text: string): YearAt | 0 => {
	if (text.length > LONGEST_HEADING || text.includes('\t') || !/预算|决算/.test(text)) return 0;
	const plain = new PlainText(text);
	const found = HEADING.exec(plain.text.trim());
	if (!found || COMPARES.test(plain.text) || found[0].match(/20\d\d/g)!.length > 1) return 0;
	return {
		year: Number(found[1]),
		span: plain.spanOf(found.index, found.index + found[0].length)
	};
});

const cutOffsIn = remembering((text: string): readonly YearAt[] => {
	if (!text.includes('截')) return [];
	const plain = new PlainText(text);
	return [...plain.text.matchAll(CUT_OFF)].map((match) => ({
		year: Number(match[1]),
		span: plain.spanOf(match.index, match.index + match[0].length)
	}));
});

interface Kind {
	readonly year: number;
	readonly isAccounts: boolean;
}

/** For `digest`: the year that most headings name, and whether they are of 决算. */
function kindOf(rows: readonly Row[]): Kind {
	const years = new Map<number, number>();
	let accounts = 0;
	let headings = 0;
	for (const { cells } of rows) {
		const text = String(cells[UNREAD_TEXT] ?? '');
		const heading = headingYearIn(text);
		if (heading === 0) continue;
		years.set(heading.year, (years.get(heading.year) ?? 0) + 1);
		headings++;
		if (/决算/.test(text)) accounts++;
	}
	const best = [...years].sort((a, b) => b[1] - a[1]);
	// Where headings disagree evenly, none is the document's.
	const isClear = best.length > 0 && best[0][1] > headings / 2;
	return { year: isClear ? best[0][0] : 0, isAccounts: accounts * 2 > headings };
}

function documentOf(reader: RuleReader): Kind {
	const unread = reader.digest(UNREAD, kindOf);
	return { ...unread, year: reader.head('year') || unread.year };
}

/** Source: rules.md, D04 and N25; of 决算 assets are counted on the last day of its own year. */
export const yearsAreTheDocuments: Rule = {
	id: 'G08',
	severity: 'explain',
	comparator: 'TXT',
	each: 'row',
	of: [UNREAD],
	check: (reader, row): Draft[] | undefined => {
		const { year, isAccounts } = documentOf(reader);
		if (year === 0) return undefined;
		const text = reader.text(row, NARRATIVE_TEXT);
		const told = (at: YearAt, variant?: string): Draft => ({
			cells: [{ row, column: NARRATIVE_TEXT }],
			about: `${at.span.start}`,
			...(variant && { variant }),
			arguments: { ...quoting(text, at.span), written: at.year, year }
		});
		const heading = headingYearIn(text);
		const earliest = isAccounts ? year : year - 1;
		return [
			...(heading !== 0 && heading.year !== year ? [told(heading)] : []),
			...cutOffsIn(text)
				.filter((at) => at.year > year || at.year < earliest)
				.map((at) => told(at, 'day'))
		];
	}
};

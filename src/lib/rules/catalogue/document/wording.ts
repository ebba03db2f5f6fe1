/** D04, D05, D08, D12, D15: years, levels, punctuation, words and gaps of the texts. */
import { groupBy } from '$lib/budget/values/lists-by-key';
import type { ColumnId, RowId } from '$lib/budget/book/book';
import { UNREAD } from '$lib/budget/book/unread-sheet';
import { formTextsOf, indicatorColumnsOf } from '$lib/formats/project-form';
import type { Format } from '$lib/formats/format';
import { otherLevelsIn } from '../../text/level-words';
import { remembering } from '../../text/memory';
import type { Span } from '../../text/plain-text';
import { staleYearsIn } from '../../text/stale-year';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';
import { around, NARRATIVE_TEXT, quoting, textsOf } from '../../reading/texts';

export const yearIsCurrent: Rule = {
	id: 'D04',
	severity: 'explain',
	comparator: 'TXT',
	each: 'row',
	of: ['narrative'],
	check: (reader, section) => {
		const year = reader.head('year');
		const text = reader.text(section, NARRATIVE_TEXT);
		return staleYearsIn(text, year).map(({ written, span }) => ({
			cells: [{ row: section, column: NARRATIVE_TEXT }],
			about: `${span.start}`,
			arguments: { ...quoting(text, span), written, year }
		}));
	}
};

export const levelIsOwn: Rule = {
	id: 'D05',
	severity: 'warning',
	comparator: 'TXT',
	each: 'row',
	of: ['narrative'],
	check: (reader, section) => {
		const level = reader.head('level');
		const text = reader.text(section, NARRATIVE_TEXT);
		return otherLevelsIn(text, level).map(({ word, start, end }) => ({
			cells: [{ row: section, column: NARRATIVE_TEXT }],
			about: `${start}`,
			arguments: { word, level, start, end, quote: around(text, start, end) }
		}));
	}
};

type WrongPlace = Span & { readonly right?: string };

/** One finding for each kind of slip in a text: its first place, and how many there are. */
function told(
	reader: RuleReader,
	row: RowId,
	placesIn: (text: string) => readonly WrongPlace[],
	ofForm?: (format: Format) => readonly ColumnId[]
): Draft[] {
	return textsOf(reader, row, ofForm).flatMap(({ column, text }): Draft[] => {
		const kinds = groupBy(placesIn(text), ({ right = '' }) => right);
		return [...kinds].map(([right, places]) => {
			const [{ start, end }] = places;
			const quote = around(text, start, end, 6);
			const wrong = text.slice(start, end);
			return {
				cells: [{ row, column }],
				...(right !== '' && { about: right }),
				arguments: { quote, wrong, right, start, end, count: places.length }
			};
		});
	});
}

/** Marks that can't follow each other. Dots may: 「……」, 「..」 are ellipses of their own. */
const DOUBLE_MARK = /[。；，、：;,][。；，、：]|[。；，、][;,:]|\?\?+/g;

const doubleMarksIn = remembering((text: string): Span[] =>
	[...text.matchAll(DOUBLE_MARK)]
		// Three full stops stand for dots.
		.filter(
			({ 0: marks, index }) =>
				marks !== '。。' || !/。。。/.test(text.slice(Math.max(0, index - 1), index + 3))
		)
		.map(({ 0: marks, index }) => ({ start: index, end: index + marks.length }))
);

export const punctuationIsSingle: Rule = {
	id: 'D08',
	severity: 'hint',
	comparator: 'FMT',
	each: 'row',
	of: ['projects', 'narrative', UNREAD],
	check: (reader, row) => told(reader, row, doubleMarksIn)
};

/** What is often written for something else: 截止 ends something, 截至 counts up to a day. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
	[/(?<=^|[的、,，：:及和与])占用设备(?!资源|时间)|占用设备(?=\s*\d+\s*[台套件辆])/g, '专用设备'],
	[/截止到?(?=\s*(?:20\d\d|目前|今|本|上)?\s*年?(?:\d|底|末|前))/g, '截至'],
	[/布署/g, '部署'],
	[/按装/g, '安装'],
	[/(?<!真)既使/g, '即使'],
	[/帐[户号目]/g, '账'],
	[/坐标示|做为/g, '作为'],
	[/登陆(?=[^岛海\s]{0,2}(?:系统|平台|账|网))/g, '登录']
];

/** 「通用设备50万，专用设备100万」: the thresholds that section 十一 has to name. */
const THRESHOLDS: readonly (readonly [RegExp, string])[] = [
	[/单(?:价|位价值)\s*100\s*万元\s*(?:[（(]含[）)])?\s*以上的?通用设备/g, '50万元以上的通用设备'],
	[/单(?:价|位价值)\s*50\s*万元\s*(?:[（(]含[）)])?\s*以上的?专用设备/g, '100万元以上的专用设备']
];

const slipsIn = remembering((text: string) =>
	[...SLIPS, ...THRESHOLDS]
		.flatMap(([wrong, right]) =>
			[...text.matchAll(wrong)].map(({ 0: word, index }) => ({
				start: index,
				end: index + word.length,
				right: right === '账' ? `账${word[1]}` : right
			}))
		)
		.sort((a, b) => a.start - b.start)
);

export const wordsAreRight: Rule = {
	id: 'D12',
	severity: 'hint',
	comparator: 'TXT',
	each: 'row',
	of: ['projects', 'narrative'],
	check: (reader, row) => told(reader, row, slipsIn)
};

/**
 * What stands where somebody still has to write: 【待填】 of a book that was rolled forward, 【原因】 of
 * a standard sentence, （待补充）, 「××万元」, a line to write on; 「XX局」, 「主要原因是。」, 「增加万元」, and what a
 * template says to whoever fills it: （如持平作持平表述）. 【2022】41号 is the number of a document.
 */
const GAP =
	/【\s*(?:待[^【】]{0,12}|请[^【】]{0,16}|此处[^【】]{0,16}|原因)?\s*】|[（(]\s*待(?:填写?|补充|核实|完善|确定|定)\s*[）)]|(?:[×ＸX*＊]{2,}|[_＿]{2,})(?=\s*(?:万元|亿元|元|%|％|个|人|辆|台|年|月))|(?<![A-Za-z\d/.\-])[XＸ×]{2,}(?![A-Za-z\d/.\-])|(?:主要原因(?:是|为|系)?|原因(?:是|为|系))\s*[:：]?\s*(?=[。；])|主要用于\s*[:：]?\s*(?=[。；])|(?:为|增加|减少|总计|合计)\s*(?=万元[，。；、])|[（(](?:如|按|请|不涉及)[^（）()]{0,60}(?:填写|填列|表述|不列|删除)[）)]/g;

/** Most texts have nothing that a gap begins with. */
const MAY_BE_GAP =
	/【|[×ＸX*＊]{2}|[_＿]{2}|[（(](?:\s*待|如|按|请|不涉及)|原因|主要用于|(?:为|增加|减少|总计|合计)\s*万元/;

const readGaps = remembering((text: string): readonly Span[] =>
	[...text.matchAll(GAP)].map(({ 0: gap, index }) => ({ start: index, end: index + gap.length }))
);
const NO_GAPS: readonly Span[] = [];
const gapsIn = (text: string): readonly Span[] =>
	MAY_BE_GAP.test(text) ? readGaps(text) : NO_GAPS;

const mayHaveGaps = (format: Format): ColumnId[] => [
	...formTextsOf(format),
	...indicatorColumnsOf(format)
];

export const nothingIsLeftToFill: Rule = {
	id: 'D15',
	severity: 'error',
	comparator: 'TXT',
	each: 'row',
	of: ['projects', 'indicators', 'narrative', UNREAD],
	check: (reader, row) => told(reader, row, gapsIn, mayHaveGaps)
};

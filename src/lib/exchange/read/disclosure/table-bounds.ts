/** Where tables begin and end, told by what any table has: a title, a line with the unit, a header, rows of figures. */
import type { Format } from '$lib/formats/format';
import { statedUnit } from '../printed-unit';
import type { SourceLine } from '../source';
import { fold } from './similarity';
import { tablesTitled } from './titles';

/** Words of money, one of which the title of every table has. */
const MONEY =
	/收支|收入|支出|预算|决算|经费|拨款|基金|资产|负债|采购|绩效|资金|债务|转移支付|国有资本|三公|结转|结余/;
const FIGURE = /^[-+−–(（]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?[)）]?%?$/;
const SENTENCE = /[。；;，!！?？]|[:：]\s*$/;

export const isFigure = (text: string): boolean => FIGURE.test(text.normalize('NFKC'));

/** Whether the line has the cells of a row or a header. */
export const isTabular = (line: SourceLine): boolean => line.filled.length >= 2;

export const hasFigures = (line: SourceLine): boolean =>
	isTabular(line) && line.filled.some(({ text }) => isFigure(text));

/** A line that reads like the title of a table, whether the table is known or not. */
export function isTitleLike(line: SourceLine): boolean {
	if (line.filled.length !== 1 || (!line.grid && line.width > 1)) return false;
	const text = line.filled[0].text.normalize('NFKC').trim();
	if (text.length < 4 || text.length > 60 || SENTENCE.test(text)) return false;
	const bare = text.replace(/\s*\([^()]*\)$/, '').replace(/\s*\d{4}\s*年度?$/, '');
	return (
		/表[一二三四五六七八九十\d]{0,2}$/.test(bare) &&
		MONEY.test(bare) &&
		!/^(?:详?见|附|注)/.test(bare)
	);
}

/** Whether what follows a title is a table: its unit, its department, or a line with several cells. */
export function tableFollows(lines: readonly SourceLine[], at: number): boolean {
	return lines
		.slice(at + 1, at + 5)
		.some((line) => isTabular(line) || isUnitLine(line) || DEPARTMENT.test(line.text));
}

const DEPARTMENT = /^\s*(?:编制|填报|预算|公开)?(?:部门|单位)(?:名称)?\s*[:：]/;

/** 「单位：万元」, alone or beside the name of the department. */
export function isUnitLine({ filled }: SourceLine): boolean {
	return (
		filled.length > 0 &&
		filled.length <= 4 &&
		filled.some(({ text }) => text.length <= 40 && statedUnit(text) !== undefined) &&
		!filled.some(({ text }) => isFigure(text))
	);
}

const PART = /^第[一二三四五六七八九十]{1,2}部分/;
const ORDINAL = /^(?:\(?[一二三四五六七八九十]{1,3}\)?[、.\s]|\([一二三四五六七八九十]{1,3}\))/;
const PROSE = /(?:说明|情况|概况|解释|职责|职能|机构设置|原因|附件)$/;

/** 「第三部分 …」, known or not. */
export function isPartHeading(line: SourceLine): boolean {
	return line.filled.length === 1 && PART.test(line.text.normalize('NFKC').trim());
}

/** A heading or a paragraph of prose, which is no row of a table. */
export function isProse(line: SourceLine): boolean {
	if (line.grid || line.width > 1 || line.filled.length !== 1) return false;
	const text = line.text.normalize('NFKC').trim();
	if (isPartHeading(line)) return true;
	if (ORDINAL.test(text) && PROSE.test(text) && text.length <= 40) return true;
	return text.length > 30 && /[。；]/.test(text) && !/^(?:备?注|说明)/.test(text);
}

/** The first line with several cells and no figure: what tells one table from the next. */
function headerText(lines: readonly SourceLine[]): string | undefined {
	const header = lines.find((line) => isTabular(line) && !isUnitLine(line));
	if (!header || hasFigures(header)) return undefined;
	return fold(
		header.filled
			.map(({ text }) => text)
			.join('')
			.replace(/\d{4}/g, '')
	);
}

/** Whether the lines that come go on with the table of those before: they repeat its header, or have none. */
export function goesOn(before: readonly SourceLine[], next: readonly SourceLine[]): boolean {
	const header = headerText(next);
	if (header === undefined) return true;
	return header === headerText(before);
}

/** As the entry before it in a list of tables. */
const LISTED = /^\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[、.]/;

/** Titles below each other are a list of tables, with the last one below the others. */
export function isListed(
	lines: readonly SourceLine[],
	at: number,
	lastListed: SourceLine | undefined,
	format: Format
): boolean {
	const next = lines[at + 1];
	const isTitle =
		next?.filled.length === 1 && (isTitleLike(next) || tablesTitled(next.text, format).length > 0);
	if (isTitle) return true;
	const goesOn = lastListed !== undefined && lastListed === lines[at - 1];
	return goesOn && LISTED.test(lines[at].text.normalize('NFKC'));
}

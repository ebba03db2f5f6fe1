/**
 * The titles of tables, as documents print them. A pack gives words; what may stand around them is
 * said here once, so that no pack can bring a pattern of its own. Time grows with the length of the
 * line and of the words, and with nothing else.
 *
 * ```
 * title = [ ordinal ] [ table number ] [ who ] [ year ] [ 部门 | 单位 … ] core [ (…) ] [ year ]
 * ```
 */
import type { EditionKind, Format, FormatTable } from './format';

export interface TitleMatch {
	readonly table: FormatTable;
	/** The year that it prints. */
	readonly year?: number;
	/** Before the words: 三, 3, 表三, 公开03表 → 3. */
	readonly ordinal?: number;
	/** The department or unit that it names. */
	readonly name?: string;
	/** Which edition the word before its core speaks of. */
	readonly edition?: EditionKind;
}

export const LONGEST_LINE = 200;

/** The table whose title a line is; `undefined` for any other line. */
export function matchTitle(
	line: string,
	format: Format,
	names: readonly string[] = []
): TitleMatch | undefined {
	if (line.length > LONGEST_LINE) return undefined;
	const text = foldTitle(line);
	const words = wordsOf(format);
	// The longest words that a line ends with: 财政拨款收支总表 is more than 收支总表.
	for (const { core, table, edition } of words)
		for (const end of ends(text)) {
			if (!end.text.endsWith(core)) continue;
			const before = readBefore(end.text.slice(0, -core.length), names.map(foldTitle));
			if (before) return { table, ...end.said, ...(edition && { edition }), ...before };
		}
	return undefined;
}

/** Width, spaces and quotation marks vary in print. */
export function foldTitle(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[\s“”"'‘’《》【】「」]+/gu, '')
		.replace(/[〔［]/gu, '(')
		.replace(/[〕］]/gu, ')');
}

interface Words {
	readonly core: string;
	readonly table: FormatTable;
	/** Where only that edition words it so. */
	readonly edition?: EditionKind;
}
const folded = new WeakMap<Format, readonly Words[]>();

/** The words of all titles, with and without what they say in brackets; the longest first. */
function wordsOf(format: Format): readonly Words[] {
	let words = folded.get(format);
	if (!words) {
		const titles = format.tables.flatMap((table) =>
			titlesOf(format, table).map(({ title, ...said }): Words => ({
				core: foldTitle(title),
				table,
				...said
			}))
		);
		const short = titles.map((word) => ({ ...word, core: withoutBrackets(word.core) }));
		// 项目支出预算表（本年预算） and 项目支出预算表（上年结转） need their brackets.
		const isClear = ({ core, table }: Words): boolean =>
			[...titles, ...short].every((other) => other.core !== core || other.table === table);
		words = [...titles, ...short.filter(isClear)]
			.filter(({ core }) => core !== '')
			.toSorted((a, b) => b.core.length - a.core.length);
		folded.set(format, words);
	}
	return words;
}

interface Worded {
	readonly title: string;
	readonly edition?: EditionKind;
}

/** All that a table is called, and in which edition where only one says so. */
function titlesOf({ editions }: Format, { id, titles }: FormatTable): Worded[] {
	const own = (edition: EditionKind): Worded[] => {
		const worded = editions[edition].titles;
		return worded && Object.hasOwn(worded, id) ? [{ title: worded[id], edition }] : [];
	};
	const [department, unit] = [own('department'), own('unit')];
	const isShared = department[0] !== undefined && department[0].title === unit[0]?.title;
	return [
		...titles.map((title) => ({ title })),
		...(isShared ? [{ title: department[0].title }] : [...department, ...unit])
	];
}

/** Without the last bracketed words at its end; the whole text where they are all there is. */
function withoutBrackets(text: string): string {
	if (!text.endsWith(')')) return text;
	const open = text.lastIndexOf('(');
	return open > 0 ? text.slice(0, open) : text;
}

interface End {
	readonly text: string;
	readonly said: { readonly year?: number };
}

/** The text as it is, without brackets at its end, and without a year at its end. */
function ends(text: string): End[] {
	const bare = withoutBrackets(text);
	const all: End[] = [{ text, said: {} }];
	if (bare !== text) {
		const year = /\((\d{4})年?度?\)$/.exec(text)?.[1];
		all.push({ text: bare, said: year === undefined ? {} : { year: Number(year) } });
	}
	const year = /(20\d{2})年度?$/.exec(text);
	if (year) all.push({ text: text.slice(0, -year[0].length), said: { year: Number(year[1]) } });
	return all;
}

const ORDINAL =
	/^(?:\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|[一二三四五六七八九十]{1,3}[、.:]|\d{1,2}(?:-\d{1,2})?[、.:])/;
/** 表1 2024年… is 表12024年… without its space: the digits of the year are none of the number. */
const TABLE_NUMBER =
	/^(?:附件?|公开|预算|决算)?(?:表[一二三四五六七八九十]{1,3}|表\d{1,2}(?:-\d{1,2})?(?=20\d{2}年|\D|$)|\d{1,2}表)[、.:]?/;
const YEAR = /^(20\d{2})(?:年度|年)/;
const WHO = /^(?:部门|单位|预算单位|本级|本部门|本单位)$/;
const EDITION: Readonly<Record<string, 'department' | 'unit'>> = {
	部门: 'department',
	本部门: 'department',
	单位: 'unit',
	本单位: 'unit',
	预算单位: 'unit'
};
/** What the names of offices end with. A sentence that ends like a title (「详见收支总表」) names none. */
const OFFICE =
	/(?:[局厅委办部院所站队校园馆社处室庭科股会署行区县市镇乡省州旗盟]|中心|政府|组织|公司|学校|机关|大队|支队|总队|街道|书馆|联合会|协会|基金会|领导小组|本级|\(本级\)|XX)$/u;

type Before = Omit<TitleMatch, 'table'>;

/** What stands before the words of a title, each part once; `undefined` where it is something else. */
function readBefore(text: string, names: readonly string[]): Before | undefined {
	let rest = text;
	const said: { -readonly [K in keyof Before]: Before[K] } = {};
	const take = (pattern: RegExp): string | undefined => {
		const found = pattern.exec(rest);
		if (!found) return undefined;
		rest = rest.slice(found[0].length);
		return found[1] ?? found[0];
	};
	const ordinal = take(TABLE_NUMBER) ?? take(ORDINAL);
	if (ordinal !== undefined) said.ordinal = ordinalOf(ordinal);
	const first = take(YEAR);
	if (first !== undefined) said.year = Number(first);
	if (said.year === undefined) {
		const year = /(20\d{2})(?:年度|年)(部门|单位|预算单位|本级|本部门|本单位)?$/.exec(rest);
		if (year) {
			said.year = Number(year[1]);
			rest = rest.slice(0, year.index) + (year[2] ?? '');
		}
	}
	if (said.ordinal === undefined) {
		const late = take(TABLE_NUMBER) ?? take(ORDINAL);
		if (late !== undefined) said.ordinal = ordinalOf(late);
	}
	return readWho(rest, said, names);
}

function readWho(text: string, said: Before, names: readonly string[]): Before | undefined {
	if (text === '') return said;
	if (WHO.test(text)) return { ...said, ...editionOf(text) };
	if (names.includes(text)) return { ...said, name: text };
	const word = ['预算单位', '本部门', '本单位', '部门', '单位'].find((end) => text.endsWith(end));
	const office = word === undefined ? text : text.slice(0, -word.length);
	const isName = names.includes(office) || isOffice(office);
	if (isName) return { ...said, name: office, ...(word !== undefined && editionOf(word)) };
	return isOffice(text) ? { ...said, name: text } : undefined;
}

function isOffice(text: string): boolean {
	return text.length >= 2 && text.length <= 40 && !/[,。;:!?、,]/u.test(text) && OFFICE.test(text);
}

function editionOf(word: string): { edition?: 'department' | 'unit' } {
	return Object.hasOwn(EDITION, word) ? { edition: EDITION[word] } : {};
}

const DIGITS = '一二三四五六七八九';

/** 十二 → 12, 表3 → 3, 公开03表 → 3. */
function ordinalOf(text: string): number {
	const digits = /\d{1,2}/.exec(text)?.[0];
	if (digits !== undefined) return Number(digits);
	const [, tens, ten, ones] = /([一二三四五六七八九])?(十)?([一二三四五六七八九])?/.exec(
		text.replace(/[^一二三四五六七八九十]/gu, '')
	)!;
	if (ten === undefined) return DIGITS.indexOf(tens ?? '') + 1;
	return (tens === undefined ? 1 : DIGITS.indexOf(tens) + 1) * 10 + DIGITS.indexOf(ones ?? ' ') + 1;
}

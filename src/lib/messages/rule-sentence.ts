/** What the sentences of rules are made of: arguments, units, places, and the shapes that many share. */
import type { ToldFinding } from '$lib/rules/finding/told-finding';

/** What is said of one finding. */
export type Sentence = (told: ToldFinding) => string;

/** The words of some rules in one language. */
export interface RuleTexts {
	/** By rule id. */
	readonly titles: Readonly<Record<string, string>>;
	/** By message key: rule id, or rule id and variant. */
	readonly sentences: Readonly<Record<string, Sentence>>;
}

/** The other language has the same titles and sentences, no more and no fewer. */
export interface SameTexts<W extends RuleTexts> {
	readonly titles: Readonly<Record<keyof W['titles'], string>>;
	readonly sentences: Readonly<Record<keyof W['sentences'], Sentence>>;
}

/** An argument of the message; blank where it has none of this name. */
export const said = (told: ToldFinding, name: string): string =>
	String(told.finding.message.arguments[name] ?? '');

/** What both figures are printed in: 元 or 万元. */
export const unitOf = (told: ToldFinding): string => told.finding.printedIn ?? '';

/** 「“辅警招聘经费”（分局）申报表」 */
export function formZh(told: ToldFinding, at = 0): string {
	const { row = '', unit = '' } = told.places[at] ?? {};
	return `${row && `“${row}”`}${unit && `（${unit}）`}申报表`;
}

/** 「收入总表“行政运行（2040201）”合计」, 「“辅警招聘经费”（分局）申报表的年度资金总额」, 「情况说明八的“机关运行经费”」 */
export function placeZh(told: ToldFinding, at = 0): string {
	const place = told.places[at];
	if (place === undefined) return '另一处';
	const { section, table = '', form, row, code, column = '' } = place;
	if (section !== undefined) return `${section}的“${column}”`;
	if (form) return `${formZh(told, at)}的${column}`;
	return `${table}“${row}${code ? `（${code}）` : ''}”${column}`;
}

/** The address of a place. */
export const placeEn = (told: ToldFinding, at = 0): string =>
	told.places[at]?.address ?? 'the other place';

type Words = string | Sentence;
const worded = (words: Words, told: ToldFinding): string =>
	typeof words === 'string' ? words : words(told);

/** 「…为 5.00 万元，各类相加为 6.00 万元，相差 1.00 万元。」 A relation, if any, ends in its comma. */
export const differZh =
	(other: Words, verb = '为', relation = ''): Sentence =>
	(told) =>
		`${placeZh(told)}${verb} ${told.actual} ${unitOf(told)}，${worded(other, told)}为 ${told.expected} ${unitOf(told)}，${relation}相差 ${told.difference} ${unitOf(told)}。`;

/** 「…为 5.00 万元，大于支出总计 4.00 万元，多 1.00 万元。」 */
export const exceedsZh =
	(limit: string, verb = '为'): Sentence =>
	(told) =>
		`${placeZh(told)}${verb} ${told.actual} ${unitOf(told)}，大于${limit} ${told.expected} ${unitOf(told)}，多 ${told.difference} ${unitOf(told)}。`;

/** `T1[…] is 5.00 万元; the sum of the classes is 6.00 万元. They differ by 1.00 万元.` */
export const differEn =
	(other: Words, verb = 'is'): Sentence =>
	(told) =>
		`${placeEn(told)} ${verb} ${told.actual} ${unitOf(told)}; ${worded(other, told)} is ${told.expected} ${unitOf(told)}. They differ by ${told.difference} ${unitOf(told)}.`;

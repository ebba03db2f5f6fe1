/** Words of own rules: what is wrong with a formula, what a rule found, what a rule file lacks. */
import type { ToldFinding } from '$lib/rules/finding/told-finding';
import type { ExpectedToken, FormulaFailure } from '$lib/budget/formula/failure';
import type { RuleFileFailure } from '$lib/rules/own/rule-file';
import type { Catalogue, Locale } from './index';

type Kind = FormulaFailure['kind'];
type Of<K extends Kind> = Extract<FormulaFailure, { kind: K }>;
type FailureWords = { readonly [K in Kind]: (failure: Of<K>) => string };
type FileWords = {
	readonly [K in RuleFileFailure['kind']]: (
		failure: Extract<RuleFileFailure, { kind: K }>
	) => string;
};

interface OwnRuleWords {
	readonly title: string;
	readonly expected: Readonly<Record<ExpectedToken, string>>;
	readonly failures: FailureWords;
	readonly file: FileWords;
	/** `sentence` is the coordinator's; it stays as it was written. */
	readonly failed: (told: ToldFinding, sentence: string) => string;
	readonly lost: (sentence: string, address: string) => string;
	readonly broken: (sentence: string, at: number) => string;
	readonly malformed: (at: string) => string;
}

const zh: OwnRuleWords = {
	title: '自定规则',
	expected: {
		address: '地址（如 T3[合计].项目支出）',
		number: '数（如 5万元、0.5%）',
		sum: 'sum(…)',
		count: 'count(…)',
		plus: '＋',
		minus: '－',
		times: '×',
		divided: '÷',
		comparison: '= ≠ ≤ ≥ < > 之一',
		tolerance: '±',
		open: '“(”',
		close: '“)”',
		comma: '逗号',
		end: '结束'
	},
	failures: {
		'unknown-character': ({ found }) => `不认识“${found}”。`,
		unexpected: ({ found, expected }) =>
			`${found === '' ? '还没有写完' : `这里不能是“${found}”`}，应为${expected.map((e) => zh.expected[e]).join('、')}。`,
		'bad-address': ({ expected }) =>
			({
				'table-or-form-or-narrative': '地址以 T1–T13、F 或 N 开头。',
				bracket: '缺少“]”。',
				row: '这里应写行名。',
				column: '“.”后应写列名。',
				number: '这里应写序号。',
				end: '地址到这里应当结束。'
			})[expected],
		'bad-number': ({ found }) => `“${found}”位数太多：元最多两位小数，其余最多六位。`,
		'too-long': ({ limit }) => `规则太长，最多 ${limit} 个字符。`,
		'too-deep': ({ limit }) => `括号套得太深，最多 ${limit} 层。`,
		'too-many-parts': ({ limit }) => `规则太复杂，最多 ${limit} 个部分。`,
		'too-many-columns': ({ limit }) => `一条规则最多用 ${limit} 个 [*]。`,
		'too-many-rows': ({ limit, found }) => `这里有 ${found} 行，一条规则最多核对 ${limit} 行。`,
		'no-editions': ({ table }) => `${table} 各单位合在一张表里，没有单位自己的版本，请去掉“@…”。`,
		'unknown-unit': ({ unit }) => `本书没有单位“${unit}”。`,
		'unknown-row': ({ row }) => `这张表里没有“${row}”这一行。`,
		'unknown-project': ({ project }) => `没有项目“${project}”的申报表。`,
		'unknown-fact': ({ fact }) => `这一节里没有读出“${fact}”的金额。`,
		'unknown-column': ({ column }) => `没有“${column}”这一列。`,
		'text-column': ({ column }) => `“${column}”是文字，不能参与计算。`,
		'row-missing': () => '请写明是哪一行，例如 [合计] 或 [*]。',
		'column-missing': () => '请写明是哪一列，例如“.合计”。',
		'unit-missing': () => '金额要写单位：万元或元。',
		'amount-beside-number': () => '金额与个数不能相加或相比。',
		'product-of-cells': () => '只能乘以常数，不能用一格乘另一格。',
		'amount-times-amount': () => '金额不能乘以金额。',
		division: () => '规则里不能用除法，请把除数移到另一边去乘。',
		'many-rows': () => '[*] 有许多行，请写成 sum(…)。',
		'no-formula': () => '公式以“=”开头。',
		'not-an-address': () => '括号里的 [*] 只能单独写成一个地址。',
		'rows-do-not-match': () => '这一列与前面的 [*] 不在同一类行上，无法逐行对应。',
		'tolerance-without-equality': () => '只有“=”可以带 ±。',
		cyclic: () => '这一格（或包含它的列）在等号两边都出现，等于与自己相比。',
		'no-cells': () => '规则里至少要有一个地址。'
	},
	file: {
		'too-large': () => '文件太大，不是规则文件。',
		'not-json': ({ at }) => `不是有效的 JSON（第 ${at + 1} 个字符起）。`,
		'not-a-rule-file': () => '不是合编的规则文件。',
		'newer-version': ({ version, supported }) =>
			`规则文件的版本是 ${version}，本程序只认识到 ${supported}。`,
		invalid: ({ path }) => `规则文件的 ${path} 处有误。`,
		'too-many': ({ limit }) => `规则太多，最多 ${limit} 条。`,
		formula: ({ rule, failure }) =>
			`第 ${rule + 1} 条规则第 ${failure.at + 1} 个字符：${sayFormulaFailure(failure, 'zh')}`
	},
	failed: ({ actual, expected, difference, finding }, sentence) => {
		const unit = finding.printedIn ? ` ${finding.printedIn}` : '';
		return `${sentence}：左边为 ${actual}${unit}，右边为 ${expected}${unit}，相差 ${difference}${unit}。`;
	},
	lost: (sentence, address) => `“${sentence}”无法核对：书中已没有 ${address}。`,
	broken: (sentence, at) => `“${sentence}”的公式读不懂（第 ${at + 1} 个字符），没有核对。`,
	malformed: (at) => `有一条自定规则读不懂${at ? `（${at}）` : ''}，没有核对。`
};

const en: OwnRuleWords = {
	title: 'Own rule',
	expected: {
		address: 'an address (T3[合计].项目支出)',
		number: 'a number (5万元, 0.5%)',
		sum: 'sum(…)',
		count: 'count(…)',
		plus: '+',
		minus: '−',
		times: '×',
		divided: '÷',
		comparison: 'one of = ≠ ≤ ≥ < >',
		tolerance: '±',
		open: '"("',
		close: '")"',
		comma: 'a comma',
		end: 'the end'
	},
	failures: {
		'unknown-character': ({ found }) => `"${found}" means nothing here.`,
		unexpected: ({ found, expected }) =>
			`${found === '' ? 'Not finished' : `"${found}" cannot stand here`}; expected ${expected.map((e) => en.expected[e]).join(', ')}.`,
		'bad-address': ({ expected }) =>
			({
				'table-or-form-or-narrative': 'Addresses begin with T1–T13, F or N.',
				bracket: '"]" is missing.',
				row: 'The name of a row belongs here.',
				column: 'The name of a column follows ".".',
				number: 'A number belongs here.',
				end: 'The address should end here.'
			})[expected],
		'bad-number': ({ found }) =>
			`"${found}" has too many digits: 元 has two decimals at most, everything else six.`,
		'too-long': ({ limit }) => `The rule is too long: ${limit} characters at most.`,
		'too-deep': ({ limit }) => `Brackets are nested too deep: ${limit} at most.`,
		'too-many-parts': ({ limit }) => `The rule has too many parts: ${limit} at most.`,
		'too-many-columns': ({ limit }) => `A rule may use [*] ${limit} times at most.`,
		'too-many-rows': ({ limit, found }) =>
			`These are ${found} rows; a rule may go through ${limit}.`,
		'no-editions': ({ table }) => `${table} shows all units together; leave out "@…".`,
		'unknown-unit': ({ unit }) => `The book has no unit "${unit}".`,
		'unknown-row': ({ row }) => `The table has no row "${row}".`,
		'unknown-project': ({ project }) => `There is no form of the project "${project}".`,
		'unknown-fact': ({ fact }) => `No amount of "${fact}" was found in this section.`,
		'unknown-column': ({ column }) => `There is no column "${column}".`,
		'text-column': ({ column }) => `"${column}" is text and cannot be calculated with.`,
		'row-missing': () => 'Say which row: [合计], or [*].',
		'column-missing': () => 'Say which column: ".合计".',
		'unit-missing': () => 'Amounts need a unit: 万元 or 元.',
		'amount-beside-number': () => 'An amount cannot be added to or compared with a number.',
		'product-of-cells': () => 'Only constants may be multiplied with, not one cell with another.',
		'amount-times-amount': () => 'An amount cannot be multiplied with an amount.',
		division: () => 'A rule cannot divide; multiply the other side instead.',
		'many-rows': () => '[*] stands for many rows: write sum(…).',
		'no-formula': () => 'A formula begins with "=".',
		'not-an-address': () => 'Inside the brackets, [*] must stand as an address of its own.',
		'rows-do-not-match': () => 'This column has other rows than the [*] before it.',
		'tolerance-without-equality': () => 'Only "=" may have a ±.',
		cyclic: () => 'This cell, or a column that holds it, stands on both sides.',
		'no-cells': () => 'A rule needs an address at least.'
	},
	file: {
		'too-large': () => 'The file is too large to be a rule file.',
		'not-json': ({ at }) => `Not valid JSON (from character ${at + 1}).`,
		'not-a-rule-file': () => 'This is not a rule file of Hebian.',
		'newer-version': ({ version, supported }) =>
			`The rule file has version ${version}; this program knows ${supported}.`,
		invalid: ({ path }) => `The rule file is wrong at ${path}.`,
		'too-many': ({ limit }) => `Too many rules: ${limit} at most.`,
		formula: ({ rule, failure }) =>
			`Rule ${rule + 1}, character ${failure.at + 1}: ${sayFormulaFailure(failure, 'en')}`
	},
	failed: ({ actual, expected, difference, finding }, sentence) => {
		const unit = finding.printedIn ? ` ${finding.printedIn}` : '';
		return `${sentence}: the left side is ${actual}${unit}, the right side ${expected}${unit}; they differ by ${difference}${unit}.`;
	},
	lost: (sentence, address) =>
		`"${sentence}" was not checked: ${address} is no longer in the book.`,
	broken: (sentence, at) =>
		`"${sentence}" was not checked: its formula cannot be read (character ${at + 1}).`,
	malformed: (at) => `An own rule cannot be read${at ? ` (${at})` : ''} and was not checked.`
};

export const ownRuleWords: Catalogue<OwnRuleWords> = { zh, en };

export function sayFormulaFailure(failure: FormulaFailure, locale: Locale): string {
	const say = ownRuleWords[locale].failures[failure.kind] as (failure: FormulaFailure) => string;
	return say(failure);
}

export function sayRuleFileFailure(failure: RuleFileFailure, locale: Locale): string {
	const say = ownRuleWords[locale].file[failure.kind] as (failure: RuleFileFailure) => string;
	return say(failure);
}

/** What an own rule found; `undefined` for findings of the catalogue. */
export function sayOwnFinding(told: ToldFinding, locale: Locale): string | undefined {
	const { key, arguments: given } = told.finding.message;
	const words = ownRuleWords[locale];
	const sentence = String(given.sentence ?? '').replace(/[。.]$/, '');
	switch (key) {
		case 'OWN':
			return words.failed(told, sentence);
		case 'OWN.lost':
			return words.lost(sentence, String(given.address));
		case 'OWN.broken':
			return words.broken(sentence, Number(given.at));
		case 'OWN.malformed':
			return words.malformed(String(given.at));
		default:
			return undefined;
	}
}

/** Words of computed cells: why a formula comes to nothing, and what it comes to. */
import type { ComputedFailure } from '$lib/budget/computed/computed-value';
import { sayFormulaFailure } from './own-rules';
import type { Catalogue, Locale } from './index';

interface ComputedWords {
	readonly computed: (formula: string) => string;
	readonly comesTo: (value: string) => string;
	/** Of a formula whose author looks for cells on other pages. */
	readonly carried: Readonly<Record<'title' | 'hint' | 'enter' | 'giveUp', string>>;
	readonly failures: {
		readonly 'no-cell': (address: string) => string;
		readonly 'no-rows': (address: string) => string;
		readonly text: (address: string) => string;
		readonly failed: (address: string) => string;
		readonly cycle: (address: string) => string;
		readonly 'divided-by-zero': () => string;
		readonly 'out-of-range': () => string;
	};
}

const zh: ComputedWords = {
	computed: (formula) => `公式：${formula}`,
	comesTo: (value) => `＝ ${value}`,
	carried: {
		title: '正在输入的公式',
		hint: '点一个单元格或拖过几格，它们的地址写进公式。回车写入并回到原处，Esc 放弃。',
		enter: '写入',
		giveUp: '放弃'
	},
	failures: {
		'no-cell': (address) => `书中没有 ${address}`,
		'no-rows': () => '这一行之下没有可加的行，[*] 用在合计、类、款或单位的行上',
		text: (address) => `${address} 是文字，不能计算`,
		failed: (address) => `${address} 本身没有算出数来`,
		cycle: (address) => `循环引用：${address} 最终又取自本格`,
		'divided-by-zero': () => '除数为零',
		'out-of-range': () => '结果超出可记录的范围'
	}
};

const en: ComputedWords = {
	computed: (formula) => `Formula: ${formula}`,
	comesTo: (value) => `= ${value}`,
	carried: {
		title: 'The formula being typed',
		hint: 'Click a cell or drag over several: their address goes into the formula. Enter writes it and goes back, Esc gives it up.',
		enter: 'Enter',
		giveUp: 'Give up'
	},
	failures: {
		'no-cell': (address) => `The book has no ${address}`,
		'no-rows': () =>
			'No rows stand under this one; [*] belongs in a total, a class or a unit’s line',
		text: (address) => `${address} holds text and cannot be computed with`,
		failed: (address) => `${address} has no value itself`,
		cycle: (address) => `Circular: ${address} is computed from this cell in the end`,
		'divided-by-zero': () => 'Divided by zero',
		'out-of-range': () => 'The result is larger than can be recorded'
	}
};

export const computedWords: Catalogue<ComputedWords> = { zh, en };

/** The reason in a sentence. */
export function sayComputedFailure(failure: ComputedFailure, locale: Locale): string {
	const say = computedWords[locale].failures;
	switch (failure.kind) {
		case 'no-cell':
		case 'no-rows':
		case 'text':
		case 'failed':
		case 'cycle':
			return say[failure.kind](failure.address);
		case 'divided-by-zero':
		case 'out-of-range':
			return say[failure.kind]();
		default:
			return sayFormulaFailure(failure, locale);
	}
}

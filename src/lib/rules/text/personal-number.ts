/** Numbers that identify a person or what is his: each with its check digit, where it has one. */
import { remembering } from './memory';
import type { Span } from './plain-text';

export interface PersonalNumber extends Span {
	readonly kind: '手机号' | '身份证号' | '银行账号' | '车牌号';
}

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

const PATTERNS: readonly (readonly [
	PersonalNumber['kind'],
	RegExp,
	(digits: string) => boolean
])[] = [
	['手机号', /(?<![\d.])1[3-9]\d{9}(?!\d)/g, () => true],
	['身份证号', /(?<!\d)[1-9]\d{5}(?:19|20)\d{9}[\dXx](?![\dA-Za-z])/g, isIdentity],
	['银行账号', /(?<!\d)62\d{14,17}(?!\d)/g, passesLuhn],
	[
		'车牌号',
		new RegExp(
			`[${PROVINCES}][A-HJ-NP-Z][·•・ ]?(?=[A-HJ-NP-Z0-9]*\\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])`,
			'g'
		),
		() => true
	]
];
/** Most texts have no run of figures this long, and no plate; they are read no further. */
const ANY = new RegExp(`\\d{11}|[${PROVINCES}][A-HJ-NP-Z][·•・ ]?[A-HJ-NP-Z0-9]{5}`);

export const personalNumbersIn = remembering((text: string): readonly PersonalNumber[] => {
	if (!ANY.test(text)) return [];
	return PATTERNS.flatMap(([kind, pattern, holds]) =>
		[...text.matchAll(pattern)]
			.filter(([digits]) => holds(digits))
			.map(({ 0: digits, index }) => ({ kind, start: index, end: index + digits.length }))
	);
});

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: a day of the calendar, and the check digit. */
function isIdentity(number: string): boolean {
	const [month, day] = [Number(number.slice(10, 12)), Number(number.slice(12, 14))];
	if (month < 1 || month > 12 || day < 1 || day > 31) return false;
	const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(number[at]), 0);
	return '10X98765432'[sum % 11] === number[17].toUpperCase();
}

function passesLuhn(number: string): boolean {
	let sum = 0;
	for (let i = 0; i < number.length; i++) {
		const digit = Number(number[number.length - 1 - i]);
		const doubled = i % 2 === 1 ? digit * 2 : digit;
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return sum % 10 === 0;
}

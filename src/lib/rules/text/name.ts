/** Names as people mean them: without the differences that typing and scanning make. */
import { simplified } from '$lib/budget/values/simplified';
import { remembering } from './memory';

const OPENING = /[〔[【{（(﹝「『<《]/gu;
const CLOSING = /[〕\]】}）)﹞」』>》]/gu;

/** Brackets of all kinds made one, width, spaces and traditional characters evened out, case folded. */
export const plainName = remembering((name: string): string =>
	simplified(name)
		.normalize('NFKC')
		.replace(/[\s\u200b\ufeff]/gu, '')
		.replace(OPENING, '(')
		.replace(CLOSING, ')')
		.replace(/[、，,;；]/gu, ',')
		.replace(/[“”"‘’']/gu, '"')
		.replace(/[-–—－_]/gu, '-')
		.toLowerCase()
);

/** 「项目1」: a row whose name is kept secret. */
export function isPlaceholderName(name: string): boolean {
	return /^项目[\d一二三四五六七八九十]+$/.test(plainName(name));
}

/** Names as people mean them: without the differences that typing and scanning make. */
import { remembering } from './prose/memory';

const OPENING = /[〔[【{（(﹝「『<《]/gu;
const CLOSING = /[〕\]】}）)﹞」』>》]/gu;

/** Nearly every name has nothing to be evened out. */
const PLAIN = /^[\u4e00-\u9fff\da-z]*$/;

/** Brackets of all kinds made one, width and spaces evened out, case folded. */
export function plainName(name: string): string {
	return PLAIN.test(name) ? name : evenedOut(name);
}

const evenedOut = remembering((name: string): string =>
	name
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

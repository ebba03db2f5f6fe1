/** 支出功能分类科目编码: 类 (3 digits), 款 (5), 项 (7); a child begins with its parent. */

export type AccountLevel = '类' | '款' | '项';

const LEVEL_OF_LENGTH: Readonly<Record<number, AccountLevel>> = { 3: '类', 5: '款', 7: '项' };
const LENGTHS = [3, 5, 7] as const;

/** The code without spaces and in half-width digits, `undefined` where it is none. */
export function parseAccountCode(text: string): string | undefined {
	const code = text.normalize('NFKC').replace(/\s+/g, '');
	return /^[1-9]\d{2}(?:\d{2}){0,2}$/.test(code) ? code : undefined;
}

/** 类, 款 or 项; `undefined` for what is no code (合计, an empty cell). */
export function accountLevel(code: string): AccountLevel | undefined {
	return /^\d+$/.test(code) ? LEVEL_OF_LENGTH[code.length] : undefined;
}

/** Digits of a part of a code, from 0: 3 of the 类, 2 of each level below. */
export function digitsOfPart(nth: number): number {
	return nth === 0 ? 3 : 2;
}

/**
 * The parts in which a code is printed, those that it does not reach blank: 20805 → 208, 05 and ''.
 * `undefined` for what is no code, or one of more levels than there are parts.
 */
export function codeParts(code: string, count: number): string[] | undefined {
	const level = accountLevel(code);
	if (level === undefined || accountDepth(code) >= count) return undefined;
	return Array.from({ length: count }, (_, nth) => {
		const start = nth === 0 ? 0 : 1 + 2 * nth;
		return code.slice(start, start + digitsOfPart(nth));
	});
}

/** How deep a code stands: 0 for 类 and for rows without a code, 1 for 款, 2 for 项. */
export function accountDepth(code: string): number {
	return accountLevel(code) === undefined ? 0 : (code.length - 3) / 2;
}

/** The code above: 款 of a 项, 类 of a 款, none of a 类. */
export function accountParent(code: string): string | undefined {
	return accountLevel(code) === undefined || code.length === 3 ? undefined : code.slice(0, -2);
}

/** The codes above, nearest first. */
export function accountAncestors(code: string): string[] {
	if (accountLevel(code) === undefined) return [];
	return LENGTHS.filter((length) => length < code.length)
		.map((length) => code.slice(0, length))
		.reverse();
}

/** True where `code` is one level below `parent`. */
export function isAccountChild(code: string, parent: string): boolean {
	return accountParent(code) === parent;
}

/** Those of `codes` that are one level below `parent`; without parent, the 类. */
export function accountChildren(codes: Iterable<string>, parent?: string): string[] {
	return [...codes].filter((code) =>
		parent === undefined ? accountLevel(code) === '类' : isAccountChild(code, parent)
	);
}

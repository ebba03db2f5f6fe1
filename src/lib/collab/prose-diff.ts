/** The smallest single replacement that turns one text into another. */

export interface Replacement {
	/** In UTF-16 units, never inside a surrogate pair. */
	readonly at: number;
	readonly remove: number;
	readonly insert: string;
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * Common beginning and end stay, the middle is replaced; `undefined` when the texts are equal.
 * Whole characters only: a pair half kept would show as two broken ones.
 */
export function replacementOf(before: string, after: string): Replacement | undefined {
	if (before === after) return undefined;
	const most = Math.min(before.length, after.length);
	let start = 0;
	while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
	if (start > 0 && (isLow(before.charCodeAt(start)) || isLow(after.charCodeAt(start)))) start--;
	let end = 0;
	while (
		end < most - start &&
		before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
	) {
		end++;
	}
	if (end > 0 && isLow(before.charCodeAt(before.length - end))) end--;
	return {
		at: start,
		remove: before.length - start - end,
		insert: after.slice(start, after.length - end)
	};
}

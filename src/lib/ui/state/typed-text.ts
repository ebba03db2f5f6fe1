/**
 * Merging what others write into a text that this person is writing: where the caret goes.
 */
export interface Caret {
	readonly start: number;
	readonly end: number;
}

/**
 * The caret after `before` became `after` elsewhere: it stays between the same characters.
 * The change is taken as one replaced stretch, between the common head and the common tail.
 */
export function caretAfter(before: string, after: string, caret: Caret): Caret {
	if (before === after) return caret;
	const most = Math.min(before.length, after.length);
	let head = 0;
	while (head < most && before[head] === after[head]) head++;
	let tail = 0;
	while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
	const moved = (at: number): number => {
		if (at <= head) return at;
		if (at >= before.length - tail) return at + after.length - before.length;
		return Math.min(at, after.length - tail);
	};
	return { start: moved(caret.start), end: moved(caret.end) };
}

/** What this person typed between `base` and `mine`, put onto `theirs`. */
export function rebased(base: string, mine: string, theirs: string): string {
	if (base === mine) return theirs;
	if (base === theirs) return mine;
	const most = Math.min(base.length, mine.length);
	let head = 0;
	while (head < most && base[head] === mine[head]) head++;
	let tail = 0;
	while (tail < most - head && base.at(-1 - tail) === mine.at(-1 - tail)) tail++;
	const cut = caretAfter(base, theirs, { start: head, end: base.length - tail });
	return theirs.slice(0, cut.start) + mine.slice(head, mine.length - tail) + theirs.slice(cut.end);
}

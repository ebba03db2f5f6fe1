/**
 * The replacements that turn one text into another, as few characters as can be: what stays is
 * left alone, so that somebody else's edit in the middle of it survives. Whole characters only (a
 * surrogate pair half kept would show as two broken ones), and what stands between double braces, a
 * living figure or a mark, is one: half of it is none.
 */
import { isMark } from '$lib/budget/values/text-mark';

export interface Replacement {
	/** In UTF-16 units of the text before. */
	readonly at: number;
	readonly remove: number;
	readonly insert: string;
}

/** Beyond so many changed characters the middle is replaced as a whole: it was rewritten. */
const MOST_CHANGES = 300;
/** Kept islands shorter than this between two changes are chance, not intent. */
const SMALLEST_ISLAND = 3;

/** Replacements in order of place; none when the texts are equal. */
export function replacementsOf(before: string, after: string): Replacement[] {
	const [a, b] = [wordsOf(before), wordsOf(after)];
	const found: Replacement[] = [];
	let [x, y] = [0, 0];
	/** The word whose marks are settled by what was put in before it. */
	let settled = -1;
	/** What stands before a word that stays, or at the end: marks only. */
	const compareMarks = (): void => {
		if (x !== settled && a.marks[x] !== b.marks[y])
			found.push({ at: a.starts[x], remove: a.marks[x].length, insert: b.marks[y] });
	};
	for (const hunk of hunksBetween(a.words, b.words)) {
		for (; x < hunk.from; x++, y++) compareMarks();
		const end = y + hunk.with.length;
		// What is put in after marks leaves these where they are.
		const kept = y < end && a.marks[x] === b.marks[y] ? a.marks[x].length : 0;
		const isPutAfter = kept > 0 && hunk.from === hunk.to;
		if (isPutAfter) settled = x;
		const at = a.starts[x] + kept;
		const remove = isPutAfter ? 0 : a.starts[hunk.to] - at;
		const until = b.starts[end] + (isPutAfter ? b.marks[end].length : 0);
		found.push({ at, remove, insert: after.slice(b.starts[y] + kept, until) });
		[x, y] = [hunk.to, end];
	}
	for (; x <= a.words.length; x++, y++) compareMarks();
	return found;
}

/**
 * A text as its characters and figures, with the marks before each and after all: words are compared
 * without them, so that none is written anew because a mark moved past it.
 */
interface Words {
	readonly words: readonly string[];
	readonly marks: readonly string[];
	/** Where the marks before each word begin; at last, those at the end. */
	readonly starts: readonly number[];
}

const UNITS = /\{\{[^\n\r]*?\}\}|[^]/gu;

function wordsOf(text: string): Words {
	const [words, marks, starts]: [string[], string[], number[]] = [[], [''], [0]];
	let at = 0;
	for (const unit of text.includes('{{') ? (text.match(UNITS) ?? []) : text) {
		at += unit.length;
		if (unit.length > 2 && isMark(unit)) {
			marks[marks.length - 1] += unit;
			continue;
		}
		words.push(unit);
		marks.push('');
		starts.push(at);
	}
	return { words, marks, starts };
}

function hunksBetween(a: readonly string[], b: readonly string[]): Hunk[] {
	const most = Math.min(a.length, b.length);
	let start = 0;
	while (start < most && a[start] === b[start]) start++;
	let end = 0;
	while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
	if (left.length === 0 && right.length === 0) return [];
	const hunks = changesBetween(left, right) ?? [{ from: 0, to: left.length, with: right }];
	return hunks.map((hunk) => ({ ...hunk, from: hunk.from + start, to: hunk.to + start }));
}

/** Characters `from` up to `to` give way to others. */
interface Hunk {
	readonly from: number;
	to: number;
	with: string[];
}

/** Myers' shortest edit script, joined to hunks; `undefined` beyond MOST_CHANGES. */
function changesBetween(a: readonly string[], b: readonly string[]): Hunk[] | undefined {
	if (a.length === 0 || b.length === 0) return undefined;
	const trace = furthestReaching(a, b);
	return trace && joined(a, keptPairs(a, b, trace), b);
}

/** For each number of changes, how far along `a` each diagonal gets. */
function furthestReaching(
	a: readonly string[],
	b: readonly string[]
): Map<number, number>[] | undefined {
	let reach = new Map([[1, 0]]);
	const trace: Map<number, number>[] = [];
	for (let d = 0; d <= MOST_CHANGES; d++) {
		trace.push(new Map(reach));
		const next = new Map(reach);
		for (let k = -d; k <= d; k += 2) {
			let x = startOf(reach, k, d);
			while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
			next.set(k, x);
			if (x >= a.length && x - k >= b.length) return trace;
		}
		reach = next;
	}
	return undefined;
}

/** Where diagonal `k` begins with `d` changes: after an insertion from above or a removal from below. */
function startOf(reach: ReadonlyMap<number, number>, k: number, d: number): number {
	const [above, below] = [reach.get(k + 1) ?? -1, reach.get(k - 1) ?? -1];
	return k === -d || (k !== d && below < above) ? above : below + 1;
}

/** Walks the trace back: the pairs of places whose characters stay, in order. */
function keptPairs(
	a: readonly string[],
	b: readonly string[],
	trace: readonly ReadonlyMap<number, number>[]
): [number, number][] {
	const kept: [number, number][] = [];
	let [x, y] = [a.length, b.length];
	for (let d = trace.length - 1; d >= 0; d--) {
		const k = x - y;
		const [above, below] = [trace[d].get(k + 1) ?? -1, trace[d].get(k - 1) ?? -1];
		const inserted = k === -d || (k !== d && below < above);
		const from = inserted ? above : below + 1;
		while (x > from && x > 0 && y > 0) kept.push([--x, --y]);
		if (d === 0) break;
		if (inserted) y--;
		else x--;
	}
	return kept.reverse();
}

/** The gaps between kept runs, with islands that are too small swallowed. */
function joined(
	a: readonly string[],
	kept: readonly (readonly [number, number])[],
	b: readonly string[]
): Hunk[] {
	const hunks: Hunk[] = [];
	let [x, y] = [0, 0];
	for (const [keptX, keptY] of [...kept, [a.length, b.length] as const]) {
		if (keptX > x || keptY > y) {
			const last = hunks.at(-1);
			if (last && x - last.to < SMALLEST_ISLAND) {
				last.with.push(...a.slice(last.to, x), ...b.slice(y, keptY));
				last.to = keptX;
			} else hunks.push({ from: x, to: keptX, with: b.slice(y, keptY) });
		}
		[x, y] = [keptX + 1, keptY + 1];
	}
	return hunks;
}

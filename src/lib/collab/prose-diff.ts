/**
 * The replacements that turn one text into another, as few characters as can be: what stays is
 * left alone, so that somebody else's edit in the middle of it survives. Whole characters only (a
 * surrogate pair half kept would show as two broken ones), and what stands between double braces, a
 * living figure or a mark, is one: half of it is none.
 */

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
	const [a, b] = [unitsOf(before), unitsOf(after)];
	const most = Math.min(a.length, b.length);
	let start = 0;
	while (start < most && a[start] === b[start]) start++;
	let end = 0;
	while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
	if (left.length === 0 && right.length === 0) return [];
	const hunks = changesBetween(left, right) ?? [
		{ from: 0, to: left.length, with: right, ofMarks: false }
	];
	return inUnits(hunks, left, a.slice(0, start).join('').length);
}

const UNITS = /\{\{[^\n\r]*?\}\}|[^]/gu;

function unitsOf(text: string): string[] {
	return text.includes('{{') ? (text.match(UNITS) ?? []) : [...text];
}

const isBraced = (unit: string): boolean => unit.startsWith('{{') && unit.length > 2;

/** Characters `from` up to `to` give way to others. */
interface Hunk {
	readonly from: number;
	to: number;
	with: string[];
	/** Nothing but figures and marks. */
	readonly ofMarks: boolean;
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
			const ofMarks = [...a.slice(x, keptX), ...b.slice(y, keptY)].every(isBraced);
			// Words are never written anew because a mark before or after them moves.
			if (last && x - last.to < SMALLEST_ISLAND && !ofMarks && !last.ofMarks) {
				last.with.push(...a.slice(last.to, x), ...b.slice(y, keptY));
				last.to = keptX;
			} else hunks.push({ from: x, to: keptX, with: b.slice(y, keptY), ofMarks });
		}
		[x, y] = [keptX + 1, keptY + 1];
	}
	return hunks;
}

/** From places in characters of `text` to UTF-16 units of the whole. */
function inUnits(hunks: readonly Hunk[], text: readonly string[], offset: number): Replacement[] {
	const at = [offset];
	for (const character of text) at.push(at[at.length - 1] + character.length);
	return hunks.map((hunk) => ({
		at: at[hunk.from],
		remove: at[hunk.to] - at[hunk.from],
		insert: hunk.with.join('')
	}));
}

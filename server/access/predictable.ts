/**
 * How predictable a password is: the least number of pieces that spell it. A piece is one character, or
 * something that guessing begins with, whatever its length: a common word (also in look-alike
 * characters), a walk over the keyboard, a sequence, a repetition, a year or a date.
 */

/** Keys as they lie beside one another; shifted characters are on the same keys. */
const KEYBOARD = ['`1234567890-=', 'qwertyuiop[]\\', "asdfghjkl;'", 'zxcvbnm,./'];
const SHIFTED = ['~!@#$%^&*()_+', 'QWERTYUIOP{}|', 'ASDFGHJKL:"', 'ZXCVBNM<>?'];
const PLACES = new Map<string, readonly [row: number, column: number]>();
for (const rows of [KEYBOARD, SHIFTED])
	rows.forEach((row, y) =>
		[...row].forEach((key, x) => PLACES.set(key.toLowerCase(), [y, x - (y > 0 ? 0 : 1)]))
	);

/** What stands for a letter. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
	...{
		'@': 'a',
		'4': 'a',
		'8': 'b',
		'3': 'e',
		'6': 'g',
		'9': 'g',
		'1': 'il',
		'!': 'il',
		'|': 'il'
	},
	...{ '0': 'o', '5': 's', $: 's', '7': 't', '+': 't', '2': 'z' }
};

const SHORTEST_RUN = 3;
/** A mark between two pieces tells little. */
const MARK = 0.5;
const PHONE = 2;

export interface Pieces {
	readonly count: number;
	/** The words that were used. */
	readonly words: ReadonlySet<string>;
	readonly hasWalk: boolean;
}

interface Piece {
	readonly length: number;
	readonly cost: number;
	readonly word?: string;
	readonly walk?: true;
}

/** @param words in small letters */
export function leastPieces(password: string, words: readonly string[]): Pieces {
	const text = [...password.toLowerCase()];
	const best: { cost: number; from: number; piece: Piece | undefined }[] = [
		{ cost: 0, from: 0, piece: undefined }
	];
	for (let at = 0; at < text.length; at++)
		for (const piece of piecesAt(text, at, words)) {
			const end = at + piece.length;
			const cost = best[at].cost + piece.cost;
			if (!best[end] || cost < best[end].cost) best[end] = { cost, from: at, piece };
		}
	const used: Piece[] = [];
	for (let at = text.length; at > 0; at = best[at].from) used.push(best[at].piece!);
	return {
		count: best[text.length].cost,
		words: new Set(used.flatMap(({ word }) => word ?? [])),
		hasWalk: used.some(({ walk }) => walk)
	};
}

function piecesAt(text: readonly string[], at: number, words: readonly string[]): Piece[] {
	const pieces: Piece[] = [{ length: 1, cost: /[\p{L}\p{N}]/u.test(text[at]) ? 1 : MARK }];
	for (const word of words)
		if (spells(text, at, word)) pieces.push({ length: [...word].length, cost: 1, word });
	for (const follows of [isBeside, isNext(1), isNext(-1), isNext(0)]) {
		let end = at + 1;
		while (end < text.length && follows(text[end - 1], text[end])) end++;
		const shortest = text[at] === text[at + 1] ? 2 : SHORTEST_RUN;
		for (let length = shortest; length <= end - at; length++)
			pieces.push({ length, cost: 1, walk: true });
	}
	const rest = text.slice(at).join('');
	const date = /^(19|20)\d\d((0\d|1[0-2])([0-2]\d|3[01])?)?/.exec(rest)?.[0];
	if (date) pieces.push({ length: 4, cost: 1 }, { length: date.length, cost: 1 });
	if (/^1[3-9]\d{9}/.test(rest)) pieces.push({ length: 11, cost: PHONE });
	const before = text.slice(0, at).join('');
	for (let length = SHORTEST_RUN; at + length <= text.length; length++) {
		if (!before.includes(text.slice(at, at + length).join(''))) break;
		pieces.push({ length, cost: 1 });
	}
	return pieces;
}

function spells(text: readonly string[], at: number, word: string): boolean {
	const letters = [...word];
	if (at + letters.length > text.length) return false;
	return letters.every((letter, i) => {
		const typed = text[at + i];
		return typed === letter || (LOOK_ALIKE[typed]?.includes(letter) ?? false);
	});
}

function isBeside(one: string, other: string): boolean {
	const [a, b] = [PLACES.get(one), PLACES.get(other)];
	if (!a || !b) return false;
	const [down, across] = [Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])];
	return down <= 1 && across <= 1;
}

const isNext =
	(step: number) =>
	(one: string, other: string): boolean =>
		other.codePointAt(0)! - one.codePointAt(0)! === step;

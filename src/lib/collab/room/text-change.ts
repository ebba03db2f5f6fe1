/**
 * What an edit did to a text, as the pieces that were replaced: small where the edit was small, and
 * enough to get from the words before to those after and back.
 */

/** Characters taken out at a place of the text as it was, and those put there. Places rise. */
export interface TextPiece {
	readonly at: number;
	readonly removed: string;
	readonly inserted: string;
	/** A few characters before and after, for people to recognise the place. */
	readonly lead: string;
	readonly tail: string;
}

/** The words after the edit. `undefined` where the pieces do not fit the words. */
export function applyPieces(before: string, pieces: readonly TextPiece[]): string | undefined {
	return replace(before, pieces, ({ removed, inserted }) => [removed, inserted], 0);
}

/** The words before the edit. `undefined` where the pieces do not fit the words. */
export function revertPieces(after: string, pieces: readonly TextPiece[]): string | undefined {
	return replace(after, pieces, ({ removed, inserted }) => [inserted, removed], 1);
}

function replace(
	words: string,
	pieces: readonly TextPiece[],
	pair: (piece: TextPiece) => readonly [there: string, instead: string],
	/** Places are counted in the words before: going back they shift by what the pieces before put in. */
	shifting: 0 | 1
): string | undefined {
	let [result, from, shift] = ['', 0, 0];
	for (const piece of pieces) {
		const [there, instead] = pair(piece);
		const at = piece.at + shift;
		if (at < from || !words.startsWith(there, at)) return undefined;
		result += words.slice(from, at) + instead;
		from = at + there.length;
		shift += shifting * (piece.inserted.length - piece.removed.length);
	}
	return result + words.slice(from);
}

/** The structure of prose that bindings respect: sentences, and their segments between semicolons. */

/** Offsets into the plain text, `to` exclusive. */
export interface Stretch {
	readonly from: number;
	readonly to: number;
}

const SENTENCE_ENDS = new Set('。!?\n');
/** A lead-in that ends in a colon, or a part in a semicolon, goes on in the next paragraph. */
const GOES_ON = /[:,、;]/;

export function sentencesOf(text: string): Stretch[] {
	return split(text, { from: 0, to: text.length }, (at) =>
		text[at] === '\n' ? !GOES_ON.test(text[at - 1] ?? '') : SENTENCE_ENDS.has(text[at])
	);
}

/** The segments of a sentence: parted by semicolons, as the parts of a list are. */
export function segmentsOf(text: string, sentence: Stretch): Stretch[] {
	return split(text, sentence, (at) => text[at] === ';');
}

function split(text: string, { from, to }: Stretch, ends: (at: number) => boolean): Stretch[] {
	const stretches: Stretch[] = [];
	let start = from;
	for (let at = from; at < to; at++) {
		if (!ends(at)) continue;
		if (text.slice(start, at).trim() !== '') stretches.push({ from: start, to: at });
		start = at + 1;
	}
	if (start < to && text.slice(start, to).trim() !== '') stretches.push({ from: start, to });
	return stretches;
}

/**
 * Finding texts that are nearly the same without comparing each with each: a text is cut into
 * shingles (four characters each); of all shingles whose hash falls into a bin the least stays.
 * Texts that share most shingles agree in most bins, so near-duplicates share a band of bins.
 */
import { distance } from 'fastest-levenshtein';
import { remembering } from './memory';

/** Least hash of each bin; `EMPTY` where no shingle fell. */
export type Likeness = readonly number[];

const SHINGLE = 4;
const BINS = 12;
export const BANDS = 4;
const EMPTY = 0xffffffff;
/** Shorter texts are alike by chance, or by form. */
const LEAST_SHINGLES = 120;

const NOISE = /[\s,，。；;、：:（）()“”"']/g;

interface Sketch {
	readonly bins: Likeness;
	readonly shingles: number;
}

const sketchOf = remembering((text: string): Sketch => {
	const plain = text.replace(NOISE, '');
	const bins = new Array<number>(BINS).fill(EMPTY);
	for (let at = 0; at + SHINGLE <= plain.length; at++) {
		let hash = 0x811c9dc5;
		for (let i = at; i < at + SHINGLE; i++)
			hash = Math.imul(hash ^ plain.charCodeAt(i), 0x01000193);
		hash = mixed(hash);
		const bin = hash % BINS;
		if (hash < bins[bin]) bins[bin] = hash;
	}
	return { bins, shingles: Math.max(0, plain.length - SHINGLE + 1) };
});

function mixed(hash: number): number {
	hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
	hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
	return (hash ^ (hash >>> 15)) >>> 0;
}

/** The likeness of several texts taken together; `undefined` where there is too little of them. */
export function formLikeness(texts: readonly string[]): Likeness | undefined {
	const sketches = texts.filter((text) => text.length >= SHINGLE).map(sketchOf);
	if (sketches.reduce((sum, { shingles }) => sum + shingles, 0) < LEAST_SHINGLES) return undefined;
	return Array.from({ length: BINS }, (_, bin) => {
		let least = EMPTY;
		for (const { bins } of sketches) if (bins[bin] < least) least = bins[bin];
		return least;
	});
}

/** The key of one band of bins. */
export function bandOf(likeness: Likeness, band: number): string {
	const size = BINS / BANDS;
	return likeness.slice(band * size, (band + 1) * size).join(' ');
}

/** How alike two texts are, 0 to 1, where it is at least `least`; else `undefined`. */
export function similarityOf(a: string, b: string, least: number): number | undefined {
	const [left, right] = [a.replace(NOISE, ''), b.replace(NOISE, '')];
	const longer = Math.max(left.length, right.length);
	if (longer === 0 || Math.min(left.length, right.length) < least * longer) return undefined;
	const similarity = left === right ? 1 : 1 - distance(left, right) / longer;
	return similarity < least ? undefined : similarity;
}

/** How many shingles of `text` are in `source`, as a share; 0 where there are none. */
export function shareFrom(text: string, source: string): number {
	const shingles = shinglesOf(text);
	if (shingles.size === 0) return 0;
	const known = shinglesOf(source);
	let shared = 0;
	for (const shingle of shingles) if (known.has(shingle)) shared++;
	return shared / shingles.size;
}

const shinglesOf = remembering((text: string): ReadonlySet<string> => {
	const plain = text.replace(NOISE, '');
	const found = new Set<string>();
	for (let at = 0; at + SHINGLE <= plain.length; at++) found.add(plain.slice(at, at + SHINGLE));
	return found;
}, 400);

/** Fixed labels are recognised by likeness: scanning and typing vary them. */
import { distance } from 'fastest-levenshtein';
import { simplified } from '$lib/budget/values/simplified';

/** Texts remembered at most: a server reads documents for months. */
const REMEMBERED = 20_000;
const folded = new Map<string, string>();

/** Width, spaces, punctuation and traditional variants do not tell labels apart. */
export function fold(text: string): string {
	const known = folded.get(text);
	if (known !== undefined) return known;
	const bare = simplified(text.normalize('NFKC')).replace(/[^\p{L}\p{N}]/gu, '');
	if (folded.size > REMEMBERED) folded.clear();
	folded.set(text, bare);
	return bare;
}

/** 1 for the same text after folding, 0 for nothing in common. */
export function likeness(a: string, b: string): number {
	return foldedLikeness(fold(a), fold(b));
}

function foldedLikeness(x: string, y: string): number {
	if (x === y) return 1;
	const longest = Math.max(x.length, y.length);
	if (longest === 0 || Math.min(x.length, y.length) === 0) return 0;
	return 1 - distance(x, y) / longest;
}

export interface LabelMatch<K> {
	readonly key: K;
	readonly score: number;
	/** The variant it is nearest to. */
	readonly label: string;
}

export interface LeadMatch<K> extends LabelMatch<K> {
	/** What follows the label in its cell. */
	readonly rest: string;
}

/** Labels to tell apart, each with the variants it is known in; the first is the official one. */
export class LabelSet<K extends string> {
	readonly #variants: readonly { key: K; label: string; folded: string }[];
	readonly #longest: number;
	readonly #found = new Map<string, LabelMatch<K> | null>();
	readonly #leads = new Map<string, LeadMatch<K> | null>();

	constructor(
		labels: Readonly<Record<K, readonly string[]>>,
		/** Least likeness that counts as recognised. */
		readonly threshold: number
	) {
		this.#variants = (Object.keys(labels) as K[]).flatMap((key) =>
			labels[key].map((label) => ({ key, label, folded: fold(label) }))
		);
		this.#longest = Math.max(...this.#variants.map((v) => v.folded.length));
	}

	/** The label that a text is, if any. */
	match(text: string): LabelMatch<K> | undefined {
		if (text.length > this.#longest * 2 + 8) return undefined;
		const bare = fold(text);
		if (bare === '' || bare.length > this.#longest + 4) return undefined;
		let found = this.#found.get(bare);
		if (found === undefined) {
			found = this.#search(bare);
			if (this.#found.size > REMEMBERED) this.#found.clear();
			this.#found.set(bare, found);
		}
		return found ?? undefined;
	}

	/** A label at the start of a text, set off by a colon or a space, with what follows it. */
	matchLead(text: string): LeadMatch<K> | undefined {
		// The same labels and short values come again and again; long prose does not.
		if (text.length > this.#longest * 2 + 8) return this.#searchLead(text);
		let found = this.#leads.get(text);
		if (found === undefined) {
			found = this.#searchLead(text) ?? null;
			if (this.#leads.size > REMEMBERED) this.#leads.clear();
			this.#leads.set(text, found);
		}
		return found ?? undefined;
	}

	#searchLead(text: string): LeadMatch<K> | undefined {
		const whole = this.match(text);
		if (whole?.score === 1) return { ...whole, rest: '' };
		for (const parted of text.slice(0, this.#longest * 2 + 8).matchAll(/[:：]|\s+/g)) {
			const head = this.match(text.slice(0, parted.index));
			const rest = text.slice(parted.index + parted[0].length).trim();
			const nearer = head && head.score >= Math.max(0.75, whole?.score ?? 0);
			if (nearer && fold(rest) !== '') return { ...head, rest };
		}
		return whole && { ...whole, rest: '' };
	}

	/** True where the text is the end of a label, cut off by a line break. */
	isTail(text: string): boolean {
		const bare = fold(text);
		return bare !== '' && this.#variants.some((v) => v.folded !== bare && v.folded.endsWith(bare));
	}

	#search(bare: string): LabelMatch<K> | null {
		let best: LabelMatch<K> | null = null;
		for (const { key, label, folded: variant } of this.#variants) {
			// Recognition errs inside a label more often than in its first two characters.
			const start = variant.slice(0, 2) === bare.slice(0, 2) ? 0.05 : 0;
			const score = Math.min(1, foldedLikeness(bare, variant) + start);
			if (score >= this.threshold && score > (best?.score ?? 0)) best = { key, label, score };
		}
		return best;
	}
}

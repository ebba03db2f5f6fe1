/**
 * The characters of a shared text by their Yjs ids. An undo cannot bring a deleted character back: it
 * puts in a new one. `Restored` remembers which new one stands for which old one, so that what was
 * done to the old one can still be undone, and so that a place beside it is still found.
 */
import * as Y from 'yjs';

/** Ids of one client, clocks from `from` up to `to`. */
export interface CharacterRange {
	readonly client: number;
	readonly from: number;
	readonly to: number;
}

/** A stretch of a text by the characters that stood before and after it. */
export interface TextPlace {
	readonly before: Y.RelativePosition;
	readonly after: Y.RelativePosition;
}

export function placeOf(text: Y.Text, start: number, end: number): TextPlace {
	return {
		before: Y.createRelativePositionFromTypeIndex(text, start, -1),
		after: Y.createRelativePositionFromTypeIndex(text, end, 0)
	};
}

/** How many visible characters stand before the first of the range, which may be deleted. */
export function indexOf(doc: Y.Doc, { client, from }: CharacterRange): number | undefined {
	return indexOfPosition(doc, new Y.RelativePosition(null, null, Y.createID(client, from), 0));
}

const indexOfPosition = (doc: Y.Doc, position: Y.RelativePosition): number | undefined =>
	Y.createAbsolutePositionFromRelativePosition(position, doc)?.index;

/** The ids of the visible characters from `at` on, `length` UTF-16 units, in order. */
export function charactersAt(text: Y.Text, at: number, length: number): CharacterRange[] {
	const found: CharacterRange[] = [];
	let index = 0;
	for (let item = text._start; item !== null && index < at + length; item = item.right) {
		if (item.deleted || !item.countable) continue;
		const from = item.id.clock + Math.max(0, at - index);
		const to = item.id.clock + Math.min(item.length, at + length - index);
		if (from < to) found.push({ client: item.id.client, from, to });
		index += item.length;
	}
	return found;
}

/** Where those of the characters that are still visible stand now, in order of place. */
export function visibleSpans(
	text: Y.Text,
	characters: readonly CharacterRange[]
): { index: number; length: number }[] {
	const spans: { index: number; length: number }[] = [];
	let index = 0;
	for (let item = text._start; item !== null; item = item.right) {
		if (item.deleted || !item.countable) continue;
		const { client, clock } = item.id;
		const here = characters
			.filter((range) => range.client === client)
			.map(({ from, to }) => [Math.max(from, clock), Math.min(to, clock + item!.length)])
			.filter(([from, to]) => from < to)
			.sort(([a], [b]) => a - b);
		for (const [from, to] of here) spans.push({ index: index + from - clock, length: to - from });
		index += item.length;
	}
	return spans;
}

export class Restored {
	/** Characters that are gone, and the id of the first one that stands for them. */
	readonly #known: { readonly gone: CharacterRange; readonly now: Y.ID }[] = [];

	/** `now` stands for the characters of `gone`, one for one. */
	add(gone: readonly CharacterRange[], now: CharacterRange): void {
		let clock = now.from;
		for (const range of gone) {
			this.#known.push({ gone: range, now: Y.createID(now.client, clock) });
			clock += range.to - range.from;
		}
	}

	/** The ids that stand for these characters now, in order. */
	follow(range: CharacterRange): CharacterRange[] {
		const { client, from, to } = range;
		if (from >= to) return [];
		const known = this.#known.find(
			({ gone }) => gone.client === client && gone.from < to && from < gone.to
		);
		if (!known) return [range];
		const { gone, now } = known;
		const [start, end] = [Math.max(from, gone.from), Math.min(to, gone.to)];
		const shift = now.clock - gone.from;
		return [
			...this.follow({ client, from, to: start }),
			...this.follow({ client: now.client, from: start + shift, to: end + shift }),
			...this.follow({ client, from: end, to })
		];
	}

	/** Where a place is now that held on to a character. */
	indexIn(doc: Y.Doc, at: Y.RelativePosition): number | undefined {
		if (!at.item) return indexOfPosition(doc, at);
		const { client, clock } = at.item;
		const [now] = this.follow({ client, from: clock, to: clock + 1 });
		const item = Y.createID(now.client, now.from);
		return indexOfPosition(doc, new Y.RelativePosition(at.type, at.tname, item, at.assoc));
	}
}

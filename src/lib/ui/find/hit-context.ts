/** A hit with a few words on either side of it. */
import type { Hit } from './find-in-book';

const AROUND = 24;
/** Less of a text than this is shown whole. */
const SHORT = 60;

export interface HitContext {
	readonly before: string;
	readonly found: string;
	readonly after: string;
	/** All three. */
	readonly said: string;
}

/** Around the first place where it matches, on one line. */
export function contextOf({ text, stretches }: Pick<Hit, 'text' | 'stretches'>): HitContext {
	const [{ start, end }] = stretches;
	const isShort = text.length <= SHORT;
	const from = isShort ? 0 : Math.max(0, start - AROUND);
	const to = isShort ? text.length : Math.min(text.length, end + AROUND * 2);
	const line = (piece: string) => piece.replace(/\s+/g, ' ');
	const before = (from > 0 ? '…' : '') + line(text.slice(from, start));
	const found = line(text.slice(start, end));
	const after = line(text.slice(end, to)) + (to < text.length ? '…' : '');
	return { before, found, after, said: before + found + after };
}

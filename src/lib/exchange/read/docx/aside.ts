/** What a Word document holds beside the words of its paragraphs and cells. */
import type { ImportEntry } from '../import-report';

/** An entry of the report that has no place yet. */
export interface Aside extends Pick<ImportEntry, 'found' | 'expected' | 'kept'> {
	readonly kind: 'unseen' | 'unread' | 'note-mark' | 'text-box' | 'margin-text';
	/** The relationship to the part that holds its text. */
	readonly relation?: string;
}

/** Adds one; what goes on with the one before is joined to it. */
export function addAside(to: Aside[], aside: Aside): void {
	const last = to.at(-1);
	const goesOn =
		last?.found !== undefined &&
		aside.found !== undefined &&
		(['kind', 'expected', 'kept', 'relation'] as const).every((key) => last[key] === aside[key]) &&
		(aside.kind === 'unseen' || aside.kind === 'note-mark' || aside.expected === 'drawing');
	if (goesOn) to[to.length - 1] = { ...last, found: last.found + aside.found };
	else to.push(aside);
}

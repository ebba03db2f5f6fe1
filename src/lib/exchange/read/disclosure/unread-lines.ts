/** The lines of a source of which the book holds nothing, for the rules that need no format. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { Row } from '$lib/budget/book/book';
import { UNREAD_TEXT, unreadRowId } from '$lib/budget/book/unread-sheet';
import type { EntryKind, Place } from '../import-report';
import type { Source, SourceLine } from '../source';
import type { BookDraft } from './book-draft';

/** What is told again by what it heads, or is no part of the document's own words. */
const ASIDE: ReadonlySet<EntryKind> = new Set<EntryKind>([
	'contents-line',
	'margin-text',
	'unseen',
	'rule-line',
	'table-heading',
	'table-header',
	'repeated-header',
	'column-numbers',
	'form-heading',
	'section-heading'
]);

/** A row for each such line, in the order of the source. */
export function unreadLines({ lines, locate }: Source, { fates }: BookDraft): readonly Row[] {
	const unread = lines.filter(
		({ filled }) =>
			filled.length > 0 &&
			filled.every((cell) =>
				(fates.get(cell) ?? []).every((fate) => fate.to === 'report' && !ASIDE.has(fate.entry.kind))
			)
	);
	const orders = generateNKeysBetween(null, null, unread.length);
	const taken = new Map<string, number>();
	return unread.map((line, i) => {
		const place: Place = { line: line.number, ...locate?.(line.number) };
		const id = unreadRowId(place);
		const nth = (taken.get(id) ?? 0) + 1;
		taken.set(id, nth);
		return {
			id: nth > 1 ? `${id}#${nth}` : id,
			order: orders[i],
			cells: { [UNREAD_TEXT]: textOf(line) }
		};
	});
}

function textOf({ filled, grid }: SourceLine): string {
	if (!grid) {
		// A gap in a line of prose is no border of cells.
		const isProse = filled.some(({ text }) => /[，。；：]/.test(text));
		return filled.map(({ text }) => text).join(isProse ? '' : '\t');
	}
	const cells: string[] = [];
	for (const { index, text } of filled) cells[index] = text.replace(/\s+/g, '');
	const text = Array.from(cells, (cell) => cell ?? '').join('\t');
	// A line of a table is known by its tabs.
	return cells.length === 1 ? `${text}\t` : text;
}

/** The last step of every reader: what was drafted becomes a book, and what became of the source a report. */
import type { Book, Row } from '$lib/budget/book/book';
import {
	countKinds,
	type FormatStatement,
	type ImportReport,
	type Place,
	type ReadFailure
} from '../import-report';
import type { Source } from '../source';
import type { BookDraft } from './book-draft';
import { weighConservation } from './conservation';
import type { ReadHeading } from './heading';
import { unreadLines } from './unread-lines';

export type ReadResult =
	| {
			readonly ok: true;
			readonly book: Book;
			readonly report: ImportReport;
			/** Headers of tables in grids, as they were understood. */
			readonly headings?: readonly ReadHeading[];
			/** Lines of which the book holds nothing, as rows of the sheet `unread`. */
			readonly unread?: readonly Row[];
	  }
	| {
			readonly ok: false;
			readonly failure: ReadFailure;
			/** Headers in which no table was recognised; choices may help. */
			readonly headings?: readonly ReadHeading[];
	  };

/** What is known of the file beside its lines. */
export interface SourceOrigin {
	readonly name: string;
	readonly encoding: string;
	readonly bytes: number;
	/** Bytes of a character that the end of the file cuts in two. */
	readonly dangling: number;
}

export function finishReading(
	source: Source,
	origin: SourceOrigin,
	draft: BookDraft,
	format?: FormatStatement
): ReadResult {
	const { lines } = source;
	const { name, encoding, bytes } = origin;
	const located = locating(source);
	const own = [...draft.entries].sort((a, b) => a.place.line - b.place.line).map(located);
	const entries = [...(source.entries ?? []), ...own];
	const conservation = weighConservation(lines, draft);
	const report: ImportReport = {
		source: { name, encoding, bytes, lines: lines.length },
		...(format && { format }),
		entries,
		counts: countKinds(entries),
		conservation: { ...conservation, losses: conservation.losses.map(located) }
	};
	const book: Book = { head: draft.head, sheets: draft.sheets() };
	const unread = unreadLines(source, draft);
	return { ok: true, book, report, headings: draft.headings.map(located), unread };
}

/** Running numbers of lines → where people find them. */
export function locating({ locate }: Source): <T extends { readonly place: Place }>(at: T) => T {
	if (!locate) return (at) => at;
	return (at) => ({ ...at, place: { ...at.place, ...locate(at.place.line) } });
}

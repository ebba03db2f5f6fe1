/** The texts of a book that people read: long fields of forms and sections of the narrative. */
import type { ColumnId, RowId } from '$lib/budget/book/book';
import { UNREAD } from '$lib/budget/book/unread-sheet';
import { formProseOf } from '$lib/formats/project-form';
import { formatOfReader } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import type { Span } from '../text/plain-text';
import type { Draft } from '../finding/draft';
import type { RuleReader } from './rule-reader';

export const NARRATIVE_TEXT: ColumnId = '正文';

export interface TextAt {
	readonly column: ColumnId;
	readonly text: string;
}

/**
 * What is written in a form or a section of the narrative; never empty.
 * @param ofForm which fields of the form of the book's format; by default its prose
 */
export function textsOf(
	reader: RuleReader,
	row: RowId,
	ofForm: (format: Format) => readonly ColumnId[] = formProseOf
): TextAt[] {
	const sheet = reader.sheetOf(row);
	if (sheet === 'narrative' || sheet === UNREAD) {
		const text = reader.text(row, NARRATIVE_TEXT);
		return text === '' ? [] : [{ column: NARRATIVE_TEXT, text }];
	}
	const cells = reader.cells(row);
	const texts: TextAt[] = [];
	for (const column of ofForm(formatOfReader(reader))) {
		const text = String(cells[column] ?? '');
		if (text !== '') texts.push({ column, text });
	}
	return texts;
}

/** Arguments of a finding that quotes its text. */
export function quoting(text: string, { start, end }: Span): NonNullable<Draft['arguments']> {
	return { quote: text.slice(start, end), start, end };
}

/** A few characters around a place, for a person to recognise it by. */
export function around(text: string, start: number, end: number, reach = 8): string {
	return text.slice(Math.max(0, start - reach), end + reach).replace(/\s+/g, ' ');
}

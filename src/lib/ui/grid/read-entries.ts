/** Entries as what the book is to change: cells, and rows that vacant places make. */
import type { CellValue } from '$lib/budget/book/book';
import { computeCell } from '$lib/budget/computed/compute-cell';
import { bookFormat } from '$lib/formats/book-format';
import { holdsAmounts, isFormulaText } from '$lib/budget/computed/formula-cell';
import { writtenIn, type BookReader } from '$lib/budget/live/live-book';
import type { CellEdit, NewRow } from '$lib/collab/room/write';
import type { Session } from '$lib/collab/session/session';
import type { Selection } from '../state/selection.svelte';
import { readFormula } from './computed-entry';
import { readEntry, type EntryResult } from './entry';
import type { Entry, LocatedRefusal } from './grid-port';
import { rebaseProse } from './rebase-prose';

export interface ReadEntries {
	readonly edits: readonly CellEdit[];
	readonly newRows: readonly NewRow[];
	/** Nothing may be written while one is refused. */
	readonly refused: readonly LocatedRefusal[];
}

/** Entries that change nothing are left out. */
export function readEntries(entries: readonly Entry[], book: BookReader): ReadEntries {
	const refused: LocatedRefusal[] = [];
	const edits: CellEdit[] = [];
	const newRows = new Map<number, NewRow>();
	for (const entry of entries) {
		const { ref, vacant } = entry.cell;
		const read = readInBook(entry, book);
		if (!read.ok) refused.push({ ...entry, refusal: read.refusal });
		else if (ref && writtenIn(book.row(ref.row), ref.column) !== read.value)
			edits.push({ ...ref, value: read.value });
		else if (vacant && read.value !== undefined) {
			// Entries in one vacant line make one row.
			const row = newRows.get(entry.line) ?? vacant.row;
			newRows.set(entry.line, withCell(row, vacant.column, read.value));
		}
	}
	return { edits, newRows: [...newRows.values()], refused };
}

/** Tells others on the page what entries that are still being typed would write, if they can stand. */
export function publishDraft(
	entries: readonly Entry[],
	{ session, selection }: { readonly session: Session; readonly selection: Selection }
): void {
	const { edits, refused } = readEntries(entries, session.book);
	selection.draft = refused.length > 0 ? [] : edits.map((edit) => computed(edit, session.book));
}

/** What a formula comes to, for those who want to know what it causes. */
function computed(edit: CellEdit, book: BookReader): CellEdit {
	const { value } = edit;
	const sheet = book.sheetOf(edit.row);
	const isComputed = sheet !== undefined && holdsAmounts(sheet, edit.column, bookFormat(book.head));
	if (!isFormulaText(value) || !isComputed) return edit;
	const result = computeCell(book, edit, value);
	return result.ok ? { ...edit, value: result.value } : edit;
}

function readInBook({ cell, text, base }: Entry, book: BookReader): EntryResult {
	const { ref, kind } = cell;
	if (!ref || cell.lock) return readEntry(cell, text);
	if (book.row(ref.row) === undefined) return { ok: false, refusal: { kind: 'gone' } };
	if (kind === 'amount' && isFormulaText(text)) return readFormula(book, ref, text);
	if (kind !== 'prose' || base === undefined) return readEntry(cell, text);
	const now = String(book.value(ref.row, ref.column) ?? '');
	return readEntry(cell, rebaseProse(base, text, now));
}

function withCell(row: NewRow, column: string, value: CellValue): NewRow {
	return { ...row, cells: { ...row.cells, [column]: value } };
}

/** What an undo would take back, in words. */
import { printCell } from '$lib/budget/address/address-book';
import type { CellValue } from '$lib/budget/book/book';
import { holdsAmounts, unitOfSheet } from '$lib/budget/computed/formula-cell';
import type { BookReader } from '$lib/budget/live/live-book';
import { printExactly } from '$lib/budget/values/amount';
import { bookFormat } from '$lib/formats/book-format';
import type { Operation } from '$lib/collab/edit/operation';
import { ENTRY, SETTING } from '$lib/collab/room/head-record';
import type { UndoStep } from '$lib/collab/edit/undo';
import type { UndoWords } from '$lib/messages/undo';

type Kind<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

/** @param nameOf what a setting is called */
export function sayUndoStep(
	book: BookReader,
	step: UndoStep,
	say: UndoWords,
	nameOf: (setting: string) => string
): string {
	const of = <K extends Operation['kind']>(kind: K): Kind<K>[] =>
		step.filter((operation): operation is Kind<K> => operation.kind === kind);
	const [shown, rest] = [of('visibility').filter((one) => one.shown), of('visibility')];
	const parts = [
		shown.length > 0 && say.inserted(shown.length),
		rest.length > shown.length && say.removed(rest.length - shown.length),
		of('order').length > 0 && say.moved,
		// The cells of a row that comes or goes are no news of their own.
		rest.length === 0 && sayCells(book, of('cell'), say),
		rest.length === 0 && sayTexts(book, of('text'), say),
		sayEntries(of('entry'), say, nameOf)
	];
	return parts.filter((part) => part !== false && part !== '').join(say.and);
}

function sayCells(book: BookReader, cells: readonly Kind<'cell'>[], say: UndoWords): string {
	const [first, ...more] = cells;
	if (!first) return '';
	const place = placeOf(book, first, say);
	if (more.length > 0) return say.cells(place, cells.length);
	// Without its row nobody knows the unit of an amount.
	if (book.row(first.row) === undefined) return place;
	const { before, after } = first;
	return say.cell(place, print(book, first, before?.v, say), print(book, first, after.v, say));
}

function sayTexts(book: BookReader, texts: readonly Kind<'text'>[], say: UndoWords): string {
	const [first] = texts;
	return first ? say.prose(placeOf(book, first, say)) : '';
}

function placeOf(
	book: BookReader,
	{ row, column }: Kind<'cell' | 'text'>,
	{ goneRow }: UndoWords
): string {
	return book.row(row) === undefined ? goneRow : printCell(book, row, column);
}

const LONGEST = 24;

function print(
	book: BookReader,
	{ row, column }: Kind<'cell'>,
	value: CellValue | undefined,
	say: UndoWords
): string {
	if (value === undefined) return say.blank;
	const sheet = book.sheetOf(row);
	const format = bookFormat(book.head);
	if (typeof value === 'number' && sheet !== undefined && holdsAmounts(sheet, column, format))
		return printExactly(value, unitOfSheet(sheet, format));
	const text = String(value);
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function sayEntries(
	entries: readonly Kind<'entry'>[],
	say: UndoWords,
	nameOf: (setting: string) => string
): string {
	const [first] = entries;
	if (!first) return '';
	if (first.map !== 'meta') return say.settled;
	const prefix = [SETTING, ENTRY].find((one) => first.key.startsWith(one));
	if (prefix === undefined) return say.head;
	return say.setting(nameOf(first.key.slice(prefix.length).split(':')[0]));
}

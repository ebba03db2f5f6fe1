/** What a book says where: its tables, forms, narrative, notes and comments, in the order of the document. */
import { printExactly, type AmountUnit } from '$lib/budget/values/amount';
import { templateFor } from '$lib/budget/table/book-columns';
import {
	tableOf,
	type CellValue,
	type ColumnId,
	type Row,
	type RowId,
	type SheetKey
} from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { LivingReader } from '$lib/budget/living/living-reader';
import { printLivingText, type PrintedText } from '$lib/budget/living/living-text';
import {
	formTextsOf,
	formUnit,
	fundColumnsOf,
	indicatorColumnsOf
} from '$lib/formats/project-form';
import { NOTE_COLUMN } from '$lib/budget/book/table-note';
import type { CommentThread } from '$lib/collab/comment/comment-thread';
import { bookFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import type { Matcher, Stretch } from './query';

export interface CellHit {
	readonly kind: 'cell';
	readonly sheet: SheetKey;
	readonly row: RowId;
	readonly column: ColumnId;
	/** What the cell held when it was found. */
	readonly value: CellValue;
	/** As it reads. */
	readonly text: string;
	/** Where it matches, in the text as it reads; of an amount, all of it. */
	readonly stretches: readonly Stretch[];
	/** Of an amount: whether it is the one that was asked for, or contains the digits only. */
	readonly amount?: 'value' | 'digits';
	/** A text that is written otherwise than it reads: it has living figures or marks. */
	readonly printed?: PrintedText;
}

export interface CommentHit {
	readonly kind: 'comment';
	readonly thread: CommentThread;
	readonly comment: string;
	readonly text: string;
	readonly stretches: readonly Stretch[];
}

export type Hit = CellHit | CommentHit;

export interface FindPlace {
	readonly sheet: SheetKey;
	/** Only this row of it. */
	readonly row?: RowId;
}

export interface Findable {
	readonly book: BookReader;
	readonly living: LivingReader;
	readonly threads: readonly CommentThread[];
}

/** Every place of a book that holds words or figures. */
export function* placesOf({ head, rows }: Pick<BookReader, 'head' | 'rows'>): Generator<FindPlace> {
	const { tables } = bookFormat(head);
	for (const { id } of tables) yield { sheet: id };
	for (const unit of head.units)
		for (const { id, shared } of tables) if (!shared) yield { sheet: `${id}@${unit.id}` };
	yield { sheet: 'notes' };
	yield { sheet: 'narrative' };
	for (const { id } of rows('projects')) yield* placesOfProject(id);
}

export function placesOfProject(project: RowId): readonly FindPlace[] {
	return [{ sheet: 'projects', row: project }, { sheet: `indicators@${project}` }];
}

/** Lazy: whoever asks decides how long to look. */
export function* hitsIn(
	{ book, living, threads }: Findable,
	matcher: Matcher,
	places: Iterable<FindPlace> = placesOf({
		head: book.head,
		rows: (sheet) => book.rows(sheet)
	})
): Generator<Hit | undefined> {
	for (const { sheet, row } of places) {
		const found = row === undefined ? undefined : book.row(row);
		const rows = row === undefined ? book.rows(sheet) : found ? [found] : [];
		if (rows.length > 0) {
			const columns = columnsOf(book, sheet, rows);
			for (const each of rows) yield* hitsInRow(living, matcher, sheet, columns, each);
		}
		yield undefined;
	}
	for (const thread of threads) yield* hitsInThread(matcher, thread);
}

interface FoundColumn {
	readonly id: ColumnId;
	readonly unit?: AmountUnit;
}

/** What a form prints: its texts and funds. */
function ofForms(format: Format): readonly FoundColumn[] {
	const unit = formUnit(format);
	return [
		...formTextsOf(format).map((id) => ({ id })),
		...[...fundColumnsOf(format)].map((id) => ({ id, unit }))
	];
}
const NARRATIVE: readonly FoundColumn[] = [{ id: '标题' }, { id: '正文' }];
const NOTES: readonly FoundColumn[] = [{ id: NOTE_COLUMN }];

/** The columns that people see, in their order. */
function columnsOf(
	book: BookReader,
	sheet: SheetKey,
	rows: readonly Row[]
): readonly FoundColumn[] {
	const table = tableOf(sheet)?.table;
	if (table !== undefined) {
		const unit = bookFormat(book.head).byId.get(table)?.unit ?? '万元';
		return templateFor(book.head, table, rows).columns.map(({ id, holds }) =>
			holds === 'amount' ? { id, unit } : { id }
		);
	}
	if (sheet === 'projects') return ofForms(bookFormat(book.head));
	if (sheet === 'narrative') return NARRATIVE;
	if (sheet === 'notes') return NOTES;
	return indicatorColumnsOf(bookFormat(book.head)).map((id) => ({ id }));
}

function* hitsInRow(
	living: LivingReader,
	matcher: Matcher,
	sheet: SheetKey,
	columns: readonly FoundColumn[],
	{ id: row, cells }: Row
): Generator<CellHit> {
	for (const { id: column, unit } of columns) {
		const value = cells[column];
		if (value === undefined) continue;
		const at = { kind: 'cell', sheet, row, column, value } as const;
		if (typeof value === 'number') {
			const amount = matcher.ofAmount(value, unit ?? '万元');
			if (!amount) continue;
			const text = printExactly(value, unit ?? '万元');
			yield { ...at, text, amount, stretches: [{ start: 0, end: text.length }] };
			continue;
		}
		const printed =
			sheet === 'narrative' && value.includes('{{') ? printLivingText(value, living) : undefined;
		const text = printed?.text ?? value;
		const stretches = matcher.inText(text);
		if (stretches.length > 0) yield { ...at, text, stretches, ...(printed && { printed }) };
	}
}

function* hitsInThread(matcher: Matcher, thread: CommentThread): Generator<CommentHit> {
	for (const { id, text, deleted } of thread.comments) {
		const stretches = deleted ? [] : matcher.inText(text);
		if (stretches.length > 0) yield { kind: 'comment', thread, comment: id, text, stretches };
	}
}

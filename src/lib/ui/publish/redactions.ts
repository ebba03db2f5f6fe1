/** What a book declares to be kept from the public: read for people, and written as settings. */
import { bookFormat } from '$lib/formats/book-format';
import { tableLabel } from '$lib/budget/table/table-title';
import type { ColumnId, RowId, TableId } from '$lib/budget/book/book';
import { settingOf, type Setting } from '$lib/budget/settings/book-settings';
import { printCell } from '$lib/budget/address/address-book';
import type { BookReader } from '$lib/budget/live/live-book';
import { fundColumnsOf } from '$lib/formats/project-form';
import { labelOf } from '$lib/budget/table/row-key';
import { columnsOfSide, templateOf } from '$lib/budget/table/table-template';
import { tableOf } from '$lib/budget/book/book';
import type { Session } from '$lib/collab/session/session';
import type { WriteResult } from '$lib/collab/room/write';
import type { RedactionKind } from '$lib/messages/publishing';

export type Redaction = Setting<'redactions'>['entries'][number];

/** What is picked: a project by its form, a row, or one cell of either. */
export interface Picked {
	readonly kind: RedactionKind;
	readonly row: RowId;
	readonly column?: ColumnId;
}

export interface Choice {
	readonly id: string;
	readonly name: string;
}

export function declaredIn(book: BookReader): Setting<'redactions'> {
	return settingOf(book.head.settings, 'redactions') ?? { entries: [] };
}

/** What people call it; `undefined` where the row is gone. */
export function nameOf(book: BookReader, entry: Redaction): string | undefined {
	if (book.sheetOf(entry.row) === undefined) return undefined;
	return printCell(book, entry.row, entry.kind === 'field' ? entry.column : undefined);
}

/** Forms of the book that can be picked, each with its unit. */
export function projectChoices(book: BookReader): readonly Choice[] {
	const units = new Map(book.head.units.map(({ id, name }) => [id, name]));
	return book.rows('projects').map(({ id, unit, cells }) => {
		const owner = unit === undefined ? undefined : units.get(unit);
		return { id, name: `${cells['项目名称'] ?? '—'}${owner ? `（${owner}）` : ''}` };
	});
}

export function tableChoices(book: BookReader): readonly Choice[] {
	return bookFormat(book.head)
		.tables.filter(({ id }) => book.rows(id).length > 0)
		.map(({ id }) => ({ id, name: tableLabel(book.head, id) }));
}

export function rowChoices(book: BookReader, table: TableId): readonly Choice[] {
	return book.rows(table).map((row, i) => ({
		id: row.id,
		name: `${i + 1}　${labelOf(table, row, bookFormat(book.head)).trim() || '—'}`
	}));
}

/** The columns of a row, or the fields of a form, that can be left blank. */
export function fieldChoices(book: BookReader, row: RowId): readonly Choice[] {
	const format = bookFormat(book.head);
	const sheet = book.sheetOf(row);
	const table = sheet && tableOf(sheet)?.table;
	if (table) {
		const side = book.rows(sheet).find(({ id }) => id === row)?.side;
		return columnsOfSide(templateOf(table, format), side).map(({ id }) => ({ id, name: id }));
	}
	const fields = format.form?.fields ?? [];
	return [...fields.map(({ id }) => id), ...fundColumnsOf(format)].map((id) => ({ id, name: id }));
}

/** The reason is on record, with who gave it and when. */
export function declare(
	session: Session,
	picked: Picked,
	reason: string,
	now: number
): WriteResult {
	const { kind, row, column } = picked;
	const said = { by: session.identity.name, at: new Date(now).toISOString(), reason };
	const entry: Redaction =
		kind === 'field' ? { kind, row, column: column!, ...said } : { kind, row, ...said };
	const { entries, ...others } = declaredIn(session.book);
	const before = entries.filter((one) => !isSame(one, entry));
	return session.writeSetting('redactions', { ...others, entries: [...before, entry] });
}

export function takeBack(session: Session, entry: Redaction): WriteResult {
	const { entries, ...others } = declaredIn(session.book);
	const left = entries.filter((one) => !isSame(one, entry));
	return session.writeSetting('redactions', { ...others, entries: left });
}

/** Names or telephone numbers are published after all, or no longer. */
export function keep(session: Session, what: 'names' | 'phones', isKept: boolean): WriteResult {
	const { [what]: _before, ...others } = declaredIn(session.book);
	return session.writeSetting('redactions', { ...others, ...(isKept && { [what]: '保留' }) });
}

function isSame(a: Redaction, b: Redaction): boolean {
	const columnOf = (one: Redaction) => (one.kind === 'field' ? one.column : undefined);
	return a.kind === b.kind && a.row === b.row && columnOf(a) === columnOf(b);
}

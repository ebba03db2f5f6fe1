/** Which document is written: the department's, or that of one of its units. */
import { bookFormat } from '$lib/formats/book-format';
import {
	type Book,
	type Row,
	type SheetKey,
	type TableId,
	type Unit,
	type UnitId
} from '$lib/budget/book/book';
import { withPrintedNarrative } from '$lib/budget/living/printed-narrative';
import { NOTE_COLUMN, noteRowOf } from '$lib/budget/book/table-note';
import { tableOf } from '$lib/budget/book/book';

export type Edition =
	{ readonly kind: 'department' } | { readonly kind: 'unit'; readonly unit: UnitId };

export interface EditionFailure {
	readonly kind: 'no-such-unit';
	readonly unit: UnitId;
	/** The units that there are. */
	readonly units: readonly Unit[];
}

export type EditionResult =
	| { readonly ok: true; readonly book: Book }
	| { readonly ok: false; readonly failure: EditionFailure };

/**
 * The book of one edition. A unit's holds its own tables, its rows of the shared ones, and its
 * projects, under its own name; the narrative is the department's and stays out.
 */
export function editionOf(book: Book, edition: Edition): EditionResult {
	if (edition.kind === 'department') return { ok: true, book: departmentsOwn(book) };
	const { units } = book.head;
	const unit = units.find(({ id }) => id === edition.unit);
	if (!unit) return { ok: false, failure: { kind: 'no-such-unit', unit: edition.unit, units } };
	return { ok: true, book: unitsOwn(book, unit) };
}

/** Units' own tables are no part of the department's document, and its text is one that people read. */
function departmentsOwn(written: Book): Book {
	const book = withPrintedNarrative(written);
	const kept = Object.entries(book.sheets).filter(
		([sheet]) => tableOf(sheet as SheetKey)?.unit === undefined
	);
	return { head: book.head, sheets: Object.fromEntries(kept) };
}

function unitsOwn(book: Book, unit: Unit): Book {
	const isOwn = (row: Row): boolean => row.unit === unit.id;
	const projects = (book.sheets.projects ?? []).filter(isOwn);
	const indicators = projects.map(({ id }): [SheetKey, readonly Row[]] => {
		const sheet: SheetKey = `indicators@${id}`;
		return [sheet, book.sheets[sheet] ?? []];
	});
	const all = bookFormat(book.head).tables;
	const tables = all.map(({ id: table, shared }): [SheetKey, readonly Row[]] => [
		table,
		shared ? (book.sheets[table] ?? []).filter(isOwn) : (book.sheets[`${table}@${unit.id}`] ?? [])
	]);
	return {
		head: {
			...book.head,
			department: { code: unit.code, name: unit.name },
			edition: 'unit',
			units: [unit],
			explanations: book.head.explanations.filter((one) => one.unit === unit.id)
		},
		sheets: {
			...Object.fromEntries([...tables, ...indicators]),
			projects,
			notes: all.flatMap(({ id }) => noteOf(book, id, unit.id))
		}
	};
}

/** The note of a unit's table, as the note of the table in its edition. */
function noteOf(book: Book, table: TableId, unit: UnitId): Row[] {
	const own = book.sheets.notes?.find(({ id }) => id === noteRowOf(`${table}@${unit}`));
	if (!own?.cells[NOTE_COLUMN]) return [];
	return [{ ...own, id: noteRowOf(table) }];
}

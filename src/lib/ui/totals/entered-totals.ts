/** What a person enters, with the totals that come with new rows and codes where the book computes them. */
import { cellKey } from '$lib/budget/address/address-book';
import type { SheetKey } from '$lib/budget/book/book';
import { holdsAmounts } from '$lib/budget/computed/formula-cell';
import { LiveBook, type BookReader } from '$lib/budget/live/live-book';
import { addedTotals, computesTotals } from '$lib/budget/totals/added-totals';
import { bookFormat } from '$lib/formats/book-format';
import { placeRows } from '$lib/collab/edit/plan-batch';
import type { Batch, CellEdit } from '$lib/collab/room/write';
import type { Session } from '$lib/collab/session/session';

/** Rows that come and cells that change. */
interface Entered {
	readonly edits: readonly CellEdit[];
	readonly rows: NonNullable<Batch['rows']>;
}

export const freshRowId = (): string => `r${crypto.randomUUID().replaceAll('-', '')}`;

/** What somebody entered, and the totals that it makes. */
export function withEnteredTotals(
	session: Pick<Session, 'book' | 'mayWrite'>,
	entered: Entered
): Entered {
	const { book } = session;
	const sheets = computesTotals(book.head) ? touchedSheets(session, entered) : [];
	if (sheets.length === 0) return entered;
	const { edits, rows } = entered;
	const after = bookAfter(book, sheets, entered);
	const taken = new Set(edits.map(({ row, column }) => cellKey(row, column)));
	const isNew = new Set(rows.map(({ id }) => id));
	const totals = sheets
		.flatMap((sheet) => addedTotals(book, after, sheet))
		.filter(
			({ row, column }) =>
				!taken.has(cellKey(row, column)) &&
				(isNew.has(row) || session.mayWrite({ row }) === undefined)
		)
		.map(({ row, column, formulas: [value] }) => ({ row, column, value }));
	return {
		rows: rows.map((row) => {
			const own = totals.filter((total) => total.row === row.id);
			const formulas = Object.fromEntries(own.map(({ column, value }) => [column, value]));
			return own.length === 0 ? row : { ...row, cells: { ...row.cells, ...formulas } };
		}),
		edits: [...edits, ...totals.filter(({ row }) => !isNew.has(row))]
	};
}

/** The sheets as they will be. */
function bookAfter(
	book: BookReader,
	sheets: readonly SheetKey[],
	{ rows, edits }: Entered
): LiveBook {
	const after = new LiveBook({
		head: book.head,
		sheets: Object.fromEntries(sheets.map((sheet) => [sheet, book.rows(sheet)]))
	});
	for (const { sheet, after: _after, cells = {}, ...row } of placeRows(rows, book)) {
		after.apply({ kind: 'row', sheet, row });
		for (const [column, value] of Object.entries(cells))
			after.apply({ kind: 'cell', row: row.id, column, value });
	}
	for (const edit of edits) after.apply({ kind: 'cell', ...edit });
	return after;
}

/** Sheets in which rows come, or cells change that say what a row is. */
function touchedSheets(
	{ book }: Pick<Session, 'book'>,
	{ edits, rows }: Entered
): readonly SheetKey[] {
	const format = bookFormat(book.head);
	const renamed = edits.flatMap(({ row, column }) => {
		const sheet = book.sheetOf(row);
		return sheet !== undefined && !holdsAmounts(sheet, column, format) ? [sheet] : [];
	});
	return [...new Set([...rows.map(({ sheet }) => sheet), ...renamed])];
}

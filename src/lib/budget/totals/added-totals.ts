/** Totals of books that compute theirs: those of a new book, and those that come with rows and codes. */
import { addToList } from '$lib/budget/values/lists-by-key';
import { cellKey } from '../address/address-book';
import { tableOf, type Book, type BookHead, type Row, type SheetKey } from '../book/book';
import { computedBook } from '../computed/computed-book';
import { LiveBook, type BookReader } from '../live/live-book';
import { totalsOf, type TotalCell } from './sheet-totals';

/** The setting of a book whose new totals are computed. */
export const COMPUTED_TOTALS = { totals: '自动' } as const;

export function computesTotals({ settings }: Pick<BookHead, 'settings'>): boolean {
	return settings.totals === COMPUTED_TOTALS.totals;
}

/** The book with a formula in each total that stands blank; from now on it computes its new totals. */
export function withComputedTotals(book: Book): Book {
	const live = new LiveBook(book);
	const sheets = Object.entries(book.sheets).map(([key, rows = []]) => {
		const blank = blankTotals(live, key as SheetKey);
		return [key, rows.map((row) => withFormulas(row, blank.get(row.id) ?? []))] as const;
	});
	const head = { ...book.head, settings: { ...book.head.settings, ...COMPUTED_TOTALS } };
	return computedBook({ head, sheets: Object.fromEntries(sheets) });
}

function withFormulas(row: Row, totals: readonly TotalCell[]): Row {
	if (totals.length === 0) return row;
	const made = totals.map(({ column, formulas: [formula] }) => [column, formula]);
	return { ...row, formulas: { ...row.formulas, ...Object.fromEntries(made) } };
}

/** By row. */
function blankTotals(book: BookReader, sheet: SheetKey): ReadonlyMap<string, TotalCell[]> {
	const found = new Map<string, TotalCell[]>();
	if (sheet !== 'projects' && !tableOf(sheet)) return found;
	for (const total of totalsOf(book, sheet)) {
		const { row, column } = total;
		if (book.value(row, column) !== undefined) continue;
		if (book.formula?.(row, column) !== undefined) continue;
		addToList(found, row, total);
	}
	return found;
}

/** Blank totals of a sheet that were no totals before a change. */
export function addedTotals(before: BookReader, after: BookReader, sheet: SheetKey): TotalCell[] {
	const known = new Set(totalsOf(before, sheet).map(({ row, column }) => cellKey(row, column)));
	return [...blankTotals(after, sheet).values()]
		.flat()
		.filter(({ row, column }) => !known.has(cellKey(row, column)));
}

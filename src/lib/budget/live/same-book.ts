/** When two books say the same. */
import type { Book, Row, SheetKey } from '../book/book';
import { byOrder } from './live-book';

/**
 * True where both hold the same head and the same rows in the same order, with the same ids,
 * marks, cells and formulas, and the same comments. Fractional order keys themselves, blank cells, empty sheets and the order of
 * comments and `notes` (a set by table) make no difference.
 */
export function sameBook(a: Book, b: Book): boolean {
	return canonicalText(a) === canonicalText(b);
}

/** One text for all books that are the same: what `sameBook` compares, and a test prints. */
export function canonicalText(book: Book): string {
	const sheets = Object.entries(book.sheets)
		.map(([key, rows]): [string, unknown[]] => [key, canonicalRows(key as SheetKey, rows ?? [])])
		.filter(([, rows]) => rows.length > 0);
	const comments = book.comments?.toSorted((a, b) => (a.id < b.id ? -1 : 1)) ?? [];
	return JSON.stringify(
		sorted({ head: book.head, sheets: Object.fromEntries(sheets), comments }),
		null,
		1
	);
}

function canonicalRows(sheet: SheetKey, rows: readonly Row[]): unknown[] {
	const canonical = rows.toSorted(byOrder).map(({ id, side, unit, role, cells, formulas }) => ({
		id,
		side,
		unit,
		role,
		formulas,
		cells: Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== ''))
	}));
	if (sheet !== 'notes') return canonical;
	return canonical
		.filter((row) => Object.keys(row.cells).length > 0)
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The same JSON value with the keys of its objects in order. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

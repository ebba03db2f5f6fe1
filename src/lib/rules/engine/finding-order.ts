/** The order in which findings are told: by rule, then by place in the document. */
import { tableOf, type RowId, type SheetKey } from '$lib/budget/book/book';
import { byOrder, type BookReader } from '$lib/budget/live/live-book';
import { tableIdsOf } from '$lib/budget/table/table-template';
import { bookFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { SEVERITIES, type Finding } from '../finding/finding';
import { rulesOf } from './format-rules';
import { DEPARTMENT_ISSUE } from './listed-rules';

const ranked = new WeakMap<Format, ReadonlyMap<string, number>>();

function ranksOf(format: Format): ReadonlyMap<string, number> {
	let ranks = ranked.get(format);
	if (!ranks) {
		const ids = rulesOf(format).map(({ id }) => id);
		// What several units have in common is told after everything that it is made of.
		ranks = new Map([...ids, '', DEPARTMENT_ISSUE.id].map((id, rank) => [id, rank]));
		ranked.set(format, ranks);
	}
	return ranks;
}

/** Findings as the engine tells them, for whoever gathers them from deltas. */
export function inOrder(findings: Iterable<Finding>, book: BookReader): Finding[] {
	return [...findings].sort(tellingOrder(book));
}

export type FindingOrder = (a: Finding, b: Finding) => number;

/** Compares findings by severity, the worst first, and within one as they are told. */
export function worstFirst(book: BookReader): FindingOrder {
	const order = tellingOrder(book);
	const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
	return (a, b) => rank(a) - rank(b) || order(a, b);
}

/** Compares findings by rule and place, of a book as it is now. */
export function tellingOrder(book: BookReader): FindingOrder {
	const place = byPlace(book);
	const ranks = ranksOf(bookFormat(book.head));
	// Own rules come between the two.
	const rank = ({ rule }: Finding): number => ranks.get(rule) ?? ranks.get('')!;
	return (a, b) => rank(a) - rank(b) || place(a, b);
}

/** Compares findings of one rule, of a book as it is now. */
export function byPlace(book: BookReader): FindingOrder {
	const tables = tableIdsOf(bookFormat(book.head));
	const units = new Map(book.head.units.map((unit, at) => [unit.id, at + 1]));
	const rank = (sheet: SheetKey | undefined): number => {
		const table = sheet && tableOf(sheet);
		if (!table) return sheet === undefined ? -1 : tables.length * AFTER_TABLES;
		return tables.indexOf(table.table) * AFTER_TABLES + (editionRank(table.unit) ?? 0);
	};
	const editionRank = (unit: string | undefined): number | undefined =>
		unit === undefined ? 0 : (units.get(unit) ?? units.size + 1);
	return (a, b) => {
		const [rowA, rowB] = [a.cells[0]?.row, b.cells[0]?.row];
		if (rowA === rowB) return compareText(a.id, b.id);
		const [sheetA, sheetB] = [sheetOf(book, rowA), sheetOf(book, rowB)];
		return (
			rank(sheetA) - rank(sheetB) ||
			compareText(sheetA ?? '', sheetB ?? '') ||
			compareRows(book, rowA, rowB) ||
			compareText(a.id, b.id)
		);
	};
}

/** Room for this many units between two tables, and everything that is no table after all of them. */
const AFTER_TABLES = 100_000;

function sheetOf(book: BookReader, row: RowId | undefined): SheetKey | undefined {
	return row === undefined ? undefined : book.sheetOf(row);
}

function compareRows(book: BookReader, a: RowId | undefined, b: RowId | undefined): number {
	const [rowA, rowB] = [a && book.row(a), b && book.row(b)];
	if (!rowA || !rowB) return Number(!!rowA) - Number(!!rowB);
	return byOrder(rowA, rowB);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The order in which findings are told: by rule, then by place in the document. */
import { tableOf, type RowId, type SheetKey } from '$lib/budget/book/book';
import { byOrder, type BookReader } from '$lib/budget/live/live-book';
import { tableIdsOf } from '$lib/budget/table/table-template';
import { bookFormat } from '$lib/formats/book-format';
import { SEVERITIES, type Finding } from '../finding/finding';

/**
 * The ids of all rules, in the order in which their findings are told. Own rules, which are none of
 * them, come where the empty id stands.
 */
export type RuleOrder = readonly string[];

export type FindingOrder = (a: Finding, b: Finding) => number;

/** Compares findings by severity, the worst first, and within one as they are told. */
export function worstFirst(book: BookReader, rules: RuleOrder): FindingOrder {
	const order = tellingOrder(book, rules);
	const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
	return (a, b) => rank(a) - rank(b) || order(a, b);
}

/** Compares findings by rule and place, of a book as it is now. */
export function tellingOrder(book: BookReader, rules: RuleOrder): FindingOrder {
	const place = byPlace(book);
	const ranks = ranksOf(rules);
	const rank = ({ rule }: Finding): number => ranks.get(rule) ?? ranks.get('') ?? 0;
	return (a, b) => rank(a) - rank(b) || place(a, b);
}

const ranked = new WeakMap<RuleOrder, ReadonlyMap<string, number>>();

function ranksOf(rules: RuleOrder): ReadonlyMap<string, number> {
	let ranks = ranked.get(rules);
	if (!ranks) ranked.set(rules, (ranks = new Map(rules.map((id, rank) => [id, rank]))));
	return ranks;
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

/** An empty disclosure: what a department starts the year with. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { Book, BookHead, Row, SheetKey, Unit } from './book';
import { freshTable, type NextId } from './fresh-table';
import { SECTIONS } from './narrative';
import { OPTIONAL_TABLES, type OptionalTable } from './new-book-entry';
import { NOTE_COLUMN, noteRowOf } from './table-note';
import { TABLE_IDS } from './table-template';
import { isAgency } from './unit';

/**
 * A book with the 13 tables' fixed rows, a row of T11 for every unit that has 机关运行经费, and the
 * narrative's sections with their titles. Figures, projects and prose are blank.
 * @param without tables that this department has nothing for: they get the note that says so
 */
export function newBook(
	head: Pick<BookHead, 'year' | 'level' | 'department' | 'units'>,
	nextId: NextId,
	without: readonly OptionalTable[] = []
): Book {
	const sheets: Partial<Record<SheetKey, readonly Row[]>> = {};
	for (const table of TABLE_IDS) sheets[table] = freshTable(table, nextId);
	if (!without.includes('T11')) sheets.T11 = withUnits(sheets.T11!, head.units, nextId);
	sheets.projects = [];
	sheets.narrative = freshNarrative();
	if (without.length > 0) sheets.notes = emptyNotes(without, head.year);
	return { head: { ...head, explanations: [], settings: {} }, sheets };
}

function withUnits(fixed: readonly Row[], units: readonly Unit[], nextId: NextId): Row[] {
	const agencies = units.filter((unit) => isAgency(unit.kind));
	const orders = generateNKeysBetween(fixed.at(-1)?.order ?? null, null, agencies.length);
	const rows = agencies.map((unit, i): Row => ({
		id: nextId(),
		order: orders[i],
		role: 'unit',
		unit: unit.id,
		cells: { 单位: unit.name }
	}));
	return [...fixed, ...rows];
}

/** Sections are known by their own ids in every book, so that two copies of one merge. */
function freshNarrative(): Row[] {
	const orders = generateNKeysBetween(null, null, SECTIONS.length);
	return SECTIONS.map(({ id, title }, i) => ({ id, order: orders[i], cells: { 标题: title } }));
}

/** 「本部门2024年没有安排政府性基金预算收入，本表无数据。」: what is published of an empty table, with its reason. */
function emptyNotes(tables: readonly OptionalTable[], year: number): Row[] {
	const orders = generateNKeysBetween(null, null, tables.length);
	return tables.map((table, i) => ({
		id: noteRowOf(table),
		order: orders[i],
		cells: { [NOTE_COLUMN]: `本部门${year}年没有安排${OPTIONAL_TABLES[table]}，本表无数据。` }
	}));
}

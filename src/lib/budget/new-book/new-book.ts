/** An empty disclosure: what a department starts the year with. */
import { formatTables } from '$lib/formats/format-tables';
import { generateNKeysBetween } from 'fractional-indexing';
import { bookFormat } from '$lib/formats/book-format';
import type { Format, FormatTable } from '$lib/formats/format';
import type { Book, BookHead, Row, SheetKey, TableId } from '../book/book';
import { freshTable, type NextId } from './fresh-table';
import { labelColumnOf } from '../table/row-key';
import { withComputedTotals } from '../totals/added-totals';
import { NOTE_COLUMN, noteRowOf } from '../book/table-note';
import { isAgency } from '../book/unit';

/**
 * A book with the fixed rows of its format's tables, a row for every 机关 in those whose rows are
 * units, and the narrative's sections with their titles. Figures, projects and prose are blank; totals
 * are computed.
 * @param without tables that this department has nothing for: they get the note that says so
 */
export function newBook(
	head: Pick<BookHead, 'year' | 'level' | 'department' | 'units' | 'format'>,
	nextId: NextId,
	without: readonly TableId[] = []
): Book {
	const sheets: Partial<Record<SheetKey, readonly Row[]>> = {};
	const format = bookFormat(head);
	for (const { id, panels } of formatTables(format)) {
		const fixed = freshTable(id, nextId, undefined, format);
		const ofUnits = panels[0].axis === 'units' && !without.includes(id);
		sheets[id] = ofUnits ? withUnits(id, fixed, head, nextId) : fixed;
	}
	sheets.projects = [];
	sheets.narrative = freshNarrative(format);
	if (without.length > 0) sheets.notes = emptyNotes(without, head);
	return withComputedTotals({ head: { ...head, explanations: [], settings: {} }, sheets });
}

function withUnits(
	table: TableId,
	fixed: readonly Row[],
	head: Pick<BookHead, 'units' | 'format'>,
	nextId: NextId
): Row[] {
	const label = labelColumnOf(table, undefined, bookFormat(head));
	const agencies = head.units.filter((unit) => isAgency(unit.kind));
	const orders = generateNKeysBetween(fixed.at(-1)?.order ?? null, null, agencies.length);
	const rows = agencies.map((unit, i): Row => ({
		id: nextId(),
		order: orders[i],
		role: 'unit',
		unit: unit.id,
		cells: label === undefined ? {} : { [label.id]: unit.name }
	}));
	return [...fixed, ...rows];
}

/** Sections are known by their own ids in every book, so that two copies of one merge. */
function freshNarrative({ sections }: Format): Row[] {
	const orders = generateNKeysBetween(null, null, sections.length);
	return sections.map(({ id, title }, i) => ({ id, order: orders[i], cells: { 标题: title } }));
}

/** The tables that the format says what to print of where they have no figures. */
export function optionalTables(format: Format): readonly FormatTable[] {
	return formatTables(format).filter(({ emptyNote }) => emptyNote !== undefined);
}

function emptyNote(words: string, { year, department }: Pick<BookHead, 'year' | 'department'>) {
	return words.replaceAll('{year}', String(year)).replaceAll('{department}', department.name);
}

/** 「本部门2024年没有安排政府性基金预算收入，本表无数据。」: what is published of an empty table, with its reason. */
function emptyNotes(
	tables: readonly TableId[],
	head: Pick<BookHead, 'year' | 'department' | 'format'>
): Row[] {
	const { byId } = bookFormat(head);
	const orders = generateNKeysBetween(null, null, tables.length);
	return tables.map((table, i) => ({
		id: noteRowOf(table),
		order: orders[i],
		cells: { [NOTE_COLUMN]: emptyNote(byId.get(table)?.emptyNote ?? '', head) }
	}));
}

/**
 * The next year's book made of this year's: its structure, its units and the projects that go on,
 * with this year's figures as 上年. Nothing is left behind in silence: every part has its line.
 */
import { bookFormat } from '$lib/formats/book-format';
import type { Format, FormatTable } from '$lib/formats/format';
import { projectTablesOf } from '$lib/formats/format-tables';
import { generateNKeysBetween } from 'fractional-indexing';
import {
	tableOf,
	type Book,
	type BookHead,
	type Row,
	type RowId,
	type SheetKey,
	type TableId
} from '$lib/budget/book/book';
import type { NextId } from '$lib/budget/new-book/fresh-table';
import { linkedFigures } from '$lib/budget/address/linked-figures';
import { LiveBook } from '$lib/budget/live/live-book';
import { withComputedTotals } from '$lib/budget/totals/added-totals';
import { newBook } from '$lib/budget/new-book/new-book';
import type { RollLine, RollRecord } from '$lib/budget/book/roll-record';
import { PROJECT_NAME } from '$lib/formats/project-form';
import { labelColumnOf, labelOf } from '$lib/budget/table/row-key';
import { columnOf } from '$lib/budget/table/table-template';
import { ProjectMatching } from '$lib/rules/matching/project-matching';
import { projectTerms } from './continuing';
import { rollForm, rollIndicator } from './roll-form';
import { rollProse } from './roll-prose';
import { rollSettings } from './roll-settings';

export interface RollOptions {
	readonly nextId: NextId;
	/** Projects about which a person decided otherwise than their terms say. */
	readonly decided?: ReadonlyMap<RowId, boolean>;
}

export interface Rolled {
	readonly book: Book;
	/** As the book keeps it in its settings. */
	readonly record: RollRecord;
}

interface Roll {
	readonly last: Book;
	readonly live: LiveBook;
	/** Ids of the projects that go on. */
	readonly goOn: ReadonlySet<RowId>;
	readonly nextId: NextId;
	readonly lines: RollLine[];
}

type Sheets = Partial<Record<SheetKey, readonly Row[]>>;

export function rollForward(last: Book, { nextId, decided = new Map() }: RollOptions): Rolled {
	const lines: RollLine[] = [];
	const terms = projectTerms(last).map((term) => {
		const carried = decided.get(term.project) ?? term.goesOn;
		return { ...term, carried, reason: carried === term.goesOn ? term.reason : 'chosen' } as const;
	});
	const goOn = new Set(terms.flatMap(({ project, carried }) => (carried ? [project] : [])));
	const roll: Roll = { last, live: new LiveBook(last), goOn, nextId, lines };

	lines.push({
		part: 'units',
		name: '',
		carried: true,
		reason: 'as-it-was',
		count: last.head.units.length
	});
	const sheets: Sheets = {
		...rolledTables(roll),
		...projectTables(roll),
		...rolledForms(roll),
		narrative: rolledNarrative(roll),
		...(last.sheets.notes && { notes: rolledNotes(roll) })
	};
	for (const { name, carried, reason } of terms)
		lines.push({ part: 'project', name, carried, reason });
	const settings = rolledSettings(roll);
	const record: RollRecord = { from: last.head.year, lines };
	const { year, level, department, units, format } = last.head;
	const head: BookHead = {
		...{ year: year + 1, level, department, units, ...(format && { format }) },
		explanations: [],
		settings: { ...settings, rolledForward: record }
	};
	return { book: withComputedTotals({ head, sheets }), record };
}

function rolledSettings({ last, live, lines, goOn }: Roll): Record<string, unknown> {
	const { year, explanations } = last.head;
	const kept = rollSettings(last, goOn);
	lines.push(...kept.lines);
	if (explanations.length > 0)
		lines.push({
			part: 'explanations',
			name: '',
			carried: false,
			reason: 'of-the-year',
			count: explanations.length
		});
	const figures = linkedFigures(live, 'editions too');
	const count = Object.keys(figures).length;
	lines.push({ part: 'figures', name: '', carried: true, reason: 'as-last-year', count });
	return { ...kept.settings, lastYear: { year, figures } };
}

/** All but the tables of projects: their rows and labels, without a figure; a table that had none begins afresh. */
function rolledTables({ last, nextId, lines }: Roll): Sheets {
	const fresh = newBook({ ...last.head, year: last.head.year + 1 }, nextId).sheets;
	const format = bookFormat(last.head);
	const { ofYear, carried } = projectTablesOf(format);
	const projects = new Set([...ofYear, ...carried].map(({ id }) => id));
	const sheets: Sheets = {};
	for (const [key, rows = []] of Object.entries(last.sheets)) {
		const table = tableOf(key as SheetKey)?.table;
		if (!table || projects.has(table) || rows.length === 0) continue;
		sheets[key as SheetKey] = rows.map((row) => withoutFigures(table, row, format));
		const place = { part: 'table', name: key, carried: true } as const;
		lines.push({ ...place, reason: 'structure', count: rows.length });
	}
	const begun = Object.entries(fresh).filter(([key]) => {
		const table = tableOf(key as SheetKey)?.table;
		return table !== undefined && !projects.has(table);
	});
	return { ...(Object.fromEntries(begun) as Sheets), ...sheets };
}

function withoutFigures(table: TableId, row: Row, format: Format): Row {
	const cells = Object.fromEntries(
		Object.entries(row.cells).filter(([id]) => columnOf(table, id, format)?.holds !== 'amount')
	);
	return { ...row, cells };
}

/**
 * The rows of the projects that go on. What is carried over begins afresh: what is left of this year
 * is known when the year is.
 */
function projectTables(roll: Roll): Sheets {
	const { ofYear, carried } = projectTablesOf(bookFormat(roll.last.head));
	return Object.fromEntries([
		...ofYear.map((table) => [table.id, rowsOfProjects(roll, table)]),
		...carried.map((table) => [table.id, totalsOf(roll, table)])
	]) as Sheets;
}

function rowsOfProjects({ last, live, goOn, nextId, lines }: Roll, table: FormatTable): Row[] {
	const format = bookFormat(last.head);
	const matching = new ProjectMatching(live);
	matching.settle();
	const made = new Set<RowId>();
	const rows = (last.sheets[table.id] ?? []).filter((row) => {
		const form = matching.match(row.id)?.row;
		if (form !== undefined && goOn.has(form)) made.add(form);
		else if (form === undefined && row.role !== 'total')
			// The line of a form that ends tells of its row; a row without form has none.
			lines.push({
				part: 'row',
				name: labelOf(table.id, row, format),
				carried: false,
				reason: 'no-form'
			});
		return row.role === 'total' || (form !== undefined && goOn.has(form));
	});
	const missing = (last.sheets.projects ?? []).filter(({ id }) => goOn.has(id) && !made.has(id));
	const orders = generateNKeysBetween(rows.at(-1)?.order ?? null, null, missing.length);
	const label = labelColumnOf(table.id, undefined, format)!.id;
	const added = missing.map((form, i): Row => {
		const name = String(form.cells[PROJECT_NAME] ?? '');
		lines.push({ part: 'row', name, carried: true, reason: 'row-made' });
		const unit = form.unit === undefined ? {} : { unit: form.unit };
		return { id: nextId(), order: orders[i], ...unit, cells: { [label]: name } };
	});
	return [...rows.map((row) => withoutFigures(table.id, row, format)), ...added];
}

function totalsOf({ last, lines }: Roll, { id }: FormatTable): Row[] {
	const rows = last.sheets[id] ?? [];
	const totals = rows.filter(({ role }) => role === 'total');
	const left = rows.length - totals.length;
	if (left > 0)
		lines.push({ part: 'table', name: id, carried: false, reason: 'known-later', count: left });
	return totals.map((row) => withoutFigures(id, row, bookFormat(last.head)));
}

function rolledForms({ last, goOn }: Roll): Sheets {
	const format = bookFormat(last.head);
	const sheets: Sheets = {
		projects: (last.sheets.projects ?? [])
			.filter(({ id }) => goOn.has(id))
			.map((row) => rollForm(row, format))
	};
	for (const id of goOn) {
		const rows = last.sheets[`indicators@${id}`];
		if (rows) sheets[`indicators@${id}`] = rows.map((row) => rollIndicator(row, format));
	}
	return sheets;
}

/** 概况 and 名词解释 stay as they are; 情况说明 has its figures marked. */
function rolledNarrative({ last, lines }: Roll): Row[] {
	return (last.sheets.narrative ?? []).map((row) => {
		const text = row.cells['正文'];
		const name = String(row.cells['标题'] ?? row.id);
		if (typeof text !== 'string' || text === '') return row;
		if (!/^N\d/.test(row.id)) {
			lines.push({ part: 'section', name, carried: true, reason: 'as-it-was' });
			return row;
		}
		const rolled = rollProse(text, last.head.year);
		const reason = rolled.marked > 0 ? 'figures-to-write' : 'as-it-was';
		lines.push({ part: 'section', name, carried: true, reason, count: rolled.marked });
		return { ...row, cells: { ...row.cells, 正文: rolled.text } };
	});
}

function rolledNotes({ last, lines }: Roll): Row[] {
	const notes = last.sheets.notes ?? [];
	if (notes.length > 0)
		lines.push({
			part: 'notes',
			name: '',
			carried: true,
			reason: 'as-it-was',
			count: notes.length
		});
	return notes.map((row) => ({
		...row,
		cells: Object.fromEntries(
			Object.entries(row.cells).map(([column, value]) => [
				column,
				typeof value === 'string' ? rollProse(value, last.head.year).text : value
			])
		)
	}));
}

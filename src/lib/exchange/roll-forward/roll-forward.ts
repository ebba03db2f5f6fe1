/**
 * The next year's book made of this year's: its structure, its units and the projects that go on,
 * with this year's figures as 上年. Nothing is left behind in silence: every part has its line.
 */
import { bookFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
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
import { newBook } from '$lib/budget/new-book/new-book';
import type { RollLine, RollRecord } from '$lib/budget/book/roll-record';
import { labelOf } from '$lib/budget/table/row-key';
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
	return { book: { head, sheets }, record };
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

/** T1–T11 and the units' editions: their rows and labels, without a figure; a table that had none begins afresh. */
function rolledTables({ last, nextId, lines }: Roll): Sheets {
	const fresh = newBook({ ...last.head, year: last.head.year + 1 }, nextId).sheets;
	const format = bookFormat(last.head);
	const sheets: Sheets = {};
	for (const [key, rows = []] of Object.entries(last.sheets)) {
		const table = tableOf(key as SheetKey)?.table;
		if (!table || isProjectTable(table) || rows.length === 0) continue;
		sheets[key as SheetKey] = rows.map((row) => withoutFigures(table, row, format));
		const place = { part: 'table', name: key, carried: true } as const;
		lines.push({ ...place, reason: 'structure', count: rows.length });
	}
	return { ...onlyTables(fresh), ...sheets };
}

const isProjectTable = (table: TableId): boolean => table === 'T12' || table === 'T13';
const onlyTables = (sheets: Sheets): Sheets =>
	Object.fromEntries(
		Object.entries(sheets).filter(([key]) => {
			const table = tableOf(key as SheetKey)?.table;
			return table !== undefined && !isProjectTable(table);
		})
	);

function withoutFigures(table: TableId, row: Row, format: Format): Row {
	const cells = Object.fromEntries(
		Object.entries(row.cells).filter(([id]) => columnOf(table, id, format)?.holds !== 'amount')
	);
	return { ...row, cells };
}

/** T12: the rows of the projects that go on. T13 begins afresh: what is left over is known when the year is. */
function projectTables(roll: Roll): Sheets {
	const { last, live, goOn, nextId, lines } = roll;
	const format = bookFormat(last.head);
	const matching = new ProjectMatching(live);
	matching.settle();
	const made = new Set<RowId>();
	const rows = (last.sheets.T12 ?? []).filter((row) => {
		const form = matching.match(row.id)?.row;
		if (form !== undefined && goOn.has(form)) made.add(form);
		else if (form === undefined && row.role !== 'total')
			// The line of a form that ends tells of its row; a row without form has none.
			lines.push({
				part: 'row',
				name: labelOf('T12', row, format),
				carried: false,
				reason: 'no-form'
			});
		return row.role === 'total' || (form !== undefined && goOn.has(form));
	});
	const missing = (last.sheets.projects ?? []).filter(({ id }) => goOn.has(id) && !made.has(id));
	const orders = generateNKeysBetween(rows.at(-1)?.order ?? null, null, missing.length);
	const added = missing.map((form, i): Row => {
		const name = String(form.cells['项目名称'] ?? '');
		lines.push({ part: 'row', name, carried: true, reason: 'row-made' });
		const unit = form.unit === undefined ? {} : { unit: form.unit };
		return { id: nextId(), order: orders[i], ...unit, cells: { 项目: name } };
	});
	const carriedOver = last.sheets.T13 ?? [];
	const totals = carriedOver.filter(({ role }) => role === 'total');
	const left = carriedOver.length - totals.length;
	if (left > 0)
		lines.push({ part: 'table', name: 'T13', carried: false, reason: 'known-later', count: left });
	return {
		T12: [...rows.map((row) => withoutFigures('T12', row, format)), ...added],
		T13: totals.map((row) => withoutFigures('T13', row, format))
	};
}

function rolledForms({ last, goOn }: Roll): Sheets {
	const sheets: Sheets = {
		projects: (last.sheets.projects ?? []).filter(({ id }) => goOn.has(id)).map(rollForm)
	};
	for (const id of goOn) {
		const rows = last.sheets[`indicators@${id}`];
		if (rows) sheets[`indicators@${id}`] = rows.map(rollIndicator);
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

/**
 * Whether what stands under a known title is that table. A table of another format has other columns:
 * its figures would stand where they mean something else.
 */
import { FUNCTIONAL_CODES } from '$lib/budget/table/functional-codes';
import { columnsOfSide, type TableTemplate } from '$lib/budget/table/table-template';
import type { FormatTable } from '$lib/formats/format';
import type { SourceLine } from '../source';
import type { BookDraft, DraftRow } from './book-draft';
import { fold, likeness } from './similarity';
import { isFigure, isTabular } from './table-bounds';

/** Share of a table's figures that must have found their columns. */
const FIGURES = 0.9;
/** Share of the form's columns that a header may lack and replace by others. */
const STRANGE = 0.3;
/** Share of the labels of a fixed table that must be the form's. */
const LABELS = 0.5;

/**
 * @param template the table as the document prints it
 * @param draft a draft into which nothing but this table was read
 */
export function tableFits(
	table: FormatTable,
	template: TableTemplate,
	lines: readonly SourceLine[],
	draft: BookDraft
): boolean {
	return (
		columnsFit(template, lines, draft) &&
		figuresFit(table, lines, draft) &&
		labelsFit(table, draft.rowsOf(table.id))
	);
}

/** In a grid: as many columns as the form has, or a header that tells most of them. */
function columnsFit(
	{ columns }: TableTemplate,
	lines: readonly SourceLine[],
	{ headings }: BookDraft
): boolean {
	const told = headings.find((heading) => heading.columns.some(({ column }) => column));
	if (told) {
		const unknown = told.columns.filter(({ column, texts }) => !column && texts.length > 0).length;
		const absent = told.absent.length;
		return unknown === 0 || absent === 0 || unknown + absent <= columns.length * STRANGE;
	}
	const rows = lines.filter((line) => line.grid && isTabular(line));
	if (rows.length === 0 || namesFirst(columns, headings[0])) return true;
	return rows.reduce((most, { width }) => Math.max(most, width), 0) === columns.length;
}

/** A header of few columns that names just the form's first ones. */
function namesFirst(
	columns: TableTemplate['columns'],
	heading: BookDraft['headings'][number] | undefined
): boolean {
	return (
		heading !== undefined &&
		heading.columns.length >= 2 &&
		heading.columns.every(({ index, texts }) => {
			const column = columns[index];
			return column !== undefined && likeness(texts.at(-1) ?? '', column.title) >= 0.75;
		})
	);
}

function figuresFit(
	table: FormatTable,
	lines: readonly SourceLine[],
	{ fates }: BookDraft
): boolean {
	const kinds = new Map(table.columns.map(({ id, holds }) => [id, holds]));
	let [placed, astray, unreadable] = [0, 0, 0];
	for (const cell of lines.flatMap(({ filled }) => filled)) {
		const fate = fates.get(cell)?.find(({ to }) => to === 'book');
		const figure = isFigure(cell.text);
		if (fate?.to !== 'book') {
			if (figure && !isKept(fates.get(cell))) astray++;
			continue;
		}
		const holds = kinds.get(fate.column);
		if (holds === 'amount') {
			if (isCode(cell.text)) astray++;
			else if (typeof fate.row.cells[fate.column] === 'number') placed++;
			else unreadable++;
		} else if (figure && holds !== 'code' && !/^\d{1,3}$/.test(cell.text)) astray++;
	}
	// In a grid words do not come among the figures by a slip.
	if (lines.some(({ grid }) => grid)) astray += unreadable;
	else if (unreadable > placed + 1) return false;
	return astray <= 1 || placed >= (placed + astray) * FIGURES;
}

/** Headers and column numbers are in the report as what they are. */
function isKept(fates: ReturnType<BookDraft['fates']['get']>): boolean {
	return (fates ?? []).every(
		(fate) => fate.to === 'label' || (fate.to === 'report' && fate.entry.kind !== 'unplaced')
	);
}

/** An account code, or a part of one that a column of its own holds. */
const isCode = (text: string): boolean =>
	/^0\d$/.test(text) || (/^\d{5,7}$/.test(text) && Object.hasOwn(FUNCTIONAL_CODES, text));

function labelsFit(table: FormatTable, rows: readonly DraftRow[]): boolean {
	if (table.body !== 'fixed' || table.fixedRows.length < 8) return true;
	const bare = (label: string) => fold(label).replace(/^[一二三四五六七八九十]{1,3}|^\d{1,2}/, '');
	let [known, strange] = [0, 0];
	for (const row of rows) {
		const label = columnsOfSide(table, row.side)
			.filter(({ holds }) => holds !== 'amount')
			.map(({ id }) => row.cells[id] ?? '')
			.join('');
		if (fold(label) === '') continue;
		const fits = table.fixedRows.some(
			({ side, code = '', label: own, aliases = [] }) =>
				side === row.side &&
				[own, code + own, ...aliases].some((one) => likeness(bare(one), bare(label)) >= 0.75)
		);
		if (fits) known++;
		else strange++;
	}
	return known >= (known + strange) * LABELS;
}

/**
 * Which cell of a line belongs to which column. A page may have lost a column, a line may have
 * lost its trailing blanks or begin one cell late; the shapes of the cells tell.
 */
import type { ColumnId } from '$lib/budget/book/book';
import type { Column, TableTemplate } from '$lib/budget/table/table-template';
import type { SourceCell, SourceLine } from '../source';
import type { BookDraft } from './book-draft';
import type { HeaderColumns } from './header-columns';
import { codePartOf } from './printed-template';

export interface AlignedRow {
	readonly line: SourceLine;
	readonly cells: ReadonlyMap<ColumnId, SourceCell>;
}

const FIGURE = /^[+\-−–(]?\d[\d,]*(?:\.\d*)?\)?$/;
const CODE = /^\d{3}(?:\d\d){0,3}$/;
const PART = /^\d{1,7}$/;

/** Aligns the body lines of a table, page by page (pages are parted by blank lines). */
export function alignPages(
	template: TableTemplate,
	body: readonly SourceLine[],
	draft: BookDraft
): AlignedRow[] {
	const pages = splitPages(body);
	const used = columnsUsed(template, pages);
	return pages.flatMap((page) => {
		const width = Math.max(...page.map((line) => line.width));
		const gap = width < template.columns.length ? missingColumn(template, page, used) : undefined;
		if (gap !== undefined) reportGap(template, page, width, gap, draft);
		return page.map((line) => alignLine(template, line, gap, draft));
	});
}

/** Body lines come without the blank lines between them; a jump in numbers is a page break. */
function splitPages(body: readonly SourceLine[]): SourceLine[][] {
	const pages: SourceLine[][] = [];
	let last = -1;
	for (const line of body) {
		if (line.number === last + 1) pages.at(-1)!.push(line);
		else pages.push([line]);
		last = line.number;
	}
	return pages;
}

/** Indexes of columns that hold something on pages of full width. */
function columnsUsed(template: TableTemplate, pages: readonly SourceLine[][]): Set<number> {
	const used = new Set<number>();
	for (const line of pages.flat()) {
		if (line.width !== template.columns.length) continue;
		for (const cell of line.filled) used.add(cell.index);
	}
	return used;
}

/**
 * Where a narrower page lost a blank column: the place that moves its figures out of columns
 * which the other pages leave empty, into columns which they use. Without such evidence: none.
 */
function missingColumn(
	template: TableTemplate,
	page: readonly SourceLine[],
	used: ReadonlySet<number>
): number | undefined {
	const indexes = new Set(page.flatMap((line) => line.filled.map((cell) => cell.index)));
	const strays = (gap: number): number =>
		[...indexes].filter((i) => !used.has(i >= gap ? i + 1 : i)).length;
	const unmoved = strays(template.columns.length);
	let best: number | undefined;
	for (let gap = template.columns.length - 1; gap > 0; gap--) {
		const last = Math.max(...indexes);
		if (template.columns[gap].holds !== 'amount' || last + 1 >= template.columns.length) continue;
		if (strays(gap) < (best === undefined ? unmoved : strays(best))) best = gap;
	}
	return best;
}

function reportGap(
	template: TableTemplate,
	page: readonly SourceLine[],
	width: number,
	gap: number,
	draft: BookDraft
): void {
	const moved = page.filter((line) => line.filled.some((cell) => cell.index >= gap));
	for (const line of [page[0], ...moved]) {
		draft.report('column-missing', line, {
			found: String(width),
			expected: String(template.columns.length),
			kept: template.columns[gap].id,
			place: { table: template.id }
		});
	}
}

function alignLine(
	template: TableTemplate,
	line: SourceLine,
	gap: number | undefined,
	draft: BookDraft
): AlignedRow {
	const { columns } = template;
	const laid: LaidLine = {
		width: line.width,
		filled: line.filled.map((cell) => ({ index: cell.index, cell }))
	};
	const place = gap === undefined ? placing(columns, laid) : opening(gap);
	if (place.moved !== undefined) {
		draft.report('value-moved', line, { kept: place.moved, place: { table: template.id } });
	}
	return put(template, line, laid, place, draft);
}

/**
 * Aligns the lines of a grid by its header. A line that does not fit below it is put back where
 * the shapes of its cells allow only that, and told with its place and what was expected there.
 */
export function alignByHeader(
	template: TableTemplate,
	header: HeaderColumns,
	body: readonly SourceLine[],
	draft: BookDraft
): AlignedRow[] {
	const { columns } = template;
	const indexOf = columnIndexes(template, header);
	return body.map((line) => {
		const filled = line.filled.flatMap((cell) => {
			const index = labelOver(columns, header, cell) ?? indexOf(cell.index);
			if (index === undefined) draft.unplaced(cell, cell.text, { table: template.id });
			return index === undefined ? [] : [{ index, cell }];
		});
		if (filled.length === 0) return { line, cells: new Map<ColumnId, SourceCell>() };
		filled.sort((a, b) => a.index - b.index);
		const laid = { width: Math.max(columns.length, filled.at(-1)!.index + 1), filled };
		const place = placing(columns, laid);
		if (place.moved !== undefined) reportShift(template, laid, place, draft);
		return put(template, line, laid, place, draft);
	});
}

/** The label of a total that goes over several panels belongs to the last: beside its figure. */
function labelOver(
	columns: readonly Column[],
	{ at }: HeaderColumns,
	{ index, across = 1, text }: SourceCell
): number | undefined {
	if (across < 2 || FIGURE.test(text)) return undefined;
	const covered = Array.from({ length: across }, (_, i) => at.get(index + i)).filter((c) => !!c);
	if (new Set(covered.map(({ side }) => side)).size < 2) return undefined;
	const label = covered.findLast(({ holds }) => holds === 'label');
	return label && columns.indexOf(label);
}

/** Source column → column of the table; what stands right of the header counts on behind the last. */
function columnIndexes(
	{ columns }: TableTemplate,
	{ at, unknown }: HeaderColumns
): (index: number) => number | undefined {
	const last = Math.max(...at.keys());
	const strange = new Set(unknown.map(({ index }) => index));
	return (index) => {
		const column = at.get(index);
		if (column) return columns.indexOf(column);
		return strange.has(index) || index < last ? undefined : columns.length + index - last - 1;
	};
}

/** The first cell that moved, and the column under whose header it should stand. */
function reportShift(
	template: TableTemplate,
	{ filled }: LaidLine,
	place: Placing,
	draft: BookDraft
): void {
	const moved = filled.find(({ index }) => place.of(index) !== index);
	const expected = moved && template.columns[place.of(moved.index)];
	if (!moved || !expected) return;
	draft.report('row-shifted', moved.cell, {
		found: moved.cell.text,
		expected: expected.id,
		...(place.moved !== undefined && { kept: place.moved }),
		place: { table: template.id }
	});
}

function put(
	template: TableTemplate,
	line: SourceLine,
	{ filled }: LaidLine,
	place: Placing,
	draft: BookDraft
): AlignedRow {
	const cells = new Map<ColumnId, SourceCell>();
	for (const { index, cell } of filled) {
		const column = template.columns[place.of(index)];
		if (column && !cells.has(column.id)) cells.set(column.id, cell);
		else draft.unplaced(cell, cell.text, { table: template.id });
	}
	return { line, cells };
}

/** The cells of a line with the index of the column in which each stands. */
interface LaidLine {
	readonly width: number;
	readonly filled: readonly { readonly index: number; readonly cell: SourceCell }[];
}

/** The column of each cell of a line. `moved` says how it was put back, where it had moved. */
interface Placing {
	of(index: number): number;
	readonly moved?: string;
}

const opening = (gap: number): Placing => ({ of: (i) => (i >= gap ? i + 1 : i) });

function placing(columns: readonly Column[], line: LaidLine): Placing {
	const surplus = surplusBlank(columns, line);
	if (surplus !== undefined) {
		return { of: (i) => (i > surplus ? i - 1 : i), moved: `−${surplus + 1}` };
	}
	const shift = bestShift(columns, line);
	if (shift === 0) return { of: (i) => i };
	return { of: (i) => i + shift, moved: shift > 0 ? `+${shift}` : String(shift) };
}

/**
 * The one blank cell too many in a line whose cells otherwise don't fit their columns. Where
 * taking out different blanks would place the cells differently, nothing tells which: none.
 */
function surplusBlank(columns: readonly Column[], line: LaidLine): number | undefined {
	const surplus = line.width - columns.length;
	if (surplus < 1 || surplus > 8 || fitsAll(columns, line, (i) => i)) return undefined;
	const filled = new Set(line.filled.map(({ index }) => index));
	const fitting = new Map<string, number>();
	for (let blank = 0; blank < line.width; blank++) {
		if (filled.has(blank)) continue;
		const of = (i: number) => (i > blank ? i - 1 : i);
		if (!fitsAll(columns, line, of)) continue;
		fitting.set(line.filled.map(({ index }) => of(index)).join(), blank);
	}
	return fitting.size === 1 ? [...fitting.values()][0] : undefined;
}

function fitsAll(columns: readonly Column[], line: LaidLine, of: (i: number) => number): boolean {
	return line.filled.every(({ index, cell }) => {
		const column = columns[of(index)];
		return column !== undefined && shapeFits(column, cell);
	});
}

/** How far a line stands to the side of its columns; 0 unless another place fits clearly better. */
function bestShift(columns: readonly Column[], line: LaidLine): number {
	// A total among the names has not moved, though a figure of it may look like a code.
	const isTotal = ({ text }: SourceCell): boolean => text.replace(/\s/g, '') === '合计';
	if (line.filled.some(({ index, cell }) => columns[index]?.holds === 'label' && isTotal(cell)))
		return 0;
	const first = line.filled[0].index;
	const last = line.filled.at(-1)!.index;
	let best = 0;
	let bestFit = fit(columns, line, 0) + 0.5;
	for (const shift of [-1, 1, -2, 2]) {
		if (first + shift < 0 || (last + shift >= columns.length && shift > 0)) continue;
		const fitness = fit(columns, line, shift);
		if (fitness > bestFit) [best, bestFit] = [shift, fitness];
	}
	return best;
}

function fit(columns: readonly Column[], line: LaidLine, shift: number): number {
	let score = 0;
	for (const { index, cell } of line.filled) {
		const column = columns[index + shift];
		score += column === undefined ? -2 : shapeFits(column, cell) ? 1 : -2;
	}
	return score;
}

/** The label of a total goes over the columns of codes and names. */
function isTotalOver(text: string, across: number): boolean {
	return text === '合计' || (across > 1 && !FIGURE.test(text));
}

function shapeFits(column: Column, { text: printed, across = 1 }: SourceCell): boolean {
	const text = printed.normalize('NFKC').replace(/\s/g, '');
	switch (column.holds) {
		case 'amount':
			return FIGURE.test(text) && !CODE.test(text);
		case 'code':
			return (codePartOf(column) ? PART : CODE).test(text) || isTotalOver(text, across);
		case 'label':
		case 'text':
			return !FIGURE.test(text);
	}
}

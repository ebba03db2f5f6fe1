/** Compares a document with a book: what taking it over would change, row by row and cell by cell. */
import { bookFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import {
	tableOf,
	type Book,
	type Cells,
	type CellValue,
	type ColumnId,
	type Row,
	type RowId,
	type SheetKey
} from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import { hasFigures } from '$lib/budget/living/living-figure';
import { livingReaderOf } from '$lib/budget/living/living-reader';
import { printedRow } from '$lib/budget/living/printed-narrative';
import { hasMarks } from '$lib/budget/values/text-mark';
import { codeOf, keyOf, labelOf } from '$lib/budget/table/row-key';
import { projectLabel } from '$lib/budget/address/sheet-names';
import { FORM_SHAPE } from '$lib/formats/project-form';
import { columnOf } from '$lib/budget/table/table-template';
import { fold } from '../read/disclosure/similarity';
import { pairRows, type NamedRow, type RowPair } from './pair-rows';
import type {
	HeadDifference,
	ImportTarget,
	Proposal,
	ProposedCell,
	ProposedRow,
	ProposedSheet
} from './proposal';
import { sheetsForTarget } from './target-sheets';

export interface ProposeOptions {
	readonly target: ImportTarget;
	/** Columns that the document's tables do not have: their blanks say nothing. */
	readonly absent?: ReadonlyMap<SheetKey, ReadonlySet<ColumnId>>;
	/** Ids for new rows; never the same twice. */
	readonly newId: () => RowId;
}

/** Sheets that the document has not are left as they are. */
export function propose(document: Book, book: BookReader, options: ProposeOptions): Proposal {
	const { units, department } = book.head;
	const { sheets, outside, strangers } = sheetsForTarget(
		document,
		units,
		department.name,
		options.target
	);
	const comparing = new Comparing(document, book, options);
	const proposed = sheets.flatMap(({ sheet, rows }) => comparing.sheet(sheet, rows));
	return {
		sheets: proposed,
		same: comparing.same,
		outside,
		apart: apartIn(document),
		head: headDifferences(document, book, options.target, strangers)
	};
}

function apartIn({ head, comments = [] }: Book): Proposal['apart'] {
	const said = comments.filter((entry) => 'text' in entry && !entry.deleted);
	return {
		comments: said.length,
		explanations: head.explanations.length,
		settings: Object.keys(head.settings).length
	};
}

class Comparing {
	same = 0;

	constructor(
		readonly document: Book,
		readonly book: BookReader,
		readonly options: ProposeOptions
	) {}

	get #format(): Format {
		return bookFormat(this.book.head);
	}

	#named(sheet: SheetKey, rows: readonly Row[]): NamedRow[] {
		return named(sheet, rows, this.#format);
	}

	sheet(sheet: SheetKey, rows: readonly Row[]): ProposedSheet[] {
		const pairs = pairRows(this.#named(sheet, this.#read(sheet, rows)), this.#named(sheet, rows));
		const proposed = this.#compare(sheet, pairs);
		const own = proposed.length > 0 ? [{ sheet, rows: proposed }] : [];
		if (sheet !== 'projects') return own;
		return [...own, ...pairs.flatMap((pair) => this.#indicators(pair, proposed))];
	}

	/**
	 * A document prints figures where the book has living ones, and may know nothing of marks: what it
	 * prints alike has not changed.
	 */
	#read(sheet: SheetKey, theirs: readonly Row[]): readonly Row[] {
		const ours = this.#ours(sheet);
		const texts = theirs.map(({ cells }) => String(cells['正文'] ?? ''));
		if (sheet !== 'narrative' || texts.some(hasFigures)) return ours;
		const reader = livingReaderOf(this.book);
		const marks = texts.some(hasMarks) ? 'keep' : 'drop';
		return ours.map((row) => printedRow(row, reader, marks));
	}

	/** The rows of the book that this document speaks for: of shared sheets, only the unit's own. */
	#ours(sheet: SheetKey): readonly Row[] {
		const { unit } = this.options.target;
		const rows = this.book.rows(sheet);
		const shared = unit !== undefined && tableOf(sheet)?.unit === undefined;
		return shared ? rows.filter((row) => row.unit === unit) : rows;
	}

	#compare(sheet: SheetKey, pairs: readonly RowPair[]): ProposedRow[] {
		let after: RowId | undefined;
		return pairs.flatMap(({ book, document }): ProposedRow[] => {
			if (book) {
				if (document) after = book.id;
				return document ? this.#changed(sheet, book, document) : this.#absent(sheet, book);
			}
			const last = after ?? this.#lastBefore(sheet);
			return document ? [this.#added(sheet, document, last)] : [];
		});
	}

	/** New rows at the top of a table go to its end: its total stays where it is. */
	#lastBefore(sheet: SheetKey): RowId | undefined {
		return this.book.rows(sheet).at(-1)?.id;
	}

	#changed(sheet: SheetKey, ours: Row, theirs: Row): ProposedRow[] {
		const cells = this.#cells(sheet, ours.cells, theirs.cells);
		if (cells.length === 0) return [];
		return [
			{
				kind: 'changed',
				sheet,
				id: ours.id,
				name: nameOf(sheet, ours, this.#format),
				cells,
				from: theirs.id
			}
		];
	}

	/** Fixed rows stay; of the others, removal is offered. */
	#absent(sheet: SheetKey, ours: Row): ProposedRow[] {
		if (sheet === 'narrative' || sheet === 'notes' || ours.role === 'total') return [];
		return [
			{ kind: 'absent', sheet, id: ours.id, name: nameOf(sheet, ours, this.#format), cells: [] }
		];
	}

	#added(sheet: SheetKey, theirs: Row, after: RowId | undefined): ProposedRow {
		const { id, order: _, cells, ...mark } = theirs;
		const known = sheet === 'notes' || sheet === 'narrative';
		return {
			kind: 'new',
			sheet,
			id: known ? id : this.options.newId(),
			name: nameOf(sheet, theirs, this.#format),
			cells: Object.entries(cells).map(([column, value]) => ({ column, after: value })),
			mark,
			...(after !== undefined && { after }),
			from: id
		};
	}

	#cells(sheet: SheetKey, ours: Cells, theirs: Cells): ProposedCell[] {
		const absent = this.options.absent?.get(sheet);
		const columns = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
		return [...columns].flatMap((column): ProposedCell[] => {
			const before = ours[column];
			const after = theirs[column];
			// How a form is printed follows from what it says.
			if (column === FORM_SHAPE) return [];
			if (sameValue(sheet, column, before, after, this.#format)) {
				if (after !== undefined) this.same++;
				return [];
			}
			if (after === undefined && absent?.has(column)) return [];
			return [
				{ column, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }
			];
		});
	}

	#indicators({ book, document }: RowPair, proposed: readonly ProposedRow[]): ProposedSheet[] {
		if (!document) return [];
		const theirs = this.document.sheets[`indicators@${document.id}`] ?? [];
		const project = book?.id ?? proposed.find((row) => row.from === document.id)?.id;
		if (project === undefined || theirs.length === 0) return [];
		const sheet: SheetKey = `indicators@${project}`;
		const owner = (book ?? document).unit;
		const owned = theirs.map(({ unit: _, ...row }) =>
			owner === undefined ? row : { ...row, unit: owner }
		);
		const ours = this.book.rows(sheet).filter(saysSomething);
		const pairs = pairRows(
			this.#named(sheet, ours),
			this.#named(sheet, owned.filter(saysSomething))
		);
		const rows = this.#compare(sheet, pairs);
		return rows.length > 0 ? [{ sheet, rows }] : [];
	}
}

function named(sheet: SheetKey, rows: readonly Row[], format: Format): NamedRow[] {
	const table = tableOf(sheet)?.table;
	return rows.map((row) => {
		if (table) {
			const key = `${row.side ?? ''}|${row.role === 'total' ? 'total|' : ''}${fold(keyOf(table, row, format))}`;
			return {
				row,
				key,
				name: codeOf(table, row, format) === '' ? labelOf(table, row, format) : ''
			};
		}
		if (sheet === 'projects')
			return { row, key: `${row.unit ?? ''}|${projectLabel(row)}`, name: projectLabel(row) };
		if (sheet.startsWith('indicators@')) return namedIndicator(row);
		return { row, key: row.id, name: '' };
	});
}

/** The official form prints 二级 labels with nothing beside them; such a line is no indicator. */
function saysSomething({ cells }: Row): boolean {
	return Object.keys(cells).some((column) => /三级$|指标值$/.test(column));
}

function namedIndicator(row: Row): NamedRow {
	const texts = ['二级', '实施期.三级', '年度.三级'].map((column) => row.cells[column] ?? '');
	return { row, key: texts.join('|'), name: texts.slice(1).join('') };
}

function nameOf(sheet: SheetKey, row: Row, format: Format): string {
	const table = tableOf(sheet)?.table;
	if (table)
		return [keyOf(table, row, format), labelOf(table, row, format)]
			.filter((t, i, all) => t && all.indexOf(t) === i)
			.join(' ');
	if (sheet === 'projects') return projectLabel(row);
	if (sheet.startsWith('indicators@'))
		return String(row.cells['年度.三级'] ?? row.cells['实施期.三级'] ?? row.cells['二级'] ?? '');
	return String(row.cells['标题'] ?? row.id);
}

/** Labels and titles that differ by spaces and punctuation alone name the same. */
function sameValue(
	sheet: SheetKey,
	column: ColumnId,
	before: CellValue | undefined,
	after: CellValue | undefined,
	format: Format
): boolean {
	if (before === after) return true;
	if (typeof before !== 'string' || typeof after !== 'string') return false;
	const table = tableOf(sheet)?.table;
	const label = table ? columnOf(table, column, format)?.holds === 'label' : column === '标题';
	return label ? fold(before) === fold(after) : before.trim() === after.trim();
}

function headDifferences(
	{ head }: Book,
	{ head: ours }: BookReader,
	{ unit }: ImportTarget,
	strangers: readonly string[]
): HeadDifference[] {
	const differences: HeadDifference[] = [];
	if (head.year > 0 && head.year !== ours.year)
		differences.push({ of: 'year', book: String(ours.year), document: String(head.year) });
	const name = ours.units.find(({ id }) => id === unit)?.name ?? ours.department.name;
	if (head.department.name !== '' && fold(head.department.name) !== fold(name))
		differences.push({ of: 'department', book: name, document: head.department.name });
	if (unit === undefined)
		for (const stranger of strangers)
			differences.push({ of: 'unit', book: '', document: stranger });
	return differences;
}

/** A file → its book, or the place where it is none. */
import { generateNKeysBetween } from 'fractional-indexing';
import type { AmountUnit } from '../values/amount';
import {
	type Book,
	type CellValue,
	type Row,
	type RowMark,
	type SheetKey,
	type TableId,
	type UnitId
} from '../book/book';
import { isSheetKey } from '../book/book-ids';
import { readCell, unitOfAddress, type Nature } from './book-file-cells';
import { readEntry, type CommentEntry } from '../book/comment';
import { computedBook } from '../computed/computed-book';
import type { BookFileFailure, FilePath } from './book-file-failure';
import type {
	FileBook,
	FileCell,
	FileIndicator,
	FileIndicatorHalf,
	FileProject,
	FileRow,
	FileTable
} from './book-file-schema';
import { BookFileError, checkedFile, excerpt, refuse, type CheckedFile } from './book-file-check';
import type { Format } from '$lib/formats/format';
import {
	columnOfFund,
	formHalves,
	formUnit,
	fundColumnsOf,
	fundsIn,
	INDICATOR_PARTS
} from '$lib/formats/project-form';
import { codeColumnOf, labelColumnOf } from '../table/row-key';
import { NOTE_COLUMN, noteRowOf } from '../book/table-note';
import { columnOf, unitOfTable } from '../table/table-template';

export type BookFileResult =
	| { readonly ok: true; readonly book: Book }
	| { readonly ok: false; readonly failure: BookFileFailure };

/** Reads a book file; the first thing wrong with it is told with its place, and nothing is guessed. */
export function readBookFile(text: string): BookFileResult {
	try {
		return { ok: true, book: new FileReading(checkedFile(text)).book() };
	} catch (error) {
		if (!(error instanceof BookFileError)) throw error;
		return { ok: false, failure: error.failure };
	}
}

type Draft = Omit<RowMark, 'order'> & Pick<Row, 'formulas'> & { cells: Record<string, CellValue> };

/** One reading: gathers sheets and remembers where each id stood. */
class FileReading {
	readonly #sheets: Partial<Record<SheetKey, readonly Row[]>> = {};
	readonly #seen = new Map<string, FilePath>();
	readonly #units: ReadonlySet<UnitId>;

	readonly file: FileBook;
	readonly #format: Format;

	constructor({ file, format }: CheckedFile) {
		this.file = file;
		this.#format = format;
		this.#units = new Set(file.units.map((unit) => unit.id));
	}

	book(): Book {
		const { year, level, department, units, settings, style } = this.file;
		this.#distinct(units, 'units');
		this.#distinct(this.file.explanations, 'explanations');
		this.#tables(this.file.tables, undefined, ['tables']);
		this.#editions();
		this.#projects();
		this.#narrative();
		const explanations = this.file.explanations.map((explanation, i) => ({
			...explanation,
			operands: Object.fromEntries(
				Object.entries(explanation.operands).flatMap(([address, cell]) => {
					const path = ['explanations', i, 'operands', address];
					const value = this.#cell(cell, 'amount', unitOfAddress(address, this.#format), path);
					return value === undefined ? [] : [[address, value]];
				})
			)
		}));
		const head = {
			...{ year, level, department, units, explanations, settings },
			...(style && { format: style })
		};
		const comments = this.#comments();
		return computedBook({ head, sheets: this.#sheets, ...(comments.length > 0 && { comments }) });
	}

	#comments(): CommentEntry[] {
		const { comments = [] } = this.file;
		this.#distinct(comments, 'comments');
		return comments.map(({ id, ...record }, i) => {
			const entry = readEntry(id, record);
			const sheet = entry && 'anchor' in entry ? entry.anchor?.sheet : undefined;
			if (entry && (sheet === undefined || isSheetKey(sheet, this.#format))) return entry;
			return refuse({
				...{ kind: 'invalid', path: ['comments', i], expected: 'comment or mark' },
				...excerpt(comments[i])
			});
		});
	}

	#distinct(list: readonly { id: string }[], name: string): void {
		const first = new Map<string, number>();
		list.forEach(({ id }, i) => {
			const before = first.get(id);
			if (before !== undefined) {
				refuse({ kind: 'duplicate-id', path: [name, i], first: [name, before], id });
			}
			first.set(id, i);
		});
	}

	#editions(): void {
		for (const [unit, tables] of Object.entries(this.file.editions ?? {})) {
			const path = ['editions', unit];
			this.#unit(unit, path);
			for (const { id: table, shared } of this.#format.tables) {
				if (shared && tables[table] !== undefined) refuse({ kind: 'no-edition', path, table });
			}
			this.#tables(tables, unit, path);
		}
	}

	#tables(tables: FileBook['tables'], edition: UnitId | undefined, path: FilePath): void {
		for (const [id, table] of Object.entries(tables) as [TableId, FileTable][]) {
			const sheet: SheetKey = edition === undefined ? id : `${id}@${edition}`;
			const rows = table.rows.map((row, i) =>
				this.#tableRow(id, row, edition, [...path, id, 'rows', i])
			);
			this.#put(sheet, rows);
			if (table.note) this.#note(sheet, table.note, edition, [...path, id, 'note']);
		}
	}

	#note(sheet: SheetKey, text: string, unit: UnitId | undefined, path: FilePath): void {
		const id = noteRowOf(sheet);
		this.#id(id, path);
		const note = { id, ...(unit !== undefined && { unit }), cells: { [NOTE_COLUMN]: text } };
		const notes = (this.#sheets.notes ?? []) as readonly Draft[];
		this.#put('notes', [...notes, note]);
	}

	#tableRow(table: TableId, row: FileRow, edition: UnitId | undefined, path: FilePath): Draft {
		this.#id(row.id, path);
		const format = this.#format;
		const unit = row.unit ?? edition;
		if (row.unit !== undefined) this.#unit(row.unit, [...path, 'unit']);
		const cells = this.#cells(
			row.cells,
			(column) => natureOf(table, column, format),
			unitOfTable(table, format),
			path
		);
		const codeColumn = codeColumnOf(table, row.side, format)?.id;
		const labelColumn = labelColumnOf(table, row.side, format)?.id;
		const label = row.label ?? (codeColumn === undefined ? row.key : undefined);
		if (codeColumn !== undefined) this.#place(cells, codeColumn, row.key, [...path, 'key']);
		if (labelColumn !== undefined) this.#place(cells, labelColumn, label, [...path, 'label']);
		else if (row.label !== undefined) {
			refuse({ kind: 'invalid', path, expected: 'side', ...excerpt(row.side) });
		}
		const { id, side, role } = row;
		const formulas = this.#formulas(
			row.formulas,
			(column) => natureOf(table, column, format),
			path
		);
		return {
			...{ id, ...(side && { side }), ...(role && { role }), ...(unit && { unit }) },
			...{ cells, ...(formulas && { formulas }) }
		};
	}

	#projects(): void {
		const projects = this.file.projects.map((project, i) => this.#project(project, i));
		this.#put('projects', projects);
		this.file.projects.forEach((project, i) => this.#indicators(project, i));
	}

	#project(project: FileProject, i: number): Draft {
		const path = ['projects', i];
		this.#id(project.id, path);
		if (project.unit !== undefined) this.#unit(project.unit, [...path, 'unit']);
		const format = this.#format;
		const unit = formUnit(format);
		const amounts = fundColumnsOf(format);
		const nature = (column: string): Nature => (amounts.has(column) ? 'amount' : 'text');
		const cells = this.#cells(project.fields, nature, unit, path, 'fields');
		this.#place(cells, '项目名称', project.name, [...path, 'name'], unit);
		for (const half of formHalves(format)) {
			for (const fund of fundsIn(format, half)) {
				const at = [...path, 'funds', half, fund.id];
				const cell = project.funds?.[half]?.[fund.id];
				this.#place(cells, columnOfFund(half, fund), cell, at, unit, 'amount');
			}
		}
		const formulas = this.#formulas(project.formulas, nature, path);
		return {
			...{ id: project.id, ...(project.unit !== undefined && { unit: project.unit }) },
			...{ cells, ...(formulas && { formulas }) }
		};
	}

	#indicators(project: FileProject, i: number): void {
		if (!project.indicators?.length) return;
		const rows = project.indicators.map((indicator, n) => {
			const path = ['projects', i, 'indicators', n];
			const id = indicator.id ?? `${project.id}-${n + 1}`;
			this.#id(id, path);
			const cells = this.#indicatorCells(indicator, path);
			return { id, ...(project.unit !== undefined && { unit: project.unit }), cells };
		});
		this.#put(`indicators@${project.id}`, rows);
	}

	#indicatorCells(indicator: FileIndicator, path: FilePath): Record<string, CellValue> {
		const cells = this.#cells(indicator.cells, () => 'text', '元', path);
		for (const level of ['一级', '二级'] as const) {
			this.#place(cells, level, indicator[level], [...path, level], '元');
		}
		for (const half of formHalves(this.#format)) {
			const said = indicator[half] as FileIndicatorHalf | undefined;
			for (const part of INDICATOR_PARTS)
				this.#place(cells, `${half}.${part}`, said?.[part], [...path, half, part], '元');
		}
		return cells;
	}

	#narrative(): void {
		const rows = this.file.narrative.map((section, i) => {
			const path = ['narrative', i];
			this.#id(section.id, path);
			const cells = this.#cells(section.cells, () => 'text', '万元', path);
			this.#place(cells, '标题', section.title, [...path, 'title']);
			this.#place(cells, '正文', section.text, [...path, 'text']);
			return { id: section.id, cells };
		});
		this.#put('narrative', rows);
	}

	#put(sheet: SheetKey, drafts: readonly Draft[]): void {
		const orders = generateNKeysBetween(null, null, drafts.length);
		this.#sheets[sheet] = drafts.map((draft, i) => ({ ...draft, order: orders[i] }));
	}

	#id(id: string, path: FilePath): void {
		const first = this.#seen.get(id);
		if (first !== undefined) refuse({ kind: 'duplicate-id', path, first, id });
		this.#seen.set(id, path);
	}

	#unit(unit: UnitId, path: FilePath): void {
		if (!this.#units.has(unit)) refuse({ kind: 'unknown-unit', path, unit });
	}

	#cells(
		cells: Readonly<Record<string, FileCell>> | undefined,
		nature: (column: string) => Nature,
		unit: AmountUnit,
		path: FilePath,
		name = 'cells'
	): Record<string, CellValue> {
		const read: Record<string, CellValue> = {};
		for (const [column, cell] of Object.entries(cells ?? {})) {
			this.#place(read, column, cell, [...path, name, column], unit, nature(column));
		}
		return read;
	}

	/** Only cells of amounts are computed. */
	#formulas(
		formulas: Row['formulas'],
		nature: (column: string) => Nature,
		path: FilePath
	): Row['formulas'] {
		for (const [column, text] of Object.entries(formulas ?? {}))
			if (nature(column) !== 'amount')
				refuse({
					...{ kind: 'invalid', path: [...path, 'formulas', column] },
					...{ expected: 'a column of amounts', ...excerpt(text) }
				});
		return formulas && Object.keys(formulas).length > 0 ? { ...formulas } : undefined;
	}

	#place(
		cells: Record<string, CellValue>,
		column: string,
		cell: FileCell | undefined,
		path: FilePath,
		unit: AmountUnit = '万元',
		nature: Nature = 'text'
	): void {
		const value = this.#cell(cell, nature, unit, path);
		if (value === undefined) return;
		if (Object.hasOwn(cells, column)) refuse({ kind: 'duplicate-cell', path, column });
		cells[column] = value;
	}

	#cell(
		cell: FileCell | undefined,
		nature: Nature,
		unit: AmountUnit,
		path: FilePath
	): CellValue | undefined {
		const result = readCell(cell, nature, unit);
		if (result !== 'unreadable') return result.value;
		const expected = nature === 'amount' ? `decimal in ${unit} or {"text"}` : 'text';
		return refuse({ kind: 'invalid', path, expected, ...excerpt(cell) });
	}
}

function natureOf(table: TableId, column: string, format: Format): Nature {
	return columnOf(table, column, format)?.holds === 'amount' ? 'amount' : 'text';
}

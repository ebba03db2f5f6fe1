/** A workbook → the lines of its sheets. */
import type { ImportEntry } from '../import-report';
import { ZipArchive } from '../office/zip-archive';
import {
	gridLine,
	type Source,
	type SourceCell,
	type SourceGrid,
	type SourceLine
} from '../source';
import { readSharedStrings } from './shared-strings';
import { readSheet, type SheetContext, type SheetRow } from './sheet';
import { readStyles } from './styles';
import { readWorkbook, type SheetPart } from './workbook';

/** Non-blank cells of all sheets: more would not fit the memory that a reader has. */
export const MOST_CELLS = 2_000_000;

export type Progress = (done: number, of: number) => void;

/** Stops with a `ReadingStopped` where the file is damaged or larger than it may be. */
export function readXlsx(bytes: Uint8Array, progress: Progress = () => undefined): Source {
	const archive = new ZipArchive(bytes);
	const workbook = readWorkbook(archive);
	const context: SheetContext = {
		strings: readSharedStrings(archive, workbook.sharedStrings),
		styles: readStyles(archive, workbook.styles),
		since1904: workbook.since1904,
		budget: MOST_CELLS,
		most: MOST_CELLS
	};
	const reading = new WorkbookReading();
	for (const kind of workbook.left) reading.report('left-out', { found: kind });
	workbook.sheets.forEach((sheet, i) => {
		progress(i, workbook.sheets.length);
		const { rows, uncomputed } = readSheet(archive, sheet.part, context);
		reading.addSheet(sheet, rows);
		for (const { row, column, formula } of uncomputed)
			reading.report('formula-without-value', { found: `=${formula}` }, sheet.name, row, column);
	});
	return reading.source();
}

class WorkbookReading {
	readonly #lines: SourceLine[] = [];
	readonly #places: { sheet: string; line: number }[] = [];
	readonly #entries: ImportEntry[] = [];

	report(
		kind: ImportEntry['kind'],
		details: Pick<ImportEntry, 'found'>,
		sheet?: string,
		line = 1,
		column?: number
	): void {
		const cell = column === undefined ? {} : { cell: column + 1 };
		this.#entries.push({
			kind,
			place: { line, ...cell, ...(sheet !== undefined && { sheet }) },
			...details
		});
	}

	addSheet({ name, hidden }: SheetPart, rows: readonly SheetRow[]): void {
		const grid: SourceGrid = { name, apart: true };
		if (hidden && rows.length > 0) this.report('hidden', { found: name }, name);
		for (const row of rows) {
			const number = this.#lines.length + 1;
			const cells = row.cells.map(({ column, ...cell }): SourceCell => ({
				...cell,
				line: number,
				index: column
			}));
			this.#lines.push(gridLine(number, grid, cells));
			this.#places.push({ sheet: name, line: row.number });
			if (row.hidden) this.report('hidden', {}, name, row.number);
		}
	}

	source(): Source {
		const places = this.#places;
		return {
			lines: this.#lines,
			locate: (line) => places[line - 1] ?? { line },
			entries: this.#entries
		};
	}
}

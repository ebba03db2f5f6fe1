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
import { readSheet, type Sheet, type SheetContext, type SheetNote, type SheetRow } from './sheet';
import { chartSheetNotes, surroundingsOf } from './sheet-surroundings';
import { readStyles } from './styles';
import { takeUnworked } from './unworked-formulas';
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
	for (const kind of workbook.left) reading.report({ kind: 'left-out', found: kind });
	const read = workbook.sheets.map((part, i) => {
		progress(i, workbook.sheets.length);
		const sheet = part.isChart ? EMPTY : readSheet(archive, part.part, context);
		const over = part.isChart
			? chartSheetNotes(archive, part.part)
			: surroundingsOf(archive, part.part);
		return { name: part.name, part, sheet, over };
	});
	const unworked = takeUnworked(read, workbook.recalculates);
	read.forEach(({ part, sheet, over }, i) => {
		reading.addSheet(part, sheet.rows);
		for (const note of [...sheet.notes, ...over]) reading.report(note, part.name);
		for (const { row, column, formula } of unworked.filter((one) => one.sheet === i))
			reading.report(
				{ kind: 'formula-without-value', found: `=${formula}`, kept: '0', row, column },
				part.name
			);
	});
	return reading.source();
}

const EMPTY: Sheet = { rows: [], notes: [] };

class WorkbookReading {
	readonly #lines: SourceLine[] = [];
	readonly #places: { sheet: string; line: number }[] = [];
	readonly #entries: ImportEntry[] = [];

	report({ row = 1, column, ...entry }: SheetNote, sheet?: string): void {
		const cell = column === undefined ? {} : { cell: column + 1 };
		this.#entries.push({
			...entry,
			place: { line: row, ...cell, ...(sheet !== undefined && { sheet }) }
		});
	}

	addSheet({ name, hidden }: SheetPart, rows: readonly SheetRow[]): void {
		const grid: SourceGrid = { name, apart: true };
		if (hidden && rows.length > 0)
			this.report(
				{ kind: 'hidden', found: name, ...(hidden === 'very' && { kept: 'very' }) },
				name
			);
		for (const row of rows) {
			if (row.cells.length === 0) continue;
			const number = this.#lines.length + 1;
			const cells = row.cells.map(({ column, formula: _, ...cell }): SourceCell => ({
				...cell,
				line: number,
				index: column
			}));
			this.#lines.push(gridLine(number, grid, cells));
			this.#places.push({ sheet: name, line: row.number });
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

/** A workbook → the lines of its sheets. */
import { ZipArchive } from '../office/zip-archive';
import type { Source } from '../source';
import { readSharedStrings } from './shared-strings';
import { readSheet, type Sheet, type SheetContext } from './sheet';
import { chartSheetNotes, surroundingsOf } from './sheet-surroundings';
import { readStyles } from './styles';
import { takeUnworked } from './unworked-formulas';
import { readWorkbook } from './workbook';
import { WorkbookLines } from './workbook-lines';

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
	const reading = new WorkbookLines();
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

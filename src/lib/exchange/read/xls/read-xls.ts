/**
 * Workbooks that are no ZIP: `.xls` of Excel and WPS `.et` (BIFF in an OLE container), and the XML of
 * Excel 2003. SheetJS reads the cells; what they show and where they stand is told as for `.xlsx`.
 */
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { stop } from '../reading-stopped';
import type { Source } from '../source';
import { coverMerged } from '../xlsx/covered-cells';
import { numberFormat, showNumber } from '../xlsx/number-format';
import { MOST_CELLS, type Progress } from '../xlsx/read-xlsx';
import type { Sheet, SheetCell, SheetNote, SheetRow } from '../xlsx/sheet';
import { takeUnworked } from '../xlsx/unworked-formulas';
import { WorkbookLines } from '../xlsx/workbook-lines';

/** Rows that a sheet of Excel 97–2003 can have, and no more. */
const MOST_ROWS = 65_536;

/** Stops with a `ReadingStopped` where the file is damaged, locked or larger than it may be. */
export async function readXls(
	file: Uint8Array | string,
	progress: Progress = () => undefined
): Promise<Source> {
	const { read, utils } = await import('@e965/xlsx');
	const workbook = opened(() =>
		read(file, {
			...{ type: typeof file === 'string' ? 'string' : 'array', dense: true },
			...{ cellNF: true, cellFormula: true, cellHTML: false, cellText: false },
			...{ bookVBA: false, sheetRows: MOST_ROWS }
		})
	);
	const lines = new WorkbookLines();
	let budget = MOST_CELLS;
	const sheets = workbook.SheetNames.map((name, i) => {
		progress(i, workbook.SheetNames.length);
		const sheet = sheetOf(workbook, workbook.Sheets[name], utils.encode_range);
		budget -= sheet.rows.reduce((sum, { cells }) => sum + cells.length, 0);
		if (budget < 0) stop({ kind: 'archive-too-large', limit: MOST_CELLS, of: 'cells' });
		return { name, sheet };
	});
	const unworked = takeUnworked(sheets, false);
	sheets.forEach(({ name, sheet }, i) => {
		const hidden = ([undefined, 'hidden', 'very'] as const)[
			workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0
		];
		lines.addSheet({ name, ...(hidden && { hidden }) }, sheet.rows);
		for (const note of sheet.notes) lines.report(note, name);
		for (const { row, column, formula } of unworked.filter((one) => one.sheet === i))
			lines.report(
				{ kind: 'formula-without-value', found: `=${formula}`, kept: '0', row, column },
				name
			);
	});
	return lines.source();
}

function opened(read: () => WorkBook): WorkBook {
	try {
		return read();
	} catch (error) {
		if (/password|encrypt/i.test(String(error))) stop({ kind: 'password-protected' });
		return stop({ kind: 'damaged-archive', problem: 'directory' });
	}
}

type DenseSheet = WorkSheet & { readonly '!data'?: (CellObject | undefined)[][] };

function sheetOf(
	{ Workbook }: WorkBook,
	sheet: DenseSheet | undefined,
	encode: (range: NonNullable<WorkSheet['!merges']>[number]) => string
): Sheet {
	const since1904 = Workbook?.WBProps?.date1904 ?? false;
	const notes: SheetNote[] = [];
	const rows: SheetRow[] = [];
	// A row that has nothing is a hole of the array: a million of them cost nothing.
	(sheet?.['!data'] ?? []).forEach((row, r) => {
		const cells: SheetCell[] = [];
		row.forEach((cell, column) => {
			if (!cell) return;
			const shown = shownCell(cell, since1904);
			if (shown.text === '' && cell.f !== undefined && cell.v === undefined)
				notes.push({ kind: 'formula-without-value', found: `=${cell.f}`, row: r + 1, column });
			if (shown.text !== '') cells.push({ ...shown, column });
		});
		const hidden = sheet?.['!rows']?.[r]?.hidden ?? false;
		if (hidden && cells.length > 0) notes.push({ kind: 'hidden', row: r + 1 });
		if (cells.length > 0) rows.push({ number: r + 1, hidden, cells });
	});
	for (const { row, cell } of coverMerged(rows, (sheet?.['!merges'] ?? []).map(encode)))
		notes.push({ kind: 'unseen', found: cell.text, expected: 'covered', row, column: cell.column });
	return { rows: rows.filter(({ cells }) => cells.length > 0), notes };
}

function shownCell(cell: CellObject, since1904: boolean): Omit<SheetCell, 'column'> {
	const formula = cell.f === undefined ? {} : { formula: cell.f };
	if (cell.t === 'n' && cell.v !== undefined) {
		const format = numberFormat(0, typeof cell.z === 'string' ? cell.z : 'General');
		const { text, rounded } = showNumber(String(cell.v), format, since1904);
		return { text: text.trim(), ...(rounded !== undefined && { rounded }), ...formula };
	}
	if (cell.t === 'd' && cell.v instanceof Date) return { text: cell.v.toISOString().slice(0, 10) };
	if (cell.t === 'b') return { text: cell.v === true ? 'TRUE' : 'FALSE' };
	if (cell.t === 'e') return { text: cell.w ?? '#N/A' };
	return { text: String(cell.v ?? '').trim() };
}

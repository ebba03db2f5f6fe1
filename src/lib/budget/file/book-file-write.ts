/** A book → its file. */
import type { AmountUnit } from '../values/amount';
import type { Book, Cells, CellValue, Row, SheetKey, TableId, UnitId } from '../book/book';
import { writeAmount, writeCell, writeText, unitOfAddress, type Nature } from './book-file-cells';
import {
	BOOK_FILE_FORMAT,
	BOOK_FILE_VERSION,
	type FileBook,
	type FileCell,
	type FileIndicator,
	type FileProject,
	type FileRow,
	type FileSection,
	type FileTables
} from './book-file-schema';
import { printJson } from '../values/json-print';
import { byOrder } from '../live/live-book';
import {
	FUND_COLUMNS,
	FUND_LINES,
	fundColumn,
	HALVES,
	INDICATOR_COLUMNS,
	type Half
} from '../book/project-form';
import { codeColumnOf, keyOf, labelColumnOf } from '../table/row-key';
import { NOTE_COLUMN, noteRowOf } from '../book/table-note';
import { columnOf, TABLE_IDS } from '../table/table-template';

/**
 * The whole book as readable JSON: what `readBookFile` gives back is the same book (`sameBook`).
 * Sheets whose unit or project is gone are no part of a book and are left out.
 *
 * @throws RangeError where an amount is no whole number of 分
 */
export function writeBookFile(book: Book): string {
	return printJson(fileOf(book));
}

function fileOf(book: Book): FileBook {
	const { year, level, department, units, explanations, settings } = book.head;
	const editions = units
		.map((unit): [UnitId, FileTables] => [unit.id, tablesOf(book, unit.id)])
		.filter(([, tables]) => Object.keys(tables).length > 0);
	return {
		format: BOOK_FILE_FORMAT,
		version: BOOK_FILE_VERSION,
		year,
		level,
		department: { ...department },
		units: units.map((unit) => ({ ...unit })),
		tables: tablesOf(book, undefined),
		...(editions.length > 0 && { editions: Object.fromEntries(editions) }),
		projects: rowsOf(book, 'projects').map((row) => projectOf(book, row)),
		narrative: rowsOf(book, 'narrative').map(sectionOf),
		explanations: explanations.map((explanation) => ({
			...explanation,
			operands: mapCells(explanation.operands, (value, address) =>
				writeAmount(value, unitOfAddress(address))
			)
		})),
		settings: settings as FileBook['settings'],
		...(book.comments?.length && { comments: book.comments.map((entry) => ({ ...entry })) })
	};
}

function rowsOf(book: Book, sheet: SheetKey): readonly Row[] {
	return (book.sheets[sheet] ?? []).toSorted(byOrder);
}

function tablesOf(book: Book, unit: UnitId | undefined): FileTables {
	const tables: FileTables = {};
	for (const id of TABLE_IDS) {
		const sheet: SheetKey = unit === undefined ? id : `${id}@${unit}`;
		const note = noteOf(book, sheet);
		if (book.sheets[sheet] === undefined && note === undefined) continue;
		const rows = rowsOf(book, sheet).map((row) => tableRowOf(id, row, unit));
		tables[id] = note === undefined ? { rows } : { rows, note };
	}
	return tables;
}

function noteOf(book: Book, sheet: SheetKey): string | undefined {
	const note = book.sheets.notes?.find((row) => row.id === noteRowOf(sheet))?.cells[NOTE_COLUMN];
	return note === undefined || note === '' ? undefined : String(note);
}

function tableRowOf(table: TableId, row: Row, edition: UnitId | undefined): FileRow {
	const codeColumn = codeColumnOf(table, row.side)?.id;
	const labelColumn = labelColumnOf(table, row.side)?.id;
	const label = labelColumn === undefined ? undefined : writeText(row.cells[labelColumn], '万元');
	const bareLabel = label === undefined ? undefined : keyOf(table, row);
	const key = codeColumn === undefined ? bareLabel : row.cells[codeColumn];
	const cells = cellsBut(
		row.cells,
		'万元',
		(column) => column === codeColumn || column === labelColumn,
		(column) => natureOf(table, column)
	);
	return compact<FileRow>({
		id: row.id,
		key: writeText(key, '万元'),
		label,
		side: row.side,
		role: row.role,
		unit: row.unit === edition ? undefined : row.unit,
		cells: cells ?? {}
	});
}

function natureOf(table: TableId, column: string): Nature {
	return columnOf(table, column)?.holds === 'amount' ? 'amount' : 'text';
}

function projectOf(book: Book, row: Row): FileProject {
	const fields = mapCells(row.cells, (value, column) =>
		column === '项目名称' || FUND_COLUMNS.includes(column) ? undefined : writeText(value, '元')
	);
	const funds = HALVES.map((half) => [half, fundsOf(row, half)] as const);
	return compact<FileProject>({
		id: row.id,
		unit: row.unit,
		name: writeText(row.cells['项目名称'], '元'),
		fields,
		funds: Object.fromEntries(funds.filter(([, lines]) => lines !== undefined)),
		indicators: rowsOf(book, `indicators@${row.id}`).map(indicatorOf)
	});
}

function fundsOf(row: Row, half: Half): Record<string, ReturnType<typeof writeAmount>> | undefined {
	return unlessEmpty(
		compact(
			Object.fromEntries(
				FUND_LINES.map((line) => [line, writeAmount(row.cells[fundColumn(half, line)], '元')])
			)
		)
	);
}

const INDICATOR_SHOWN: ReadonlySet<string> = new Set(INDICATOR_COLUMNS);

function indicatorOf(row: Row): FileIndicator {
	const cell = (column: string) => writeText(row.cells[column], '元');
	const half = (name: Half) =>
		unlessEmpty(
			compact({
				二级: cell(`${name}.二级`),
				三级: cell(`${name}.三级`),
				指标值: cell(`${name}.指标值`)
			})
		);
	return compact<FileIndicator>({
		id: row.id,
		一级: cell('一级'),
		二级: cell('二级'),
		实施期: half('实施期'),
		年度: half('年度'),
		cells: cellsBut(row.cells, '元', (column) => INDICATOR_SHOWN.has(column))
	});
}

function sectionOf(row: Row): FileSection {
	return compact<FileSection>({
		id: row.id,
		title: writeText(row.cells['标题'], '万元'),
		text: writeText(row.cells['正文'], '万元'),
		cells: cellsBut(row.cells, '万元', (column) => column === '标题' || column === '正文')
	});
}

function cellsBut(
	cells: Cells,
	unit: AmountUnit,
	isShownElsewhere: (column: string) => boolean,
	nature: (column: string) => Nature = () => 'text'
): Record<string, FileCell> | undefined {
	return unlessEmpty(
		mapCells(cells, (value, column) =>
			isShownElsewhere(column) ? undefined : writeCell(value, nature(column), unit)
		)
	);
}

function mapCells<T>(
	cells: Readonly<Record<string, CellValue>>,
	write: (value: CellValue, column: string) => T | undefined
): Record<string, T> {
	const written = Object.entries(cells).map(([column, value]) => [column, write(value, column)]);
	return Object.fromEntries(written.filter(([, value]) => value !== undefined));
}

function unlessEmpty<T extends object>(value: T): T | undefined {
	return Object.keys(value).length === 0 ? undefined : value;
}

/** Without the keys that hold nothing. */
function compact<T extends object>(value: T): T {
	return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}

/** A book → its file. */
import type { AmountUnit } from '../values/amount';
import type { Book, Cells, CellValue, Row, SheetKey, TableId, UnitId } from '../book/book';
import { writeAmount, writeCell, writeText, unitOfAddress, type Nature } from './book-file-cells';
import {
	BOOK_FILE_FORMAT,
	BOOK_FILE_VERSION,
	BOOK_FILE_VERSION_WITHOUT_FORMAT,
	BOOK_FILE_VERSION_WITHOUT_FORMULAS,
	type FileBook,
	type FileContent,
	type FileCell,
	type FileIndicator,
	type FileProject,
	type FileRow,
	type FileSection,
	type FileTables
} from './book-file-schema';
import { printJson } from '../values/json-print';
import { byOrder } from '../live/live-book';
import { bookFormat, isReadable } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import {
	columnOfFund,
	formHalves,
	formUnit,
	fundColumnsOf,
	fundsIn,
	INDICATOR_PARTS,
	indicatorColumnsOf
} from '$lib/formats/project-form';
import { codeColumnOf, keyOf, labelColumnOf } from '../table/row-key';
import { NOTE_COLUMN, noteRowOf } from '../book/table-note';
import { columnOf, tableIdsOf, unitOfTable } from '../table/table-template';

/**
 * The whole book as readable JSON: what `readBookFile` gives back is the same book (`sameBook`).
 * Sheets whose unit or project is gone are no part of a book and are left out.
 *
 * @throws RangeError where an amount is no whole number of 分, or where this version cannot read the
 * book's format: what it cannot read it would leave out
 */
export function writeBookFile(book: Book): string {
	return printJson(fileOf(book));
}

function fileOf(book: Book): FileBook {
	const { year, level, department, units, explanations, settings, format: style } = book.head;
	const format = bookFormat(book.head);
	if (!isReadable(format)) throw new RangeError(`unreadable format: ${style?.id}`);
	const editions = units
		.map((unit): [UnitId, FileTables] => [unit.id, tablesOf(book, unit.id, format)])
		.filter(([, tables]) => Object.keys(tables).length > 0);
	return {
		format: BOOK_FILE_FORMAT,
		version: versionOf(book),
		...(style && {
			style: { id: style.id, version: style.version, content: style.content as FileContent }
		}),
		year,
		level,
		department: { ...department },
		units: units.map((unit) => ({ ...unit })),
		tables: tablesOf(book, undefined, format),
		...(editions.length > 0 && { editions: Object.fromEntries(editions) }),
		projects: rowsOf(book, 'projects').map((row) => projectOf(book, row, format)),
		narrative: rowsOf(book, 'narrative').map(sectionOf),
		explanations: explanations.map((explanation) => ({
			...explanation,
			operands: mapCells(explanation.operands, (value, address) =>
				writeAmount(value, unitOfAddress(address, format))
			)
		})),
		settings: settings as FileBook['settings'],
		...(book.comments?.length && { comments: book.comments.map((entry) => ({ ...entry })) })
	};
}

/** The oldest that says all that the book holds. */
function versionOf({ head, sheets }: Book): FileBook['version'] {
	if (Object.values(sheets).some((rows) => rows?.some(({ formulas }) => formulas)))
		return BOOK_FILE_VERSION;
	return head.format ? BOOK_FILE_VERSION_WITHOUT_FORMULAS : BOOK_FILE_VERSION_WITHOUT_FORMAT;
}

function rowsOf(book: Book, sheet: SheetKey): readonly Row[] {
	return (book.sheets[sheet] ?? []).toSorted(byOrder);
}

function tablesOf(book: Book, unit: UnitId | undefined, format: Format): FileTables {
	const tables: FileTables = {};
	for (const id of tableIdsOf(format)) {
		const sheet: SheetKey = unit === undefined ? id : `${id}@${unit}`;
		const note = noteOf(book, sheet);
		if (book.sheets[sheet] === undefined && note === undefined) continue;
		const rows = rowsOf(book, sheet).map((row) => tableRowOf(id, row, unit, format));
		tables[id] = note === undefined ? { rows } : { rows, note };
	}
	return tables;
}

function noteOf(book: Book, sheet: SheetKey): string | undefined {
	const note = book.sheets.notes?.find((row) => row.id === noteRowOf(sheet))?.cells[NOTE_COLUMN];
	return note === undefined || note === '' ? undefined : String(note);
}

function tableRowOf(
	table: TableId,
	row: Row,
	edition: UnitId | undefined,
	format: Format
): FileRow {
	const codeColumn = codeColumnOf(table, row.side, format)?.id;
	const labelColumn = labelColumnOf(table, row.side, format)?.id;
	const label = labelColumn === undefined ? undefined : writeText(row.cells[labelColumn], '万元');
	const bareLabel = label === undefined ? undefined : keyOf(table, row, format);
	const key = codeColumn === undefined ? bareLabel : row.cells[codeColumn];
	const cells = cellsBut(
		row.cells,
		unitOfTable(table, format),
		(column) => column === codeColumn || column === labelColumn,
		(column) => natureOf(table, column, format)
	);
	return compact<FileRow>({
		id: row.id,
		key: writeText(key, '万元'),
		label,
		side: row.side,
		role: row.role,
		unit: row.unit === edition ? undefined : row.unit,
		cells: cells ?? {},
		formulas: row.formulas && { ...row.formulas }
	});
}

function natureOf(table: TableId, column: string, format: Format): Nature {
	return columnOf(table, column, format)?.holds === 'amount' ? 'amount' : 'text';
}

function projectOf(book: Book, row: Row, format: Format): FileProject {
	const amounts = fundColumnsOf(format);
	const fields = mapCells(row.cells, (value, column) =>
		column === '项目名称' || amounts.has(column) ? undefined : writeText(value, '元')
	);
	const funds = formHalves(format).map((half) => [half, fundsOf(row, half, format)] as const);
	return compact<FileProject>({
		id: row.id,
		unit: row.unit,
		name: writeText(row.cells['项目名称'], '元'),
		fields,
		funds: Object.fromEntries(funds.flatMap(([half, lines]) => (lines ? [[half, lines]] : []))),
		indicators: rowsOf(book, `indicators@${row.id}`).map((one) => indicatorOf(one, format)),
		formulas: row.formulas && { ...row.formulas }
	});
}

function fundsOf(
	row: Row,
	half: string,
	format: Format
): NonNullable<FileProject['funds']>[string] | undefined {
	return unlessEmpty(
		Object.fromEntries(
			fundsIn(format, half).flatMap((fund) => {
				const amount = writeAmount(row.cells[columnOfFund(half, fund)], formUnit(format));
				return amount === undefined ? [] : [[fund.id, amount]];
			})
		)
	);
}

function indicatorOf(row: Row, format: Format): FileIndicator {
	const cell = (column: string) => writeText(row.cells[column], '元');
	const half = (name: string) =>
		unlessEmpty(
			compact(Object.fromEntries(INDICATOR_PARTS.map((part) => [part, cell(`${name}.${part}`)])))
		);
	const shown = indicatorColumnsOf(format);
	return compact<FileIndicator>({
		id: row.id,
		一级: cell('一级'),
		二级: cell('二级'),
		...Object.fromEntries(formHalves(format).map((name) => [name, half(name)])),
		cells: cellsBut(row.cells, '元', (column) => shown.includes(column))
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

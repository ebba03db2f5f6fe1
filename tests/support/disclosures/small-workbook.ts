/** The small disclosure as a workbook: one sheet a table with the official merged header, one a form. */
import { firstFormat } from '$lib/formats/known-formats';
import type { TableId } from '$lib/budget/book/book';
import { printTitle, tableIdsOf, templateOf } from '$lib/budget/table/table-template';
import { columnLetters } from '$lib/exchange/read/xlsx/cell-reference';
import type { TestCell, TestSheet } from '../office/workbook-file';
import { DEPARTMENT, FORMS, formLines, headerLines, ROWS, YEAR } from './small-disclosure';

/** What of a sheet is written otherwise than it should be. */
export type SheetChange = (sheet: TestSheet) => TestSheet;

export function smallWorkbook(change: SheetChange = (sheet) => sheet): TestSheet[] {
	const tables = tableIdsOf(firstFormat()).map((table) => change(tableSheet(table)));
	const forms = FORMS.map((form, i) =>
		change({
			name: `绩效${i + 1}`,
			rows: formLines(form).map((line) => line.split('\t').map((cell) => cell || null))
		})
	);
	return [...tables, ...forms];
}

/** Title, department and unit line, header, rows. The header begins in row 4. */
export function tableSheet(table: TableId): TestSheet {
	const template = templateOf(table, firstFormat());
	const header = headerLines(table).map((line) => line.split('\t').map((cell) => cell || null));
	const last = columnLetters(template.columns.length - 1);
	return {
		name: `预算公开表${table.slice(1)}`,
		rows: [
			[`预算公开表${table.slice(1)}`],
			[printTitle(template, YEAR)],
			[
				`部门名称：${DEPARTMENT}`,
				...Array<null>(template.columns.length - 2).fill(null),
				'单位：万元'
			],
			...header,
			...ROWS[table].map((line) => line.split('\t').map(figureOrText))
		],
		merges: [`A2:${last}2`, ...headerMerges(table, 4)]
	};
}

/** Spreadsheets hold numbers, and amounts as such; codes are numbers too. */
function figureOrText(cell: string): TestCell {
	if (cell === '') return null;
	const bare = cell.replaceAll(',', '');
	if (/^\d+$/.test(bare)) return Number(bare);
	return /^\d+\.\d\d$/.test(bare) ? { v: bare, format: '#,##0.00' } : cell;
}

/** @param from the row of the first header line, from 1 */
export function headerMerges(table: TableId, from: number): string[] {
	const { header, columns } = templateOf(table, firstFormat());
	const taken = header.map(() => columns.map(() => false));
	return header.flatMap((cells, line) => {
		let at = 0;
		return cells.flatMap(({ across = 1, down = 1 }) => {
			while (taken[line][at]) at++;
			for (let y = line; y < line + down; y++) taken[y].fill(true, at, at + across);
			const ref = `${columnLetters(at)}${from + line}:${columnLetters(at + across - 1)}${from + line + down - 1}`;
			return across * down > 1 ? [ref] : [];
		});
	});
}

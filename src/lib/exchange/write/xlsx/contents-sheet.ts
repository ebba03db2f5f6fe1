/** The first worksheet: what the workbook holds, each line leading to its sheet. */
import { disclosureTitle } from '$lib/budget/book/disclosure-title';
import type { BookHead } from '$lib/budget/book/book';
import { textStyle, textValue } from './grid-sheet';
import { Sheet } from './sheet';
import type { CellStyle, Styles } from './styles';

export interface ContentsEntry {
	readonly number: string;
	readonly title: string;
	/** Who owns a form. */
	readonly unit?: string;
	readonly sheet: string;
}

const HEADINGS = ['编号', '名称', '单位名称'];
const HEAD_ROWS = 2;

export function contentsSheet(
	head: BookHead,
	entries: readonly ContentsEntry[],
	styles: Styles
): Sheet {
	const sheet = new Sheet('目录', [96, 520, 240], {
		landscape: false,
		titleRows: [HEAD_ROWS - 1, HEAD_ROWS - 1]
	});
	const cell = (row: number, column: number, text: string, style: CellStyle, across = 1) =>
		sheet.set({ row, column, across, down: 1 }, textValue(text), styles.id(textStyle(style, text)));
	const title = `${head.department.name}${disclosureTitle(head)}`;
	cell(0, 0, title, { font: 'title', horizontal: 'center' }, HEADINGS.length);
	sheet.setHeight(0, 34);
	HEADINGS.forEach((text, column) =>
		cell(1, column, text, { font: 'heading', horizontal: 'center', border: true, fill: true })
	);
	entries.forEach(({ number, title: name, unit = '', sheet: target }, i) => {
		const row = HEAD_ROWS + i;
		cell(row, 0, number, { font: 'body', horizontal: 'center', border: true });
		cell(row, 1, name, { font: 'link', horizontal: 'left', border: true, wrap: true });
		cell(row, 2, unit, { font: 'body', horizontal: 'left', border: true, wrap: true });
		sheet.link(row, 1, target);
	});
	return sheet;
}

/** The prose of a book on one worksheet: a row for each section. */
import type { Book } from '$lib/budget/book/book';
import { bookFormat } from '$lib/formats/book-format';
import { sectionOf } from '$lib/budget/book/narrative';
import { plainText } from '$lib/budget/values/text-mark';
import { rowsOf } from '../paper/table-paper';
import { textStyle } from './grid-sheet';
import { LONGEST_CELL } from './shared-strings';
import { Sheet } from './sheet';
import type { CellStyle, Styles } from './styles';
import { TALLEST_ROW, textHeight } from './text-height';

const HEADINGS = ['编号', '部分', '标题', '正文'];
const WIDTHS = [60, 96, 220, 640];

/** A text longer than a cell may be goes on in the rows below, which have no 编号. */
export function narrativeSheet(book: Book, styles: Styles): Sheet {
	const sheet = new Sheet('文字说明', WIDTHS, { landscape: true, titleRows: [0, 0] });
	const set = (row: number, column: number, text: string, style: CellStyle): void =>
		sheet.set(
			{ row, column, across: 1, down: 1 },
			text === '' ? undefined : { text },
			styles.id(textStyle({ border: true, wrap: true, ...style }, text))
		);
	HEADINGS.forEach((text, column) =>
		set(0, column, text, { font: 'heading', horizontal: 'center', fill: true })
	);
	const format = bookFormat(book.head);
	let row = 1;
	for (const { id, cells } of rowsOf(book, 'narrative')) {
		const body: CellStyle = { font: 'body', horizontal: 'left', vertical: 'top' };
		const lead = [id, sectionOf(format, id)?.part ?? '', String(cells['标题'] ?? '')];
		lead.forEach((text, column) => set(row, column, text, body));
		for (const piece of pieces(plainText(String(cells['正文'] ?? '')))) {
			set(row, 3, piece, body);
			sheet.setHeight(row, Math.min(TALLEST_ROW, textHeight(piece, WIDTHS[3])));
			row++;
		}
	}
	return sheet;
}

/** Cut where a cell is full, and never inside a character. */
function pieces(text: string): string[] {
	const found: string[] = [];
	let rest = text;
	while (rest.length > LONGEST_CELL) {
		const isInsideCharacter = /[\ud800-\udbff]/.test(rest[LONGEST_CELL - 1]);
		const at = isInsideCharacter ? LONGEST_CELL - 1 : LONGEST_CELL;
		found.push(rest.slice(0, at));
		rest = rest.slice(at);
	}
	return [...found, rest];
}

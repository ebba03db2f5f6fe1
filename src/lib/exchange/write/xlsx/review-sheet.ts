/** The 审核说明 of a book on one worksheet: a row for each answer and each rule switched off. */
import { REVIEW_TITLE, type ReviewNote } from '../paper/review-notes';
import { textStyle, textValue } from './grid-sheet';
import { Sheet } from './sheet';
import type { CellStyle, Styles } from './styles';
import { TALLEST_ROW, textHeight } from './text-height';

const HEADINGS = ['类别', '规则', '单位', '说明或原因', '依据的数', '填写人', '时间', '审核人'];
const WIDTHS = [72, 60, 140, 420, 260, 84, 120, 84];

export function reviewSheet(notes: readonly ReviewNote[], styles: Styles): Sheet {
	const sheet = new Sheet(REVIEW_TITLE, WIDTHS, { landscape: true, titleRows: [0, 0] });
	const set = (row: number, column: number, text: string, style: CellStyle): void =>
		sheet.set(
			{ row, column, across: 1, down: 1 },
			textValue(text),
			styles.id(textStyle({ border: true, wrap: true, ...style }, text))
		);
	HEADINGS.forEach((text, column) =>
		set(0, column, text, { font: 'heading', horizontal: 'center', fill: true })
	);
	notes.forEach(({ kind, rule, unit, text, operands, by, at, approver }, i) => {
		const texts = [kind, rule, unit, text, operands.join('\n'), by, at, approver];
		texts.forEach((each, column) =>
			set(i + 1, column, each, { font: 'body', horizontal: 'left', vertical: 'top' })
		);
		const height = Math.max(...texts.map((each, column) => textHeight(each, WIDTHS[column])));
		sheet.setHeight(i + 1, Math.min(TALLEST_ROW, height));
	});
	return sheet;
}

/** Words of the preview of what a table or form prints. */
import type { Catalogue } from './index';

interface PrintWords {
	/** On the button that shows it. */
	readonly preview: string;
	readonly hint: string;
	readonly pages: string;
	/** For assistive technology, of the sheet. */
	readonly sheet: string;
	readonly print: string;
	readonly close: string;
}

const zh: PrintWords = {
	preview: '打印预览',
	hint: '看这张表印在纸上的样子（Ctrl+P 直接打印）',
	pages: '全部行都印，视图不影响打印。一张纸印不下时续到下一页，表头每页重印。',
	sheet: '纸面',
	print: '打印',
	close: '关闭'
};

const en: PrintWords = {
	preview: 'Print preview',
	hint: 'Shows it as it is printed on paper (Ctrl+P prints it at once)',
	pages:
		'All rows are printed, whatever the view hides. What one sheet cannot hold goes on on the next, under the same header.',
	sheet: 'Paper',
	print: 'Print',
	close: 'Close'
};

export const printWords: Catalogue<PrintWords> = { zh, en };

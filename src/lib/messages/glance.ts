/** Words of the figures of a selection, in the strip below a grid. */
import type { Catalogue } from './index';

const zh = {
	label: '所选单元格的合计',
	cells: (cells: number) => `已选 ${cells} 格`,
	count: '计数',
	sum: '求和',
	average: '平均',
	least: '最小',
	most: '最大',
	amounts: (amounts: number, filled: number) =>
		`${amounts} 个金额；所选单元格中有 ${filled} 个有内容`,
	copy: '点一下复制',
	copied: (figure: string) => `已复制 ${figure}`,
	tooLarge: '超出可记录的范围',
	/** The same sum in the other unit, on a form in 元. */
	also: (figure: string) => `= ${figure} 万元`
};

const en: typeof zh = {
	label: 'Figures of the selected cells',
	cells: (cells) => `${cells} cells`,
	count: 'Count',
	sum: 'Sum',
	average: 'Average',
	least: 'Min',
	most: 'Max',
	amounts: (amounts, filled) => `${amounts} amounts; ${filled} of the selected cells are filled`,
	copy: 'Click to copy',
	copied: (figure) => `Copied ${figure}`,
	tooLarge: 'larger than can be recorded',
	also: (figure) => `= ${figure} × 10,000 yuan`
};

export const glanceWords: Catalogue<typeof zh> = { zh, en };

/** Words of the consolidation: the department's tables beside the sum of the units' editions. */
import type { Catalogue } from './index';

export interface ConsolidationWords {
	readonly title: string;
	readonly lead: string;
	readonly tables: string;
	readonly agrees: string;
	readonly differs: (cells: number) => string;
	readonly lacks: (units: number) => string;
	readonly noEditions: string;
	/** Of a table that no unit has filled in: how it comes about. */
	readonly howToFill: string;
	readonly lackingUnits: (units: string) => string;
	/** Of a table that adds up parts of the book that are not here. */
	readonly notHere: string;
	/** Names of units; of the department its word. */
	readonly missingParts: (parts: readonly string[]) => string;
	readonly onlyDifferences: string;
	readonly line: string;
	readonly column: string;
	readonly department: string;
	readonly sum: string;
	readonly transfers: string;
	readonly difference: string;
	readonly blank: string;
	readonly onlyUnits: string;
	readonly drill: (cell: string) => string;
	readonly unit: string;
	readonly figure: string;
	readonly explains: string;
	readonly noLine: string;
	readonly projects: (count: number, sum: string) => string;
	readonly allAgree: (compared: number) => string;
	readonly nothing: string;
	readonly more: (lines: number) => string;
	readonly preview: (cells: number) => string;
	readonly previewAll: (cells: number) => string;
	readonly previewTitle: string;
	readonly previewLead: string;
	readonly take: (chosen: number) => string;
	readonly took: (count: number) => string;
	readonly cancel: string;
	readonly undo: string;
	readonly undone: string;
	readonly wan: string;
}

const zh: ConsolidationWords = {
	title: '汇总核对',
	lead: '部门各表与单位各表的合计逐格比对（规则 X41），扣除本册资料中登记的内部往来。点开一格看各单位的数，再看单位的项目。',
	tables: '报表',
	agrees: '一致',
	differs: (cells) => `${cells} 处不同`,
	lacks: (units) => `缺 ${units} 家`,
	noEditions: '单位未填',
	howToFill:
		'还没有单位填这张表。单位在这张表上方选自己的单位，填本单位的一份；填好后在这里与部门表逐格比对。',
	lackingUnits: (units) => `这张表还没有填的单位：${units}。合计不全，不能采用。`,
	notHere: '数据未到',
	missingParts: (parts) =>
		`${parts.join('、')}的数据未到（没有取到，或服务器上损坏），不是没有填。到了才能汇总、比对和采用。`,
	onlyDifferences: '只看不同的',
	line: '项目（科目）',
	column: '栏',
	department: '部门',
	sum: '单位合计',
	transfers: '内部往来',
	difference: '差额',
	blank: '空',
	onlyUnits: '部门表没有这一行',
	drill: (cell) => `各单位的数：${cell}`,
	unit: '单位',
	figure: '单位的数',
	explains: '正好等于差额',
	noLine: '没有这一行',
	projects: (count, sum) => `${count} 个项目，合计 ${sum}`,
	allAgree: (compared) => `${compared} 格全部一致。`,
	nothing: '部门和单位都还没有填这张表。',
	more: (lines) => `再显示 ${lines} 行`,
	preview: (cells) => `本表采用单位合计（${cells} 处）…`,
	previewAll: (cells) => `全部采用单位合计（${cells} 处）…`,
	previewTitle: '将要改动',
	previewLead: '左边是部门现在的数，右边是单位合计。取消勾选的不改；采用后可一步撤销。',
	take: (chosen) => `采用所选 ${chosen} 处`,
	took: (count) => `已采用 ${count} 处单位合计。`,
	cancel: '取消',
	undo: '撤销',
	undone: '已撤销，部门表恢复原样。',
	wan: '单位：万元'
};

const en: ConsolidationWords = {
	title: 'Consolidation',
	lead: 'The department’s tables beside the sums of the units’ editions, cell by cell (rule X41), less the transfers entered in the data of the book. Open a cell for the units’ figures, and a unit for its projects.',
	tables: 'Tables',
	agrees: 'agrees',
	differs: (cells) => (cells === 1 ? '1 cell differs' : `${cells} cells differ`),
	lacks: (units) => `${units} ${units === 1 ? 'unit' : 'units'} missing`,
	noEditions: 'none yet',
	howToFill:
		'No unit has filled in its own edition of this table. Units choose themselves above the table and fill it in; it is compared with the department’s here.',
	lackingUnits: (units) =>
		`Not filled yet by: ${units}. The sum is not whole and cannot be taken over.`,
	notHere: 'not here',
	missingParts: (parts) =>
		`The data of ${parts.join(', ')} are not here: they have not arrived, or are damaged on the server. That is not the same as not filled. Nothing is added up, compared or taken over until they are.`,
	onlyDifferences: 'Differences only',
	line: 'Line',
	column: 'Column',
	department: 'Department',
	sum: 'Sum of units',
	transfers: 'Transfers',
	difference: 'Difference',
	blank: 'blank',
	onlyUnits: 'not a line of the department',
	drill: (cell) => `The units’ figures: ${cell}`,
	unit: 'Unit',
	figure: 'Figure',
	explains: 'is just the difference',
	noLine: 'no such line',
	projects: (count, sum) => `${count} ${count === 1 ? 'project' : 'projects'}, ${sum} in all`,
	allAgree: (compared) => `All ${compared} cells agree.`,
	nothing: 'Neither the department nor a unit has filled this table.',
	more: (lines) => `Show ${lines} more`,
	preview: (cells) => `Take the sums over, this table (${cells})…`,
	previewAll: (cells) => `Take the sums over, all tables (${cells})…`,
	previewTitle: 'What would change',
	previewLead:
		'On the left the department’s figure now, on the right the sum of the units. What is not ticked stays; all of it is one step to undo.',
	take: (chosen) => `Take over ${chosen} chosen`,
	took: (count) => `${count} sums taken over.`,
	cancel: 'Cancel',
	undo: 'Undo',
	undone: 'Taken back; the tables are as before.',
	wan: 'in 万元'
};

export const consolidationWords: Catalogue<ConsolidationWords> = { zh, en };

/** The 13 official tables (预算公开表1–13) of the 2023 市级 format. */
import type { Side, TableId } from './book';
import { FUNCTIONAL_CLASSES, ordinal } from './functional-class';
import { APPROPRIATIONS, FUND_SOURCES } from './fund-source';
import type { Column, FixedRow, HeaderCell, TableTemplate } from './table-template';

const AMOUNT_WIDTH = 118;

function amount(id: string, title = id, side?: Side): Column {
	return { id, title, holds: 'amount', width: AMOUNT_WIDTH, ...(side && { side }) };
}
function code(id = '编码', title = '科目编码', side?: Side): Column {
	return { id, title, holds: 'code', width: 96, ...(side && { side }) };
}
function label(id: string, title: string, width = 240, side?: Side): Column {
	return { id, title, holds: 'label', width, ...(side && { side }) };
}
const h = (text: string, across = 1, down = 1): HeaderCell => ({ text, across, down });
const total = (text = '合计'): FixedRow => ({ label: text, role: 'total' });

const classRows = (side: Side): FixedRow[] =>
	FUNCTIONAL_CLASSES.map((c, i) => ({ label: `${ordinal(i + 1)}、${c.label}`, side }));
const sourceRows = (sources: readonly string[], band: FixedRow['band']): FixedRow[] =>
	sources.map((s, i) => ({ label: `${ordinal(i + 1)}、${s}`, side: '收入', band }));
const closing = (text: string, side: Side): FixedRow => ({ label: text, side, band: 'closing' });
const subtotal = (text: string, side: Side): FixedRow => ({
	...closing(text, side),
	role: 'total'
});
const grand = (text: string, side: Side): FixedRow => ({
	label: text,
	side,
	band: 'grand',
	role: 'total'
});

const codeNameHeader = (lead: string, columns: readonly string[]): HeaderCell[][] => [
	[h(lead, 2), h('{year}年预算数', columns.length)],
	[h('科目编码'), h('科目名称'), ...columns.map((c) => h(c))]
];
const BASIC_AND_PROJECT = ['合计', '基本支出', '项目支出'];
const codeTable = (id: TableId, name: string, short: string): TableTemplate => ({
	id,
	name,
	short,
	columns: [code(), label('名称', '科目名称', 280), ...BASIC_AND_PROJECT.map((c) => amount(c))],
	header: codeNameHeader('项目', BASIC_AND_PROJECT),
	body: 'code-tree',
	fixedRows: [total()],
	frozen: 2
});
const appropriationColumns = ['合计', ...APPROPRIATIONS];

export const TABLE_TEMPLATES: Readonly<Record<TableId, TableTemplate>> = {
	T1: {
		id: 'T1',
		name: '预算收支总表',
		short: '收支总表',
		columns: [
			label('收入项目', '项目', 210, '收入'),
			amount('金额', '{year}年', '收入'),
			label('支出项目', '项目', 260, '支出'),
			amount('合计', '{year}年合计', '支出'),
			amount('当年', '当年预算安排', '支出'),
			amount('结转', '上年结转安排', '支出')
		],
		header: [
			[h('收入', 2), h('支出', 4)],
			[h('项目'), h('{year}年'), h('项目'), h('{year}年合计'), h('当年预算安排'), h('上年结转安排')]
		],
		body: 'fixed',
		fixedRows: [
			...sourceRows(FUND_SOURCES, 'body'),
			subtotal('本年收入合计', '收入'),
			closing('上年结转', '收入'),
			grand('收入总计', '收入'),
			...classRows('支出'),
			subtotal('本年支出合计', '支出'),
			closing('年终结转', '支出'),
			grand('支出总计', '支出')
		],
		frozen: 0
	},
	T2: {
		id: 'T2',
		name: '预算收入总表',
		short: '收入总表',
		columns: [
			code(),
			label('名称', '科目名称', 280),
			amount('合计'),
			amount('一般公共预算'),
			amount('政府性基金预算', '政府性基金'),
			amount('国有资本经营预算'),
			amount('财政专户管理资金'),
			amount('单位资金'),
			amount('上年结转')
		],
		header: [
			[h('项目', 2), h('本年收入', 6), h('上年结转', 1, 2)],
			[
				h('科目编码'),
				h('科目名称'),
				h('合计'),
				h('一般公共预算'),
				h('政府性基金'),
				h('国有资本经营预算'),
				h('财政专户管理资金'),
				h('单位资金')
			]
		],
		body: 'code-tree',
		fixedRows: [total()],
		frozen: 2
	},
	T3: codeTable('T3', '预算支出总表', '支出总表'),
	T4: {
		id: 'T4',
		name: '财政拨款收支总表',
		short: '财政拨款收支总表',
		columns: [
			label('收入项目', '项目', 210, '收入'),
			amount('金额', '金额', '收入'),
			label('支出项目', '项目', 260, '支出'),
			amount('小计', '小计', '支出'),
			...APPROPRIATIONS.map((s) => amount(s, s, '支出'))
		],
		header: [
			[h('收入', 2), h('支出', 5)],
			[h('项目', 1, 2), h('金额', 1, 2), h('项目', 1, 2), h('金额', 4)],
			[h('小计'), ...APPROPRIATIONS.map((s) => h(s))]
		],
		body: 'fixed',
		fixedRows: [
			...sourceRows(APPROPRIATIONS, 'body'),
			subtotal('本年收入合计', '收入'),
			closing('上年财政拨款结转', '收入'),
			...sourceRows(APPROPRIATIONS, 'closing'),
			grand('收入总计', '收入'),
			...classRows('支出'),
			subtotal('本年支出合计', '支出'),
			closing('年终结转', '支出'),
			grand('支出总计', '支出')
		],
		frozen: 0
	},
	T5: codeTable('T5', '一般公共预算支出预算表（不含上年结转）', '一般公共预算支出表'),
	T6: {
		id: 'T6',
		name: '一般公共预算安排基本支出分经济科目表（不含上年结转）',
		short: '基本支出经济科目表',
		columns: [
			label('部门科目', '部门预算支出经济科目名称', 240),
			{ id: '政府科目', title: '政府预算支出经济科目名称', holds: 'text', width: 220 },
			amount('合计'),
			amount('人员经费'),
			amount('公用经费')
		],
		header: [
			[
				h('部门预算支出经济科目名称', 1, 2),
				h('政府预算支出经济科目名称', 1, 2),
				h('{year}年预算数', 3)
			],
			[h('合计'), h('人员经费'), h('公用经费')]
		],
		body: 'free',
		fixedRows: [total()],
		frozen: 1
	},
	T7: {
		id: 'T7',
		name: '政府性基金预算收入表（不含上年结转）',
		short: '政府性基金收入表',
		columns: [
			code('编码', '收入科目编码'),
			label('名称', '科目名称', 280),
			amount('金额', '政府性基金收入预算')
		],
		header: [
			[h('项目', 2), h('政府性基金收入预算', 1, 2)],
			[h('收入科目编码'), h('科目名称')]
		],
		body: 'code-tree',
		fixedRows: [total()],
		frozen: 2
	},
	T8: {
		...codeTable('T8', '政府性基金预算支出表（不含上年结转）', '政府性基金支出表'),
		header: [[h('科目编码'), h('科目名称'), ...BASIC_AND_PROJECT.map((c) => h(c))]]
	},
	T9: {
		id: 'T9',
		name: '国有资本经营预算收支预算表（不含上年结转）',
		short: '国有资本经营收支表',
		columns: [
			code('收入编码', '收入科目编码', '收入'),
			label('收入名称', '科目名称', 200, '收入'),
			amount('金额', '国有资本经营收入预算', '收入'),
			code('支出编码', '科目编码', '支出'),
			label('支出名称', '科目名称', 200, '支出'),
			...BASIC_AND_PROJECT.map((c) => amount(c, c, '支出'))
		],
		header: [
			[h('国有资本经营预算收入', 3), h('国有资本经营预算支出', 5)],
			[
				h('项目', 2),
				h('国有资本经营收入预算', 1, 2),
				h('科目编码', 1, 2),
				h('科目名称', 1, 2),
				h('合计', 1, 2),
				h('基本支出', 1, 2),
				h('项目支出', 1, 2)
			],
			[h('收入科目编码'), h('科目名称')]
		],
		body: 'code-tree',
		fixedRows: [
			{ ...total(), side: '收入' },
			{ ...total(), side: '支出' }
		],
		frozen: 0
	},
	T10: {
		id: 'T10',
		name: '一般公共预算“三公”经费支出预算表',
		short: '“三公”经费表',
		columns: [label('项目', '项目', 260), ...appropriationColumns.map((c) => amount(c))],
		header: [[h('项目', 1, 2), h('{year}年预算数', 4)], appropriationColumns.map((c) => h(c))],
		body: 'fixed',
		fixedRows: [
			{ label: '因公出国（境）费' },
			{ label: '公务接待费' },
			{ label: '公务用车购置及运行费' },
			{ label: '①公务用车购置费' },
			{ label: '②公务用车运行维护费' },
			total()
		],
		frozen: 1
	},
	T11: {
		id: 'T11',
		name: '机关运行经费预算财政拨款情况统计表',
		short: '机关运行经费表',
		columns: [label('单位', '单位名称', 280), ...appropriationColumns.map((c) => amount(c))],
		header: [[h('单位名称', 1, 2), h('{year}预算数', 4)], appropriationColumns.map((c) => h(c))],
		body: 'free',
		fixedRows: [total('部门合计')],
		frozen: 1
	},
	T12: {
		id: 'T12',
		name: '项目支出预算表（本年预算）',
		short: '项目支出（本年）',
		columns: [label('项目', '项目名称', 340), ...['合计', ...FUND_SOURCES].map((c) => amount(c))],
		header: [
			[
				h('项目名称', 1, 2),
				h('合计', 1, 2),
				h('{year}年财政拨款', 3),
				h('财政专户管理资金', 1, 2),
				h('单位资金', 1, 2)
			],
			APPROPRIATIONS.map((c) => h(c))
		],
		body: 'free',
		fixedRows: [],
		frozen: 1
	},
	T13: {
		id: 'T13',
		name: '项目支出预算表（上年结转）',
		short: '项目支出（上年结转）',
		columns: [label('项目', '项目名称', 420), ...appropriationColumns.map((c) => amount(c))],
		header: [
			[h('项目名称', 1, 2), h('合计', 1, 2), h('{year}年财政拨款', 3)],
			APPROPRIATIONS.map((c) => h(c))
		],
		body: 'free',
		fixedRows: [total('部门合计')],
		frozen: 1
	}
};

/** Words of the columns of tables that a book prints otherwise than the official form. */
import type { ColumnProblem } from '$lib/budget/table/book-columns';
import type { Catalogue } from './index';

export type ColumnDraftProblem =
	| ColumnProblem
	/** It is left out or taken away, though cells of it hold something. */
	| { readonly kind: 'filled'; readonly column: string; readonly count: number }
	| { readonly kind: 'bad-name' | 'name-taken'; readonly column: string };

export interface ColumnWords {
	readonly lead: string;
	readonly table: string;
	readonly official: string;
	readonly printed: string;
	readonly shown: string;
	readonly place: string;
	readonly up: (column: string) => string;
	readonly down: (column: string) => string;
	readonly show: (column: string) => string;
	readonly printedAs: (column: string) => string;
	/** Header cells above several columns. */
	readonly group: string;
	readonly groupPrintedAs: (group: string) => string;
	readonly remove: (column: string) => string;
	readonly added: string;
	readonly holds: Readonly<Record<'amount' | 'text', string>>;
	readonly addTitle: string;
	readonly name: string;
	readonly kind: string;
	readonly side: string;
	readonly sides: Readonly<Record<'收入' | '支出', string>>;
	readonly add: string;
	readonly save: string;
	readonly cancel: string;
	readonly back: string;
	readonly saved: string;
	readonly changed: string;
	readonly malformed: (at: string) => string;
	readonly problem: (problem: ColumnDraftProblem, nameOf: (column: string) => string) => string;
}

export const columnWords: Catalogue<ColumnWords> = {
	zh: {
		lead: '按本省格式改印出的栏名、次序，或增减栏目。规则仍按官方栏目核对；增加的栏可以填、可以导出，也可以写进自定规则。',
		table: '表',
		official: '官方栏目',
		printed: '印出的栏名',
		shown: '印出',
		place: '次序',
		up: (column) => `「${column}」前移`,
		down: (column) => `「${column}」后移`,
		show: (column) => `印出「${column}」`,
		printedAs: (column) => `「${column}」印成`,
		group: '官方栏目组（几栏之上的表头）',
		groupPrintedAs: (group) => `栏目组「${group}」印成`,
		remove: (column) => `去掉「${column}」`,
		added: '增加的栏',
		holds: { amount: '金额', text: '文字' },
		addTitle: '增加一栏',
		name: '栏名',
		kind: '内容',
		side: '一边',
		sides: { 收入: '收入', 支出: '支出' },
		add: '增加',
		save: '保存',
		cancel: '取消',
		back: '恢复官方格式',
		saved: '已保存表格栏目',
		changed: '已改',
		malformed: (at) => `栏目设置读不出（${at}），按官方格式印出。`,
		problem: (problem, nameOf) => {
			const name = `「${nameOf(problem.column)}」`;
			switch (problem.kind) {
				case 'unknown':
					return `${name}不是这张表的栏目`;
				case 'twice':
					return `${name}列了两次`;
				case 'no-title':
					return `${name}没有栏名`;
				case 'long-title':
					return `${name}的栏名超过 30 个字`;
				case 'label-left-out':
					return `${name}是行的名称，不能不印`;
				case 'label-moved':
					return `${name}是行的名称，要排在金额前面`;
				case 'wrong-side':
					return `${name}是支出栏，不能排到收入栏前面`;
				case 'group-split':
					return `${name}离开了「${problem.group}」这一组，同组的栏要排在一起`;
				case 'title-twice':
					return `${name}与同组另一栏都叫「${problem.title}」`;
				case 'filled':
					return `${name}已有 ${problem.count} 格内容，不能不印；请先清空`;
				case 'bad-name':
					return `栏名“${problem.column}”不能用：1 到 30 个字，不含空格和标点；印出的栏名可以另写`;
				case 'name-taken':
					return `${name}已经有了`;
			}
		}
	},
	en: {
		lead: 'Print columns under other names or in another order, leave some out, or add your own, as your province’s format has it. Rules go on checking the official columns; an added one can be filled, exported and used in your own rules.',
		table: 'Table',
		official: 'Official column',
		printed: 'Printed as',
		shown: 'Printed',
		place: 'Order',
		up: (column) => `Move “${column}” forward`,
		down: (column) => `Move “${column}” back`,
		show: (column) => `Print “${column}”`,
		printedAs: (column) => `“${column}” is printed as`,
		group: 'Official header above several columns',
		groupPrintedAs: (group) => `The header “${group}” is printed as`,
		remove: (column) => `Take “${column}” away`,
		added: 'added',
		holds: { amount: 'Amount', text: 'Text' },
		addTitle: 'Add a column',
		name: 'Name',
		kind: 'Holds',
		side: 'Side',
		sides: { 收入: 'Income', 支出: 'Spending' },
		add: 'Add',
		save: 'Save',
		cancel: 'Cancel',
		back: 'Back to the official form',
		saved: 'Table columns saved',
		changed: 'changed',
		malformed: (at) => `The columns cannot be read (${at}); the official form is printed.`,
		problem: (problem, nameOf) => {
			const name = `“${nameOf(problem.column)}”`;
			switch (problem.kind) {
				case 'unknown':
					return `${name} is no column of this table`;
				case 'twice':
					return `${name} is listed twice`;
				case 'no-title':
					return `${name} has no name`;
				case 'long-title':
					return `The name of ${name} has more than 30 characters`;
				case 'label-left-out':
					return `${name} names the rows and must be printed`;
				case 'label-moved':
					return `${name} names the rows and stands before the amounts`;
				case 'wrong-side':
					return `${name} is on the spending side and cannot stand before income`;
				case 'group-split':
					return `${name} leaves its group “${problem.group}”; columns of a group stand together`;
				case 'title-twice':
					return `${name} and another column of its group are both called “${problem.title}”`;
				case 'filled':
					return `${name} has ${problem.count} filled cell${problem.count === 1 ? '' : 's'}; empty them before leaving it out`;
				case 'bad-name':
					return `“${problem.column}” cannot be a name: 1 to 30 letters and digits; what is printed can be written otherwise`;
				case 'name-taken':
					return `${name} is there already`;
			}
		}
	}
};

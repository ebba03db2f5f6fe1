/** Words of the editor of the narrative: living figures, offers, standard sentences, charts. */
import type { LivingFormat } from '$lib/budget/living/living-figure';
import type { LivingFailure } from '$lib/budget/living/living-print';
import type { Catalogue } from './index';

const zh = {
	tools: '编辑工具',
	looks: {
		粗体: '粗体',
		下划线: '下划线',
		标题: '标题',
		小标题: '小标题',
		列表: '列表',
		编号: '编号列表',
		ends: (look: string) => `${look}止`,
		hints: {
			标题: '把这一行设为标题；“（一）…”独占一行的自动是标题',
			小标题: '把这一行设为下一级标题',
			列表: '把所选各行设为列表，每行前有一点',
			编号: '把所选各行设为编号列表，号码自动排；手写的“1.”不变'
		}
	},
	insert: '插入活数字',
	insertHint: '从表或申报表中取一个数，随格而变（Ctrl+J）',
	standard: '标准文字',
	standardHint: '按表中的数生成这一节的标准文字',
	figure: {
		title: '活数字',
		from: '取自',
		format: '写法',
		now: '现在',
		cell: (unit: string) => `格里的数（${unit}）`,
		change: '改格里的数',
		changed: (address: string) => `已改 ${address}`,
		mayNot: '这个格不归您填写；要改，请到表中由填报单位改。',
		notACell: '这是算出来的，不是一个格；要改，请改它取的格，或者解除绑定。',
		unbind: '解除绑定',
		unbindHint: '变成普通文字，以后不再随格而变',
		remove: '删去',
		ask: '这个数取自表中。要改表中的格，还是解除绑定、只改文字？',
		badAmount: (places: number) => `请填数，最多${places === 2 ? '两' : '六'}位小数。`,
		goTo: (address: string) => `到 ${address}`,
		failed: {
			unreadable: '写得不对，读不懂',
			'no-cell': '找不到这个格：它的行或项目已经删去或改名',
			'no-figure': '这个格里不是数',
			'no-last-year': '不知道上年数，请在设置中链接上年的公开文本',
			'no-base': '分母为零，没有百分比',
			hidden: '不公开',
			'not-here': '所取的行里有单位的数据未到，到了再算'
		} satisfies Record<LivingFailure['kind'], string> as Record<LivingFailure['kind'], string>
	},
	formats: {
		万元: '万元',
		元: '元',
		数: '只写数',
		上年: '上年数',
		比上年: '比上年增减额和百分比',
		同比: '同比百分比',
		增减: '增加或减少',
		升降: '上升或下降',
		增减额: '增减额',
		增减率: '增减百分比',
		占比: '占比',
		列表: '列举有数的行',
		个数: '个数',
		有无: '有则写数，无则写“无…”'
	} satisfies Record<LivingFormat, string> as Record<LivingFormat, string>,
	offers: {
		title: (n: number) => `${n} 个数与表或申报表中的数相同，可以绑定`,
		lead: '绑定后，格里的数一改，文字里的数跟着改。',
		bind: '绑定',
		bindAll: '全部绑定',
		bindHint: '绑定（Alt+Enter）',
		same: '与这些格里的数相同：',
		bound: (n: number) => `已绑定 ${n} 个数`
	},
	picker: {
		title: '插入活数字',
		search: '找格：表名、项目名、行名、列名或数',
		where: '范围',
		everywhere: '全部',
		tables: '公开表',
		forms: '项目申报表',
		formsOf: '某单位的申报表',
		form: '申报表',
		printedIn: '写作',
		none: '没有这样的格。',
		more: (n: number) => `另有 ${n} 个，请多写几个字。`,
		insert: '插入'
	},
	standardText: {
		title: '标准文字',
		lead: '按现在的表写成，数都是活数字；插入后可以随意改。',
		empty: '这一节要用的表还没有填。',
		reason: '【原因】处请填写变动原因。',
		replace: '替换这一节',
		append: '接在后面'
	},
	chart: {
		table: '图中的数',
		share: '占比',
		amount: '万元'
	}
};

export type NarrativeEditorWords = typeof zh;

const en: NarrativeEditorWords = {
	tools: 'Editing tools',
	looks: {
		粗体: 'Bold',
		下划线: 'Underlined',
		标题: 'Heading',
		小标题: 'Minor heading',
		列表: 'List',
		编号: 'Numbered list',
		ends: (look) => `end of ${look.toLowerCase()}`,
		hints: {
			标题: 'Makes this line a heading; a line such as “（一）…” is one by itself',
			小标题: 'Makes this line a heading of the next level',
			列表: 'Makes the selected lines a list, with a dot before each',
			编号: 'Makes the selected lines a numbered list that counts itself; numbers written by hand stay'
		}
	},
	insert: 'Insert living figure',
	insertHint: 'Take a figure from a table or a project form; it follows its cell (Ctrl+J)',
	standard: 'Standard text',
	standardHint: 'Write the standard sentences of this section from the tables',
	figure: {
		title: 'Living figure',
		from: 'From',
		format: 'Shown as',
		now: 'Now',
		cell: (unit) => `Figure of the cell (${unit})`,
		change: 'Change the cell',
		changed: (address) => `${address} changed`,
		mayNot: 'This cell is not yours to write; its unit changes it in the table.',
		notACell: 'This is worked out, not one cell: change the cells it is of, or unbind it.',
		unbind: 'Unbind',
		unbindHint: 'Turns it into plain words, which no longer follow the cell',
		remove: 'Remove',
		ask: 'This figure comes from a cell. Change the cell, or unbind it and change the words only?',
		badAmount: (places) =>
			`Please type a figure with at most ${places === 2 ? 'two' : 'six'} decimals.`,
		goTo: (address) => `Go to ${address}`,
		failed: {
			unreadable: 'cannot be read',
			'no-cell': 'cell not found: its row or project was removed or renamed',
			'no-figure': 'this cell holds no figure',
			'no-last-year': 'last year is not known; link last year’s book in the settings',
			'no-base': 'a percentage of nothing',
			hidden: 'not public',
			'not-here': 'rows of a unit are not here yet; it is worked out once they are'
		}
	},
	formats: {
		万元: 'in 万元',
		元: 'in 元',
		数: 'number only',
		上年: 'last year’s figure',
		比上年: 'change on last year, with percentage',
		同比: 'year-on-year percentage',
		增减: 'the word 增加 or 减少',
		升降: 'the word 上升 or 下降',
		增减额: 'amount of change',
		增减率: 'percentage of change',
		占比: 'share',
		列表: 'list of rows with figures',
		个数: 'count',
		有无: 'the figure, or “无…” if there is none'
	},
	offers: {
		title: (n) =>
			n === 1
				? '1 number equals a figure of a table or form and can be bound'
				: `${n} numbers equal figures of tables or forms and can be bound`,
		lead: 'Once bound, the number in the text follows its cell.',
		bind: 'Bind',
		bindAll: 'Bind all',
		bindHint: 'Bind (Alt+Enter)',
		same: 'Equals the figure of:',
		bound: (n) => `${n} bound`
	},
	picker: {
		title: 'Insert living figure',
		search: 'Find a cell: table, project, row, column or number',
		where: 'In',
		everywhere: 'everything',
		tables: 'tables',
		forms: 'project forms',
		formsOf: 'Forms of one unit',
		form: 'Form',
		printedIn: 'Printed in',
		none: 'No such cell.',
		more: (n) => `${n} more; type a little more.`,
		insert: 'Insert'
	},
	standardText: {
		title: 'Standard text',
		lead: 'Written from the tables as they are; every figure lives. Edit it freely once inserted.',
		empty: 'The tables of this section are not filled in yet.',
		reason: 'Where it says 【原因】, write the reason for the change.',
		replace: 'Replace this section',
		append: 'Add at the end'
	},
	chart: {
		table: 'The figures of the chart',
		share: 'Share',
		amount: '万元'
	}
};

export const narrativeEditorWords: Catalogue<NarrativeEditorWords> = { zh, en };

/** Words of the rules that need no format (G). Merged into `rules.ts`. */
import type { NamedPlace, ToldFinding } from '$lib/rules/finding/told-finding';
import type { Catalogue } from './index';
import { said, type RuleTexts, type SameTexts } from './rule-sentence';

const at = (place: NamedPlace | undefined): string => place?.section ?? place?.address ?? '';

const where = (told: ToldFinding): string => at(told.places[0]);
const there = (told: ToldFinding): string => at(told.places[1]);

const zh = {
	titles: {
		G01: '增长率、完成率 = 本段的数计算的结果',
		G02: '增加、减少、大于、小于、持平与本段的数相符',
		G03: '占比 = 本段的数计算的结果，各项占比之和为 100%',
		G04: '“其中”各项之和 = 总数',
		G05: '“增加（减少）”等二选一的用词已经选定',
		G06: '百分数后有百分号',
		G07: '没有重复的词语',
		G08: '标题的年度和“截至”日期是本文件年度的',
		G09: '文中的总计 = 表中的总计',
		G10: '文中各科目的数 = 表中该科目的数，同一段前后一致',
		G11: '文中的科目名称与表中一致',
		G12: '文中列举的经济科目在表中有数',
		G13: '同一功能分类在各表的数一致'
	},
	sentences: {
		G01: (told) =>
			`${where(told)}写为 ${told.finding.actual}，按本段的数计算应为 ${told.finding.expected}。`,
		G02: (told) =>
			`${where(told)}写为“${told.finding.actual}”，按本段的数应为“${told.finding.expected}”。`,
		'G02.disagree': (told) =>
			`${where(told)}增减额写为“${told.finding.expected}”，百分比却写为“${told.finding.actual}”。`,
		'G02.execution': (told) =>
			`${where(told)}写决算数“${told.finding.actual}”预算数，按本段的数应为“${told.finding.expected}”。`,
		G03: (told) =>
			`${where(told)}写为占 ${told.finding.actual}，按文中的数计算应为 ${told.finding.expected}。`,
		'G03.sum': (told) => `${where(told)}各项占比相加为 ${told.finding.actual}，应为 100%。`,
		G04: (told) =>
			`${where(told)}写为 ${told.actual} 万元，其中各项相加为 ${told.expected} 万元，相差 ${told.difference} 万元。`,
		'G04.count': (told) =>
			`${where(told)}共有 ${told.actual} 辆，其中各项相加为 ${told.expected} 辆。`,
		G05: (told) =>
			`${where(told)}的“${said(told, 'quote')}”没有选定用词，共 ${said(told, 'count')} 处。`,
		G06: (told) =>
			`${where(told)}的“${said(told, 'wrong')}”没有百分号，共 ${said(told, 'count')} 处。`,
		G07: (told) =>
			`${where(told)}有重复的词语“${said(told, 'wrong')}”，共 ${said(told, 'count')} 处。`,
		G08: (told) =>
			`${where(told)}写有“${said(told, 'quote')}”，本文件是 ${said(told, 'year')} 年的，请核对或说明。`,
		'G08.day': (told) =>
			`${where(told)}的统计时点“${said(told, 'quote')}”不是本文件（${said(told, 'year')} 年）应当采用的，请核对或说明。`,
		G09: (told) =>
			`${where(told)}写为 ${told.actual} 万元，${there(told)}的总计为 ${told.expected} 万元，应当一致，相差 ${told.difference} 万元。`,
		G10: (told) =>
			`${where(told)}写为 ${told.actual} 万元，${there(told)}该科目为 ${told.expected} 万元，应当一致，相差 ${told.difference} 万元。`,
		'G10.again': (told) =>
			`${where(told)}写为 ${told.actual} 万元，同一段前面写为 ${told.expected} 万元，是同一个数，相差 ${told.difference} 万元。`,
		G11: (told) =>
			`${where(told)}写为“${said(told, 'written')}”，${there(told)}表中为“${said(told, 'right')}”。`,
		G12: (told) => `${where(told)}列举的“${said(told, 'name')}”，${there(told)}表中没有数。`,
		'G12.instead': (told) =>
			`${where(told)}列举的“${said(told, 'name')}”，${there(told)}表中没有数；表中有数而没有列举的是：${said(told, 'missing')}。`,
		G13: (told) =>
			`“${said(told, 'label')}”在《${said(told, 'there')}》中为 ${told.actual} 万元，在《${said(told, 'elsewhere')}》中为 ${told.expected} 万元，是同一个数，相差 ${told.difference} 万元。`
	}
} satisfies RuleTexts;

const en: SameTexts<typeof zh> = {
	titles: {
		G01: 'Rates of growth and completion follow from the figures of their paragraph',
		G02: 'Words of direction agree with the figures of their paragraph',
		G03: 'Shares follow from the figures of their paragraph and add up to 100%',
		G04: 'Parts named after 其中 add up to their whole',
		G05: 'Of two words that a template offers one was chosen',
		G06: 'Percentages have their sign',
		G07: 'No doubled words',
		G08: 'Years of headings and cut-off dates are those of the document',
		G09: 'Totals of the text are those of the tables',
		G10: 'Figures of accounts in the text are those of the tables, and told once',
		G11: 'Names of accounts in the text are those of the tables',
		G12: 'Economic accounts that the text names have a figure in the table',
		G13: 'A functional class has one figure in all tables'
	},
	sentences: {
		G01: (told) =>
			`${where(told)}: ${told.finding.actual} should be ${told.finding.expected} by the figures of its paragraph.`,
		G02: (told) =>
			`${where(told)}: “${told.finding.actual}” should be “${told.finding.expected}” by the figures of its paragraph.`,
		'G02.disagree': (told) =>
			`${where(told)}: the amount says “${told.finding.expected}”, its percentage “${told.finding.actual}”.`,
		'G02.execution': (told) =>
			`${where(told)}: the outcome is said to be “${told.finding.actual}” against the budget; by its figures it is “${told.finding.expected}”.`,
		G03: (told) =>
			`${where(told)}: a share of ${told.finding.actual} should be ${told.finding.expected} by the figures of the text.`,
		'G03.sum': (told) =>
			`${where(told)}: the shares add up to ${told.finding.actual}, and should to 100%.`,
		G04: (told) =>
			`${where(told)}: ${told.actual} 万元, but its parts add up to ${told.expected} 万元, ${told.difference} 万元 apart.`,
		'G04.count': (told) =>
			`${where(told)}: ${told.actual} vehicles, but their kinds add up to ${told.expected}.`,
		G05: (told) =>
			`${where(told)}: of “${said(told, 'quote')}” no word was chosen (${said(told, 'count')} in all).`,
		G06: (told) =>
			`${where(told)}: “${said(told, 'wrong')}” lacks its percent sign (${said(told, 'count')} in all).`,
		G07: (told) =>
			`${where(told)}: doubled words “${said(told, 'wrong')}” (${said(told, 'count')} in all).`,
		G08: (told) =>
			`${where(told)} says “${said(told, 'quote')}” in a document for ${said(told, 'year')}. Mend or explain.`,
		'G08.day': (told) =>
			`${where(told)}: “${said(told, 'quote')}” is not the day to count on in a document for ${said(told, 'year')}. Mend or explain.`,
		G09: (told) =>
			`${where(told)}: ${told.actual} 万元, but the total at ${there(told)} is ${told.expected} 万元; they should agree, and are ${told.difference} 万元 apart.`,
		G10: (told) =>
			`${where(told)}: ${told.actual} 万元, but the account at ${there(told)} is ${told.expected} 万元; they should agree, and are ${told.difference} 万元 apart.`,
		'G10.again': (told) =>
			`${where(told)}: ${told.actual} 万元, but ${told.expected} 万元 earlier in the paragraph; it is one figure, ${told.difference} 万元 apart.`,
		G11: (told) =>
			`${where(told)}: “${said(told, 'written')}” is “${said(told, 'right')}” in the table (${there(told)}).`,
		G12: (told) =>
			`${where(told)}: “${said(told, 'name')}” is named, and has no figure in the table (${there(told)}).`,
		'G12.instead': (told) =>
			`${where(told)}: “${said(told, 'name')}” is named, and has no figure in the table (${there(told)}); with a figure and not named: ${said(told, 'missing')}.`,
		G13: (told) =>
			`“${said(told, 'label')}” is ${told.actual} 万元 in ${said(told, 'there')} and ${told.expected} 万元 in ${said(told, 'elsewhere')}; it is one figure, ${told.difference} 万元 apart.`
	}
};

export const freeWords: Catalogue<RuleTexts> = { zh, en };

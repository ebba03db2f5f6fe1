/** Words of the rules about the document (D), secrecy and privacy (S), and explanations (M03). Merged into `rules.ts`. */
import type { ToldFinding } from '$lib/rules/finding/told-finding';
import type { Catalogue } from './index';
import { formZh, said, type RuleTexts, type SameTexts } from './rule-sentence';

/** 「情况说明八」, 「“辅警招聘经费”（分局）申报表的项目概况」, 「项目支出表“项目1”」 */
function whereZh(told: ToldFinding): string {
	const place = told.places[0];
	if (!place) return '本书';
	const { section, form, table, row, column } = place;
	if (section !== undefined) return section;
	return form ? `${formZh(told)}的${column}` : `${table ?? ''}“${row}”`;
}

const zh = {
	titles: {
		D01: '13 张预算表齐全',
		D02: '应有的说明齐全',
		D03: '目录与标题一致',
		D04: '文中的预算年度是本年',
		D05: '文中没有其他层级的用语',
		D06: '情况说明的金额以万元为单位',
		D07: '情况说明的金额有千分位和两位小数',
		D08: '标点不重复',
		D09: '图题有对应的图',
		D10: '表号连续（预算公开表 1 至 13）',
		D11: '文中使用的专业名词都有解释',
		D12: '没有常见的错别字和错误的口径',
		D13: '批复后 20 日内公开，15 日内批复到单位',
		D14: '内容为“无”的说明原因',
		D15: '文中没有待填的空缺',
		M06: '金额的合并冲突不会悄悄解决',
		M03: '说明对应的数没有变化',
		S01: '公开文本没有个人手机号',
		S02: '公开文本隐去经办人姓名',
		S03: '敏感用语经过保密审查',
		S04: '不能从合计推算出涉密项目的金额',
		S05: '涉密科目在各表一致隐去',
		S06: '公开前记有保密审查和负责人签字',
		S07: '没有身份证号、银行账号、车牌号',
		S08: '公开的文件没有作者信息、批注和隐藏工作表'
	},
	sentences: {
		D01: (told) => `缺少：${said(told, 'missing')}。`,
		D02: (told) => `没有内容：${said(told, 'missing')}。`,
		D04: (told) =>
			`${whereZh(told)}写有“${said(told, 'quote')}”，本书是 ${said(told, 'year')} 年预算，请核对或说明。`,
		D05: (told) =>
			`${whereZh(told)}有“${said(told, 'word')}”（“${said(told, 'quote')}”），本书是${said(told, 'level')}的。`,
		D06: (told) => `${whereZh(told)}的“${said(told, 'quote')}”以元为单位，应为万元。`,
		D07: (told) =>
			`${whereZh(told)}的“${said(told, 'quote')}”等 ${said(told, 'count')} 处金额没有千分位或不是两位小数。`,
		D08: (told) =>
			`${whereZh(told)}有重复的标点“${said(told, 'wrong')}”（“${said(told, 'quote')}”），共 ${said(told, 'count')} 处。`,
		D11: (told) => `名词解释没有解释：${said(told, 'missing')}。`,
		D12: (told) =>
			`${whereZh(told)}的“${said(told, 'wrong')}”可能应为“${said(told, 'right')}”（“${said(told, 'quote')}”），共 ${said(told, 'count')} 处。`,
		D13: (told) =>
			`${said(told, 'from')} 批复，${said(told, 'to')} 发布，相隔 ${said(told, 'days')} 日，超过 ${said(told, 'most')} 日。`,
		'D13.unit': (told) =>
			`${said(told, 'from')} 批复，${said(told, 'to')} 批复到${said(told, 'what')}，相隔 ${said(told, 'days')} 日，超过 ${said(told, 'most')} 日。`,
		'D13.before': (told) =>
			`${said(told, 'what')}的日期 ${said(told, 'to')} 早于批复日期 ${said(told, 'from')}。`,
		D14: (told) => `${whereZh(told)}的“${said(told, 'heading')}”只写了“无”，请说明原因。`,
		D15: (told) =>
			`${whereZh(told)}还有 ${said(told, 'count')} 处没有填写：“${said(told, 'quote')}”，公开前应当填好。`,
		M03: (told) =>
			`对 ${said(told, 'explained')} 的说明已失效：${said(told, 'changed')} 在说明之后有变化，请重新说明或删除。`,
		S01: (told) =>
			`${whereZh(told)}有手机号 ${said(told, 'masked')}，共 ${said(told, 'count')} 个，公开前应隐去或改为办公电话。`,
		S02: (told) => `${said(told, 'count')} 份申报表公开了经办人姓名，请隐去或说明。`,
		'S02.before': (told) => `${said(told, 'count')} 份申报表填有经办人姓名，公开时应隐去。`,
		S03: (told) => `${whereZh(told)}有敏感用语：${said(told, 'terms')}，请送保密审查。`,
		S04: (told) =>
			`“${said(told, 'name')}”是合计中唯一没有金额的项目，用合计减去其余 ${said(told, 'shown')} 项就能算出，请合并或再隐去一项。`,
		'S04.derived': (told) =>
			`${whereZh(told)}隐去了，但由公开的 ${said(told, 'others')} 个数（规则 ${said(told, 'rule')}）就能算出，请再隐去一处。`,
		'S04.together': (told) =>
			`${whereZh(told)}隐去了，但把 ${said(told, 'comparisons')} 个等式（规则 ${said(told, 'rules')}）联立，由公开的 ${said(told, 'others')} 个数就能算出，请再隐去一处。`,
		S05: (told) =>
			`涉密科目 ${said(told, 'code')} 应当隐去，但${whereZh(told)}印有 ${told.actual} 万元。`,
		S06: (told) => `公开时没有${said(told, 'missing')}的记录。`,
		'S06.before': (told) => `公开前要有${said(told, 'missing')}的记录。`,
		S07: (told) =>
			`${whereZh(told)}有${said(told, 'kind')} ${said(told, 'masked')}，共 ${said(told, 'count')} 处，应当隐去。`
	}
} satisfies RuleTexts;

const whereEn = (told: ToldFinding): string => {
	const place = told.places[0];
	if (!place) return 'The book';
	if (place.section !== undefined) return `Section ${place.address}`;
	return place.form ? `Form “${place.row}”, ${place.column}` : place.address;
};

const en: SameTexts<typeof zh> = {
	titles: {
		D01: 'All 13 tables are there',
		D02: 'All required sections are there',
		D03: 'The table of contents agrees with the headings',
		D04: 'The text speaks of the budget of this year',
		D05: 'The text has no words of another level of government',
		D06: 'Amounts in the text are in 万元',
		D07: 'Amounts in the text have thousands separators and two decimals',
		D08: 'No doubled punctuation',
		D09: 'Every caption has its figure',
		D10: 'Tables are numbered 1 to 13 without gaps',
		D11: 'Terms that are used are explained',
		D12: 'No common slips and wrong thresholds',
		D13: 'Published within 20 days of approval, passed on to units within 15',
		D14: 'Where there is nothing, the text says why',
		D15: 'No gaps are left to fill in the text',
		M06: 'No conflict over an amount is settled in silence',
		M03: 'What an explanation explains has not changed',
		S01: 'No personal mobile numbers are published',
		S02: 'Names of handlers are masked in the public edition',
		S03: 'Sensitive words have been reviewed',
		S04: 'No total gives away a hidden project',
		S05: 'Redacted codes are redacted everywhere',
		S06: 'Secrecy review and signature are on record before publication',
		S07: 'No identity numbers, bank accounts or number plates',
		S08: 'Published files carry no author, comments or hidden sheets'
	},
	sentences: {
		D01: (told) => `Missing: ${said(told, 'missing')}.`,
		D02: (told) => `Without text: ${said(told, 'missing')}.`,
		D04: (told) =>
			`${whereEn(told)} says “${said(told, 'quote')}” in a budget for ${said(told, 'year')}. Mend or explain.`,
		D05: (told) =>
			`${whereEn(told)}: “${said(told, 'word')}” (“${said(told, 'quote')}”) belongs to another level; this book is ${said(told, 'level')}.`,
		D06: (told) => `${whereEn(told)}: “${said(told, 'quote')}” is in 元 and should be in 万元.`,
		D07: (told) =>
			`${whereEn(told)}: “${said(told, 'quote')}” (${said(told, 'count')} in all) lacks thousands separators or has not two decimals.`,
		D08: (told) =>
			`${whereEn(told)}: doubled punctuation “${said(told, 'wrong')}” (“${said(told, 'quote')}”), ${said(told, 'count')} in all.`,
		D11: (told) => `The glossary doesn't explain: ${said(told, 'missing')}.`,
		D12: (told) =>
			`${whereEn(told)}: “${said(told, 'wrong')}” should perhaps be “${said(told, 'right')}” (“${said(told, 'quote')}”), ${said(told, 'count')} in all.`,
		D13: (told) =>
			`Approved on ${said(told, 'from')}, published on ${said(told, 'to')}: ${said(told, 'days')} days, more than ${said(told, 'most')}.`,
		'D13.unit': (told) =>
			`Approved on ${said(told, 'from')}, passed on to ${said(told, 'what')} on ${said(told, 'to')}: ${said(told, 'days')} days, more than ${said(told, 'most')}.`,
		'D13.before': (told) =>
			`The date of ${said(told, 'what')}, ${said(told, 'to')}, is before the approval on ${said(told, 'from')}.`,
		D14: (told) =>
			`${whereEn(told)}: “${said(told, 'heading')}” says nothing but 无 (none). Say why.`,
		D15: (told) =>
			`${whereEn(told)}: ${said(told, 'count')} gap(s) still to fill, “${said(told, 'quote')}”. Write what belongs there before publishing.`,
		M03: (told) =>
			`The explanation of ${said(told, 'explained')} has lapsed: ${said(told, 'changed')} changed since. Explain anew or delete it.`,
		S01: (told) =>
			`${whereEn(told)} has the mobile number ${said(told, 'masked')} (${said(told, 'count')} in all); mask it, or give an office number, before publishing.`,
		S02: (told) =>
			`${said(told, 'count')} forms publish the name of their handler. Mask or explain.`,
		'S02.before': (told) =>
			`${said(told, 'count')} forms name their handler, to be masked when published.`,
		S03: (told) =>
			`${whereEn(told)} has sensitive words: ${said(told, 'terms')}. Have them reviewed.`,
		S04: (told) =>
			`“${said(told, 'name')}” is the only project of a total without a figure: the total less the other ${said(told, 'shown')} gives it away. Merge it, or hide another.`,
		'S04.derived': (told) =>
			`${whereEn(told)} is hidden, but ${said(told, 'others')} figures that are shown give it away (rule ${said(told, 'rule')}). Hide another.`,
		'S04.together': (told) =>
			`${whereEn(told)} is hidden, but ${said(told, 'comparisons')} comparisons taken together (rules ${said(told, 'rules')}) give it away by ${said(told, 'others')} figures that are shown. Hide another.`,
		S05: (told) =>
			`Code ${said(told, 'code')} is redacted, but ${whereEn(told)} prints ${told.actual} 万元.`,
		S06: (told) => `Published without a record of ${said(told, 'missing')}.`,
		'S06.before': (told) =>
			`Before publication there must be a record of ${said(told, 'missing')}.`,
		S07: (told) =>
			`${whereEn(told)} has a number to mask: ${said(told, 'kind')} ${said(told, 'masked')} (${said(told, 'count')} in all).`
	}
};

export const documentWords: Catalogue<RuleTexts> = { zh, en };

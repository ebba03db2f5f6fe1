/** Words of the rules that read prose: the narrative (N) and the texts of forms. Merged into `rules.ts`. */
import type { ToldFinding } from '$lib/rules/finding/told-finding';
import type { Catalogue } from './index';
import {
	differEn,
	differZh,
	exceedsZh,
	placeEn,
	placeZh,
	said,
	unitOf,
	type RuleTexts,
	type SameTexts,
	type Sentence
} from './rule-sentence';

/** The table cell of a finding, or what stands for it where there is none. */
const inTable =
	(place: (told: ToldFinding, at: number) => string, otherwise: string): Sentence =>
	(told) => {
		const at = told.places.findIndex(({ section }) => section === undefined);
		return at < 0 ? otherwise : place(told, at);
	};

const againstZh = (otherwise: string): Sentence =>
	differZh(inTable(placeZh, otherwise), '写为', '应当一致，');
const percentZh: Sentence = (told) =>
	`${placeZh(told)}写为 ${told.actual}，按文中的数计算应为 ${told.expected}。`;
const changeZh = differZh('按本年数减上年数应', '写为');
const sumZh = (addends: string): Sentence => differZh(addends, '写为');
const limitZh = (limit: string): Sentence => exceedsZh(limit, '写为');

const zh = {
	titles: {
		N01: '情况说明一：收入、支出总计、本年数和结转 = 收支总表',
		N02: '情况说明一：总计 = 本年数 + 结转',
		N03: '情况说明二：各项来源 = 收入总表，占比正确',
		N04: '同一个数在文中各处一致',
		N05: '情况说明三：支出、基本支出、项目支出 = 支出总表，占比正确',
		N06: '情况说明四：财政拨款收支和各类支出 = 财政拨款收支总表',
		N07: '情况说明五：当年拨款和各类支出 = 一般公共预算支出表，占比正确',
		N08: '比上年增减：百分比 = 增减额 ÷ 上年数',
		N09: '比上年增减：各处的上年数口径一致',
		N10: '情况说明六：基本支出、人员经费、公用经费 = 基本支出经济科目表',
		N11: '情况说明六：列举的科目 = 基本支出经济科目表有数的科目',
		N12: '情况说明七：“三公”经费合计和各项 = “三公”经费表',
		N13: '情况说明七：合计的增减 = 各项增减之和',
		N14: '增加、减少、与上年相同等用词与数字相符',
		N15: '有增减就要说明原因',
		N16: '情况说明八：机关运行经费 = 机关运行经费表部门合计',
		N17: '情况说明八：口径为全部公用经费时，机关运行经费 = 公用经费合计',
		N18: '情况说明八：增减额和百分比正确',
		N19: '情况说明九：政府采购总额 = 货物 + 工程 + 服务',
		N20: '情况说明九：政府采购总额不大于支出总计减人员经费，并说明中小企业份额',
		N21: '情况说明十：实行绩效管理的项目数 = 绩效目标申报表份数',
		N22: '情况说明十：涉及金额 = 各项目之和',
		N23: '情况说明十：涉及金额不大于项目支出',
		N24: '情况说明十一：车辆总数 = 各类车辆之和',
		N25: '情况说明十一：统计时点为上年 12 月 31 日',
		N26: '公务用车运行维护费在定额以内',
		N27: '机构设置：单位个数 = 所列单位 = 单位名册',
		N28: '文中每个以万元计的数都有表中的数与它对应',
		N29: '文中每个活数字都取得到数',
		F17: '申报表：实施计划的时间前后相接，不晚于时效指标',
		F18: '申报表：概况和总体目标中的数量 = 数量指标',
		F19: '申报表：概况中所需资金 = 年度或实施期资金总额',
		F20: '申报表文字中的算式、单价乘数量、分项之和正确',
		F21: '申报表文字中：批复 − 已支付 = 剩余'
	},
	sentences: {
		N01: againstZh('收支总表'),
		N02: sumZh('文中本年数加结转'),
		N03: againstZh('收入总表'),
		'N03.percent': percentZh,
		N04: (told) =>
			`${placeZh(told)}写为 ${told.actual} ${unitOf(told)}，${placeZh(told, 1)}写为 ${told.expected} ${unitOf(told)}，是同一个数，相差 ${told.difference} ${unitOf(told)}。`,
		N05: againstZh('支出总表'),
		'N05.percent': percentZh,
		N06: againstZh('财政拨款收支总表'),
		N07: againstZh('一般公共预算支出表'),
		'N07.percent': percentZh,
		'N08.percent': percentZh,
		'N08.change': changeZh,
		N09: (told) =>
			`按文中的增减推算，上年的收支总计与上年的一般公共预算当年拨款都是 ${told.actual} ${unitOf(told)}，而本年这两个数不同：其中一处可能用了另一口径的上年数，请说明。`,
		'N09.differ': (told) =>
			`按文中的增减推算，上年支出总计为 ${told.actual} ${unitOf(told)}，上年收入总计为 ${told.expected} ${unitOf(told)}，收支应当相等，请说明口径。`,
		N10: againstZh('基本支出经济科目表'),
		'N11.extra': (told) =>
			`${said(told, 'subject')}中列举的“${said(told, 'name')}”在基本支出经济科目表中没有${said(told, 'subject')}。`,
		'N11.missing': (told) =>
			`基本支出经济科目表中有${said(told, 'subject')}的 ${said(told, 'names')} 没有列举。`,
		N12: againstZh('“三公”经费表'),
		N13: sumZh('文中各项增减相加'),
		N14: (told) =>
			`${said(told, 'subject')}写为“${told.finding.actual}”，按本年数和上年数应为“${told.finding.expected}”。`,
		'N14.disagree': (told) =>
			`${said(told, 'subject')}的增减额写为“${told.finding.expected}”，百分比却写为“${told.finding.actual}”。`,
		'N14.negative': (told) =>
			`${said(told, 'subject')}写为“${said(told, 'word')} ${told.actual} 万元”：方向已由文字表示，数字不应再带负号。`,
		'N14.same': (told) =>
			`${said(told, 'subject')}写为“${told.finding.actual}”，文中另有${told.finding.expected}的数额。`,
		N15: (told) => `${said(told, 'subject')}有增减（${said(told, 'quote')}），这一节没有说明原因。`,
		'N15.repeated': (told) =>
			`${said(told, 'subject')}的变动原因与${said(told, 'before')}的完全相同，请核对是否照抄。`,
		N16: againstZh('机关运行经费表部门合计'),
		'N16.operating': (told) =>
			`${againstZh('机关运行经费表部门合计')(told)}这个数与基本支出经济科目表的公用经费合计相近，可能把事业单位的公用经费也算了进来。`,
		N17: againstZh('基本支出经济科目表的公用经费合计'),
		'N18.percent': percentZh,
		'N18.change': changeZh,
		N19: sumZh('货物、工程、服务相加'),
		N20: limitZh('支出总计减人员经费'),
		'N20.share': () => '有政府采购预算，没有说明面向中小企业预留的份额。',
		N21: (told) =>
			`文中写有 ${told.actual} 个项目，绩效目标申报表有 ${told.expected} 份（项目支出表本年 ${said(told, 'current')} 个，上年结转 ${said(told, 'carried')} 个）。`,
		N22: sumZh('项目支出表各项目相加'),
		N23: limitZh('支出总表的项目支出'),
		N24: (told) => `文中共有车辆 ${told.actual} 辆，各类相加为 ${told.expected} 辆，请说明。`,
		N25: (told) =>
			`统计时点写为“${told.finding.actual}”，应为 ${said(told, 'year')} 年 12 月 31 日。`,
		N26: (told) =>
			`公务用车运行维护费为 ${told.actual} 万元，按每辆每年 ${said(told, 'quota')} 元的定额最多为 ${told.expected} 万元，多 ${told.difference} 万元。`,
		N27: (told) => `文中写有 ${told.actual} 个单位，实际列出 ${told.expected} 个。`,
		'N27.register': (told) =>
			`机构设置列出 ${told.actual} 个单位，单位名册有 ${told.expected} 个。`,
		N28: (told) => `“${said(told, 'quote')}”没有表中的数与它对应，请人工核对。`,
		'N29.unreadable': (told) => `活数字“${said(told, 'words')}”写得不对，读不懂。`,
		'N29.no-cell': (told) => `活数字取的 ${said(told, 'address')} 在表中没有。`,
		'N29.no-figure': (told) => `活数字取的 ${said(told, 'address')} 不是数。`,
		'N29.no-last-year': (told) =>
			`活数字要与上年比，但不知道 ${said(told, 'address')} 的上年数：请在设置中链接上年的公开文本，或录入上年数。`,
		'N29.no-base': (told) => `活数字“${said(told, 'words')}”要算百分比，但分母为零。`,
		F17: (told) =>
			`${placeZh(told)}中${said(told, 'action')}的时间为“${told.finding.actual}”，晚于时效指标“${said(told, 'name')}”的“${told.finding.expected}”，请说明。`,
		'F17.impossible': (told) =>
			`${placeZh(told)}写有“${said(told, 'quote')}”，日历上没有这一天，请核对。`,
		'F17.order': (told) =>
			`${placeZh(told)}中${said(told, 'action')}的时间为“${told.finding.actual}”，晚于验收的“${told.finding.expected}”，请核对或说明。`,
		F18: (told) =>
			`${placeZh(told)}写为 ${told.actual}，数量指标“${said(told, 'name')}”为“${told.finding.expected}”，请核对或说明。`,
		F19: (told) =>
			`${placeZh(told)}写明共需 ${told.actual} 元（“${said(told, 'quote')}”），与年度资金总额 ${told.expected} 元、实施期资金总额都不相等，与年度相差 ${told.difference} 元，请说明。`,
		F20: (told) =>
			`${placeZh(told)}写为 ${told.actual} 元（“${said(told, 'quote')}”），按单价和数量计算为 ${told.expected} 元，相差 ${told.difference} 元。`,
		'F20.formula': (told) =>
			`${placeZh(told)}的算式“${said(told, 'quote')}”结果应为 ${told.expected} 元，写为 ${told.actual} 元。`,
		'F20.parts': (told) =>
			`${placeZh(told)}写为共 ${told.actual} 元（“${said(told, 'quote')}”），各项相加为 ${told.expected} 元，相差 ${told.difference} 元。`,
		F21: (told) =>
			`${placeZh(told)}写为剩余 ${told.actual} 元（“${said(told, 'quote')}”），批复减已支付为 ${told.expected} 元，相差 ${told.difference} 元，请说明。`
	}
} satisfies RuleTexts;

const againstEn = (otherwise: string): Sentence => {
	const table = inTable(placeEn, otherwise);
	return (told) =>
		`${placeEn(told)} says ${told.actual} ${unitOf(told)} and ${table(told)} ${told.expected} ${unitOf(told)}. They must be equal; they differ by ${told.difference} ${unitOf(told)}.`;
};
const percentEn: Sentence = (told) =>
	`${placeEn(told)} says ${told.actual}; the figures of the text make it ${told.expected}.`;
const changeEn = differEn('this year less last year', 'says');
const sumEn = (addends: string): Sentence => differEn(addends, 'says');
const limitEn =
	(limit: string): Sentence =>
	(told) =>
		`${placeEn(told)} says ${told.actual} ${unitOf(told)}, which is ${told.difference} ${unitOf(told)} more than ${limit}, ${told.expected} ${unitOf(told)}.`;

const SENSE: Readonly<Record<string, string>> = {
	增加: 'an increase',
	减少: 'a decrease',
	相同: 'no change'
};
const sense = (word = ''): string => SENSE[word] ?? `“${word}”`;

const en: SameTexts<typeof zh> = {
	titles: {
		N01: 'Narrative 1: totals, this year and carry-over = T1',
		N02: 'Narrative 1: total = this year + carry-over',
		N03: 'Narrative 2: each source = T2, with the right share',
		N04: 'One fact has one value throughout the text',
		N05: 'Narrative 3: total, basic and project spending = T3, with the right shares',
		N06: 'Narrative 4: appropriations and classes = T4',
		N07: 'Narrative 5: appropriation of the year and classes = T5, with the right shares',
		N08: 'Change on last year: percentage = change ÷ last year',
		N09: 'Changes on last year are measured from bases of one scope',
		N10: 'Narrative 6: basic spending, staff, operating = T6',
		N11: 'Narrative 6: accounts listed = accounts with figures in T6',
		N12: 'Narrative 7: total and parts of the three public expenses = T10',
		N13: 'Narrative 7: change of the total = sum of the changes of its parts',
		N14: 'Words of direction agree with the figures',
		N15: 'A change has its reason',
		N16: 'Narrative 8: operating cost of offices = T11 department total',
		N17: 'Narrative 8: operating cost of offices = all operating spending, where so defined',
		N18: 'Narrative 8: change and percentage are right',
		N19: 'Narrative 9: procurement = goods + works + services',
		N20: 'Narrative 9: procurement does not exceed spending less staff; small enterprises have their share',
		N21: 'Narrative 10: number of projects with goals = number of forms',
		N22: 'Narrative 10: amount = sum of the projects',
		N23: 'Narrative 10: amount does not exceed project spending',
		N24: 'Narrative 11: vehicles = sum of their kinds',
		N25: 'Narrative 11: counted on 31 December of last year',
		N26: 'Running cost of vehicles is within the quota',
		N27: 'Organisation: number of units = units listed = register',
		N28: 'Every figure in 万元 has a cell that answers for it',
		N29: 'Every living figure of the text has something to say',
		F17: 'Form: the plan is in order, and not later than the time indicators',
		F18: 'Form: quantities in prose = quantity indicators',
		F19: 'Form: the need stated in prose = funds of the year or of the term',
		F20: 'Form: calculations, prices times counts and lists in prose are right',
		F21: 'Form: granted − paid = left, as prose tells it'
	},
	sentences: {
		N01: againstEn('T1'),
		N02: sumEn('this year plus carry-over as written'),
		N03: againstEn('T2'),
		'N03.percent': percentEn,
		N04: (told) =>
			`${placeEn(told)} says ${told.actual} ${unitOf(told)} and ${placeEn(told, 1)} says ${told.expected} ${unitOf(told)}. They are one fact; they differ by ${told.difference} ${unitOf(told)}.`,
		N05: againstEn('T3'),
		'N05.percent': percentEn,
		N06: againstEn('T4'),
		N07: againstEn('T5'),
		'N07.percent': percentEn,
		'N08.percent': percentEn,
		'N08.change': changeEn,
		N09: (told) =>
			`The changes written imply ${told.actual} ${unitOf(told)} both for last year's whole budget and for last year's general public appropriation, though this year the two differ: one may have been compared with the other's base. Explain.`,
		'N09.differ': (told) =>
			`The changes written imply ${told.actual} ${unitOf(told)} for last year's total spending and ${told.expected} ${unitOf(told)} for its total income; the two must be equal. Explain the scope.`,
		N10: againstEn('T6'),
		'N11.extra': (told) =>
			`“${said(told, 'name')}” is listed under ${said(told, 'subject')}, but has no such figure in T6.`,
		'N11.missing': (told) =>
			`T6 has ${said(told, 'subject')} for ${said(told, 'names')}, which the text does not list.`,
		N12: againstEn('T10'),
		N13: sumEn('the sum of the changes of its parts as written'),
		N14: (told) =>
			`${said(told, 'subject')}: the text says ${sense(told.finding.actual)}; this year's and last year's figures make it ${sense(told.finding.expected)}.`,
		'N14.disagree': (told) =>
			`${said(told, 'subject')}: the amount is called ${sense(told.finding.expected)}, its percentage ${sense(told.finding.actual)}.`,
		'N14.negative': (told) =>
			`${said(told, 'subject')}: “${said(told, 'word')} ${told.actual} 万元” says the direction twice; the figure should have no sign.`,
		'N14.same': (told) =>
			`${said(told, 'subject')}: the text says ${sense('相同')} and also gives ${sense(told.finding.expected)}.`,
		N15: (told) =>
			`${said(told, 'subject')} changes (${said(told, 'quote')}), and this section gives no reason.`,
		'N15.repeated': (told) =>
			`The reason for ${said(told, 'subject')} repeats that for ${said(told, 'before')} word by word; check whether it was copied.`,
		N16: againstEn('T11, department total'),
		'N16.operating': (told) =>
			`${againstEn('T11, department total')(told)} The figure is close to all operating spending in T6: that of public institutions (事业单位) may have been counted.`,
		N17: againstEn('T6, operating'),
		'N18.percent': percentEn,
		'N18.change': changeEn,
		N19: sumEn('goods plus works plus services'),
		N20: limitEn('total spending less staff'),
		'N20.share': () =>
			'There is procurement, but no word of the share reserved for small and medium enterprises.',
		N21: (told) =>
			`The text counts ${told.actual} projects; there are ${told.expected} forms (T12 has ${said(told, 'current')} projects, T13 ${said(told, 'carried')}).`,
		N22: sumEn('the sum of the projects'),
		N23: limitEn('project spending in T3'),
		N24: (told) =>
			`The text counts ${told.actual} vehicles; its kinds add up to ${told.expected}. Explain.`,
		N25: (told) =>
			`The day of counting is “${told.finding.actual}”; it should be 31 December ${said(told, 'year')}.`,
		N26: (told) =>
			`Running vehicles costs ${told.actual} 万元; at ${said(told, 'quota')} 元 a vehicle it may be ${told.expected} 万元, ${told.difference} 万元 less.`,
		N27: (told) => `The text counts ${told.actual} units and lists ${told.expected}.`,
		'N27.register': (told) =>
			`The text lists ${told.actual} units; the register has ${told.expected}.`,
		N28: (told) => `No cell answers for “${said(told, 'quote')}”; please check it by hand.`,
		'N29.unreadable': (told) => `The living figure “${said(told, 'words')}” cannot be read.`,
		'N29.no-cell': (told) =>
			`A living figure speaks of ${said(told, 'address')}, which the book does not have.`,
		'N29.no-figure': (told) =>
			`A living figure speaks of ${said(told, 'address')}, which holds no figure.`,
		'N29.no-last-year': (told) =>
			`A living figure compares with last year, but last year’s ${said(told, 'address')} is not known: link last year’s book in the settings, or type its figures there.`,
		'N29.no-base': (told) =>
			`The living figure “${said(told, 'words')}” is a percentage of nothing.`,
		F17: (told) =>
			`${placeEn(told)} plans “${told.finding.actual}” for ${said(told, 'action')}, later than “${told.finding.expected}” of the indicator “${said(told, 'name')}”. Explain.`,
		'F17.impossible': (told) =>
			`${placeEn(told)} has “${said(told, 'quote')}”, a day that is in no calendar. Please check.`,
		'F17.order': (told) =>
			`${placeEn(told)} plans “${told.finding.actual}” for ${said(told, 'action')}, after “${told.finding.expected}” for 验收. Mend or explain.`,
		F18: (told) =>
			`${placeEn(told)} says ${told.actual}; the indicator “${said(told, 'name')}” says “${told.finding.expected}”. Mend or explain.`,
		F19: (told) =>
			`${placeEn(told)} says that ${told.actual} 元 are needed (“${said(told, 'quote')}”), which is neither the funds of the year, ${told.expected} 元, nor those of the term; it differs from the year by ${told.difference} 元. Explain.`,
		F20: (told) =>
			`${placeEn(told)} says ${told.actual} 元 (“${said(told, 'quote')}”); price times count is ${told.expected} 元. They differ by ${told.difference} 元.`,
		'F20.formula': (told) =>
			`${placeEn(told)}: “${said(told, 'quote')}” should be ${told.expected} 元, not ${told.actual} 元.`,
		'F20.parts': (told) =>
			`${placeEn(told)} says ${told.actual} 元 in all (“${said(told, 'quote')}”); the parts add up to ${told.expected} 元. They differ by ${told.difference} 元.`,
		F21: (told) =>
			`${placeEn(told)} says ${told.actual} 元 are left (“${said(told, 'quote')}”); granted less paid is ${told.expected} 元. They differ by ${told.difference} 元. Explain.`
	}
};

export const narrativeWords: Catalogue<typeof en> = { zh, en };

/** Words of the rules about project forms (F04–F31) and their rows (P04–P10). Merged into `rules.ts`. */
import type { ToldFinding } from '$lib/rules/finding/told-finding';
import type { Catalogue } from './index';
import { formZh, said, type RuleTexts, type SameTexts } from './rule-sentence';

const zh = {
	titles: {
		F04: '申报表：一次性（1年）项目的实施期资金 = 年度资金',
		F05: '申报表：多年项目的实施期资金在年度资金 × 年数的 0.5–1.5 倍之内',
		F06: '申报表：同一项目属性的项目期一致',
		F07: '申报表：填有项目属性和项目期',
		F08: '申报表：以总额计的成本指标 = 年度资金总额',
		F09: '申报表：填有成本指标',
		F10: '申报表：数量、质量、时效、满意度指标各至少一个',
		F11: '申报表：每个三级指标都有指标值',
		F12: '申报表：数量、质量、成本指标可以量化',
		F13: '申报表：满意度指标在 80%–100% 之间',
		F14: '申报表：指标值有约束力',
		F15: '申报表：至少有一个效益指标',
		F16: '申报表：多年项目的年度目标与实施期目标不同',
		F22: '申报表：主管部门及代码是本部门的',
		F23: '申报表：实施单位在单位名册中',
		F24: '申报表：填有负责人和经办人',
		F25: '申报表：填报日期有效，且在填报期间内',
		F26: '申报表：没有其他层级的用语',
		F27: '申报表：立项依据有针对性，不照抄部门职责',
		F28: '申报表：与其他申报表不雷同',
		F29: '申报表：大额项目有事前绩效评估或评审',
		F30: '申报表：经办人和联系电话与本单位其他申报表一致',
		F31: '申报表：填报日期与本单位其他申报表一致',
		P04: '申报表与项目支出表的项目名称一致',
		P05: '申报表的实施单位 = 上年结转表的单位',
		P06: '申报表有单位自筹，项目支出表就有单位资金',
		P07: '转移支付项目有中央或省级资金，同一文号层级相同',
		P08: '单位各结转项目申报表相加 = 上年结转表的单位合计',
		P09: '上年结转：按申报表的元相加后再折合万元',
		P10: '会议、培训、差旅、接待的单价不高于标准'
	},
	sentences: {
		F04: (told) =>
			`${formZh(told)}是一次性（1年）项目，但实施期资金总额 ${told.actual} 元与年度资金总额 ${told.expected} 元不等，相差 ${told.difference} 元，请说明。`,
		F05: (told) =>
			`${formZh(told)}为 ${said(told, 'years')} 年项目，实施期资金总额 ${told.actual} 元，按年度资金计算约为 ${told.expected} 元，相差 ${told.difference} 元，请说明。`,
		F06: (told) =>
			`${said(told, 'attribute')}项目的项目期多数为 ${said(told, 'years')} 年（${said(told, 'count')} 份），另有 ${said(told, 'others')} 份，请核对。`,
		F07: (told) => `${formZh(told)}没有填写${said(told, 'fields')}。`,
		F08: (told) =>
			`${formZh(told)}成本指标“${said(told, 'name')}”为 ${told.actual} 元，年度资金总额为 ${told.expected} 元，相差 ${told.difference} 元，请说明。`,
		'F08.term': (told) =>
			`${formZh(told)}年度成本指标“${said(told, 'name')}”写的是实施期资金总额 ${told.actual} 元，不是年度资金总额 ${told.expected} 元，相差 ${told.difference} 元，请说明。`,
		F09: (told) => `${formZh(told)}没有成本指标。`,
		F10: (told) => `${formZh(told)}没有${said(told, 'missing')}指标。`,
		F11: (told) =>
			`${formZh(told)}有 ${said(told, 'count')} 处指标只有名称或只有指标值：${said(told, 'missing')}。`,
		F12: (told) => `${formZh(told)}的指标没有量化：${said(told, 'vague')}。`,
		F13: (told) => `${formZh(told)}的满意度指标应在 80%–100% 之间：${said(told, 'values')}。`,
		F14: (told) =>
			`${formZh(told)}的指标值没有约束力（≥0、≤100% 总能达到，≥100% 即 100%）：${said(told, 'values')}。`,
		F15: (told) => `${formZh(told)}没有经济、社会、生态或可持续影响指标。`,
		F16: (told) =>
			`${formZh(told)}为 ${said(told, 'years')} 年项目，年度总体目标与实施期总体目标完全相同。`,
		F22: (told) =>
			`${formZh(told)}等 ${said(told, 'count')} 份的主管部门及代码为“${told.finding.actual}”，应为“${told.finding.expected}”。`,
		'F22.blank': (told) =>
			`${formZh(told)}等 ${said(told, 'count')} 份没有填写主管部门及代码，应为“${told.finding.expected}”。`,
		F23: (told) => `${formZh(told)}的实施单位“${told.finding.actual}”不在单位名册中。`,
		'F23.like': (told) =>
			`${formZh(told)}的实施单位“${told.finding.actual}”不在单位名册中，可能是“${told.finding.expected}”。`,
		'F23.blank': (told) => `${formZh(told)}没有填写实施单位。`,
		F24: (told) => `${formZh(told)}没有填写${said(told, 'field')}。`,
		'F24.most': (told) =>
			`${said(told, 'all')} 份申报表中有 ${said(told, 'count')} 份没有填写${said(told, 'field')}。`,
		F25: (told) =>
			`${formZh(told)}的填报日期 ${said(told, 'day')} 不在填报期间（${said(told, 'from')} 至 ${said(told, 'to')}）内。`,
		'F25.invalid': (told) => `${formZh(told)}的填报日期“${said(told, 'written')}”不是有效的日期。`,
		'F25.blank': (told) => `${formZh(told)}没有填写填报日期。`,
		F26: (told) =>
			`${formZh(told)}的${told.places[0]?.column}有“${said(told, 'word')}”（“${said(told, 'quote')}”），本书是${said(told, 'level')}的。`,
		F27: (told) =>
			`${formZh(told)}的立项依据有 ${said(told, 'percent')}% 照抄部门职责，请写明本项目的依据。`,
		F28: (told) =>
			`${formZh(told)}的文字与“${said(told, 'other')}”有 ${said(told, 'percent')}% 相同。`,
		F29: (told) =>
			`${formZh(told)}实施期资金总额 ${told.actual} 元，达到 ${told.expected} 元，没有事前绩效评估或评审记录，请说明。`,
		F30: (told) =>
			`${formZh(told)}${Number(said(told, 'forms')) > 1 ? `等 ${said(told, 'forms')} 份` : ''}的${said(told, 'field')}“${said(told, 'value')}”可能有误：${said(told, 'witness')}同为“${said(told, 'other')}”的 ${said(told, 'count')} 份写的是“${said(told, 'usual')}”。`,
		F31: (told) =>
			`${formZh(told)}的填报日期 ${said(told, 'day')} 可能有误：本单位其他 ${said(told, 'count')} 份都是 ${said(told, 'usual')}。`,
		P04: (told) =>
			`项目支出表的“${said(told, 'inTable')}”与申报表的“${said(told, 'inForm')}”名称不同，按相似度（${said(told, 'percent')}%）对应，请确认。`,
		P05: (told) =>
			`${formZh(told)}的实施单位为“${told.finding.actual}”，上年结转表列在“${told.finding.expected}”。`,
		P06: (told) =>
			`“${told.places[0]?.row}”的申报表有单位自筹 ${said(told, 'inForm')} 元，项目支出表没有单位资金。`,
		'P06.row': (told) =>
			`“${told.places[0]?.row}”在项目支出表有单位资金 ${said(told, 'inRow')} 万元，申报表没有单位自筹。`,
		P07: (told) =>
			`同一文号${said(told, 'number')}，${said(told, 'central')} 份申报表列为中央资金，${said(told, 'provincial')} 份列为省级资金，请说明。`,
		'P07.none': (told) =>
			`“${said(told, 'name')}”是上级转移支付，申报表没有中央和省级资金，请说明。`,
		P08: (told) =>
			`上年结转表“${told.places[0]?.row}”合计为 ${told.actual} 万元，其 ${said(told, 'forms')} 份申报表相加为 ${said(told, 'exact')} 元，折合 ${told.expected} 万元，相差 ${told.difference} 万元。`,
		P09: (told) =>
			`上年结转合计印为 ${told.actual} 万元，另一处印为 ${said(told, 'other')} 万元；${said(told, 'forms')} 份申报表按元相加（${said(told, 'formless')} 个没有申报表的项目按表中金额）为 ${said(told, 'exact')} 元，折合 ${told.expected} 万元，相差 ${told.difference} 万元。`,
		'P09.right': (told) =>
			`上年结转合计印为 ${told.actual} 万元，另一处印为 ${said(told, 'other')} 万元；${said(told, 'forms')} 份申报表按元相加（${said(told, 'formless')} 个没有申报表的项目按表中金额）为 ${said(told, 'exact')} 元，折合 ${told.expected} 万元，前者正确。`,
		P10: (told) =>
			`${formZh(told)}的${said(told, 'kind')}单价“${said(told, 'quote')}”为每人每天 ${told.actual} 元，高于标准 ${told.expected} 元，多 ${told.difference} 元。`
	}
} satisfies RuleTexts;

const formEn = (told: ToldFinding): string => {
	const place = told.places[0];
	return `Form “${place?.row ?? ''}”${place?.unit ? ` (${place.unit})` : ''}`;
};

const en: SameTexts<typeof zh> = {
	titles: {
		F04: 'Form: a one-off (1 year) project has the same funds for its term and for the year',
		F05: 'Form: funds of a term of n years are within 0.5–1.5 × n × the year',
		F06: 'Form: projects of one attribute have one term',
		F07: 'Form: attribute and term are filled in',
		F08: 'Form: cost indicators in total terms = funds of the year',
		F09: 'Form: there is a cost indicator',
		F10: 'Form: at least one indicator each of quantity, quality, time and satisfaction',
		F11: 'Form: every indicator has its value',
		F12: 'Form: quantity, quality and cost indicators are measurable',
		F13: 'Form: satisfaction is between 80% and 100%',
		F14: 'Form: indicator values can be missed',
		F15: 'Form: there is at least one indicator of effect',
		F16: 'Form: goals of the year differ from those of a term of several years',
		F22: 'Form: department and code are our own',
		F23: 'Form: the unit is in the register',
		F24: 'Form: the person in charge and the handler are named',
		F25: 'Form: the filing date is valid and within the filing window',
		F26: 'Form: no words of another level of government',
		F27: 'Form: the basis is specific, not the list of duties',
		F28: 'Form: the text is not that of another form',
		F29: 'Form: a large project was evaluated beforehand',
		F30: 'Form: handler and telephone are as in the unit’s other forms',
		F31: 'Form: the filing date is as in the unit’s other forms',
		P04: 'The project has one name in its form and its row',
		P05: 'The unit of the form = the unit in T13',
		P06: 'Own funds in the form if and only if unit funds in the row',
		P07: 'Transfers come from above, those of one document from one level',
		P08: 'Forms of a unit’s carried-over projects add up to its line in T13',
		P09: 'Carry-over added up in 元 before rounding',
		P10: 'Daily prices of meetings, training, travel and receptions keep the standards'
	},
	sentences: {
		F04: (told) =>
			`${formEn(told)} is a one-off project of 1 year, but its term has ${told.actual} 元 and the year ${told.expected} 元, ${told.difference} 元 apart. Explain.`,
		F05: (told) =>
			`${formEn(told)} runs for ${said(told, 'years')} years with ${told.actual} 元; the year's funds would make about ${told.expected} 元. They differ by ${told.difference} 元. Explain.`,
		F06: (told) =>
			`Most projects that are ${said(told, 'attribute')} run for ${said(told, 'years')} years (${said(told, 'count')} forms); others: ${said(told, 'others')}. Please check.`,
		F07: (told) => `${formEn(told)} lacks ${said(told, 'fields')}.`,
		F08: (told) =>
			`${formEn(told)}: the cost “${said(told, 'name')}” is ${told.actual} 元, the funds of the year are ${told.expected} 元. They differ by ${told.difference} 元. Explain.`,
		'F08.term': (told) =>
			`${formEn(told)}: the year's cost “${said(told, 'name')}” is ${told.actual} 元, which are the funds of the whole term; the year has ${told.expected} 元, ${told.difference} 元 apart. Explain.`,
		F09: (told) => `${formEn(told)} has no cost indicator.`,
		F10: (told) => `${formEn(told)} has no indicator of ${said(told, 'missing')}.`,
		F11: (told) =>
			`${formEn(told)} has ${said(told, 'count')} indicators with a name or a value only: ${said(told, 'missing')}.`,
		F12: (told) => `${formEn(told)} has indicators that can't be measured: ${said(told, 'vague')}.`,
		F13: (told) =>
			`${formEn(told)}: satisfaction should be between 80% and 100%: ${said(told, 'values')}.`,
		F14: (told) =>
			`${formEn(told)} has values that say nothing (≥0 and ≤100% always hold, ≥100% is 100%): ${said(told, 'values')}.`,
		F15: (told) => `${formEn(told)} has no economic, social, ecological or lasting effect.`,
		F16: (told) =>
			`${formEn(told)} runs for ${said(told, 'years')} years; the goals of the year and of the term are the same text.`,
		F22: (told) =>
			`${formEn(told)} and others (${said(told, 'count')} in all) say “${told.finding.actual}” for department and code; it should be “${told.finding.expected}”.`,
		'F22.blank': (told) =>
			`${formEn(told)} and others (${said(told, 'count')} in all) lack department and code, “${told.finding.expected}”.`,
		F23: (told) => `${formEn(told)}: the unit “${told.finding.actual}” is not in the register.`,
		'F23.like': (told) =>
			`${formEn(told)}: the unit “${told.finding.actual}” is not in the register; it may be “${told.finding.expected}”.`,
		'F23.blank': (told) => `${formEn(told)} names no unit.`,
		F24: (told) => `${formEn(told)} lacks ${said(told, 'field')}.`,
		'F24.most': (told) =>
			`${said(told, 'count')} of ${said(told, 'all')} forms lack ${said(told, 'field')}.`,
		F25: (told) =>
			`${formEn(told)}: the filing date ${said(told, 'day')} is not between ${said(told, 'from')} and ${said(told, 'to')}.`,
		'F25.invalid': (told) =>
			`${formEn(told)}: the filing date “${said(told, 'written')}” is no valid date.`,
		'F25.blank': (told) => `${formEn(told)} has no filing date.`,
		F26: (told) =>
			`${formEn(told)}, ${told.places[0]?.column}: “${said(told, 'word')}” (“${said(told, 'quote')}”) belongs to another level; this book is ${said(told, 'level')}.`,
		F27: (told) =>
			`${formEn(told)}: ${said(told, 'percent')}% of the basis is copied from the department's duties. Say what this project rests on.`,
		F28: (told) =>
			`${formEn(told)}: ${said(told, 'percent')}% of the text is that of “${said(told, 'other')}”.`,
		F29: (told) =>
			`${formEn(told)} has ${told.actual} 元 for its term, at or above ${told.expected} 元, and no evaluation on record. Explain.`,
		F30: (told) =>
			`${formEn(told)}: ${said(told, 'field')} “${said(told, 'value')}” (forms: ${said(told, 'forms')}) may be a slip: ${said(told, 'count')} forms with the same ${said(told, 'witness')} “${said(told, 'other')}” say “${said(told, 'usual')}”.`,
		F31: (told) =>
			`${formEn(told)}: the filing date ${said(told, 'day')} may be a slip: ${said(told, 'count')} other forms of the unit say ${said(told, 'usual')}.`,
		P04: (told) =>
			`“${said(told, 'inTable')}” in the table and “${said(told, 'inForm')}” in the form were matched by likeness (${said(told, 'percent')}%). Please confirm.`,
		P05: (told) =>
			`${formEn(told)} names the unit “${told.finding.actual}”; T13 lists it under “${told.finding.expected}”.`,
		P06: (told) =>
			`The form of “${told.places[0]?.row}” has ${said(told, 'inForm')} 元 of own funds; its row has no unit funds.`,
		'P06.row': (told) =>
			`The row “${told.places[0]?.row}” has ${said(told, 'inRow')} 万元 of unit funds; its form has no own funds.`,
		P07: (told) =>
			`Document ${said(told, 'number')}: ${said(told, 'central')} forms call its funds central, ${said(told, 'provincial')} provincial. Explain.`,
		'P07.none': (told) =>
			`“${said(told, 'name')}” is a transfer from above; the form has neither central nor provincial funds. Explain.`,
		P08: (told) =>
			`T13 “${told.places[0]?.row}” is ${told.actual} 万元; its ${said(told, 'forms')} forms add up to ${said(told, 'exact')} 元, which is ${told.expected} 万元. They differ by ${told.difference} 万元.`,
		P09: (told) =>
			`The carry-over is printed as ${told.actual} 万元 here and ${said(told, 'other')} 万元 elsewhere; ${said(told, 'forms')} forms added up in 元 (and ${said(told, 'formless')} projects without form as printed) make ${said(told, 'exact')} 元, which is ${told.expected} 万元. They differ by ${told.difference} 万元.`,
		'P09.right': (told) =>
			`The carry-over is printed as ${told.actual} 万元 here and ${said(told, 'other')} 万元 elsewhere; ${said(told, 'forms')} forms added up in 元 (and ${said(told, 'formless')} projects without form as printed) make ${said(told, 'exact')} 元, which is ${told.expected} 万元: it is right here.`,
		P10: (told) =>
			`${formEn(told)}: “${said(told, 'quote')}” for ${said(told, 'kind')} is ${told.actual} 元 a person and day, above the standard of ${told.expected} 元 by ${told.difference} 元.`
	}
};

export const formWords: Catalogue<RuleTexts> = { zh, en };

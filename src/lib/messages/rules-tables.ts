/** Words of the rules that go beyond the sums of the tables (W23–W45, X22–X43): merged into `rules.ts`. */
import type { ToldFinding } from '$lib/rules/finding/told-finding';
import type { Catalogue } from './index';
import { differEn, differZh, placeEn, placeZh, said, unitOf, type Sentence } from './rule-sentence';
import { tableTitles } from './rules-tables-titles';

const tableZh = (told: ToldFinding): string => told.places[0]?.table ?? '';

const sameZh = differZh((told) => placeZh(told, 1), '为', '应当一致，');
const publicZh = differZh((told) => `基本支出经济科目表“${said(told, 'account')}”`);
const moreZh: Sentence = (told) =>
	`${placeZh(told)}为 ${told.actual} ${unitOf(told)}，比基本支出中的“${said(told, 'account')}”多 ${told.difference} ${unitOf(told)}；如由项目支出安排，请说明。`;
const paidZh: Sentence = (told) =>
	`${placeZh(told)}为 ${told.actual} ${unitOf(told)}；“${said(told, 'account')}”与一般公共预算支出表 ${said(told, 'codes')} 应当一致，另一边为 ${told.expected} ${unitOf(told)}，相差 ${told.difference} ${unitOf(told)}。`;

const zh = {
	W23: (told) =>
		`“${said(told, 'name')}”属于${said(told, 'belongs')}，却在${said(told, 'column')}一栏有数。`,
	W24: (told) =>
		`“${said(told, 'name')}”对应的政府预算支出经济科目应为“${told.finding.expected}”，表中为“${told.finding.actual}”。`,
	'W24.name': (told) =>
		`“${told.finding.actual}”不在部门预算支出经济科目中，疑为“${told.finding.expected}”。`,
	W25: (told) =>
		`“${said(told, 'name')}”${said(told, 'government') ? `与“${said(told, 'government')}”` : ''}在表中列了不止一次，应合并为一行。`,
	W26: (told) => `${tableZh(told)}没有数据，应在表下注明“本部门没有……，故本表无数据”。`,
	'W26.reason': (told) =>
		`${tableZh(told)}没有数据，表注“${said(told, 'note')}”没有写明原因，如“本部门没有这类预算安排”。`,
	W27: (told) => `${tableZh(told)}有数据，表注却写“${said(told, 'note')}”。`,
	W28: (told) =>
		`国有资本经营预算${said(told, 'side')}列了 ${said(told, 'count')} 个不属于国有资本经营预算的科目，如 ${said(told, 'code')} ${said(told, 'name')}。`,
	W29: (told) => `${tableZh(told)}的零有的写“0.00”，有的留空，宜统一为一种（${placeZh(told)}）。`,
	W35: () => '项目支出（本年）表没有合计行。',
	'W35.sum': (told) =>
		`${placeZh(told)}为 ${told.actual} 万元，各项目相加为 ${told.expected} 万元，相差 ${told.difference} 万元。`,
	W36: (told) =>
		`项目“${said(told, 'name')}”没有金额；如为涉密项目，请用“项目1”一类的名称代替，或注明涉密。`,
	W37: (told) =>
		`同一单位有 ${said(told, 'count')} 个项目都叫“${said(told, 'name')}”，请加以区分或合并。`,
	W40: (told) =>
		`表的第一行（部门合计）与其下第一个单位都叫“${said(told, 'name')}”，读者分不清，宜写“部门合计”。`,
	'W41.text': (told) => `${placeZh(told)}应为金额，现为文字“${said(told, 'text')}”。`,
	'W41.negative': (told) => `${placeZh(told)}为负数：${told.actual} ${unitOf(told)}。`,
	'W41.decimals': (told) => `${placeZh(told)}为 ${told.actual} 万元，表中的数应只有两位小数。`,
	W42: (told) =>
		`科目 ${said(told, 'code')} ${said(told, 'name')}整行没有数，应删除；如因涉密不公开，请在设置中注明。`,
	'W43.missing': (told) => `“${said(told, 'name')}”没有科目编码。`,
	'W43.digits': (told) => `科目编码“${said(told, 'code')}”不是 3、5 或 7 位数字。`,
	'W43.twice': (told) => `科目 ${said(told, 'code')} 在表中出现了不止一次。`,
	'W43.parent': (told) =>
		`科目 ${said(told, 'code')} 的上级科目 ${said(told, 'parent')} 不在表中。`,
	'W43.order': (told) =>
		`科目 ${said(told, 'code')} 排在 ${said(told, 'above')} 之后，应按编码从小到大排列。`,
	W44: (told) =>
		`科目 ${said(told, 'code')} 的名称应为“${told.finding.expected}”，表中为“${told.finding.actual}”。`,
	'W44.blank': (told) => `科目 ${said(told, 'code')} 没有名称，应为“${told.finding.expected}”。`,
	W45: () => '没有填写部门名称，每张表的表头都要印。',
	X22: publicZh,
	'X22.projects': moreZh,
	X23: publicZh,
	'X23.projects': moreZh,
	X24: publicZh,
	'X24.projects': moreZh,
	X25: publicZh,
	'X25.projects': moreZh,
	X26: differZh('公用经费减去事业单位公用经费后'),
	'X26.exceeds': differZh('全部公用经费'),
	X26b: differZh('基本支出经济科目表的公用经费'),
	X27: (told) => `机关运行经费表没有列出这些行政（参公）单位：${said(told, 'names')}。`,
	'X27.institution': (told) => `“${said(told, 'name')}”是事业单位，不应列入机关运行经费表。`,
	X28: paidZh,
	X29: paidZh,
	X30: paidZh,
	X31: paidZh,
	X32: paidZh,
	X33: (told) =>
		`部门有事业单位（${said(told, 'names')}），但一般公共预算支出表没有 ${said(told, 'code')} 事业单位医疗，请核实。`,
	'X34.no-income': (told) => `支出总表有科目 ${said(told, 'code')}，收入总表没有。`,
	'X34.no-spending': (told) => `${tableZh(told)}有科目 ${said(told, 'code')}，支出总表没有。`,
	'X34.no-appropriation': (told) =>
		`科目 ${said(told, 'code')} 在收入总表有一般公共预算，一般公共预算支出表却没有这一行。`,
	X35: (told) =>
		`科目 ${said(told, 'code')} 在${tableZh(told)}叫“${said(told, 'name')}”，在${told.places[1]?.table ?? '别的表'}叫“${said(told, 'usual')}”，应当一致。`,
	'X35.blank': (told) =>
		`科目 ${said(told, 'code')} 在${tableZh(told)}没有名称，在${told.places[1]?.table ?? '别的表'}叫“${said(told, 'usual')}”。`,
	X36: sameZh,
	'X36.carried': differZh('本年政府性基金预算加上年结转'),
	X37: sameZh,
	'X37.carried': differZh('本年国有资本经营预算加上年结转'),
	X38: (told) => `“${said(told, 'name')}”不在预算单位名录中。`,
	'X38.blank': (told) => `“${said(told, 'owner')}”的这一行没有写单位名称。`,
	'X38.owner': (told) => `这一行属于“${said(told, 'owner')}”，却写着“${said(told, 'name')}”。`,
	X39: (told) =>
		`项目“${said(told, 'name')}”用的是${said(told, 'column')}，名称却是 ${said(told, 'year')} 年的；如为以前年度结转的资金，应列入上年结转，否则请说明。`,
	'X39.form': (told) =>
		`项目“${said(told, 'name')}”用的是${said(told, 'column')}，其申报表的项目概况写明是结转资金；应列入上年结转，否则请说明。`,
	X40: (told) =>
		`按${placeZh(told)}推算，${said(told, 'year')} 年为 ${told.actual} 万元；${said(told, 'year')} 年公开的 ${said(told, 'address')} 为 ${told.expected} 万元，相差 ${told.difference} 万元。`,
	X41: differZh('各单位相加'),
	X42: (told) =>
		`${said(told, 'unit') || '全部门'}${said(told, 'fund')}${said(told, 'part')}为 ${told.actual} 万元，超过控制数 ${told.expected} 万元，多 ${told.difference} 万元。`,
	X43: differZh('批复数'),
	'X43.missing': (told) =>
		`批复的 ${said(told, 'address')} 为 ${told.expected} 万元，表中没有这一行，相差 ${told.difference} 万元。`,
	M05: (told) =>
		`${said(told, 'rule')} 在 ${said(told, 'count')} 个单位都有问题（${said(told, 'names')}），可能有共同的原因，宜由部门统一处理。`,
	M07: (told) => `同一张表有 ${said(told, 'count')} 个单元格做了舍位平衡，应只调整一处，请说明。`,
	'M07.large': (told) =>
		`${placeZh(told)}的舍位平衡为 ${told.actual} 万元，超过四舍五入能造成的差额（理由：${said(told, 'reason')}），请说明。`
} satisfies Record<string, Sentence>;

const tableEn = (told: ToldFinding): string => told.places[0]?.address.split(/[[.]/)[0] ?? '';

const sameEn: Sentence = (told) =>
	`${placeEn(told)} is ${told.actual} ${unitOf(told)} and ${placeEn(told, 1)} is ${told.expected} ${unitOf(told)}. They must be equal; they differ by ${told.difference} ${unitOf(told)}.`;
const publicEn = differEn((told) => `“${said(told, 'account')}” in T6`);
const moreEn: Sentence = (told) =>
	`${placeEn(told)} is ${told.actual} ${unitOf(told)}, ${told.difference} ${unitOf(told)} more than “${said(told, 'account')}” in basic spending; if projects pay the rest, say so in an explanation.`;
const paidEn: Sentence = (told) =>
	`${placeEn(told)} is ${told.actual} ${unitOf(told)}; “${said(told, 'account')}” and ${said(told, 'codes')} in T5 must be equal, and the other side is ${told.expected} ${unitOf(told)}. They differ by ${told.difference} ${unitOf(told)}.`;

const en: Record<keyof typeof zh, Sentence> = {
	W23: (told) =>
		`“${said(told, 'name')}” is ${said(told, 'belongs')}, but has a figure under ${said(told, 'column')}.`,
	W24: (told) =>
		`“${said(told, 'name')}” belongs to “${told.finding.expected}” of the government's classification; the table says “${told.finding.actual}”.`,
	'W24.name': (told) =>
		`“${told.finding.actual}” is not in the classification; “${told.finding.expected}” is.`,
	W25: (told) =>
		`“${said(told, 'name')}”${said(told, 'government') ? ` with “${said(told, 'government')}”` : ''} stands in the table more than once and should be one row.`,
	W26: (told) => `${tableEn(told)} has no figures and needs a note that says so, and why.`,
	'W26.reason': (told) =>
		`${tableEn(told)} has no figures; its note “${said(told, 'note')}” does not say why.`,
	W27: (told) => `${tableEn(told)} has figures, but its note says “${said(told, 'note')}”.`,
	W28: (told) =>
		`The ${said(told, 'side')} side of T9 lists ${said(told, 'count')} codes that are none of the state capital budget, such as ${said(told, 'code')} ${said(told, 'name')}.`,
	W29: (told) =>
		`${tableEn(told)} prints zero both as “0.00” and as blank; choose one (${placeEn(told)}).`,
	W35: () => 'T12 has no total row.',
	'W35.sum': (told) =>
		`${placeEn(told)} is ${told.actual} 万元; the projects add up to ${told.expected} 万元. They differ by ${told.difference} 万元.`,
	W36: (told) =>
		`The project “${said(told, 'name')}” has no amount; if it is classified, call it 项目1 or the like, or mark it 涉密.`,
	W37: (told) =>
		`${said(told, 'count')} projects of one unit are called “${said(told, 'name')}”; tell them apart or merge them.`,
	W40: (told) =>
		`The department's row of T13 and its first unit are both called “${said(told, 'name')}”; call the first 部门合计.`,
	'W41.text': (told) => `${placeEn(told)} should hold an amount and holds “${said(told, 'text')}”.`,
	'W41.negative': (told) => `${placeEn(told)} is negative: ${told.actual} ${unitOf(told)}.`,
	'W41.decimals': (told) => `${placeEn(told)} is ${told.actual} 万元; tables print two decimals.`,
	W42: (told) =>
		`The row of ${said(told, 'code')} ${said(told, 'name')} has no figure: remove it, or name the code as classified in the settings.`,
	'W43.missing': (told) => `“${said(told, 'name')}” has no account code.`,
	'W43.digits': (told) => `The account code “${said(told, 'code')}” has not 3, 5 or 7 digits.`,
	'W43.twice': (told) => `The code ${said(told, 'code')} stands in the table more than once.`,
	'W43.parent': (told) =>
		`${said(told, 'parent')}, the code above ${said(told, 'code')}, is not in the table.`,
	'W43.order': (told) =>
		`The code ${said(told, 'code')} stands after ${said(told, 'above')}; codes ascend.`,
	W44: (told) =>
		`The code ${said(told, 'code')} is “${told.finding.expected}”; the table says “${told.finding.actual}”.`,
	'W44.blank': (told) =>
		`The code ${said(told, 'code')} has no name; it is “${told.finding.expected}”.`,
	W45: () => 'The department has no name; every table prints it above its head.',
	X22: publicEn,
	'X22.projects': moreEn,
	X23: publicEn,
	'X23.projects': moreEn,
	X24: publicEn,
	'X24.projects': moreEn,
	X25: publicEn,
	'X25.projects': moreEn,
	X26: differEn('operating spending less that of public institutions'),
	'X26.exceeds': differEn('all operating spending'),
	X26b: differEn('operating spending in T6'),
	X27: (told) => `T11 lacks these agencies: ${said(told, 'names')}.`,
	'X27.institution': (told) =>
		`“${said(told, 'name')}” is a public institution (事业单位) and has no place in T11.`,
	X28: paidEn,
	X29: paidEn,
	X30: paidEn,
	X31: paidEn,
	X32: paidEn,
	X33: (told) =>
		`There are public institutions (${said(told, 'names')}), but T5 has no ${said(told, 'code')} 事业单位医疗; please check.`,
	'X34.no-income': (told) => `T3 lists the code ${said(told, 'code')}, T2 does not.`,
	'X34.no-spending': (told) =>
		`${tableEn(told)} lists the code ${said(told, 'code')}, T3 does not.`,
	'X34.no-appropriation': (told) =>
		`The code ${said(told, 'code')} has general public budget in T2, but no row in T5.`,
	X35: (told) =>
		`The code ${said(told, 'code')} is called “${said(told, 'name')}” in ${tableEn(told)} and “${said(told, 'usual')}” elsewhere (${placeEn(told, 1)}).`,
	'X35.blank': (told) =>
		`The code ${said(told, 'code')} has no name in ${tableEn(told)}; elsewhere it is “${said(told, 'usual')}” (${placeEn(told, 1)}).`,
	X36: sameEn,
	'X36.carried': differEn('government funds of the year plus carry-over'),
	X37: sameEn,
	'X37.carried': differEn('state capital of the year plus carry-over'),
	X38: (told) => `“${said(told, 'name')}” is not in the register of units.`,
	'X38.blank': (told) => `This row of “${said(told, 'owner')}” does not name its unit.`,
	'X38.owner': (told) =>
		`This row belongs to “${said(told, 'owner')}” but names “${said(told, 'name')}”.`,
	X39: (told) =>
		`The project “${said(told, 'name')}” is paid from ${said(told, 'column')} and named for ${said(told, 'year')}; money carried over belongs under carry-over, else explain.`,
	'X39.form': (told) =>
		`The project “${said(told, 'name')}” is paid from ${said(told, 'column')}, and its form speaks of money carried over; it belongs under carry-over, else explain.`,
	X40: (told) =>
		`${placeEn(told)} makes the figure of ${said(told, 'year')} ${told.actual} 万元; ${said(told, 'address')} as published then is ${told.expected} 万元. They differ by ${told.difference} 万元.`,
	X41: differEn('the sum of the units'),
	X42: (told) =>
		`${said(told, 'unit') || 'The department'}, ${said(told, 'fund')} ${said(told, 'part')}: ${told.actual} 万元 exceed the control number of ${told.expected} 万元 by ${told.difference} 万元.`,
	X43: differEn('the figure approved'),
	'X43.missing': (told) =>
		`${said(told, 'address')} was approved as ${told.expected} 万元, but there is no such row; ${told.difference} 万元 are missing.`,
	M05: (told) =>
		`${said(told, 'rule')} fails in ${said(told, 'count')} units (${said(told, 'names')}); there may be one cause for the department to settle.`,
	M07: (told) =>
		`${said(told, 'count')} cells of one table were moved to make sums close; it should be one. Explain.`,
	'M07.large': (told) =>
		`${placeEn(told)} was moved by ${told.actual} 万元, more than rounding comes to (reason: ${said(told, 'reason')}). Explain.`
};

export const tableWords = {
	zh: { titles: tableTitles.zh, sentences: zh },
	en: { titles: tableTitles.en, sentences: en }
} satisfies Catalogue<unknown>;

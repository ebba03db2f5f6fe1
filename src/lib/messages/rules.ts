/** Words of the rules: a title each, and the sentence of a finding. */
import type { Comparator } from '$lib/rules/finding/finding';
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
import { documentWords } from './rules-document';
import { freeWords } from './rules-free';
import { formWords } from './rules-forms';
import { narrativeWords } from './rules-narrative';
import { tableWords } from './rules-tables';
import { workflowRules } from './rules-workflow';

interface RuleWords extends RuleTexts {
	/** A figure whose other side has no row to stand in. */
	readonly absent: (told: ToldFinding, title: string) => string;
	readonly rounding: string;
	readonly ruleFailed: Sentence;
	/** Of rules that are made from a format. */
	readonly generated: Readonly<Partial<Record<Comparator, Sentence>>>;
}

/** One fact in two places. */
const sameZh = differZh((told) => placeZh(told, 1), '为', '是同一个数，应当一致，');

const zh = {
	titles: {
		W01: '收支总表：收入总计 = 本年收入合计 + 上年结转',
		W02: '收支总表：本年收入合计 = 五项资金来源之和',
		W03: '收支总表：支出总计 = 本年支出合计 + 年终结转',
		W04: '收支总表：收入总计 = 支出总计',
		W05: '收支总表：本年支出合计 = 各类支出之和',
		W06: '收支总表：每行合计 = 当年预算安排 + 上年结转安排',
		W07: '收入总表：每行合计 = 五项资金来源之和',
		W08: '收入总表：合计行 = 各类之和',
		W09: '收入总表：类 = 所属各款之和',
		W10: '收入总表：款 = 所属各项之和',
		W11: '支出总表：每行合计 = 基本支出 + 项目支出',
		W12: '支出总表：合计、类、款逐级等于下级之和',
		W13: '财政拨款收支总表：收入总计 = 本年收入合计 + 上年财政拨款结转',
		W14: '财政拨款收支总表：本年支出合计 = 各类支出之和',
		W15: '财政拨款收支总表：每行小计 = 三项预算之和',
		W16: '财政拨款收支总表：上年财政拨款结转 = 三项预算结转之和',
		W17: '财政拨款收支总表：收入总计 = 支出总计',
		W18: '一般公共预算支出表：每行合计 = 基本支出 + 项目支出',
		W19: '一般公共预算支出表：合计、类、款逐级等于下级之和',
		W20: '基本支出经济科目表：每行合计 = 人员经费 + 公用经费',
		W21: '基本支出经济科目表：合计行 = 各类之和',
		W22: '基本支出经济科目表：类 = 所属各款之和',
		W30: '“三公”经费表：合计 = 因公出国（境）费 + 公务接待费 + 公务用车购置及运行费',
		W31: '“三公”经费表：公务用车购置及运行费 = 购置费 + 运行维护费',
		W32: '“三公”经费表：每行合计 = 三项预算之和',
		W33: '机关运行经费表：部门合计 = 各单位之和，每行合计 = 三项预算之和',
		W34: '项目支出（本年）：每行合计 = 五项资金来源之和',
		W47: '财政拨款收支总表：本年收入合计 = 三项预算之和',
		W38: '项目支出（上年结转）：部门 = 各单位之和',
		W39: '项目支出（上年结转）：单位 = 所属各项目之和',
		X01: '收支总表收入总计 = 收入总表合计 + 上年结转',
		X02: '收支总表本年收入及各项来源 = 收入总表合计行',
		X03: '收支总表上年结转 = 收入总表上年结转',
		X04: '收支总表支出总计 = 支出总表合计',
		X05: '收支总表各类支出合计 = 支出总表同类合计',
		X06: '收支总表各类当年预算 = 收入总表同类合计',
		X07: '收支总表各类上年结转 = 收入总表同类上年结转',
		X08: '支出总表每项合计 = 收入总表同项合计 + 上年结转',
		X09: '一般公共预算支出表每个科目 = 收入总表同科目一般公共预算',
		X10: '一般公共预算：收支总表 = 财政拨款收支总表 = 一般公共预算支出表合计',
		X11: '财政拨款收支总表结转 = 收支总表上年结转',
		X12: '财政拨款支出总计 = 支出总计 − 财政专户管理资金 − 单位资金',
		X13: '财政拨款各类支出 = 支出总表同类 − 专户和单位资金',
		X14: '支出总表每个科目基本支出 = 一般公共预算基本支出',
		X15: '支出总表每个科目项目支出 = 一般公共预算项目支出 + 结转 + 专户和单位资金',
		X16: '一般公共预算基本支出 = 基本支出经济科目表合计',
		X17: '一般公共预算项目支出 = 各项目一般公共预算之和',
		X18: '收入总表单位资金 = 各项目单位资金之和',
		X19: '收入总表财政专户管理资金 = 各项目财政专户管理资金之和',
		X20: '上年结转：项目支出（上年结转）表 = 收支总表 = 财政拨款收支总表 = 收入总表',
		X21: '支出总表项目支出 = 本年项目之和 + 上年结转项目',
		F01: '申报表：实施期资金总额 = 各项资金之和',
		F02: '申报表：年度资金总额 = 各项资金之和',
		F03: '申报表：年度资金总额不大于实施期资金总额',
		P01: '每个项目都有绩效目标申报表',
		P02: '每份申报表都在项目支出表中',
		P03: '申报表年度资金（元）折合万元 = 项目支出表合计',
		...narrativeWords.zh.titles,
		...tableWords.zh.titles,
		...formWords.zh.titles,
		...documentWords.zh.titles,
		...freeWords.zh.titles,
		...workflowRules.zh.titles
	},
	sentences: {
		W01: differZh('本年收入合计加上年结转'),
		W02: differZh('五项资金来源相加'),
		W03: differZh('本年支出合计加年终结转'),
		W05: differZh('各类支出相加'),
		W06: differZh('当年预算安排加上年结转安排'),
		W07: differZh('五项资金来源相加'),
		W08: differZh('各类相加'),
		W09: differZh('所属各款相加'),
		W10: differZh('所属各项相加'),
		W11: differZh('基本支出加项目支出'),
		W12: differZh('下一级科目相加'),
		W13: differZh('本年收入合计加上年财政拨款结转'),
		W14: differZh('各类支出相加'),
		W15: differZh('三项预算相加'),
		W16: differZh('三项预算的结转相加'),
		W18: differZh('基本支出加项目支出'),
		W19: differZh('下一级科目相加'),
		W20: differZh('人员经费加公用经费'),
		W21: differZh('各类相加'),
		W22: differZh('所属各款相加'),
		W30: differZh('因公出国（境）、公务接待、公务用车三项相加'),
		W31: differZh('购置费加运行维护费'),
		W32: differZh('三项预算相加'),
		W33: differZh('各单位相加'),
		'W33.columns': differZh('三项预算相加'),
		W34: differZh('五项资金来源相加'),
		W47: differZh('三项预算相加'),
		W38: differZh('各单位相加'),
		W39: differZh('所属各项目相加'),
		X05: sameZh,
		X06: sameZh,
		X07: sameZh,
		X13: differZh('支出总表同类合计减去财政专户管理资金和单位资金后'),
		P01: (told) => `项目“${said(told, 'name')}”没有绩效目标申报表。`,
		'P01.secret': (told) =>
			`“${said(told, 'name')}”没有名称和金额，也没有申报表；如为涉密项目，请说明。`,
		P02: (told) =>
			`${said(told, 'name') ? `申报表“${said(told, 'name')}”` : '这份没有名称的申报表'}在项目支出表（本年、上年结转）中找不到对应的项目。`,
		P03: (told) =>
			`${placeZh(told)}为 ${told.actual} 万元，申报表的年度资金总额为 ${said(told, 'inForm')} 元，折合 ${told.expected} 万元，相差 ${told.difference} 万元。`,
		...narrativeWords.zh.sentences,
		...tableWords.zh.sentences,
		...formWords.zh.sentences,
		...documentWords.zh.sentences,
		...freeWords.zh.sentences,
		...workflowRules.zh.sentences
	},
	absent: (told, title) =>
		`${placeZh(told)}有 ${told.difference} ${unitOf(told)}，但没有与它对应的行（${title}）。`,
	rounding: '差额在四舍五入的范围内。',
	ruleFailed: (told) => `规则 ${said(told, 'rule')} 自身出错，没有核对：${said(told, 'reason')}`,
	generated: {
		SUM: differZh('应相加得出的数'),
		ID: sameZh,
		'≤': exceedsZh('另一边的')
	}
} satisfies RuleWords;

const sameEn: Sentence = (told) =>
	`${placeEn(told)} is ${told.actual} ${unitOf(told)} and ${placeEn(told, 1)} is ${told.expected} ${unitOf(told)}. They print the same fact and must be equal; they differ by ${told.difference} ${unitOf(told)}.`;

const en: Omit<RuleWords, keyof RuleTexts> & SameTexts<typeof zh> = {
	titles: {
		W01: 'T1: total income = income of the year + carry-over',
		W02: 'T1: income of the year = sum of the five fund sources',
		W03: 'T1: total spending = spending of the year + carried forward',
		W04: 'T1: total income = total spending',
		W05: 'T1: spending of the year = sum of the classes',
		W06: 'T1: each row: total = this year + carry-over',
		W07: 'T2: each row: total = sum of the five fund sources',
		W08: 'T2: total row = sum of the classes (类)',
		W09: 'T2: class (类) = sum of its groups (款)',
		W10: 'T2: group (款) = sum of its items (项)',
		W11: 'T3: each row: total = basic + project spending',
		W12: 'T3: total, class and group each equal the sum of the level below',
		W13: 'T4: total income = income of the year + appropriations carried over',
		W14: 'T4: spending of the year = sum of the classes',
		W15: 'T4: each row: subtotal = sum of the three budgets',
		W16: 'T4: appropriations carried over = sum of the three budgets carried over',
		W17: 'T4: total income = total spending',
		W18: 'T5: each row: total = basic + project spending',
		W19: 'T5: total, class and group each equal the sum of the level below',
		W20: 'T6: each row: total = staff + operating',
		W21: 'T6: total row = sum of the classes (类)',
		W22: 'T6: class (类) = sum of its items (款)',
		W30: 'T10: total = travel abroad + receptions + vehicles',
		W31: 'T10: vehicles = purchase + running',
		W32: 'T10: each row: total = sum of the three budgets',
		W33: 'T11: department = sum of the units; each row: total = sum of the three budgets',
		W34: 'T12: each row: total = sum of the five fund sources',
		W47: 'T4: income of the year = sum of the three budgets',
		W38: 'T13: department = sum of the units',
		W39: 'T13: unit = sum of its projects',
		X01: 'T1 total income = T2 total + carry-over',
		X02: 'T1 income of the year and its sources = T2 total row',
		X03: 'T1 carry-over = T2 carry-over',
		X04: 'T1 total spending = T3 total',
		X05: 'T1 class total = T3 class total',
		X06: 'T1 class this year = T2 class total',
		X07: 'T1 class carry-over = T2 class carry-over',
		X08: 'T3 item total = T2 item total + carry-over',
		X09: 'T5 code total = T2 code, general public budget',
		X10: 'General public budget: T1 = T4 = T5 total',
		X11: 'T4 carry-over = T1 carry-over',
		X12: 'T4 total spending = T1 total spending − special account − unit funds',
		X13: 'T4 class = T3 class − special account − unit funds',
		X14: 'T3 code, basic spending = T5 code, basic spending',
		X15: 'T3 code, project spending = T5 project spending + carry-over + special account + unit funds',
		X16: 'T5 basic spending = T6 total',
		X17: 'T5 project spending = sum of T12, general public budget',
		X18: 'T2 unit funds = sum of T12, unit funds',
		X19: 'T2 special account = sum of T12, special account',
		X20: 'Carry-over: T13 = T1 = T4 = T2',
		X21: 'T3 project spending = sum of T12 + T13',
		F01: 'Form: funds of the term = sum of its sources',
		F02: 'Form: funds of the year = sum of its sources',
		F03: 'Form: funds of the year do not exceed those of the term',
		P01: 'Every project has its form',
		P02: 'Every form has its project row',
		P03: 'Form, funds of the year (元) in 万元 = project row total',
		...narrativeWords.en.titles,
		...tableWords.en.titles,
		...formWords.en.titles,
		...documentWords.en.titles,
		...freeWords.en.titles,
		...workflowRules.en.titles
	},
	sentences: {
		W01: differEn('income of the year plus carry-over'),
		W02: differEn('the sum of the five fund sources'),
		W03: differEn('spending of the year plus what is carried forward'),
		W05: differEn('the sum of the classes'),
		W06: differEn('this year plus carry-over'),
		W07: differEn('the sum of the five fund sources'),
		W08: differEn('the sum of the classes'),
		W09: differEn('the sum of its groups'),
		W10: differEn('the sum of its items'),
		W11: differEn('basic plus project spending'),
		W12: differEn('the sum of the level below'),
		W13: differEn('income of the year plus appropriations carried over'),
		W14: differEn('the sum of the classes'),
		W15: differEn('the sum of the three budgets'),
		W16: differEn('the sum of the three budgets carried over'),
		W18: differEn('basic plus project spending'),
		W19: differEn('the sum of the level below'),
		W20: differEn('staff plus operating'),
		W21: differEn('the sum of the classes'),
		W22: differEn('the sum of its items'),
		W30: differEn('travel abroad plus receptions plus vehicles'),
		W31: differEn('purchase plus running'),
		W32: differEn('the sum of the three budgets'),
		W33: differEn('the sum of the units'),
		'W33.columns': differEn('the sum of the three budgets'),
		W34: differEn('the sum of the five fund sources'),
		W47: differEn('the sum of the three budgets'),
		W38: differEn('the sum of the units'),
		W39: differEn('the sum of its projects'),
		X05: sameEn,
		X06: sameEn,
		X07: sameEn,
		X13: differEn('the class in T3 less special account and unit funds'),
		P01: (told) => `The project “${said(told, 'name')}” has no form.`,
		'P01.secret': (told) =>
			`“${said(told, 'name')}” has neither name nor figures nor form; if it is classified, say so in an explanation.`,
		P02: (told) => `The form “${said(told, 'name')}” has no project row in T12 or T13.`,
		P03: (told) =>
			`${placeEn(told)} is ${told.actual} 万元; the form's funds of the year are ${said(told, 'inForm')} 元, which is ${told.expected} 万元. They differ by ${told.difference} 万元.`,
		...narrativeWords.en.sentences,
		...tableWords.en.sentences,
		...formWords.en.sentences,
		...documentWords.en.sentences,
		...freeWords.en.sentences,
		...workflowRules.en.sentences
	},
	absent: (told, title) =>
		`${placeEn(told)} has ${told.difference} ${unitOf(told)}, but there is no row that answers it (${title}).`,
	rounding: ' The difference is within rounding.',
	ruleFailed: (told) =>
		`Rule ${said(told, 'rule')} itself failed and checked nothing: ${said(told, 'reason')}`,
	generated: {
		SUM: differEn('what it should add up to'),
		ID: sameEn,
		'≤': (told) =>
			`${placeEn(told)} is ${told.actual} ${unitOf(told)}, which is ${told.difference} ${unitOf(told)} more than the ${told.expected} ${unitOf(told)} on the other side.`
	}
};

export const ruleWords: Catalogue<RuleWords> = { zh, en };

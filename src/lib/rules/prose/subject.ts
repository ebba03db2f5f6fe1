/** What the figures of the narrative are about, and the words that say so. */
import { FUNCTIONAL_CLASSES } from '$lib/budget/table/functional-class';
import type { SectionId } from './section-id';

/** A subject's name: one of `SUBJECTS`, a 科目, or a kind of vehicle. It is the name in addresses. */
export type Subject = string;

/** Words are patterns over plain text: half width, no spaces. */
const MONEY_SUBJECTS: Readonly<Record<Subject, string>> = {
	收入总计:
		'(?:部门)?(?:预算)?收入(?:预算)?(?:总计|总额|总预算)|(?<!公共|基金|经营|拨款|本年|当年|资金)(?:预算收入|收入预算|收入合计)(?:合计)?',
	支出总计:
		'(?:部门)?(?:预算)?支出(?:预算)?(?:总计|总额|总预算)|(?<!公共|基金|经营|拨款|本年|当年|资金|基本|项目)(?:预算支出|支出预算|支出合计)(?:合计)?',
	本年收入: '(?:本年|当年)度?(?:预算)?收入(?:合计|预算)?',
	本年支出: '(?:本年|当年)度?(?:预算)?支出(?:合计|预算)?|(?:本年|当年)度?预算安排(?:支出)?',
	当年拨款:
		'(?:一般公共预算)?(?:财政拨款)?(?:当年|本年)度?(?:一般公共预算)?(?:财政)?拨款(?:收入|支出|规模|安排|预算)?',
	上年结转: '(?:上年|以前年度|年初)(?:财政拨款|资金)?结转(?:和?结余)?(?:收入|资金|支出|安排)?',
	年终结转: '(?:年终|年末|结转下年)结转(?:和?结余)?(?:资金|支出)?',
	财政拨款总计: '财政拨款(?:收支|收入|支出)?(?:预算)?(?:总预算|总计|总额|总收支|总收入|总支出)',
	一般公共预算: '一般公共预算(?:财政)?(?:拨款|资金)?(?:收入|支出|安排)?',
	政府性基金预算: '政府性基金(?:预算)?(?:财政)?(?:拨款|资金)?(?:收入|支出|安排)?',
	国有资本经营预算: '国有资本经营(?:预算)?(?:财政)?(?:拨款|资金)?(?:收入|支出|安排)?',
	财政专户管理资金: '财政专户(?:管理)?资金(?:收入|支出)?',
	单位资金: '单位资金(?:收入|支出|安排)?',
	基本支出: '基本支出(?:预算)?',
	项目支出: '项目支出(?:预算)?',
	人员经费: '人员经费(?:支出)?',
	公用经费: '(?:日常)?公用经费(?:支出)?'
};

const THREE_PUBLIC: Readonly<Record<Subject, string>> = {
	三公经费:
		'["“”『「]{0,2}三公["“”』」]{0,2}经费(?:支出)?(?:财政拨款)?(?:支出)?(?:预算)?(?:总额|合计|数)?',
	因公出国境费: '因公出国(?:\\(境\\)|[、/]?境)?(?:费用?|经费)?(?:支出)?(?:预算)?',
	公务接待费: '公务接待(?:费用?|经费)(?:支出)?(?:预算)?',
	公务用车购置及运行费:
		'公务用车购置[及和与、]运行(?:维护)?(?:费用?|经费)?(?:支出)?(?:预算)?|公务用车(?:费用?|经费)(?:支出)?(?:预算)?',
	公务用车购置费: '公务用车购置(?:费用?|经费)?(?:支出)?(?:预算)?',
	公务用车运行费: '公务用车运行(?:维护)?(?:费用?|经费)?(?:支出)?(?:预算)?'
};

const OPERATING: Readonly<Record<Subject, string>> = {
	机关运行经费: '机关运行经费(?:财政拨款)?(?:支出)?(?:预算)?(?:总额|合计|数)?'
};

const kind = (name: string): string =>
	`(?:政府)?采购${name}(?:类)?(?:采购)?(?:预算|支出|项目)?|${name}(?:类)?(?:采购)?(?:预算|支出|项目)?`;
const PROCUREMENT: Readonly<Record<Subject, string>> = {
	政府采购总额:
		'政府采购(?:预算|支出)?(?:总额|总预算|总金额|总计|合计|规模)|政府采购(?:预算|支出|金额)(?:金额)?',
	采购货物: kind('货物'),
	采购工程: kind('工程'),
	采购服务: kind('服务'),
	中小企业份额: '中小(?:微)?企业(?:采购)?(?:份额|预留份额|合同金额|采购)?',
	小微企业份额: '小微企业(?:采购)?(?:份额|预留份额|合同金额|采购)?'
};

const PERFORMANCE: Readonly<Record<Subject, string>> = {
	绩效项目数:
		'(?:绩效(?:目标)?(?:管理|评价|考核)?[^,。;\\d]{0,12}?项目|项目)(?:数量?|个数|总数)?(?:共计|共|为)?',
	绩效项目金额:
		'(?:涉及|金额|资金|共计)[^,。;\\d]{0,6}(?:一般公共预算)?(?:财政)?(?:当年)?(?:拨款|资金|支出|预算)?|一般公共预算(?:当年)?拨款'
};

const ASSETS: Readonly<Record<Subject, string>> = {
	房屋账面价值: '账面(?:价值|原值|净值)',
	房屋面积: '房屋(?:建筑)?(?:面积)?',
	通用设备: '通用设备',
	专用设备: '[专占]用设备',
	车辆: '(?:公务用车|车辆)(?!购置|运行)(?:总数|数量|保有量|编制)?'
};

const CLASSES: Readonly<Record<Subject, string>> = Object.fromEntries(
	FUNCTIONAL_CLASSES.map(({ label }) => [label, `${label}(?:\\(类\\))?`])
);

const VOCABULARY: Readonly<
	Partial<Record<SectionId, readonly Readonly<Record<Subject, string>>[]>>
> = {
	N1: [MONEY_SUBJECTS, CLASSES],
	N2: [MONEY_SUBJECTS, CLASSES],
	N3: [MONEY_SUBJECTS, CLASSES],
	N4: [MONEY_SUBJECTS, CLASSES],
	N5: [MONEY_SUBJECTS, CLASSES],
	N6: [MONEY_SUBJECTS],
	N7: [THREE_PUBLIC],
	N8: [OPERATING],
	N9: [PROCUREMENT],
	N10: [PERFORMANCE],
	N11: [ASSETS]
};

/** One pattern a section: named by index, so that the longest word at a place is found in one pass. */
interface Words {
	readonly pattern: RegExp;
	readonly subjects: readonly Subject[];
}

const WORDS = new Map<SectionId, Words>(
	Object.entries(VOCABULARY).map(([section, lists]) => {
		const entries = Object.assign({}, ...lists) as Record<Subject, string>;
		const subjects = Object.keys(entries);
		const source = subjects.map((subject) => `(${entries[subject]})`).join('|');
		return [section as SectionId, { pattern: new RegExp(source, 'g'), subjects }];
	})
);

export interface SubjectWord {
	readonly subject: Subject;
	readonly from: number;
	readonly to: number;
}

/** All words for subjects in `text.slice(from, to)`, in order. */
export function subjectsIn(
	section: SectionId,
	text: string,
	from: number,
	to: number
): readonly SubjectWord[] {
	const words = WORDS.get(section);
	if (!words) return [];
	const piece = text.slice(from, to);
	return [...piece.matchAll(words.pattern)].map((match) => ({
		subject: words.subjects[match.slice(1).findIndex((group) => group !== undefined)],
		from: from + match.index,
		to: from + match.index + match[0].length
	}));
}

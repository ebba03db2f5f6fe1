/** Why a rule was not checked: switched off, or something it needs is not in the book. */
import type { NotApplicable } from '$lib/rules/rule/applicability';
import type { Catalogue, Locale } from './index';

type Reason = (said: NotApplicable['why']['arguments']) => string;

function missingParts(
	{ department, units }: NotApplicable['why']['arguments'],
	ofDepartment: string,
	between: string
): string {
	return [department && ofDepartment, units].filter(Boolean).join(between);
}

const zh = {
	off: ({ reason }) => `本书已停用：${reason}`,
	malformed: ({ setting, at }) => `设置“${setting}”读不懂${at ? `（${at}）` : ''}，没有核对。`,
	'lacks.lastYear': () => '没有关联上年预算公开文本。',
	'lacks.reply': () => '没有导入批复数。',
	'lacks.controlNumbers': () => '没有导入一下控制数。',
	'lacks.codes': ({ year }) => `没有 ${year} 年的政府收支分类科目字典。`,
	'lacks.roundingPlugs': () => '没有登记舍位平衡。',
	'lacks.evaluations': () => '没有登记事前绩效评估或评审。',
	'lacks.dates': () => '没有登记批复和发布日期。',
	'lacks.workflow': () => '还没有单位上报。',
	'lacks.dailyStandards': () => '没有录入会议、培训、差旅、接待标准。',
	'lacks.redactedCodes': () => '没有登记涉密科目。',
	'lacks.unit-editions': ({ units }) => `有单位还没有自己的预算表：${units}。`,
	'lacks.parts': (said) => `缺${missingParts(said, '主管部门', '、')}的数据，涉及它的核对暂停。`,
	'lacks.institution-operating': () =>
		'部门有事业单位，但不知道其公用经费：请填报事业单位的基本支出经济科目表，或在“本册资料”中填写。',
	'lacks.all-operating': () => '机关运行经费不按全部公用经费统计（口径设置）。',
	'lacks.agency-operating': () => '机关运行经费按全部公用经费统计（口径设置），由 X26b 核对。',
	'elsewhere.import': () => '在导入时核对：列数不符的行记在导入报告里。',
	'elsewhere.contents': () => '目录由合编按标题生成，不会不一致。',
	'elsewhere.figures': () => '本书只有表格和文字，没有图。',
	'elsewhere.numbering': () => '预算公开表 1 至 13 的表号由模板固定，总是连续。',
	'elsewhere.export': () => '在导出时保证：导出的文件不带作者信息、批注和隐藏工作表。',
	'elsewhere.conflicts': () => '由合并保证：同时改同一处时两个数都留在“冲突”里，由人决定。'
} satisfies Record<string, Reason>;

const en: Record<keyof typeof zh, Reason> = {
	off: ({ reason }) => `Switched off in this book: ${reason}`,
	malformed: ({ setting, at }) =>
		`The setting “${setting}” cannot be read${at ? ` (${at})` : ''}; nothing was checked.`,
	'lacks.lastYear': () => 'No disclosure of last year is linked.',
	'lacks.reply': () => 'The figures of the approval (批复) have not been imported.',
	'lacks.controlNumbers': () => 'No control figures (一下控制数) have been imported.',
	'lacks.codes': ({ year }) => `There is no dictionary of account codes for ${year}.`,
	'lacks.roundingPlugs': () => 'No rounding plug is on record.',
	'lacks.evaluations': () => 'No evaluations are on record.',
	'lacks.dates': () => 'Neither approval nor publication is on record.',
	'lacks.workflow': () => 'No unit has submitted anything yet.',
	'lacks.dailyStandards': () => 'No daily standards have been entered.',
	'lacks.redactedCodes': () => 'No redacted codes are on record.',
	'lacks.unit-editions': ({ units }) => `Some units have no tables of their own yet: ${units}.`,
	'lacks.parts': (said) =>
		`The data of ${missingParts(said, 'the department', ', ')} are not here; what concerns them is not checked.`,
	'lacks.institution-operating': () =>
		'There are public institutions (事业单位) whose operating spending is not known: fill in their T6, or enter it in the book data.',
	'lacks.all-operating': () => 'By its setting, T11 does not count all operating spending.',
	'lacks.agency-operating': () => 'By its setting, T11 counts all operating spending: see X26b.',
	'elsewhere.import': () =>
		'Checked on import: rows with another number of columns are in the import report.',
	'elsewhere.contents': () =>
		'Hebian makes the table of contents from the headings, so they agree.',
	'elsewhere.figures': () => 'A book has tables and text, but no pictures.',
	'elsewhere.numbering': () => 'Tables 1 to 13 are numbered by their templates, without gaps.',
	'elsewhere.export': () =>
		'Kept on export: files are written without author, comments or hidden sheets.',
	'elsewhere.conflicts': () =>
		'Kept by merging: of two values written at once both stay under “Conflicts” until a person decides.'
};

const reasons: Catalogue<Record<string, Reason>> = { zh, en };

export function sayNotApplicable({ why }: NotApplicable, locale: Locale): string {
	return reasons[locale][why.key]?.(why.arguments) ?? why.key;
}

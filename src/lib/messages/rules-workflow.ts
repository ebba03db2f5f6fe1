/** Words of the rules about the way to approval (M01, M02, M04). Merged into `rules.ts`. */
import type { ToldFinding } from '$lib/rules/finding/told-finding';
import type { Catalogue } from './index';
import { said, type RuleTexts } from './rule-sentence';

/** T12 as people know it; the sheets of forms and prose by their names. */
const SHEETS: Readonly<Record<string, Readonly<Record<'zh' | 'en', string>>>> = {
	projects: { zh: '绩效目标申报表', en: 'the project forms' },
	indicators: { zh: '绩效指标', en: 'the indicators of a form' },
	narrative: { zh: '情况说明', en: 'the narrative' },
	notes: { zh: '表注', en: 'the notes of tables' }
};
const sheet = (told: ToldFinding, locale: 'zh' | 'en'): string => {
	const key = said(told, 'sheet');
	const table = /^T(\d+)$/.exec(key)?.[1];
	if (table) return locale === 'zh' ? `预算公开表${table}` : `table ${table}`;
	return SHEETS[key]?.[locale] ?? key;
};

export const workflowRules: Catalogue<RuleTexts> = {
	zh: {
		titles: {
			M01: '各单位都已上报',
			M02: '审核通过后没有再改',
			M04: '退回写明依据的规则和单元格'
		},
		sentences: {
			M01: (told) => `“${said(told, 'unit')}”还没有上报（${said(told, 'round')}）。`,
			'M01.returned': (told) =>
				`“${said(told, 'unit')}”被退回后还没有重新上报（${said(told, 'round')}）。`,
			M02: (told) =>
				`“${said(told, 'unit')}”的${sheet(told, 'zh')}在${said(told, 'by')}审核通过后有改动，请重新审核或改回。`,
			'M02.department': (told) =>
				`部门本级的${sheet(told, 'zh')}在${said(told, 'by')}审核通过后有改动，请重新审核或改回。`,
			M04: (told) =>
				`${said(told, 'by')}退回“${said(told, 'unit')}”时没有写明是哪条规则、哪个单元格。`,
			'M04.department': (told) =>
				`${said(told, 'by')}退回部门本级时没有写明是哪条规则、哪个单元格。`
		}
	},
	en: {
		titles: {
			M01: 'Every unit has submitted its part',
			M02: 'Nothing changed after it was approved',
			M04: 'A return cites rules and cells'
		},
		sentences: {
			M01: (told) => `“${said(told, 'unit')}” has not been submitted (${said(told, 'round')}).`,
			'M01.returned': (told) =>
				`“${said(told, 'unit')}” was returned and not submitted again (${said(told, 'round')}).`,
			M02: (told) =>
				`In the part of “${said(told, 'unit')}”, ${sheet(told, 'en')} changed after ${said(told, 'by')} approved it: approve it again or change it back.`,
			'M02.department': (told) =>
				`In the department’s part, ${sheet(told, 'en')} changed after ${said(told, 'by')} approved it: approve it again or change it back.`,
			M04: (told) =>
				`${said(told, 'by')} returned “${said(told, 'unit')}” without saying which rule and which cell.`,
			'M04.department': (told) =>
				`${said(told, 'by')} returned the department’s part without saying which rule and which cell.`
		}
	}
};

/** G01, G02: growth, completion and the words for them, from the figures of their own paragraph. */
import type { SectionId } from '../prose/section-id';
import type { Rule } from '../rule/rule';
import { wrongDirectionsIn, wrongRatesIn } from './changes';
import { wrongComparisonsIn, wrongExecutionsIn } from './execution';
import { claimsTell } from './told-by-claims';
import { proseRule } from './wrong-figure';

/** Sections whose changes N08, N14 and N18 check. */
const CHANGES_CHECKED: readonly SectionId[] = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'];

/** 「2066.00万元…比上年增加66.00万元，增长3.30%」; 「完成年初预算的98.20%」. Source: rules.md, PCT. */
export const ratesFollowFromFigures: Rule = proseRule(
	{ id: 'G01', severity: 'error', comparator: 'PCT' },
	(text) => [...wrongRatesIn(text), ...wrongExecutionsIn(text)],
	claimsTell(CHANGES_CHECKED, ['rate'])
);

/** 「决算数小于预算数」, 「比执行数增加」, 「持平」. Source: rules.md, DIR. */
export const wordsFollowFromFigures: Rule = proseRule(
	{ id: 'G02', severity: 'error', comparator: 'DIR' },
	(text) => [...wrongDirectionsIn(text), ...wrongComparisonsIn(text)],
	claimsTell(CHANGES_CHECKED, ['rate', 'change', 'direction'])
);

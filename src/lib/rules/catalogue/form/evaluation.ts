/** F29: large projects are evaluated before they are budgeted. */
import { exactAmount } from '$lib/budget/values/amount';
import { settingOf } from '$lib/budget/settings/book-settings';
import { fundColumn } from '$lib/budget/form/first-form';
import { needsSetting } from '../../rule/applicability';
import { plainName } from '../../text/name';
import type { Rule } from '../../rule/rule';

const TERM_TOTAL = fundColumn('实施期', '总额');

export const largeIsEvaluated: Rule = {
	id: 'F29',
	severity: 'explain',
	comparator: '≤',
	needs: needsSetting('evaluations'),
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		const evaluations = settingOf(reader.head('settings'), 'evaluations');
		const total = reader.amount(form, TERM_TOTAL);
		// The setting is in 万元 as all figures of settings are, the form in 元; both are held in 分.
		if (!evaluations || total === undefined || total < evaluations.from) return undefined;
		const name = plainName(reader.text(form, '项目名称'));
		if (evaluations.projects.some((project) => plainName(project) === name)) return undefined;
		return {
			cells: [{ row: form, column: TERM_TOTAL }],
			actual: exactAmount(total, '元'),
			expected: exactAmount(evaluations.from, '元'),
			printedIn: '元'
		};
	}
};

/** X22–X25: “三公”经费 (T10) against the 经济科目 of basic spending (T6), and what projects add. */
import { exactAmount } from '$lib/budget/values/amount';
import { settingOf, type Setting } from '$lib/budget/settings/book-settings';
import { identical } from '../../comparing/compare';
import { plainName } from '../../text/name';
import { cell, column, known, plus } from '../../reading/operand';
import { filled, sheetIn } from '../../reading/places';
import type { Rule } from '../../rule/rule';

type Line = keyof Setting<'threePublicProjects'>;

const lineOf = (id: string, line: Line, account: string): Rule => ({
	id,
	severity: 'error',
	comparator: 'ID',
	each: 'edition',
	of: ['T10'],
	check: (reader, edition) => {
		if (!filled(reader, edition, 'T6') || !filled(reader, edition, 'T10')) return undefined;
		const row = reader.find(sheetIn(edition, 'T10'), 'threePublic', line);
		const printed = cell(reader, row, '一般公共预算');
		const basic = column(
			reader,
			{ sheet: sheetIn(edition, 'T6'), lookup: 'account', key: plainName(account) },
			'合计'
		);
		const inProjects = settingOf(reader.head('settings'), 'threePublicProjects')?.[line];
		if (inProjects !== undefined && edition.unit === undefined) {
			return identical(printed, plus(basic, known(inProjects)), { arguments: { account } });
		}
		const draft = identical(printed, basic, { arguments: { account } }).draft();
		if (!draft || printed.value < basic.value) return draft;
		// More than basic spending: whether projects pay the rest is for a person to say.
		return {
			...draft,
			severity: 'explain',
			variant: 'projects',
			difference: exactAmount(printed.value - basic.value, '万元')
		};
	}
});

export const receptions = lineOf('X22', '接待', '公务接待费');
export const vehicleRunning = lineOf('X23', '运行', '公务用车运行维护费');
export const travelAbroad = lineOf('X24', '出国', '因公出国（境）费用');
export const vehiclePurchase = lineOf('X25', '购置', '公务用车购置');

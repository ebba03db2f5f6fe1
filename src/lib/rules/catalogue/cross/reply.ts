/** X43: what is published is what was approved (批复), cell by cell. */
import { firstFormat } from '$lib/formats/known-formats';
import { exactAmount } from '$lib/budget/values/amount';
import { parseAddress } from '$lib/budget/address/address';
import { settingOf } from '$lib/budget/settings/book-settings';
import { needsSetting } from '../../rule/applicability';
import { cellAt } from '../../reading/cell-at';
import type { Rule } from '../../rule/rule';

export const publishedAsApproved: Rule = {
	id: 'X43',
	severity: 'error',
	comparator: 'ID',
	needs: needsSetting('reply'),
	each: 'listed',
	list: (reader) => Object.keys(settingOf(reader.head('settings'), 'reply')?.figures ?? {}),
	check: (reader, address) => {
		const approved = settingOf(reader.head('settings'), 'reply')?.figures[address];
		if (approved === undefined) return undefined;
		const at = cellAt(reader, address);
		const printed = at && reader.amount(at.row, at.column);
		if ((printed ?? 0) === approved) return undefined;
		const parsed = parseAddress(address, firstFormat());
		const table = parsed.ok && parsed.address.kind === 'table' ? parsed.address.table : undefined;
		// Of a row that isn't there, the table is where to look.
		const row = at?.row ?? (table && reader.rows(table)[0]?.id);
		if (row === undefined) return undefined;
		return {
			cells: [at ?? { row }],
			...(at === undefined && { variant: 'missing' }),
			actual: exactAmount(printed ?? 0, '万元'),
			expected: exactAmount(approved, '万元'),
			difference: exactAmount((printed ?? 0) - approved, '万元'),
			printedIn: '万元',
			about: address,
			arguments: { address }
		};
	}
};

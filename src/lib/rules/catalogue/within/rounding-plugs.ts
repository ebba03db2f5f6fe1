/** M07: 舍位平衡: a rounding that makes a sum close moves one cell of a table, and is on record. */
import { addToList } from '$lib/budget/values/lists-by-key';
import { exactAmount, type Fen } from '$lib/budget/values/amount';
import { settingOf } from '$lib/budget/settings/book-settings';
import type { SheetKey } from '$lib/budget/book/book';
import { needsSetting } from '../../rule/applicability';
import { cellAt } from '../../reading/cell-at';
import type { Draft } from '../../finding/draft';
import type { Place } from '../../finding/finding';
import type { Rule } from '../../rule/rule';

/** 0.05 万元: more than the roundings of a table's sum come to. */
const LARGEST: Fen = 50_000;

export const roundingPlugs: Rule = {
	id: 'M07',
	severity: 'explain',
	comparator: 'TXT',
	needs: needsSetting('roundingPlugs'),
	each: 'book',
	check: (reader) => {
		const plugs = settingOf(reader.head('settings'), 'roundingPlugs') ?? [];
		const moved = new Map<SheetKey, Place[]>();
		const drafts: Draft[] = [];
		for (const { cell, amount, reason } of plugs) {
			const at = cellAt(reader, cell);
			const sheet = at && reader.sheetOf(at.row);
			if (!at || !sheet) continue;
			addToList(moved, sheet, at);
			if (Math.abs(amount) > LARGEST)
				drafts.push({
					cells: [at],
					actual: exactAmount(amount, '万元'),
					expected: exactAmount(LARGEST, '万元'),
					printedIn: '万元',
					variant: 'large',
					about: cell,
					arguments: { reason }
				});
		}
		for (const cells of moved.values())
			if (cells.length > 1)
				drafts.push({ cells, about: 'many', arguments: { count: cells.length } });
		return drafts;
	}
};

/** W28: 国有资本经营预算 (T9) lists accounts of state capital only. */
import { firstFormat } from '$lib/formats/known-formats';
import type { Side } from '$lib/budget/book/book';
import { codeColumnOf, labelColumnOf } from '$lib/budget/table/row-key';
import { found, sheetIn } from '../../reading/places';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';

/** 国有资本经营预算收入 (10306), transfers and carry-over; 国有资本经营预算支出 (223), transfers. */
const CAPITAL_CODES: Readonly<Record<Side, RegExp>> = {
	收入: /^(?:103|105|110)/,
	支出: /^(?:223|230)/
};

export const capitalCodes: Rule = {
	id: 'W28',
	severity: 'warning',
	comparator: 'SET',
	each: 'edition',
	of: ['T9'],
	check: (reader, edition) =>
		found(
			...(['收入', '支出'] as const).map((side): Draft | undefined => {
				const code = codeColumnOf('T9', side, firstFormat())!.id;
				const others = reader.rows(sheetIn(edition, 'T9')).filter((row) => {
					const text = row.side === side ? reader.text(row.id, code).trim() : '';
					return /^\d+$/.test(text) && !CAPITAL_CODES[side].test(text);
				});
				if (others.length === 0) return undefined;
				const [{ id }] = others;
				return {
					cells: others.map((row) => ({ row: row.id, column: code })),
					arguments: {
						side,
						count: others.length,
						code: reader.text(id, code).trim(),
						name: reader.text(id, labelColumnOf('T9', side, firstFormat())!.id).trim()
					}
				};
			})
		)
};

/** P04: what was matched by likeness is shown as such, until a person confirms it. */
import type { Rule } from '../../rule/rule';

export const namesAgree: Rule = {
	id: 'P04',
	severity: 'warning',
	comparator: 'TXT',
	each: 'row',
	of: ['T12', 'T13'],
	check: (reader, row) => {
		const match = reader.partner(row);
		if (!match || match.confirmed || match.similarity === 1) return undefined;
		const [actual, expected] = [
			reader.text(row, '项目').trim(),
			reader.text(match.row, '项目名称').trim()
		];
		return {
			cells: [
				{ row, column: '项目' },
				{ row: match.row, column: '项目名称' }
			],
			arguments: {
				inTable: actual,
				inForm: expected,
				percent: Math.floor(match.similarity * 100)
			}
		};
	}
};

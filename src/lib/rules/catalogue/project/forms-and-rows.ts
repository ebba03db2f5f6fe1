/** P01–P03: project forms against the project rows of T12 and T13. */
import { formatOfReader } from '$lib/formats/book-format';
import { firstFormat } from '$lib/formats/known-formats';
import { exactAmount, roundHalfUp } from '$lib/budget/values/amount';
import type { RowId } from '$lib/budget/book/book';
import { templateOf } from '$lib/budget/table/table-template';
import { fundColumn } from '$lib/budget/form/first-form';
import { isPlaceholderName } from '../../text/name';
import { isProjectRow } from '../../matching/project-matching';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

const YEAR_TOTAL = fundColumn('年度', '总额');
const AMOUNTS = templateOf('T12', firstFormat()).columns.filter((c) => c.holds === 'amount');

/** A 涉密 project shows neither its name nor its figures, and has no published form. */
function isSecret(reader: RuleReader, row: RowId): boolean {
	return isPlaceholderName(reader.text(row, '项目')) && !hasAmounts(reader, row);
}

function hasAmounts(reader: RuleReader, row: RowId): boolean {
	return AMOUNTS.some((column) => reader.amount(row, column.id) !== undefined);
}

function isProject(reader: RuleReader, row: RowId): boolean {
	const mark = reader.mark(row);
	return (
		mark !== undefined &&
		isProjectRow(mark, reader.sheetOf(row), formatOfReader(reader)) &&
		!/^(合计|总计)$/.test(reader.text(row, '项目').replace(/\s/g, ''))
	);
}

export const rowHasForm: Rule = {
	id: 'P01',
	severity: 'error',
	comparator: 'SET',
	each: 'row',
	of: ['T12', 'T13'],
	check: (reader, row) => {
		if (!reader.hasRows('projects') || !isProject(reader, row)) return undefined;
		const name = reader.text(row, '项目').trim();
		if (reader.partner(row) || (name === '' && !hasAmounts(reader, row))) return undefined;
		const cells = [{ row, column: '项目' }];
		return isSecret(reader, row)
			? { cells, severity: 'explain', variant: 'secret', arguments: { name } }
			: { cells, arguments: { name } };
	}
};

export const formHasRow: Rule = {
	id: 'P02',
	severity: 'error',
	comparator: 'SET',
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		if (!reader.hasRows('T12') && !reader.hasRows('T13')) return undefined;
		const name = reader.text(form, '项目名称').trim();
		const blank = name === '' && reader.amount(form, YEAR_TOTAL) === undefined;
		if (blank || reader.partner(form)) return undefined;
		return { cells: [{ row: form, column: '项目名称' }], arguments: { name } };
	}
};

/** The form is exact, the row is its figure rounded half up to 0.01 万元. */
export const formEqualsRow: Rule = {
	id: 'P03',
	severity: 'error',
	comparator: 'CONV',
	each: 'row',
	of: ['T12', 'T13'],
	check: (reader, row) => {
		const form = reader.partner(row)?.row;
		if (form === undefined) return undefined;
		const inForm = reader.amount(form, YEAR_TOTAL) ?? 0;
		const rounded = roundHalfUp(inForm, 4);
		const inRow = reader.amount(row, '合计') ?? 0;
		if (rounded === inRow) return undefined;
		return {
			cells: [
				{ row, column: '合计' },
				{ row: form, column: YEAR_TOTAL }
			],
			actual: exactAmount(inRow, '万元'),
			expected: exactAmount(rounded, '万元'),
			difference: exactAmount(inRow - rounded, '万元'),
			printedIn: '万元',
			arguments: { inForm: exactAmount(inForm, '元') }
		};
	}
};

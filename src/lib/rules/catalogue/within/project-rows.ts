/** W35–W37, W40: what the rows of the project tables (T12, T13) have to show. */
import { formatOfReader } from '$lib/formats/book-format';
import { firstFormat } from '$lib/formats/known-formats';
import type { RowId } from '$lib/budget/book/book';
import { templateOf } from '$lib/budget/table/table-template';
import { addsUp } from '../../comparing/compare';
import { TOTAL } from '../../reading/lookups';
import { isPlaceholderName, plainName } from '../../text/name';
import { cell, column, type Rows } from '../../reading/operand';
import { found } from '../../reading/places';
import { isProjectRow } from '../../matching/project-matching';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

const AMOUNTS = templateOf('T12', firstFormat()).columns.flatMap((c) =>
	c.holds === 'amount' ? [c.id] : []
);
const ALL: Rows = { sheet: 'T12', lookup: 'body', key: 'body' };

export const projectsTotal: Rule = {
	id: 'W35',
	severity: 'warning',
	comparator: 'TXT',
	each: 'edition',
	of: ['T12'],
	check: (reader) => {
		if (!reader.hasFigures('T12')) return undefined;
		const total = reader.find('T12', 'code', TOTAL);
		if (total !== undefined)
			return found(
				...AMOUNTS.map((name) =>
					addsUp(cell(reader, total, name), column(reader, ALL, name), { variant: 'sum' })
				)
			);
		const [first] = reader.group('T12', 'body', 'body');
		return first && { cells: [{ row: first.id, column: '项目' }] };
	}
};

/** A row that says that its project is not published. */
const CLASSIFIED = /涉密|保密|不公开/;

const isBlank = (reader: RuleReader, row: RowId): boolean =>
	AMOUNTS.every((name) => reader.value(row, name) === undefined);

export const projectHasAmount: Rule = {
	id: 'W36',
	severity: 'error',
	comparator: 'TXT',
	each: 'row',
	of: ['T12'],
	check: (reader, row) => {
		const mark = reader.mark(row);
		const name = reader.text(row, '项目').trim();
		if (
			!mark ||
			!isProjectRow(mark, 'T12', formatOfReader(reader)) ||
			name === '' ||
			name === TOTAL
		)
			return undefined;
		if (isPlaceholderName(name) || CLASSIFIED.test(name)) return undefined;
		if (!isBlank(reader, row) || !reader.hasFigures('T12')) return undefined;
		return { cells: [{ row, column: '合计' }], arguments: { name } };
	}
};

export const projectOnce: Rule = {
	id: 'W37',
	severity: 'warning',
	comparator: 'SET',
	each: 'key',
	of: ['T12'],
	lookup: 'project',
	check: (reader, { key }) => {
		const rows = reader.group('T12', 'project', key);
		if (rows.length < 2) return undefined;
		const name = reader.text(rows[0].id, '项目').trim();
		return {
			cells: rows.map(({ id }) => ({ row: id, column: '项目' })),
			arguments: { name, count: rows.length }
		};
	}
};

/** 「晋城市公安局」 above 「晋城市公安局」: the department and its own office look the same. */
export const departmentNotFirstUnit: Rule = {
	id: 'W40',
	severity: 'warning',
	comparator: 'TXT',
	each: 'edition',
	of: ['T13'],
	check: (reader) => {
		const root = reader.find('T13', 'role', 'total');
		const first = reader.find('T13', 'role', 'unit');
		if (root === undefined || first === undefined) return undefined;
		const name = reader.text(root, '项目').trim();
		if (name === '' || plainName(name) !== plainName(reader.text(first, '项目'))) return undefined;
		return {
			cells: [root, first].map((row) => ({ row, column: '项目' })),
			arguments: { name }
		};
	}
};

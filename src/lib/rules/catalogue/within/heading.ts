/** W45: what stands above every table. Titles are made from the book's year; the department is typed. */
import { firstFormat } from '$lib/formats/known-formats';
import { tableIdsOf } from '$lib/budget/table/table-template';
import type { Rule } from '../../rule/rule';

export const departmentNamed: Rule = {
	id: 'W45',
	severity: 'error',
	comparator: 'TXT',
	each: 'book',
	check: (reader) => {
		if (reader.head('department').name.trim() !== '') return undefined;
		const table = tableIdsOf(firstFormat()).find((id) => reader.hasRows(id));
		const [first] = table ? reader.rows(table) : [];
		return first && { cells: [{ row: first.id }] };
	}
};

import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { listProjects } from '../project/project-list';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import type { Finding } from '$lib/rules/finding/finding';
import { findingsByGroup, projectGroups, sameGroups, sectionsOf, tableEntries } from './contents';

const book = new LiveBook(SMALL_BOOK);

describe('the contents of a book', () => {
	it('are the 13 tables and the sections of the document, in its order', () => {
		expect(tableEntries(SMALL_BOOK.head).map(({ number }) => Number(number))).toEqual(
			Array.from({ length: 13 }, (_, i) => i + 1)
		);
		expect(sectionsOf('情况说明', SMALL_BOOK.head)).toHaveLength(12);
	});
	it('group projects by unit in the order of the register, those without a unit last', () => {
		expect(projectGroups(book).map(({ unit, projects }) => [unit, projects.length])).toEqual([
			['u1', 1],
			['u2', 1],
			[undefined, 1]
		]);
	});
	it('keep a project whose unit the register does not know', () => {
		const stray = new LiveBook({ ...SMALL_BOOK, head: { ...SMALL_BOOK.head, units: [] } });
		expect(projectGroups(stray)).toMatchObject([{ unit: undefined, projects: { length: 3 } }]);
	});
});

describe('the groups of projects', () => {
	const groups = projectGroups(book);

	it('are the same while only what is in the forms changes', () => {
		const typed = new LiveBook(SMALL_BOOK);
		typed.apply({ kind: 'cell', row: 'p1', column: '项目概况', value: '新的概况' });
		expect(sameGroups(groups, projectGroups(typed))).toBe(true);
		typed.apply({ kind: 'cell', row: 'p1', column: '项目名称', value: '别的名称' });
		expect(sameGroups(groups, projectGroups(typed))).toBe(false);
		typed.apply({ kind: 'row-removed', row: 'p1' });
		expect(sameGroups(groups, projectGroups(typed))).toBe(false);
	});

	it('have the findings of their forms and indicators, each once', () => {
		const finding = (id: string, part: Partial<Finding>): Finding => ({
			...{ id, rule: 'F01', severity: 'error', comparator: 'TXT', cells: [], sheets: [] },
			...{ message: { key: 'F01', arguments: {} } },
			...part
		});
		const form = finding('a', { cells: [{ row: 'p1' }, { row: 'p1', column: '项目名称' }] });
		const indicator = finding('b', { cells: [{ row: 'i1' }], sheets: ['indicators@p1'] });
		const elsewhere = finding('c', { cells: [{ row: 'r1' }], sheets: ['T1'] });
		const found = findingsByGroup(groups, [form, indicator, elsewhere]);
		const group = groups.find(({ projects }) => projects.some(({ id }) => id === 'p1'))!;
		expect([...found]).toEqual([[group, [form, indicator]]]);
	});
});

describe('the list of projects', () => {
	it('filters by name and by unit and sums what is left', () => {
		expect(listProjects(book, { text: '辅警' })).toMatchObject([{ unit: 'u1', sum: 400_000 }]);
		expect(listProjects(book, { text: '', unit: 'u2' })).toMatchObject([{ unit: 'u2', sum: 0 }]);
		expect(listProjects(book, { text: '', only: (id) => id === 'p3' })).toHaveLength(1);
	});
});

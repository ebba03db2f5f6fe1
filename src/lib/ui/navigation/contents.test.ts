import { describe, expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live-book';
import { listProjects } from '../project/project-list';
import { SMALL_BOOK } from '../small-book';
import { projectGroups, sectionsOf, TABLE_ENTRIES } from './contents';

const book = new LiveBook(SMALL_BOOK);

describe('the contents of a book', () => {
	it('are the 13 tables and the sections of the document, in its order', () => {
		expect(TABLE_ENTRIES.map(({ number }) => Number(number))).toEqual(
			Array.from({ length: 13 }, (_, i) => i + 1)
		);
		expect(sectionsOf('情况说明')).toHaveLength(12);
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

describe('the list of projects', () => {
	it('filters by name and by unit and sums what is left', () => {
		expect(listProjects(book, { text: '辅警' })).toMatchObject([{ unit: 'u1', sum: 400_000 }]);
		expect(listProjects(book, { text: '', unit: 'u2' })).toMatchObject([{ unit: 'u2', sum: 0 }]);
		expect(listProjects(book, { text: '', only: (id) => id === 'p3' })).toHaveLength(1);
	});
});

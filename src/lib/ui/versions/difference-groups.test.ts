import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { expect, it } from 'vitest';
import type { BookDifference } from '$lib/collab/edit/compare-books';
import { versionWords } from '$lib/messages/versions';
import { differencesAsCsv, groupsOf } from './difference-groups';

const row = { id: 'r1', order: 'a0', cells: { 项目: '辅警经费' } };
const differences: BookDifference[] = [
	{ kind: 'cell', sheet: 'T12', row, column: '合计', before: 40_000_000, after: 42_500_000 },
	{ kind: 'cell', sheet: 'T12', row, column: '项目', before: '甲', after: '=HYPERLINK("x"),乙' },
	{ kind: 'setting', key: 'stage', after: '公开' },
	{ kind: 'row', change: 'removed', sheet: 'T2', row }
];

it('groups by sheet, in their order', () => {
	expect(
		groupsOf(differences).map(({ sheet, differences }) => [sheet, differences.length])
	).toEqual([
		['T12', 2],
		[undefined, 1],
		['T2', 1]
	]);
});

it('writes figures as figures and never a formula', () => {
	const lines = differencesAsCsv(
		differences,
		versionWords.zh,
		SMALL_BOOK.head,
		(sheet: string) => sheet
	).split('\r\n');
	expect(lines[0].startsWith('\ufeff表,行,列')).toBe(true);
	expect(lines[1]).toBe('T12,辅警经费,合计,改动,40.00,42.50,2.50');
	expect(lines[2]).toBe(`T12,辅警经费,项目,改动,甲,"'=HYPERLINK(""x""),乙",`);
	expect(lines[4]).toContain('删除');
});

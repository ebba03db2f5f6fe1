import { describe, expect, it } from 'vitest';
import type { Row, SheetKey } from '$lib/budget/book/book';
import type { Identity } from '$lib/collab/room/identity';
import { MemorySession } from '../../../../tests/support/memory-session';
import { rowActionsAt, runRowAction } from './row-actions';
import { tableSheet } from './table-sheet';
import { bookOf } from '../../../../tests/support/small-book';

const row = (id: string, cells: Row['cells'], mark: Partial<Row> = {}): Row => ({
	id,
	order: id,
	cells,
	...mark
});

function scene(sheet: SheetKey, rows: readonly Row[], identity?: Identity) {
	const session = new MemorySession(bookOf({ [sheet]: rows }), identity ? { identity } : {});
	const at = (line: number, bottom = line) => ({
		top: line,
		left: 0,
		bottom,
		right: 0,
		line,
		column: 0
	});
	const model = () => tableSheet(session, sheet);
	return {
		session,
		ids: () => session.book.rows(sheet).map((r) => r.id),
		actions: (line: number) => rowActionsAt(session, model(), [sheet], at(line)),
		run: (action: Parameters<typeof runRowAction>[3], line: number, bottom = line) =>
			runRowAction(session, model(), [sheet], action, at(line, bottom))
	};
}
const TREE = [
	row('a0', { 名称: '合计' }, { role: 'total' }),
	row('a1', { 编码: '204' }),
	row('a2', { 编码: '20402' }),
	row('a3', { 编码: '208' })
];

describe('row actions', () => {
	it('are none where the form fixes its rows', () => {
		expect(scene('T10', [row('a', { 项目: '公务接待费' })]).actions(0)).toEqual([]);
	});
	it('keep the total on top, where it is printed', () => {
		const { actions, run, ids } = scene('T3', TREE);
		expect(actions(0)).toEqual(['insert-below']);
		expect(actions(1)).toEqual(['insert-above', 'insert-below', 'move-down', 'remove']);
		expect(actions(3)).toEqual(['insert-above', 'insert-below', 'move-up', 'remove']);
		run('insert-above', 1);
		expect(ids()).toEqual(['a0', 'new1', 'a1', 'a2', 'a3']);
	});
	it('insert below, move and remove', () => {
		const { run, ids } = scene('T3', TREE);
		run('move-up', 3);
		expect(ids()).toEqual(['a0', 'a1', 'a3', 'a2']);
		run('move-down', 1);
		expect(ids()).toEqual(['a0', 'a3', 'a1', 'a2']);
		run('insert-below', 3);
		expect(ids()).toEqual(['a0', 'a3', 'a1', 'a2', 'new1']);
		run('remove', 0, 2);
		expect(ids()).toEqual(['a0', 'a2', 'new1']);
	});
	it('make a clerk’s row in the clerk’s own unit, also beside another unit’s row', () => {
		const clerk: Identity = { id: 'k', name: '李伟', role: 'clerk', unit: 'u4' };
		const rows = [
			row('a1', { 项目: '甲' }, { unit: 'u1' }),
			row('a2', { 项目: '乙' }, { unit: 'u4' })
		];
		const { actions, run, session } = scene('T12', rows, clerk);
		expect(actions(0)).toEqual(['insert-below']);
		expect(actions(1)).toEqual(['insert-above', 'insert-below', 'remove']);
		const made = run('insert-below', 0);
		expect(made).toEqual({ ok: true, row: 'new1' });
		expect(session.book.row('new1')).toMatchObject({ unit: 'u4' });
	});
	it('make a project row of the unit in T13', () => {
		const rows = [
			row('a0', { 项目: '合计' }, { role: 'total' }),
			row('a1', { 项目: '看守所' }, { role: 'unit', unit: 'u2' })
		];
		const { actions, run, session } = scene('T13', rows);
		expect(actions(1)).toEqual(['insert-below']);
		run('insert-below', 1);
		expect(session.book.row('new1')).toMatchObject({ unit: 'u2', role: 'project' });
	});
});

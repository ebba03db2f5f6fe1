import { expect, test } from 'vitest';
import { MemorySession } from '../../../../tests/support/memory-session';
import { cellPlace, newCellPlace, type KeptText } from '../state/kept-typing';
import { Selection } from '../state/selection.svelte';
import type { Entry, GridCell } from './grid-port';
import { KeptDraft } from './kept-draft';
import type { SheetNeeds } from './sheet-needs';
import { bookOf } from '../../../../tests/support/small-book';

const VACANT = { sheet: 'indicators@p1', cells: { 一级: '产出指标', 二级: '数量指标' } } as const;
const BOOK = bookOf({ T12: [{ id: 'r1', order: 'r1', cells: {} }] });

function drafting(cell: Partial<GridCell>) {
	const kept = new Map<string, KeptText | undefined>();
	const session = new MemorySession(BOOK);
	const needs = {
		session,
		selection: new Selection(),
		keepTyping: (place: string, text: KeptText | undefined) => void kept.set(place, text)
	} as unknown as SheetNeeds;
	const draft = new KeptDraft(needs);
	const shown: GridCell = { shown: '', exact: '', kind: 'text', ...cell };
	const entry = (text: string): Entry => ({ line: 0, column: 0, cell: shown, text, base: '' });
	return { kept, type: (text: string) => draft.take([entry(text)]), close: () => draft.take([]) };
}

const PLACES: readonly (readonly [string, Partial<GridCell>, string])[] = [
	['a cell', { ref: { row: 'r1', column: '项目' } }, cellPlace('r1', '项目')],
	[
		'a cell whose row is yet to be made',
		{ vacant: { row: VACANT, column: '年度.三级' } },
		newCellPlace(VACANT.sheet, '年度.三级', VACANT.cells)
	]
];

test.each(PLACES)('U3 what is typed in %s is kept until its editor closes', (_, cell, place) => {
	const { kept, type, close } = drafting(cell);
	type('招聘');
	type('招聘人数');
	expect([...kept]).toEqual([[place, { text: '招聘人数', base: '' }]]);
	close();
	expect(kept.get(place)).toBeUndefined();
});

test('U3 what is as it was before is not kept', () => {
	const { kept, type } = drafting({ ref: { row: 'r1', column: '项目' } });
	type('招');
	type('');
	expect(kept.get(cellPlace('r1', '项目'))).toBeUndefined();
});

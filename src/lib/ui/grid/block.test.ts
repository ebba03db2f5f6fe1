import { describe, expect, it } from 'vitest';
import { placeBlock } from './block';
import type { GridCell, SheetModel } from './grid-port';

const cell = (row: number, column: number): GridCell => ({
	ref: { row: `r${row}`, column: `c${column}` },
	shown: '',
	exact: '',
	kind: 'amount'
});
const locked: GridCell = {
	shown: '合计',
	exact: '合计',
	kind: 'text',
	lock: { kind: 'official-label' }
};

function sheet(lines: number, columns: number): SheetModel {
	return {
		label: '',
		columns: Array.from({ length: columns }, (_, i) => ({
			id: `c${i}`,
			width: 1,
			least: 1,
			grows: true
		})),
		header: [],
		lines: Array.from({ length: lines }, (_, l) => ({
			key: `r${l}`,
			cells: Array.from({ length: columns }, (_, c) => (l === 0 && c === 0 ? locked : cell(l, c)))
		})),
		merged: [],
		frozen: 0,
		layout: 'table'
	};
}
const at = (top: number, left: number, bottom = top, right = left) => ({
	top,
	left,
	bottom,
	right,
	line: top,
	column: left
});
const texts = (placed: ReturnType<typeof placeBlock>) =>
	placed.ok ? placed.entries.map((e) => `${e.line}:${e.column}=${e.text}`) : placed.refusal;

describe('a block over a selection', () => {
	it('goes from the top left corner', () => {
		expect(texts(placeBlock(sheet(4, 4), [['1', '2'], ['3']], at(1, 1)))).toEqual([
			'1:1=1',
			'1:2=2',
			'2:1=3'
		]);
	});
	it('of one cell fills the selection; a whole multiple repeats it', () => {
		expect(texts(placeBlock(sheet(4, 4), [['7']], at(1, 1, 2, 2)))).toHaveLength(4);
		expect(texts(placeBlock(sheet(5, 4), [['1'], ['2']], at(1, 0, 4, 0)))).toEqual([
			'1:0=1',
			'2:0=2',
			'3:0=1',
			'4:0=2'
		]);
		expect(texts(placeBlock(sheet(5, 4), [['1'], ['2']], at(1, 0, 3, 0)))).toHaveLength(2);
	});
	it('that does not fit is refused with the room there is, never cut off', () => {
		expect(texts(placeBlock(sheet(2, 2), [['1', '2', '3']], at(1, 0)))).toEqual({
			kind: 'no-room',
			lines: 1,
			columns: 3,
			roomLines: 1,
			roomColumns: 2
		});
	});
	it('may carry blank lines and columns past the end', () => {
		expect(
			texts(
				placeBlock(
					sheet(2, 2),
					[
						['1', '', ''],
						['', '', '']
					],
					at(1, 0)
				)
			)
		).toEqual(['1:0=1', '1:1=']);
	});
	it('leaves printed labels alone where it repeats them, and offers other text to be refused', () => {
		expect(texts(placeBlock(sheet(2, 2), [['合计', '5']], at(0, 0)))).toEqual(['0:1=5']);
		expect(texts(placeBlock(sheet(2, 2), [['小计', '5']], at(0, 0)))).toEqual([
			'0:0=小计',
			'0:1=5'
		]);
	});
});

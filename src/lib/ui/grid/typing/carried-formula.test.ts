import { expect, test } from 'vitest';
import { cellPlace } from '../../state/kept-typing';
import { Selection } from '../../state/selection.svelte';
import type { GridCell } from '../grid-port';
import { carriedEvents } from './carried-formula';

const AMOUNT: GridCell = {
	...{ shown: '', exact: '', kind: 'amount', unit: '万元' },
	ref: { row: 'r1', column: '合计' }
};
const TYPED = { text: '=1+', base: '' };

test('[U27] a formula is taken along from a cell that can be computed, one at a time', () => {
	const selection = new Selection();
	const carried = carriedEvents(() => ({ selection }));
	const { ref: _ref, ...vacant } = AMOUNT;
	expect(carried.take(vacant, TYPED)).toBe(false);
	expect(carried.isOpen()).toBe(false);
	expect(carried.take(AMOUNT, TYPED)).toBe(true);
	expect(selection.carried).toEqual({
		...TYPED,
		place: cellPlace('r1', '合计'),
		cell: AMOUNT.ref,
		unit: '万元'
	});
	expect(carried.isOpen()).toBe(true);
	expect(carried.take({ ...AMOUNT, ref: { row: 'r2', column: '合计' } }, TYPED)).toBe(false);
	expect(selection.carried?.cell.row).toBe('r1');
});

test('[U27] what is pointed at goes to the formula, where one is open', () => {
	const selection = new Selection();
	const carried = carriedEvents(() => ({ selection }));
	expect(carried.point([{ row: 'r1', column: '合计' }])).toBe(false);
	const pointed: unknown[] = [];
	selection.point = (cells) => pointed.push(...cells) > 0;
	expect(carried.point([{ row: 'r1', column: '合计' }])).toBe(true);
	expect(pointed).toEqual([{ row: 'r1', column: '合计' }]);
});

import { describe, expect, it } from 'vitest';
import { Selection } from './selection.svelte';

const T1 = { sheet: 'T1', row: 'a', column: '金额' } as const;

describe('the selection', () => {
	it('ends with the grid that it is in', () => {
		const selection = new Selection();
		selection.select(T1);
		expect(selection.leave(['T1'])).toBe(true);
		expect(selection.current).toBe(undefined);
	});

	it('stays where the next grid stands before the last one is taken away', () => {
		const selection = new Selection();
		selection.select({ ...T1, sheet: 'T2' });
		selection.select(T1);
		selection.typing = true;
		expect(selection.leave(['T2'])).toBe(false);
		expect([selection.current, selection.typing]).toEqual([T1, true]);
	});
});

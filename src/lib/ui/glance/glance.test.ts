import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GridCell, SheetModel } from '../grid/grid-port';
import { printEntry } from '../grid/entry';
import { cellsIn, glanceOf } from './glance';

const amount = (value: number | undefined, unit: '元' | '万元' = '万元'): GridCell => ({
	kind: 'amount',
	unit,
	...printEntry(value, 'amount', unit)
});
const text = (value: string): GridCell => ({ kind: 'text', ...printEntry(value, 'text', '万元') });

describe('a selection at a glance', () => {
	it('is summed to the 分, blanks and text aside [U10]', () => {
		const glance = glanceOf([amount(1_234_500_001), amount(undefined), text('合计'), amount(-1)]);
		expect(glance.cells).toBe(4);
		expect(glance.filled).toBe(3);
		expect(glance.amounts).toEqual({
			count: 2,
			sum: 1_234_500_000,
			average: 617_250_000,
			least: -1,
			most: 1_234_500_001,
			unit: '万元'
		});
	});

	it('has no amounts where none is selected, and zero is one', () => {
		expect(glanceOf([text('行政运行'), text('')])).toEqual({ cells: 2, filled: 1 });
		expect(glanceOf([amount(0)]).amounts).toMatchObject({ count: 1, sum: 0, average: 0 });
	});

	it('counts a cell once that two ranges cover [U10]', () => {
		const line = (key: string, value: number) => ({ key, cells: [text(key), amount(value)] });
		const model: SheetModel = {
			...{ label: '', columns: [], header: [], merged: [], frozen: 0, layout: 'table' },
			lines: [line('a', 1), line('b', 2), line('c', 4)]
		};
		const areas = [
			{ top: 0, left: 1, bottom: 1, right: 1 },
			{ top: 1, left: 0, bottom: 2, right: 1 }
		];
		const glance = glanceOf(cellsIn(model, areas));
		expect(glance).toMatchObject({ cells: 5, amounts: { count: 3, sum: 7 } });
	});

	it('leaves out places that are no cell, and text in a column of amounts', () => {
		const empty: GridCell = { kind: 'empty', shown: '', exact: '' };
		const odd: GridCell = { kind: 'amount', unit: '万元', ...printEntry('约5', 'amount', '万元') };
		expect(glanceOf([empty, odd, amount(10_000)])).toMatchObject({
			cells: 2,
			filled: 2,
			amounts: { count: 1, sum: 10_000 }
		});
	});

	it('says no sum that cannot be recorded', () => {
		const large = Number.MAX_SAFE_INTEGER;
		const { amounts } = glanceOf([amount(large), amount(large), amount(-5)]);
		expect(amounts).toMatchObject({ sum: undefined, average: undefined, least: -5, most: large });
	});

	it('rounds an average half up, away from zero', () => {
		expect(glanceOf([amount(1), amount(2)]).amounts?.average).toBe(2);
		expect(glanceOf([amount(-1), amount(-2)]).amounts?.average).toBe(-2);
		expect(glanceOf([amount(1), amount(0), amount(0)]).amounts?.average).toBe(0);
	});

	it('sums exactly, whatever the order', () => {
		fc.assert(
			fc.property(fc.array(fc.maxSafeInteger(), { minLength: 1, maxLength: 40 }), (values) => {
				const sum = values.reduce((total, value) => total + BigInt(value), 0n);
				const { amounts } = glanceOf(values.map((value) => amount(value)));
				const safe = sum <= BigInt(Number.MAX_SAFE_INTEGER) && -sum <= Number.MAX_SAFE_INTEGER;
				expect(amounts?.sum).toBe(safe ? Number(sum) : undefined);
			})
		);
	});
});

import { describe, expect, it } from 'vitest';
import { continueSeries } from './fill-series';
import { fillOf } from './grid-fill';
import type { SheetModel } from './grid-port';

describe('dragging the fill handle', () => {
	it('goes on with amounts of one step, exactly [U19]', () => {
		expect(continueSeries(['0.10', '0.30'], 3, 'amount')).toEqual(['0.50', '0.70', '0.90']);
		expect(continueSeries(['10', '7', '4'], 3, 'amount')).toEqual(['1.00', '-2.00', '-5.00']);
		expect(continueSeries(['1,000.00', '1,000.01'], 1, 'amount')).toEqual(['1000.02']);
	});
	it('repeats what is no series [U19]', () => {
		expect(continueSeries(['12.50'], 2, 'amount')).toEqual(['12.50', '12.50']);
		expect(continueSeries(['1', '2', '4'], 4, 'amount')).toEqual(['1', '2', '4', '1']);
		expect(continueSeries(['1', ''], 2, 'amount')).toEqual(['1', '']);
		expect(continueSeries(['5', '5'], 1, 'amount')).toEqual(['5']);
		expect(continueSeries(['行政'], 2, 'text')).toEqual(['行政', '行政']);
		expect(continueSeries(['2040201'], 1, 'text')).toEqual(['2040201']);
		expect(continueSeries(['甲1', '乙2'], 1, 'text')).toEqual(['甲1']);
	});
	it('counts on in texts and months [U19]', () => {
		expect(continueSeries(['第1批'], 2, 'text')).toEqual(['第2批', '第3批']);
		expect(continueSeries(['P08', 'P10'], 2, 'text')).toEqual(['P12', 'P14']);
		expect(continueSeries(['2023年11月'], 3, 'text')).toEqual([
			'2023年12月',
			'2024年1月',
			'2024年2月'
		]);
		expect(continueSeries(['2023年3月', '2023年1月'], 2, 'text')).toEqual([
			'2022年11月',
			'2022年9月'
		]);
		expect(continueSeries(['第3批', '第1批'], 2, 'text')).toEqual(['第3批', '第1批']);
	});
});

describe('the block that a drag fills', () => {
	const cell = (kind: 'amount' | 'text') => ({ kind, shown: '', exact: '' });
	const model: SheetModel = {
		...{ label: '', columns: [], header: [], merged: [], frozen: 0, layout: 'table' },
		lines: ['a', 'b', 'c', 'd'].map((key) => ({ key, cells: [cell('text'), cell('amount')] }))
	};
	const range = (top: number, left: number, bottom: number, right: number) => ({
		from: { row: top, col: left },
		to: { row: bottom, col: right }
	});
	it('goes on column by column, downwards and upwards [U19]', () => {
		const selected = [
			['第1批', '1.00'],
			['第2批', '3.00']
		];
		expect(fillOf(model, selected, range(0, 0, 1, 1), range(2, 0, 3, 1), 'down')).toEqual([
			['第3批', '5.00'],
			['第4批', '7.00']
		]);
		expect(fillOf(model, [['第7批', null]], range(0, 0, 0, 1), range(1, 0, 2, 1), 'down')).toEqual([
			['第8批', ''],
			['第9批', '']
		]);
		const upwards = [
			['第5批', '5.00'],
			['第4批', '4.00']
		];
		expect(fillOf(model, upwards, range(2, 0, 3, 1), range(0, 0, 1, 1), 'up')).toEqual([
			['第7批', '7.00'],
			['第6批', '6.00']
		]);
	});
	it('goes on line by line, sideways [U19]', () => {
		expect(fillOf(model, [['1', '2']], range(0, 1, 0, 2), range(0, 3, 0, 4), 'right')).toEqual([
			['3.00', '4.00']
		]);
	});
});

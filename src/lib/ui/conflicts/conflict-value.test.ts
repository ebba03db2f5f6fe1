import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { describe, expect, test } from 'vitest';
import { printValue, readTyped, unitOf } from './conflict-value';

describe('a value of a conflict', () => {
	test.each([
		['T12', '合计', '万元'],
		['T12@u1', '合计', '万元'],
		['T12', '项目', undefined],
		['projects', '年度资金总额', '元'],
		['projects', '项目名称', undefined],
		['indicators@p1', '指标值', undefined]
	] as const)('%s.%s is written in %s', (sheet, column, unit) => {
		expect(unitOf(sheet, column, SMALL_BOOK.head)).toBe(unit);
	});

	test('is shown in full, with separators', () => {
		expect(printValue(123456789_0000, '万元')).toBe('1,234,567.89');
		expect(printValue(-123456_7800, '万元')).toBe('-1,234.5678');
		expect(printValue(21000000, '元')).toBe('210,000.00');
		expect(printValue('甲', undefined)).toBe('甲');
		expect(printValue(undefined, '万元')).toBe('');
	});

	test('is typed as in a cell', () => {
		expect(readTyped('1,200.5', '元')).toEqual({ ok: true, value: 120050 });
		expect(readTyped('  ', '元')).toEqual({ ok: true, value: undefined });
		expect(readTyped('甲', '元')).toMatchObject({ ok: false });
		expect(readTyped(' 甲 ', undefined)).toEqual({ ok: true, value: '甲' });
	});
});

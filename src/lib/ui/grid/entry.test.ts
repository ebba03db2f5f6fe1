import { describe, expect, it } from 'vitest';
import { LONGEST_TEXT, printEntry, readEntry } from './entry';
import type { GridCell } from './grid-port';

const amount: GridCell = { shown: '', exact: '', kind: 'amount', unit: '万元' };
const text: GridCell = { shown: '', exact: '', kind: 'text' };
const prose: GridCell = { shown: '', exact: '', kind: 'prose' };

describe('an entry', () => {
	it('of an amount may have separators, full-width digits and spaces', () => {
		expect(readEntry(amount, ' 1,226.5 ')).toEqual({ ok: true, value: 12_265_000_00 });
		expect(readEntry(amount, '２２６．００')).toEqual({ ok: true, value: 226_000_000 });
		expect(readEntry({ ...amount, unit: '元' }, '216,000')).toEqual({
			ok: true,
			value: 21_600_000
		});
	});
	it('of nothing blanks the cell, which is not zero', () => {
		expect(readEntry(amount, ' ')).toEqual({ ok: true, value: undefined });
		expect(readEntry(text, '')).toEqual({ ok: true, value: undefined });
		expect(readEntry(amount, '0')).toEqual({ ok: true, value: 0 });
	});
	it('that is no amount or has a third decimal is refused, never mended', () => {
		expect(readEntry(amount, '约5')).toMatchObject({ refusal: { kind: 'not-a-number' } });
		expect(readEntry(amount, '1.005')).toMatchObject({
			refusal: { kind: 'too-precise', allowed: 2 }
		});
		expect(readEntry(amount, '99999999999999')).toMatchObject({
			refusal: { kind: 'out-of-range' }
		});
	});
	it('of text is trimmed; prose keeps its inner lines', () => {
		expect(readEntry(text, ' 辅警 ')).toEqual({ ok: true, value: '辅警' });
		expect(readEntry(prose, '一\r\n二\n')).toEqual({ ok: true, value: '一\n二' });
		expect(readEntry(text, '字'.repeat(LONGEST_TEXT + 1))).toMatchObject({
			refusal: { kind: 'too-long' }
		});
	});
	it('in a locked cell is refused with the lock', () => {
		const lock = { kind: 'official-label' } as const;
		expect(readEntry({ ...text, lock }, 'x')).toEqual({ ok: false, refusal: lock });
	});
});

describe('a value', () => {
	it('is shown with two decimals and kept exact', () => {
		expect(printEntry(18_351_300_000, 'amount', '万元')).toEqual({
			shown: '18,351.30',
			exact: '18351.30',
			amount: 18_351_300_000
		});
		expect(printEntry(98_601, 'amount', '万元')).toEqual({
			shown: '0.10',
			exact: '0.098601',
			amount: 98_601
		});
		expect(printEntry(undefined, 'amount', '万元')).toEqual({ shown: '', exact: '' });
	});
	it('that could not be read as a figure stays the text it is', () => {
		expect(printEntry('≥40', 'amount', '元')).toEqual({ shown: '≥40', exact: '≥40' });
	});
});

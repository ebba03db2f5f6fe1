import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { canonicalNumber, joinsNumbers, numbersOf } from './number-token';

const texts = (text: string) => numbersOf(text).map((token) => token.text);

describe('[R20] numbers of a text', () => {
	it('reads separators, decimals and full width as one number', () => {
		expect(texts('37,968.48万元，占９０．９1%')).toEqual(['37,968.48', '９０．９1']);
		expect(texts('2023年1,234,567')).toEqual(['2023', '1,234,567']);
	});
	it('parts numbers where a separator is not one', () => {
		expect(texts('1,2号楼')).toEqual(['1', '2']);
		expect(texts('3,11')).toEqual(['3', '11']);
		expect(texts('1,2345')).toEqual(['1', '2345']);
		expect(texts('4.21.3')).toEqual(['4.21', '3']);
	});
	it('does not count ordinals', () => {
		expect(texts('①公务用车 二十二、其他')).toEqual([]);
	});
	it('finds all digits of any text, each once', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom(...'01,.，．５万\t') }), (text) => {
				const digits = (s: string) => s.replace(/[^0-9５]/g, '');
				expect(digits(texts(text).join(''))).toBe(digits(text));
			})
		);
	});
	it('compares by value, but keeps the leading zeros of codes', () => {
		expect(canonicalNumber('1,201.50')).toBe(canonicalNumber('１２０１.5'));
		expect(canonicalNumber('0356')).toBe('0356');
		expect(canonicalNumber('0.00')).toBe('0');
	});
});

describe('[R23] joining', () => {
	it('sees where two numbers would become one', () => {
		expect(joinsNumbers('共12', '34株')).toBe(true);
		expect(joinsNumbers('共12株', '34株')).toBe(false);
		expect(joinsNumbers('共', '34株')).toBe(false);
	});
});

import { describe, expect, it } from 'vitest';
import { numberFormat, showNumber, showText } from './number-format';

const shown = (code: string, stored: string | number) =>
	showNumber(String(stored), numberFormat(164, code), false);

describe('a number format [R88]', () => {
	it.each([
		// Tenths of thousands: 万元, as offices write it.
		['0!.0,', 16505000, '1650.5', undefined],
		['0\\.0,', 16505400, '1650.54', '1650.5'],
		['0"."0,', -16505000, '-1650.5', undefined],
		['0!.0000', 16505000, '1650.5', undefined],
		['0!.0,', 400, '0.04', '0.0'],
		['#,##0.00,', 16505000, '16505', undefined],
		['#,##0.00,,', 16505000, '16.505', '16.51'],
		['#,##0,.00', 16505000, '16505', undefined],
		['0!.0,"万元"', 16505000, '1650.5万元', undefined],
		['0!.0,"万"_ ', 16505000, '1650.5万', undefined],
		['[>=10000]0!.0,"万";0.00', 16505000, '1650.5万', undefined]
	])('%s shows %s moved: %s', (code, stored, text, rounded) => {
		expect(shown(code, stored)).toEqual({ text, ...(rounded && { rounded }), differs: true });
	});
	it.each([
		['General', '1650.5', '1650.5'],
		['G/通用格式', '1650.5', '1650.5'],
		['G/通用格式"元"', '1650.5', '1650.5元'],
		['#,##0.00', '1650.5', '1650.5'],
		['#,##0.00_ ;[Red]\\-#,##0.00\\ ', '-1650.5', '-1650.5'],
		['#,##0.00;[Red]#,##0.00', '-1650.5', '-1650.5'],
		['#,##0.00_);(#,##0.00)', '-1650.5', '-1650.5'],
		['_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ', '0', '0'],
		['[$¥-804]#,##0.00', '12.5', '12.5'],
		['[>=10000]0!.0,"万";0.00', '99.5', '99.5'],
		['0.00%', '0.125', '12.5%'],
		['0.00"%"', '12.5', '12.5%'],
		['0000000', '101', '0000101'],
		['0"人"', '5', '5人'],
		['"第"0"号"', '5', '第5号'],
		['000-0000', '1234567', '123-4567'],
		['0.00E+00', '16505000', '16505000'],
		['# ?/?', '0.5', '0.5'],
		['#,##0.00;-#,##0.00;', '0', ''],
		['yyyy!-mm', '45000', '2023-03']
	])('%s shows %s as it is: %s', (code, stored, text) => {
		expect(shown(code, stored)).toEqual({ text });
	});
	it('tells where it hides a figure or its sign', () => {
		expect(shown('#,##0.00;;', '-5')).toEqual({ text: '', differs: true });
		expect(shown(';;;', '5')).toEqual({ text: '', differs: true });
		expect(shown('"见附件"', '5')).toEqual({ text: '见附件', differs: true });
		expect(shown('#,##0.00;#,##0.00', '-5')).toEqual({ text: '-5', differs: true });
	});
	it('may write something around a text, or hide it', () => {
		expect(showText('甲', numberFormat(164, '@"局"'))).toBe('甲局');
		expect(showText('甲', numberFormat(164, '0;0;0;@"局"'))).toBe('甲局');
		expect(showText('甲', numberFormat(164, '0.00'))).toBe('甲');
		expect(showText('甲', numberFormat(164, ';;;'))).toBe('');
	});
});

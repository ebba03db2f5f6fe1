import { describe, expect, it } from 'vitest';
import { fitColumns } from './column-widths';

const column = (width: number, least: number, grows = true) => ({ id: '', width, least, grows });
const sum = (widths: number[]) => widths.reduce((a, b) => a + b, 0);

describe('column widths', () => {
	it('fill the room exactly where columns may grow', () => {
		expect(sum(fitColumns([column(96, 78, false), column(280, 150), column(118, 96)], 600))).toBe(
			600
		);
	});
	it('grow no column beyond twice its width', () => {
		expect(fitColumns([column(100, 50), column(50, 50)], 1000)).toEqual([200, 100]);
	});
	it('shrink to the room, wide columns first to give, and never below their least', () => {
		expect(sum(fitColumns([column(340, 150), column(118, 96)], 400))).toBe(400);
		expect(fitColumns([column(340, 150), column(118, 96)], 100)).toEqual([150, 96]);
	});
});

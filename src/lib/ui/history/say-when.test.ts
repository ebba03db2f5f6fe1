import { expect, it } from 'vitest';
import { historyWords } from '$lib/messages/history';
import { sayAgo, sayExactly } from './say-when';

const MINUTE = 60_000;

it('says how long ago, in the largest whole unit', () => {
	const ago = (minutes: number): string => sayAgo(0, minutes * MINUTE, historyWords.zh.ago);
	expect([ago(0.5), ago(59), ago(60), ago(23 * 60 + 59), ago(48 * 60)]).toEqual([
		...['刚刚', '59 分钟前', '1 小时前', '23 小时前', '2 天前']
	]);
});

it("says the exact time by China's clock", () => {
	expect(sayExactly(Date.UTC(2023, 0, 31, 17, 5, 9))).toBe('2023-02-01 01:05:09');
});

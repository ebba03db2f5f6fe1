import { expect, it } from 'vitest';
import { notRead } from '$lib/exchange/read/import-report';
import { reading } from './reading';

it('[R27] all is accounted for only where everything was read', () => {
	const say = (
		locale: 'zh' | 'en',
		lost: number,
		counts: Parameters<typeof notRead>[0]['counts']
	) => reading[locale].conservation(12, lost, notRead({ counts }));
	expect(say('zh', 0, {})).toBe('原文 12 个数字全部有去处');
	expect(say('en', 0, {})).toBe('All 12 numbers of the source are accounted for');
	const left = { unread: 2, unseen: 1, 'page-without-text': 1, continued: 9 } as const;
	expect(notRead({ counts: left })).toBe(4);
	expect(say('zh', 0, left)).toBe('读到的 12 个数字都有去处；另有 4 处没有读取，已在报告中列明');
	expect(say('en', 0, { unseen: 1 })).toContain('; 1 place was not read and is listed');
	expect(say('en', 0, left)).toContain('; 4 places were not read and are listed');
	for (const locale of ['zh', 'en'] as const) {
		expect(say(locale, 0, left)).not.toMatch(/原文|of the source/);
		expect(say(locale, 3, left)).toMatch(/3.*4/);
	}
});

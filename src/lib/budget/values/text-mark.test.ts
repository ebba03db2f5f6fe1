import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	countedLines,
	hasMarks,
	isMark,
	isNumberedHeading,
	leadOf,
	LINE_MARKS,
	plainText,
	readMarkedLine,
	TEXT_MARKS,
	withoutMarks,
	writeMarkedLine,
	type MarkedRun
} from './text-mark';

const words = fc.constantFrom(
	'重点',
	'保障 ',
	'1,234.56万元',
	'{{T1[收入总计].金额}}',
	'{',
	'{{粗',
	'}}'
);
const run = fc.record({ text: words, marks: fc.subarray([...TEXT_MARKS]) });
const line = fc.record({
	mark: fc.constantFrom(undefined, ...LINE_MARKS),
	runs: fc.array(run, { maxLength: 6 })
});

/** Neighbours that look alike are one; none is empty. */
function tidy(runs: readonly MarkedRun[]): MarkedRun[] {
	return readMarkedLine(writeMarkedLine({ mark: undefined, runs })).runs as MarkedRun[];
}

describe('marks of words', () => {
	it('[L11] are read as they are written, whatever the words', () => {
		fc.assert(
			fc.property(line, ({ mark, runs }) => {
				const said = runs.map(({ text }) => text).join('');
				// Words that only together make a mark are one.
				fc.pre(!hasMarks(said));
				const written = writeMarkedLine({ mark, runs });
				const read = readMarkedLine(written);
				expect(read).toEqual({ mark, runs: tidy(runs) });
				expect(writeMarkedLine(read)).toBe(written);
				expect(withoutMarks(written)).toBe(said);
			})
		);
	});

	it('[L11] end with their line, and say nothing where they open or end nothing', () => {
		expect(readMarkedLine('甲{{粗体}}乙').runs.at(-1)).toEqual({ text: '乙', marks: ['粗体'] });
		expect(readMarkedLine('甲{{/粗体}}乙{{标题}}')).toEqual({
			mark: undefined,
			runs: [{ text: '甲乙', marks: [] }]
		});
		expect(readMarkedLine('甲{{列表}}').mark).toBeUndefined();
		expect(readMarkedLine('{{粗体}}{{/粗体}}').runs).toEqual([]);
	});

	it('are no living figures, and nothing else is a mark', () => {
		expect(
			['{{粗体}}', '{{/下划线}}', '{{标题}}', '{{小标题}}', '{{列表}}', '{{编号}}'].every(isMark)
		).toBe(true);
		expect(['{{/标题}}', '{{/列表}}', '{{斜体}}', '{{年度}}', '', '粗体'].some(isMark)).toBe(false);
	});

	it('[L13] of a line stand before its first word; of several the first counts', () => {
		expect(readMarkedLine('{{粗体}}{{列表}}甲')).toEqual({
			mark: '列表',
			runs: [{ text: '甲', marks: ['粗体'] }]
		});
		expect(readMarkedLine('{{编号}}{{标题}}甲').mark).toBe('编号');
	});

	it('[L13] numbers are counted: blank lines aside, what is no line of the list ends it', () => {
		const text = [
			'{{编号}}甲',
			'',
			'{{编号}}{{粗体}}乙',
			'丙',
			'{{编号}}丁',
			'{{列表}}戊',
			'{{编号}}己'
		];
		expect(countedLines(text).map(({ number }) => number)).toEqual([
			...[1, undefined, 2, undefined, 1, undefined, 1]
		]);
		expect(plainText(text.join('\n'))).toBe('1.甲\n\n2.乙\n丙\n1.丁\n• 戊\n1.己');
		expect(plainText('1.甲\n{{T1[收入总计].金额}}')).toBe('1.甲\n{{T1[收入总计].金额}}');
	});

	it('[L13] the plain text has every word of the lines, after what lists print before them', () => {
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
				fc.pre(!lines.some(({ runs }) => hasMarks(runs.map(({ text }) => text).join(''))));
				const text = lines.map(writeMarkedLine).join('\n');
				const leads = countedLines(text.split('\n')).map(leadOf);
				const said = withoutMarks(text).split('\n');
				const read = said.map((words, i) => (words.trim() === '' ? words : leads[i] + words));
				expect(plainText(text)).toBe(read.join('\n'));
			})
		);
	});

	it('[L12] a line is a heading by its number, too', () => {
		expect(isNumberedHeading('（一）收入情况')).toBe(true);
		expect(isNumberedHeading('（一）收入情况，其中税收收入；')).toBe(false);
		expect(isNumberedHeading('收入情况')).toBe(false);
		const runs = [{ text: '（一）收入情况', marks: [] }];
		expect(writeMarkedLine({ mark: '标题', runs })).toBe('（一）收入情况');
		expect(writeMarkedLine({ mark: '小标题', runs })).toBe('{{小标题}}（一）收入情况');
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	hasMarks,
	isMark,
	isNumberedHeading,
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
const line = fc.record({ isHeading: fc.boolean(), runs: fc.array(run, { maxLength: 6 }) });

/** Neighbours that look alike are one; none is empty. */
function tidy(runs: readonly MarkedRun[]): MarkedRun[] {
	return readMarkedLine(writeMarkedLine({ isHeading: false, runs })).runs as MarkedRun[];
}

describe('marks of words', () => {
	it('[L11] are read as they are written, whatever the words', () => {
		fc.assert(
			fc.property(line, ({ isHeading, runs }) => {
				const said = runs.map(({ text }) => text).join('');
				// Words that only together make a mark are one.
				fc.pre(!hasMarks(said));
				const written = writeMarkedLine({ isHeading, runs });
				const read = readMarkedLine(written);
				expect(read).toEqual({ isHeading, runs: tidy(runs) });
				expect(writeMarkedLine(read)).toBe(written);
				expect(withoutMarks(written)).toBe(said);
			})
		);
	});

	it('[L11] end with their line, and say nothing where they open or end nothing', () => {
		expect(readMarkedLine('甲{{粗体}}乙').runs.at(-1)).toEqual({ text: '乙', marks: ['粗体'] });
		expect(readMarkedLine('甲{{/粗体}}乙{{标题}}')).toEqual({
			isHeading: false,
			runs: [{ text: '甲乙', marks: [] }]
		});
		expect(readMarkedLine('{{粗体}}{{/粗体}}').runs).toEqual([]);
	});

	it('are no living figures, and nothing else is a mark', () => {
		expect(['{{粗体}}', '{{/下划线}}', '{{标题}}'].every(isMark)).toBe(true);
		expect(['{{/标题}}', '{{斜体}}', '{{年度}}', '', '粗体'].some(isMark)).toBe(false);
	});

	it('[L12] a line is a heading by its number, too', () => {
		expect(isNumberedHeading('（一）收入情况')).toBe(true);
		expect(isNumberedHeading('（一）收入情况，其中税收收入；')).toBe(false);
		expect(isNumberedHeading('收入情况')).toBe(false);
	});
});

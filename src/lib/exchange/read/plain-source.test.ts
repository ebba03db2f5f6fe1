import { describe, expect, it } from 'vitest';
import { raisedWords, withoutMark } from './note-marks';
import { plainSource } from './plain-source';
import { withoutRadicals } from './radicals';
import { readDocument } from './read-document';
import { splitSource } from './source';

const ALL = [...Array(0x2fe0 - 0x2e80).keys()].map((i) => String.fromCodePoint(0x2e80 + i));

describe('characters that only look like those that are meant [R35]', () => {
	it('are read as these, all of the radicals that Unicode knows', () => {
		expect(withoutRadicals('⾏政运⾏，部⻔，⻅习，⻓期，用⼾')).toBe(
			'行政运行，部门，见习，长期，用户'
		);
		const assigned = ALL.filter((c) => /\p{Assigned}/u.test(c));
		expect(assigned).toHaveLength(329);
		// One has no character of its own.
		const left = assigned.filter((c) => /\p{Radical}/u.test(withoutRadicals(c)));
		expect(left).toEqual(['⺀']);
		expect(withoutRadicals('\uf900\ufa0e\u{2f800}')).toBe('豈\ufa0e丽');
		expect(withoutRadicals('ＡＢ１①²㎡')).toBe('ＡＢ１①²㎡');
	});
	it('are told once each, with the first place', () => {
		const source = plainSource({ lines: splitSource('⾏政\n部⻔⾏⾏\n行政') });
		expect(source.lines.map(({ text }) => text)).toEqual(['行政', '部门行行', '行政']);
		expect(source.entries).toEqual([
			{ kind: 'characters-replaced', place: { line: 1 }, found: '⾏', kept: '行' },
			{ kind: 'characters-replaced', place: { line: 2 }, found: '⻔', kept: '门' }
		]);
	});
	it('do not hide a table or a name', () => {
		const text = '2023年预算⽀出总表\n科⽬编码,科⽬名称,合计\n2070101,⾏政运⾏,3.50\n';
		const result = readDocument('a.csv', new TextEncoder().encode(text));
		if (!result.ok) throw new Error(JSON.stringify(result.failure));
		expect(result.book.sheets.T3?.[0].cells).toEqual({
			编码: '2070101',
			名称: '行政运行',
			合计: 3_500_000
		});
		expect(result.report.conservation.lost).toBe(0);
	});
});

describe('the mark of a note [R36]', () => {
	it('at the end of a figure or a name is no part of it', () => {
		const bare = (text: string) => withoutMark(text)?.text;
		expect(['450.25¹', '1,650①', '450²³', '３４５＊', '12.5%⁽¹⁾', '450[2]'].map(bare)).toEqual([
			...['450.25', '1,650', '450', '３４５', '12.5%', '450']
		]);
		expect(['其他支出¹', '教育支出（款）²'].map(bare)).toEqual(['其他支出', '教育支出（款）']);
		expect(['项目①', '500m²', '①', '¹', 'x²', '1*2', '', '450.25'].map(bare)).toEqual(
			Array(8).fill(undefined)
		);
	});
	it('that is raised is a mark, but for powers and words', () => {
		expect(
			['1', '①', '*', '[2]', '注3', '1,2', ' 12 '].map((m) => raisedWords('450.25', m))
		).toEqual(Array(7).fill(undefined));
		expect(raisedWords('面积500m', '2')).toBe('²');
		expect(raisedWords('1.2×10', '-4')).toBe('⁻⁴');
		expect(raisedWords('450.25', '万元')).toBe('万元');
	});
	it('is told, with the text that it stands behind', () => {
		const text = '2023年预算支出总表\n科目编码,科目名称,合计\n2070101,行政运行²,450.25¹\n';
		const result = readDocument('a.csv', new TextEncoder().encode(text));
		if (!result.ok) throw new Error(JSON.stringify(result.failure));
		expect(result.book.sheets.T3?.[0].cells).toEqual({
			编码: '2070101',
			名称: '行政运行',
			合计: 450_250_000
		});
		expect(result.report.entries.filter(({ kind }) => kind === 'note-mark')).toMatchObject([
			{ found: '²', kept: '行政运行', place: { line: 3, cell: 2 } },
			{ found: '¹', kept: '450.25', place: { line: 3, cell: 3 } }
		]);
	});
	it('in prose stays, where it is a character of the text', () => {
		const source = plainSource({ lines: splitSource('收入450.25万元¹。') });
		expect(source.lines[0].text).toBe('收入450.25万元¹。');
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTabbed, transposed } from './tabbed-text';

describe('a pasted block', () => {
	it('has a cell a tab and a line a newline, whichever newline', () => {
		expect(readTabbed('1\t2\r\n3\t4\r\n')).toEqual([
			['1', '2'],
			['3', '4']
		]);
		expect(readTabbed('1\r2')).toEqual([['1'], ['2']]);
	});
	it('closes its last line with one newline, and keeps blank lines before it', () => {
		expect(readTabbed('1\n')).toEqual([['1']]);
		expect(readTabbed('1\n\n')).toEqual([['1'], ['']]);
		expect(readTabbed('\n')).toEqual([['']]);
	});
	it('takes quoted cells with newlines, tabs and quotes as one', () => {
		expect(readTabbed('"a\nb"\t"c""d"\t"\t"')).toEqual([['a\nb', 'c"d', '\t']]);
	});
	it('takes a quote that quotes no cell as a character', () => {
		expect(readTabbed('"特警"服装\t5"')).toEqual([['"特警"服装', '5"']]);
		expect(readTabbed('"open\n1')).toEqual([['"open'], ['1']]);
	});
	it('keeps ragged lines ragged and blanks blank', () => {
		expect(readTabbed('1\t\t2\n3')).toEqual([['1', '', '2'], ['3']]);
	});
	it('reads back whatever a spreadsheet writes', () => {
		const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', '\t', '\n', ' ', '万') });
		const block = fc.integer({ min: 1, max: 4 }).chain((width) =>
			fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
				minLength: 1,
				maxLength: 5
			})
		);
		const written = (lines: string[][]) =>
			lines
				.map((line) =>
					line.map((c) => (/["\t\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join('\t')
				)
				.join('\n') + '\n';
		fc.assert(
			fc.property(block, (lines) => {
				expect(readTabbed(written(lines))).toEqual(lines);
			})
		);
	});
	it('[U31] can be turned: lines become columns, and turned again it is as it was', () => {
		expect(transposed(readTabbed('1\t2\t3\n4\t5\t6'))).toEqual([
			['1', '4'],
			['2', '5'],
			['3', '6']
		]);
		const block = [
			['a', 'b'],
			['c', 'd'],
			['e', 'f']
		];
		expect(transposed(transposed(block))).toEqual(block);
	});
	it('[U31] turned, a short line says nothing about the cells it lacks', () => {
		expect(transposed([['1', '2'], ['3']])).toEqual([['1', '3'], ['2']]);
		expect(transposed([['1'], ['2', '3']])).toEqual([
			['1', '2'],
			['', '3']
		]);
	});
	it('reads ten thousand cells at once', () => {
		const line = Array.from({ length: 10 }, (_, i) => `1,23${i}.00`).join('\t');
		expect(readTabbed(Array(1000).fill(line).join('\r\n'))).toHaveLength(1000);
	});
});

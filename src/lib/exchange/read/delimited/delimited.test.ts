import { describe, expect, it } from 'vitest';
import iconv from 'iconv-lite';
import { tableSheet } from '../../../../../tests/support/disclosures/small-workbook';
import { readBlock, readDocument } from '../read-document';
import { delimiterOf, parseDelimited } from './parse-delimited';

const csv = tableSheet('T3')
	.rows.map((row) =>
		Array.from({ length: 5 }, (_, i) => {
			const cell = row[i] ?? '';
			const text = String(typeof cell === 'object' ? (cell?.v ?? '') : cell);
			return /[,"\n]/.test(text) ? `"${text}"` : text;
		}).join(',')
	)
	.join('\r\n');

describe('CSV [R90]', () => {
	it('is read by its header, in GB18030 too', () => {
		for (const bytes of [new TextEncoder().encode(csv), iconv.encode(csv, 'gb18030')]) {
			const read = readDocument('x.csv', bytes);
			if (!read.ok) throw new Error(JSON.stringify(read.failure));
			expect(read.book.sheets.T3?.[1].cells).toMatchObject({ 编码: '204', 合计: 1_401_310_000 });
			expect(read.report.conservation).toMatchObject({ lost: 0, cells: { lost: 0 } });
		}
	});
	it('keeps line breaks, quotes and commas of quoted cells', () => {
		expect(parseDelimited('a,"b ""c"",\nd",e\r\n"f"g,\n', ',')).toEqual([
			{ line: 1, cells: ['a', 'b "c",\nd', 'e'] },
			{ line: 3, cells: ['fg', ''] }
		]);
	});
	it('with a quote that never ends is refused, with its line', () => {
		const bytes = new TextEncoder().encode(`${csv}\r\n"204,1,2`);
		const read = readDocument('x.csv', bytes);
		expect(read).toMatchObject({ ok: false, failure: { kind: 'unclosed-quote', line: 8 } });
	});
	it('is told from prose and from tabbed text', () => {
		expect(delimiterOf('a,b,c\n1,2,3')).toBe(',');
		expect(delimiterOf('a;b;c\n1;2;3')).toBe(';');
		expect(delimiterOf('金额1,201.11万元，占61%。\n其中：略。')).toBeUndefined();
		expect(delimiterOf('合计\t1,201.11\t1,201.11\n小计\t1,1\t2,2,3')).toBeUndefined();
	});
});

describe('a pasted block', () => {
	it('is a table where its header or title tells which', () => {
		const rows = tableSheet('T3')
			.rows.slice(1)
			.map((row, i) => ({
				line: i + 1,
				cells: row.flatMap((cell, index) => {
					const text = String(cell !== null && typeof cell === 'object' ? cell.v : (cell ?? ''));
					return [{ index, text }];
				})
			}));
		const read = readBlock('block', rows);
		if (!read.ok) throw new Error(JSON.stringify(read.failure));
		expect(read.book.sheets.T3?.map((row) => row.cells['合计'])).toEqual([
			1_401_310_000, 1_401_310_000
		]);
	});
});
